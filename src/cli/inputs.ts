import { InvalidInput, type Problem } from "../foundation/problem.js";
import { baselineFile } from "../questions/baseline-name.js";
import type { GivenValues } from "../questions/given.js";
import { STANDARD_INPUT } from "../scenario/standard-input.js";
import type { Io } from "./io.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "input-named-twice": { file: string; first: string };
  }
}

/** Files that a call reads, by their real paths: none of them is written over. */
export interface Inputs {
  readonly note: (realPath: string) => void;
  readonly includes: (realPath: string) => boolean;
}

/** Begins with what the command line names: an error may come before any of it is read. */
export function namedInputs(given: GivenValues, io: Pick<Io, "targetOf">, onRead?: (realPath: string) => void): Inputs {
  const paths = new Set<string>();
  const { scenario, result, before, now, params, cases, export: exports, shard, baseline } = given;
  const named = [scenario, result, before, now, params, cases, exports, shard]
    .flatMap((value) => value ?? [])
    .map(String);
  if (typeof baseline === "string") named.push(baselineFile(baseline));
  for (const file of named) {
    const path = regularPath(file, io);
    if (path !== undefined) paths.add(path);
  }
  return {
    note: (path) => {
      paths.add(path);
      onRead?.(path);
    },
    includes: (path) => paths.has(path),
  };
}

/** What may be `-`, for what comes on standard input: scenarios, and stored results that are compared or verified. */
export const readOnce = ({ scenario, result, before, now }: GivenValues): unknown[] =>
  [scenario, result, before, now].flat().filter((file) => file !== undefined);

/**
 * Refuses a scenario that is named twice: results are told apart by file and name, so that two of one file could not be. So with
 * standard input, which can be read but once.
 * @throws InvalidInput with every name but the first of each file
 */
export function refuseTwins(given: GivenValues, io: Pick<Io, "targetOf">): void {
  const first = new Map<string, string>();
  const streams = readOnce({ ...given, scenario: undefined }).filter((file) => file === STANDARD_INPUT);
  const problems = [given.scenario ?? [], streams].flat(2).flatMap((name): Problem[] => {
    const file = String(name);
    const path = regularPath(file, io) ?? file;
    const known = first.get(path);
    if (known === undefined) first.set(path, file);
    return known === undefined
      ? []
      : [{ code: "input-named-twice", severity: "error", arguments: { file, first: known } }];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** The real path of what is, or could become, a regular file; undefined for anything else. */
export const regularPath = (file: string, io: Pick<Io, "targetOf">): string | undefined =>
  regularTarget(file, io)?.path;

/** What is, or could become, a regular file; undefined for anything else. */
export function regularTarget(file: string, { targetOf }: Pick<Io, "targetOf">) {
  try {
    const target = targetOf(file);
    return target.kind === "file" ? target : undefined;
  } catch {
    return undefined;
  }
}
