import writeExcelFile from "write-excel-file/node";
import { yieldNow } from "../../../foundation/turn.js";
import type { writtenSheet } from "./written-sheet.js";

type WrittenSheet = ReturnType<typeof writtenSheet>;

/** What makes the texts of sheets, and then a file of them. */
type Library = (sheets: WrittenSheet[]) => { readonly toBuffer: () => Promise<Uint8Array> };

/**
 * The bytes of a workbook. The library makes the texts of all sheets in one go, and compresses them in another; others have a turn in
 * between.
 * @throws the signal's reason once it has aborted
 */
export async function packed(
  sheets: WrittenSheet[],
  signal: AbortSignal | undefined,
  library: Library = writeExcelFile,
): Promise<Uint8Array> {
  const file = library(sheets);
  await yieldNow(signal);
  return file.toBuffer();
}
