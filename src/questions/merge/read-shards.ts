import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { yieldNow } from "../../foundation/turn.js";
import { shardCallSchema } from "../shard/call.js";
import { longFlag } from "../options/option.js";
import { SHARD_OPTIONS } from "../shard/options.js";
import { readShard, type Shard, type ShardFault } from "../../simulation/store/shard-file.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "shard-of-another": { file: string; first: string; what: "scenario" | "version" | "number" };
    "shard-of-another-call": { file: string; first: string; options: readonly string[] };
    "shard-is-folder": { folder: string };
    "shards-of-kinds": { sums: string; trials: string };
    "shards-overlap": { file: string; other: string; from: number; to: number };
  }
}

/** Shards of one run, by their index, and the files that are none. */
export interface FoundShards {
  readonly shards: readonly Shard[];
  readonly refused: readonly { readonly file: string; readonly fault: ShardFault }[];
}

/**
 * Reads and checks every byte of the files.
 * @param mayBeAbsent files that are not there are left out, such as a pattern that stands for none
 * @throws InvalidInput for files that are of different runs, or have the same trials
 */
export async function readShards(
  files: readonly string[],
  signal: AbortSignal,
  { mayBeAbsent = false } = {},
): Promise<FoundShards> {
  const shards: Shard[] = [];
  const refused: { readonly file: string; readonly fault: ShardFault }[] = [];
  for (const file of files) {
    await yieldNow(signal);
    const found = readingFile(file, mayBeAbsent);
    if (found === undefined) continue;
    if (typeof found === "string") refused.push({ file, fault: found });
    else shards.push(found);
  }
  shards.sort((a, b) => a.header.index - b.header.index);
  const problems = [...strangers(shards), ...kinds(shards), ...overlaps(shards)];
  if (problems.length > 0) throw new InvalidInput(problems);
  return { shards, refused };
}

function readingFile(file: string, mayBeAbsent: boolean): Shard | ShardFault | undefined {
  try {
    return readShard(file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const reason = String(error.code);
    if (mayBeAbsent && reason === "ENOENT") return undefined;
    throw new InvalidInput([
      reason === "EISDIR"
        ? { code: "shard-is-folder", severity: "error", arguments: { folder: file.replace(/(?<=.)\/+$/u, "") } }
        : reason === "ENOENT"
          ? { code: "file-not-found", severity: "error", arguments: { file } }
          : { code: "file-unreadable", severity: "error", arguments: { file, reason } },
    ]);
  }
}

function strangers([first, ...others]: readonly Shard[]): Problem[] {
  return others.flatMap(({ file, header }): Problem[] => {
    const what =
      header.program !== first.header.program
        ? "version"
        : header.parts[0].plan !== first.header.parts[0].plan || header.trials !== first.header.trials
          ? "scenario"
          : header.of !== first.header.of
            ? "number"
            : undefined;
    const details = { file, first: first.file };
    if (what !== undefined) return [{ code: "shard-of-another", severity: "error", arguments: { ...details, what } }];
    const options = otherOptions(first.header.call, header.call);
    return options === undefined
      ? []
      : [{ code: "shard-of-another-call", severity: "error", arguments: { ...details, options } }];
  });
}

/** Sums and trials do not come together. */
function kinds(shards: readonly Shard[]): Problem[] {
  const [sums, trials] = [true, false].map((isSums) =>
    shards.find(({ header }) => (header.sums !== undefined) === isSums),
  );
  if (sums === undefined || trials === undefined) return [];
  return [{ code: "shards-of-kinds", severity: "error", arguments: { sums: sums.file, trials: trials.file } }];
}

/** Options that two calls have differently; none where the scenario itself differs; undefined where both ask for the same. */
function otherOptions(a: object, b: object): readonly string[] | undefined {
  const [one, other] = [a, b].map((call) => shardCallSchema.safeParse(call).data);
  // What is no call is refused by who asks it.
  if (one === undefined || other === undefined || one.scenarioHash === other.scenarioHash) return undefined;
  const [own, others] = [one, other].map(({ overrides: { flags, set }, settings }) => ({ ...settings, ...flags, set }));
  const names = [...new Set([...Object.keys(own), ...Object.keys(others)])] as (keyof typeof own)[];
  return names
    .filter((name) => JSON.stringify(own[name]) !== JSON.stringify(others[name]))
    .map((name) => SHARD_OPTION_FLAGS[name] ?? name);
}

/** The long names of options, as a user writes them. */
const SHARD_OPTION_FLAGS: Readonly<Record<string, string | undefined>> = Object.fromEntries(
  Object.entries(SHARD_OPTIONS).map(([name, row]) => [name, longFlag(row)]),
);

/** Shards of one index have the same trials, if they have any. */
function overlaps(shards: readonly Shard[]): Problem[] {
  return shards.slice(1).flatMap((shard, place): Problem[] => {
    const before = shards[place];
    if (before.header.index !== shard.header.index || before.header.of !== shard.header.of) return [];
    const { from, to } = shard.header.parts[0];
    return [
      { code: "shards-overlap", severity: "error", arguments: { file: shard.file, other: before.file, from, to } },
    ];
  });
}
