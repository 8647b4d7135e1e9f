import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.js";
import type { TrialRange } from "../runner.js";
import { EXTRAS, type Extra } from "./extras.js";

/** A file of a store: consecutive blocks of one plan, end to end. */
export interface Segment extends TrialRange {
  readonly file: string;
  /** What its blocks hold beside the outcomes. */
  readonly extras: readonly Extra[];
}

/** The folder of a plan's segments. */
export const planFolder = (folder: string, key: string): string => join(folder, key);

export const isPlanFolder = (name: string): boolean => /^[0-9a-f]{64}$/u.test(name);

const NAME = new RegExp(`^(\\d{1,15})-(\\d{1,15})((?:\\.(?:${EXTRAS.join("|")}))*)\\.blocks$`, "u");
/** What a segment is called until it is whole. */
const UNFINISHED = ".unfinished";

export const isUnfinished = (name: string): boolean => name.endsWith(UNFINISHED);

/** The segments of a plan, from the first trial on; none where there is no such folder. Throws errors of the system. */
export function segmentsIn(folder: string): Segment[] {
  const segments = namesIn(folder).flatMap((name): Segment[] => {
    const found = NAME.exec(name);
    if (found === null) return [];
    const [from, to] = [Number(found[1]), Number(found[2])];
    const extras = EXTRAS.filter((extra) => found[3].split(".").includes(extra));
    return from < to ? [{ file: join(folder, name), from, to, extras }] : [];
  });
  return segments.sort((a, b) => a.from - b.from || b.to - a.to);
}

export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/**
 * Writes a segment under a name of its own, lets the disk have it, and only then gives it its name: whoever reads sees all of
 * it or nothing, and callers that write the same at once do not meet. Throws errors of the system; leaves then nothing behind.
 */
export function writeSegment(
  folder: string,
  { from, to, extras }: Omit<Segment, "file">,
  parts: readonly Uint8Array[],
): Segment {
  makeFolder(folder);
  const unfinished = join(folder, `${randomUUID()}${UNFINISHED}`);
  const file = join(folder, [`${from}-${to}`, ...extras, "blocks"].join("."));
  try {
    const handle = openSync(unfinished, "wx");
    try {
      for (const part of parts) writeFileSync(handle, part);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  return { file, from, to, extras };
}
