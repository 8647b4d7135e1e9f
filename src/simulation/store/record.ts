import { createHash } from "node:crypto";
import { endianness } from "node:os";
import { gunzipSync, gzipSync } from "node:zlib";

/**
 * A record: numbers with a line that says what they are, for a file or a queue, readable from any language.
 *
 *     {"format":"...", ..., "values":[120000,800],"bytes":56789,"checksum":"sha256:..."}\n
 *     <gzip of the numbers: float64, little endian, array after array>
 *
 * `values` are the lengths of the arrays, `bytes` is that of the gzip (0 without numbers). The checksum is that of the line up to
 * it (without `,"checksum":...`, closed by `}`), the line's end and the gzip. Records stand one after the other without a gap.
 * Numbers that are read as soon as they are written may stand as they are, without gzip: the line then has `"packing":"none"`.
 */
export interface StoredRecord<Header extends object = object> {
  readonly header: Header & RecordHead;
  readonly arrays: readonly Float64Array<ArrayBuffer>[];
}

export interface RecordHead {
  readonly format: string;
  readonly version: number;
}

/** What is wrong with bytes that should be a record. */
export type RecordFault = "damaged" | "truncated";

/** How numbers are written: gzip of a level, or as they are. */
export type Packing = number | "none";

/** Higher levels win nothing on the numbers of trials, and take longer than to simulate them. */
const GZIP_LEVEL = 1;
/** No line is longer; what is has lost its end. */
const MOST_LINE_BYTES = 64e6;

export function encodeRecord(
  header: RecordHead & object,
  arrays: readonly Float64Array[] = [],
  packing: Packing = GZIP_LEVEL,
): Uint8Array {
  const numbers = Buffer.concat(arrays.map(littleEndian));
  const isPacked = packing !== "none";
  const body = isPacked && numbers.length > 0 ? gzipSync(numbers, { level: packing }) : numbers;
  const values = arrays.map(({ length }) => length);
  const line = JSON.stringify({ ...header, ...(!isPacked && { packing }), values, bytes: body.length });
  return Buffer.concat([Buffer.from(`${line.slice(0, -1)},"checksum":"${checksumOf(line, body)}"}\n`), body]);
}

/**
 * The record that begins at `from`, and where it ends. Nothing of bytes that were changed or cut short is handed over.
 * @param mostValues the most numbers it may have: a few bytes of gzip can stand for gigabytes
 */
export function decodeRecord(
  bytes: Uint8Array,
  from: number,
  mostValues: number,
): { readonly record: StoredRecord; readonly end: number } | RecordFault {
  const checked = soundRecord(bytes, from);
  if (typeof checked === "string") return checked;
  const { header, body, end } = checked;
  const arrays = numbersOf(body, header, mostValues);
  return arrays === undefined ? "damaged" : { record: { header, arrays }, end };
}

/** The same with its numbers as they are stored: for who wants to know that it is sound, and what it is. */
export function soundRecord(
  bytes: Uint8Array,
  from: number,
): { readonly header: RecordHead & Lengths; readonly body: Uint8Array; readonly end: number } | RecordFault {
  const line = lineAt(bytes, from);
  if (typeof line === "string") return line;
  const { header, covered, checksum, start } = line;
  const end = start + header.bytes;
  if (end > bytes.length) return "truncated";
  const body = bytes.subarray(start, end);
  return checksumOf(covered, body) === checksum ? { header, body, end } : "damaged";
}

/** How long the record that begins at `from` is, as its line says, which nobody has checked; `truncated` without a whole line. */
export function recordBytes(bytes: Uint8Array, from: number): number | RecordFault {
  const line = lineAt(bytes, from);
  return typeof line === "string" ? line : line.start + line.header.bytes - from;
}

function lineAt(bytes: Uint8Array, from: number) {
  const lineEnd = bytes.subarray(from, from + MOST_LINE_BYTES).indexOf(LINE_FEED);
  if (lineEnd < 0) return "truncated";
  const line = Buffer.from(bytes.buffer, bytes.byteOffset + from, lineEnd).toString("utf8");
  const found = CHECKSUM.exec(line);
  if (found === null) return "damaged";
  const covered = `${line.slice(0, found.index)}}`;
  const header = parsed(covered);
  return header === undefined ? "damaged" : { header, covered, checksum: found[1], start: from + lineEnd + 1 };
}

const LINE_FEED = 10;
const CHECKSUM = /,"checksum":"(sha256:[0-9a-f]{64})"\}$/u;

function checksumOf(line: string, body: Uint8Array): string {
  return `sha256:${createHash("sha256").update(line).update("\n").update(body).digest("hex")}`;
}

interface Lengths {
  readonly values: readonly number[];
  readonly bytes: number;
  readonly packing?: "none";
}

function parsed(line: string): (RecordHead & Lengths) | undefined {
  try {
    const header: unknown = JSON.parse(line);
    return isHead(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

function isHead(header: unknown): header is RecordHead & Lengths {
  if (typeof header !== "object" || header === null) return false;
  const { format, version, values, bytes, packing } = header as Readonly<Record<string, unknown>>;
  return (
    typeof format === "string" &&
    isWhole(version) &&
    isWhole(bytes) &&
    Array.isArray(values) &&
    values.every(isWhole) &&
    (packing === undefined || packing === "none")
  );
}

/** A whole number from 0 on. */
export const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function numbersOf(
  body: Uint8Array,
  { values, packing }: Lengths,
  mostValues: number,
): readonly Float64Array<ArrayBuffer>[] | undefined {
  const all = values.reduce((sum, own) => sum + own, 0);
  if (all === 0) return body.length === 0 ? values.map(() => new Float64Array(0)) : undefined;
  if (all > mostValues) return undefined;
  const numbers = packing === undefined ? unzipped(body, 8 * all) : body;
  if (numbers?.length !== 8 * all) return undefined;
  // What comes out of gunzip need not lie where doubles may begin.
  const whole = new Float64Array(all);
  Buffer.from(whole.buffer).set(numbers);
  if (IS_BIG_ENDIAN) Buffer.from(whole.buffer).swap64();
  if (values.length === 1) return [whole];
  let from = 0;
  return values.map((own) => whole.slice(from, (from += own)));
}

function unzipped(body: Uint8Array, bytes: number): Buffer | undefined {
  try {
    return gunzipSync(body, { maxOutputLength: bytes });
  } catch {
    return undefined;
  }
}

const IS_BIG_ENDIAN = endianness() === "BE";

function littleEndian(array: Float64Array): Buffer {
  const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  return IS_BIG_ENDIAN ? Buffer.from(bytes).swap64() : bytes;
}
