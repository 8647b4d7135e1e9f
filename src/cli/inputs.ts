import { baselineFile } from "../questions/baseline-name.js";
import type { GivenValues } from "../questions/given.js";
import type { Io } from "./io.js";

/** Files that a call reads, by their real paths: none of them is written over. */
export interface Inputs {
  readonly note: (realPath: string) => void;
  readonly includes: (realPath: string) => boolean;
}

/** Begins with what the command line names: an error may come before any of it is read. */
export function namedInputs(given: GivenValues, io: Pick<Io, "targetOf">): Inputs {
  const paths = new Set<string>();
  const { scenario, result, before, now, params, cases, export: exports, baseline } = given;
  const named = [scenario, result, before, now, params, cases, exports].flatMap((value) => value ?? []).map(String);
  if (typeof baseline === "string") named.push(baselineFile(baseline));
  for (const file of named) {
    const path = regularPath(file, io);
    if (path !== undefined) paths.add(path);
  }
  return {
    note: (path) => void paths.add(path),
    includes: (path) => paths.has(path),
  };
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
