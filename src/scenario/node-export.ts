import { createReadStream, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { InvalidInput } from "../foundation/problem.js";
import { asWritten, isPassing, NOT_TO_KEEP, readFault } from "./node-files.js";
import type { FileFault } from "./read-file.js";

const CHUNK_BYTES = 1 << 18;

/**
 * A file of any size on disk, to be read piece by piece, and more than once. `onRead` is told its real path.
 * @throws InvalidInput if it is none
 */
export function nodeExport(
  file: string,
  onRead?: (realPath: string) => void,
): { readonly file: string; readonly bytes: () => AsyncIterable<Uint8Array> } {
  if (isPassing(file)) throw refusal({ fault: "file-unreadable", arguments: { file, reason: NOT_TO_KEEP } });
  try {
    const path = realpathSync(resolve(asWritten(file)));
    onRead?.(path);
    if (!statSync(path).isFile())
      throw refusal({ fault: "file-unreadable", arguments: { file, reason: "not a regular file" } });
    return { file, bytes: () => piecesOf(path, file) };
  } catch (error) {
    throw error instanceof InvalidInput ? error : refusal(readFault(file, error));
  }
}

async function* piecesOf(path: string, file: string): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  try {
    for (;;) {
      const next = await pieces.next().catch((error: unknown) => {
        throw refusal(readFault(file, error));
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
}

const refusal = ({ fault, arguments: details }: FileFault): InvalidInput =>
  new InvalidInput([{ code: fault, severity: "error", arguments: details }]);
