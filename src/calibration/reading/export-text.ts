import { InvalidInput } from "../../foundation/problem.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-spreadsheet": { file: string };
    "export-not-text": { file: string };
  }
}

/** A file to calibrate from, opened anew each time it is read. */
export interface ExportFile {
  readonly file: string;
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** What holds a table that is no text: its cells are written as text when they are read. */
export type Container = "workbook" | "parquet";

/** An export as text: as it is, or made of what holds it; of a workbook the sheet that was taken. */
export interface TextExport extends ExportFile {
  readonly container?: Container;
  readonly sheet?: string;
}

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const HEAD_BYTES = 65_536;

/** The beginning of the text, and how it is encoded if the whole is what the beginning says; `isCut` where there may be more. */
export async function headOf({
  file,
  bytes,
}: ExportFile): Promise<{ text: string; encoding: Encoding; isCut: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes()) {
    parts.push(part);
    length += part.length;
    if (length >= HEAD_BYTES) break;
  }
  const head = joined(parts, length).subarray(0, HEAD_BYTES);
  if (isCompound(head))
    throw new InvalidInput([{ code: "export-spreadsheet", severity: "error", arguments: { file } }]);
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  if (text.includes("\0"))
    throw new InvalidInput([{ code: "export-not-text", severity: "error", arguments: { file } }]);
  return { text, encoding, isCut: length >= HEAD_BYTES };
}

/** A zip archive, such as a workbook. */
export const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b;

/** The older format of spreadsheets, and that of those with a password. */
const isCompound = (head: Uint8Array): boolean => head[0] === 0xd0 && head[1] === 0xcf;

/** All of a file. */
export async function wholeOf({ bytes }: ExportFile): Promise<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes()) parts.push(part);
  return new Blob(parts).arrayBuffer();
}

/** The first bytes of a file; none of an empty one. */
export async function markOf({ bytes }: ExportFile): Promise<Uint8Array> {
  for await (const part of bytes()) if (part.length > 0) return part.subarray(0, 4);
  return new Uint8Array();
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** By its mark, by where it has zero bytes, or as UTF-8 where that fits; else as Windows writes Western languages. */
function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  head.forEach((byte, place) => (zeros[place % 2] += byte === 0 ? 1 : 0));
  if (zeros[1] > head.length / 8 && zeros[0] === 0) return "utf-16le";
  if (zeros[0] > head.length / 8 && zeros[1] === 0) return "utf-16be";
  return isUtf8(head) ? "utf-8" : "windows-1252";
}

function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The file's text piece by piece. Throws TypeError where it is not in that encoding after all. */
export async function* textOf({ bytes }: ExportFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const part of bytes()) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}
