import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { InvalidInput } from "../../foundation/problem.js";
import type { TrialRange } from "../runner.js";
import { decodeBlock } from "./block-record.js";
import type { Block } from "../block.js";
import { EXTRAS, type Extra } from "./extras.js";
import { makeFolder } from "./make-folder.js";
import {
  decodeRecord,
  soundRecord,
  encodeRecord,
  isWhole,
  recordBytes,
  type RecordFault,
  type RecordHead,
  type StoredRecord,
} from "./record.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "shard-folder-refused": { folder: string; reason: string };
  }
}

const FORMAT = "orgfunnel-shard";
const VERSION = 1;

/** Trials of a plan that a shard has. */
export interface ShardPart extends TrialRange {
  /** See `planKey`. */
  readonly plan: string;
}

/** What the first record of a shard says; the blocks of its parts follow, or their sums, each a record. */
export interface ShardHeader {
  /** Version of the program. */
  readonly program: string;
  readonly index: number;
  /** Number of shards of the run. */
  readonly of: number;
  /** Trials of the whole run, and of a block: where it may be cut. */
  readonly trials: number;
  readonly blockTrials: number;
  /** The scenario's own trials first; then what else the run may need. */
  readonly parts: readonly ShardPart[];
  /** What was called for: see who writes it. */
  readonly call: object;
  /** Where it holds sums in the place of every trial: what they are of. */
  readonly sums?: object;
}

/** `foreign`: sound, but of another version or another kind; `none`: it does not even begin as a shard does. */
export type ShardFault = RecordFault | "foreign" | "none";

/** Where in a file a block is. */
export interface PlacedBlock extends ShardPart {
  readonly file: string;
  readonly offset: number;
  readonly bytes: number;
  /** What it holds beside the outcomes. */
  readonly extras: readonly Extra[];
}

export interface Shard {
  readonly file: string;
  readonly header: ShardHeader;
  readonly blocks: readonly PlacedBlock[];
}

export const encodeShardHeader = (header: ShardHeader): Uint8Array =>
  encodeRecord({ format: FORMAT, version: VERSION, ...header });

/** The folder, made where it is missing. @throws InvalidInput if it cannot be */
export function shardFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new InvalidInput([{ code: "shard-folder-refused", severity: "error", arguments: { folder, reason } }]);
  }
}

/** Reads every byte of a shard and checks it; throws errors of the system. The numbers stay on the disk. */
export function readShard(file: string): Shard | ShardFault {
  const handle = openSync(file, "r");
  try {
    const size = fstatSync(handle).size;
    if (size > 0 && !isBegun(bytesAt(handle, 0, Math.min(size, BEGINNING.length)))) return "none";
    const first = recordAt(handle, 0, size);
    if (typeof first === "string") return first;
    if (!isShardHeader(first.header)) return "foreign";
    const blocks = placedBlocks(handle, file, first.bytes, size);
    if (typeof blocks === "string") return blocks;
    return hasAll(first.header, blocks) ? { file, header: first.header, blocks } : "truncated";
  } finally {
    closeSync(handle);
  }
}

/** What every shard begins with. */
const BEGINNING = Buffer.from(`{"format":"${FORMAT}"`);

const isBegun = (bytes: Uint8Array): boolean => BEGINNING.subarray(0, bytes.length).equals(bytes);

/** Throws errors of the system. */
export function readPlacedBlock({ file, offset, bytes, plan }: PlacedBlock, mostValues: number): Block | ShardFault {
  const handle = openSync(file, "r");
  try {
    const found = decodeBlock(bytesAt(handle, offset, bytes), plan, mostValues);
    return typeof found === "string" ? found : found.block;
  } finally {
    closeSync(handle);
  }
}

/** The same for what is no block, but has a place like one. */
export function readPlacedRecord({ file, offset, bytes }: PlacedBlock, mostValues: number): StoredRecord | ShardFault {
  const handle = openSync(file, "r");
  try {
    const found = decodeRecord(bytesAt(handle, offset, bytes), 0, mostValues);
    return typeof found === "string" ? found : found.record;
  } finally {
    closeSync(handle);
  }
}

function placedBlocks(handle: number, file: string, from: number, size: number): PlacedBlock[] | ShardFault {
  const blocks: PlacedBlock[] = [];
  for (let offset = from; offset < size;) {
    const found = recordAt(handle, offset, size);
    if (typeof found === "string") return found;
    const { header, bytes } = found;
    const { plan, firstTrial, trials, holds }: Partial<Record<string, unknown>> = { ...header };
    if (typeof plan !== "string" || !isWhole(firstTrial) || !isWhole(trials)) return "foreign";
    const extras = EXTRAS.filter((extra) => Array.isArray(holds) && holds.includes(extra));
    blocks.push({ file, offset, bytes, plan, from: firstTrial, to: firstTrial + trials, extras });
    offset += bytes;
  }
  return blocks;
}

/** Bytes read to find the end of a line. */
const LINE_BYTES = 1 << 16;

function recordAt(handle: number, offset: number, size: number) {
  for (let length = LINE_BYTES; ; length *= 4) {
    const start = bytesAt(handle, offset, Math.min(length, size - offset));
    const bytes = recordBytes(start, 0);
    if (bytes === "truncated" && start.length === length) continue;
    if (typeof bytes === "string") return bytes;
    if (offset + bytes > size) return "truncated";
    const checked = soundRecord(bytes <= start.length ? start : bytesAt(handle, offset, bytes), 0);
    return typeof checked === "string" ? checked : { header: checked.header, bytes };
  }
}

function bytesAt(handle: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length;) {
    const read = readSync(handle, bytes, at, length - at, offset + at);
    if (read === 0) return bytes.subarray(0, at);
    at += read;
  }
  return bytes;
}

/** Whether the blocks are those of all parts, without a gap. */
function hasAll({ parts }: ShardHeader, blocks: readonly PlacedBlock[]): boolean {
  return parts.every(({ plan, from, to }) => {
    const own = blocks.filter((block) => block.plan === plan).sort((a, b) => a.from - b.from);
    let due = from;
    for (const block of own) if (block.from === due) due = block.to;
    return due === to;
  });
}

function isShardHeader(header: object): header is ShardHeader & RecordHead {
  const { format, version, program, index, of, trials, blockTrials, parts, call, sums } = header as Readonly<
    Partial<Record<string, unknown>>
  >;
  return (
    format === FORMAT &&
    version === VERSION &&
    typeof program === "string" &&
    [index, of, trials, blockTrials].every(isWhole) &&
    Array.isArray(parts) &&
    parts.length > 0 &&
    parts.every(isPart) &&
    typeof call === "object" &&
    call !== null &&
    (sums === undefined || (typeof sums === "object" && sums !== null))
  );
}

function isPart(part: unknown): part is ShardPart {
  if (typeof part !== "object" || part === null) return false;
  const { plan, from, to } = part as Readonly<Record<string, unknown>>;
  return typeof plan === "string" && isWhole(from) && isWhole(to) && from <= to;
}
