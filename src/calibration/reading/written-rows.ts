import { yieldNow } from "../../foundation/turn.js";

/** Rows of a file that is no text, as the lines of a CSV file, in pieces of its bytes. */
export async function* writtenRows(
  rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece: string[] = [];
  for await (const row of rows) {
    piece.push(`${row.map(textOf).join(",")}\n`);
    if (piece.length < LINES_A_PIECE) continue;
    await yieldNow(signal);
    yield encoder.encode(piece.join(""));
    piece = [];
  }
  yield encoder.encode(piece.join(""));
}
const LINES_A_PIECE = 2000;

/** As a CSV export writes it: days in ISO, numbers with a decimal point. What breaks a line would break the numbering, too. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return "";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  const written = typeof cell === "object" ? listed(cell) : `${cell as string | number | bigint}`;
  const text = written.replaceAll(/\s*[\r\n]+\s*/gu, " ");
  return /[",]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell that is itself a list or a record, as JSON. */
const listed = (cell: object): string =>
  JSON.stringify(cell, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
