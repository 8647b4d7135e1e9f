import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { lazily } from "../../foundation/lazily.js";

/** Where plain data waits outside of memory until somebody reads it again. */
export interface Shelf {
  /** The same data, each time read anew; where the system has no place for it, as it was. */
  readonly shelve: <Data extends object>(data: Data) => Data;
  /** From then on nothing can be read. */
  readonly close: () => void;
}

/** A shelf is a temporary file without a name, so that nothing is left behind however the process ends. */
export function openShelf(): Shelf {
  let handle: number | undefined;
  let end = 0;
  let last: { readonly from: number; readonly data: object } | undefined;
  const put = (bytes: Uint8Array): void => {
    handle ??= namelessFile();
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written, bytes.length - written, end + written);
    end += bytes.length;
  };
  const read = (from: number, length: number): object => {
    if (handle === undefined) throw new Error("the shelf is closed");
    const bytes = Buffer.alloc(length);
    let done = 0;
    while (done < length) done += readSync(handle, bytes, done, length - done, from + done);
    return deserialize(bytes) as object;
  };
  return {
    shelve: (data) => {
      const from = end;
      let length: number;
      try {
        const bytes = serialize(data);
        length = bytes.length;
        put(bytes);
      } catch {
        return data;
      }
      // Whoever reads one thing of it goes on with the others.
      return lazily(Object.keys(data), () => {
        if (last?.from !== from) last = { from, data: read(from, length) };
        return last.data;
      }) as typeof data;
    },
    close: () => {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
}

/** @throws an error of the system, also of one that removes no file that is open */
function namelessFile(): number {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-"));
  try {
    const handle = openSync(join(folder, "shelf"), "wx+");
    try {
      rmSync(folder, { recursive: true });
      return handle;
    } catch (error) {
      closeSync(handle);
      throw error;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
