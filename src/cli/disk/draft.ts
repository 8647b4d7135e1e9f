import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  openSync,
  renameSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { dirname, extname, join } from "node:path";
import type { DraftFile } from "../../questions/surroundings.js";
import { DRAFT } from "./left-behind.js";
import { openStream } from "./stream.js";
import { targetOf } from "./target.js";
import { removeTemporary, temporaryFolder } from "./temporary.js";

/** @throws an error of the system if a file of this name could not be written; leaves nothing behind */
export function tryFile(file: string): void {
  const target = targetOf(file);
  if (target.kind === "stream" || target.status !== undefined) accessSync(target.path, constants.W_OK);
  if (target.kind === "file") removeTemporary(temporaryFolder(dirname(target.path)));
}

/** Where an interrupted result goes: `table.csv` becomes `table.partial.csv`, and an older `table.csv` stays. */
export function partialName(file: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.partial${extension}`;
}

/**
 * A regular file is written into a folder of its own beside the target, then renamed: readers see the old file or the new one,
 * never a part, and what was its mode stays so. A pipe or a device is written to as it goes.
 * @throws an error of the system
 */
export function draftFile(file: string): DraftFile {
  const target = targetOf(file);
  if (target.kind === "stream") return streamDraft(target.path);
  const folder = temporaryFolder(dirname(target.path));
  const path = join(folder, DRAFT);
  let handle: number | undefined = opened(path, folder);
  const close = (): void => {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
  };
  const discard = (): void => {
    close();
    removeTemporary(folder);
  };
  return {
    write: (bytes) => {
      if (handle !== undefined) writeFileSync(handle, bytes);
    },
    keep: (isPartial) => {
      const place = isPartial ? targetOf(partialName(target.path)) : target;
      if (handle !== undefined && place.kind === "file" && place.status) likeBefore(handle, place.status);
      close();
      renameSync(path, place.path);
      discard();
      return Promise.resolve();
    },
    discard,
  };
}

function opened(path: string, folder: string): number {
  try {
    return openSync(path, "w");
  } catch (error) {
    removeTemporary(folder);
    throw error;
  }
}

/** Owner (where the system allows that) and mode of the file that is replaced. */
function likeBefore(handle: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(handle, uid, gid);
  } catch {
    // Only the superuser gives files away: it is then a file of who replaced it.
  }
  fchmodSync(handle, mode & 0o7777);
}

function streamDraft(path: string): DraftFile {
  const stream = openStream(path);
  return {
    write: (bytes) => {
      stream.write(typeof bytes === "string" ? Buffer.from(bytes) : bytes);
    },
    keep: (_, signal) => stream.end(signal),
    discard: stream.close,
  };
}
