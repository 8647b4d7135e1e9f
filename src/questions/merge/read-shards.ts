import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { yieldNow } from "../../foundation/turn.js";
import { readShard, type Shard, type ShardFault } from "../../simulation/store/shard-file.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "shard-of-another": { file: string; first: string; what: "scenario" | "version" | "number" };
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
 * @throws InvalidInput for files that are of different runs, or have the same trials
 */
export async function readShards(files: readonly string[], signal: AbortSignal): Promise<FoundShards> {
  const shards: Shard[] = [];
  const refused: { readonly file: string; readonly fault: ShardFault }[] = [];
  for (const file of files) {
    await yieldNow(signal);
    const found = readingFile(file, () => readShard(file));
    if (typeof found === "string") refused.push({ file, fault: found });
    else shards.push(found);
  }
  shards.sort((a, b) => a.header.index - b.header.index);
  const problems = [...strangers(shards), ...overlaps(shards)];
  if (problems.length > 0) throw new InvalidInput(problems);
  return { shards, refused };
}

function readingFile<Value>(file: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const reason = String(error.code);
    throw new InvalidInput([
      reason === "ENOENT"
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
    return what === undefined ? [] : [{ code: "shard-of-another", severity: "error", arguments: { ...details, what } }];
  });
}

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
