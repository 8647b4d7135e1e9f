import { accessSync, constants, readFileSync, rmSync } from "node:fs";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import type { Block } from "../block.js";
import type { TrialRange } from "../runner.js";
import { assembledBlock } from "./assembled-block.js";
import { decodeBlock, encodeBlock, type BlockFault } from "./block-record.js";
import { extrasOf, hasExtras, withExtrasAlone, type Extra } from "./extras.js";
import { makeFolder } from "./make-folder.js";
import { noteFile, noteIn, writeNote, type PlanNote } from "./plan-note.js";
import { planFolder, segmentsIn, writeSegment, type Segment } from "./segments.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "store-refused": { folder: string; reason: string; isToRead?: true };
    "store-note-renewed": { file: string };
    "store-file-refused": { file: string; fault: BlockFault };
  }
}

/** What is asked of a store: trials of a plan, and what must be there beside the outcomes. */
export interface Kept {
  /** See `planKey`. */
  readonly key: string;
  readonly extras: readonly Extra[];
  /** The most numbers that a trial of the plan can come to. */
  readonly valuesPerTrial: number;
}

/** Blocks kept from call to call. */
export interface BlockStore {
  /** Up to which trial all is there from `from` on, as far as names tell; `from` itself where there is nothing. */
  readonly endOf: (kept: Kept, from: number) => number;
  /** These trials as one block; undefined where some are not there, or were refused. */
  readonly read: (kept: Kept, range: TrialRange) => Block | undefined;
  /** Keeps a block's outcomes and extras, with the next `flush` at the latest. Blocks that follow one another share a file. */
  readonly add: (key: string, block: Block, note: PlanNote) => void;
  /** Sees to it that what is kept of a plan can be told to people. */
  readonly ensureNote: (key: string, note: PlanNote) => void;
  /** Lets the disk have what was added. */
  readonly flush: () => void;
}

/** A file gets no more bytes than these, but for a last block: what a kill loses is less than that. */
const MOST_FILE_BYTES = 8e6;

/**
 * A store in a folder, which is made where it is missing; any number of callers may share one. What is damaged, cut short or of
 * something else than its name says is never used: it is removed, and `warn` is told.
 * @throws InvalidInput if the folder cannot be written to; so do `add` and `flush` where the disk is full
 */
export function folderStore(folder: string, warn: (problem: Problem) => void): BlockStore {
  refusing(folder, () => {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK);
  });
  const { segmentsOf, forget } = listing(folder);
  const readSegment = segmentReader((segment, fault, key) => {
    forget(segment, key);
    if (fault === undefined) return;
    rmSync(segment.file, { force: true });
    warn({ code: "store-file-refused", severity: "warning", arguments: { file: segment.file, fault } });
  });
  const writer = segmentWriter(({ key, note, parts, ...range }) => {
    const write = (): Segment => {
      writeNote(planFolder(folder, key), note);
      return writeSegment(planFolder(folder, key), range, parts);
    };
    const written = refusing(folder, () => againIfRemoved(write));
    segmentsOf(key).push(written);
  });
  const longest = (kept: Kept, from: number): Segment | undefined =>
    segmentsOf(kept.key)
      .filter((own) => own.from <= from && from < own.to && hasExtras(own.extras, kept.extras))
      .reduce<Segment | undefined>((best, own) => (best !== undefined && best.to >= own.to ? best : own), undefined);

  return {
    ...writer,
    ensureNote: noteKeeper(folder, (key) => segmentsOf(key).length > 0, warn),
    endOf: (kept, from) => {
      let end = from;
      for (let next = longest(kept, end); next !== undefined; next = longest(kept, end)) end = next.to;
      return end;
    },
    read: (kept, { from, to }) => {
      const pieces: Block[] = [];
      for (let at = from; at < to;) {
        const segment = longest(kept, at);
        if (segment === undefined) return undefined;
        const blocks = readSegment(segment, kept);
        if (blocks === undefined) continue;
        pieces.push(...blocks.filter(({ firstTrial, trials }) => firstTrial < to && firstTrial + trials > at));
        at = segment.to;
      }
      return assembledBlock(pieces, { from, to }, kept.extras);
    },
  };
}

/** Once more where somebody else removes a plan's folder while it is written to, as `store prune` does. */
function againIfRemoved<Value>(write: () => Value): Value {
  try {
    return write();
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return write();
  }
}

/** Renews the note of a plan of which something is kept, where it is missing or cannot be read. */
function noteKeeper(
  folder: string,
  isKept: (key: string) => boolean,
  warn: (problem: Problem) => void,
): BlockStore["ensureNote"] {
  const seen = new Set<string>();
  return (key, note) => {
    if (seen.has(key)) return;
    seen.add(key);
    const own = planFolder(folder, key);
    if (!isKept(key) || noteIn(own) !== undefined) return;
    refusing(folder, () => {
      writeNote(own, note);
    });
    warn({ code: "store-note-renewed", severity: "warning", arguments: { file: noteFile(own) } });
  };
}

/** The segments of the plans that were asked for: those there were then, and the caller's own. */
function listing(folder: string) {
  const listed = new Map<string, Segment[]>();
  const segmentsOf = (key: string): Segment[] => {
    const known = listed.get(key) ?? refusing(folder, () => segmentsIn(planFolder(folder, key)));
    listed.set(key, known);
    return known;
  };
  const forget = (segment: Segment, key: string): void => {
    listed.set(
      key,
      segmentsOf(key).filter((other) => other !== segment),
    );
  };
  return { segmentsOf, forget };
}

/** Gathers blocks that follow one another. */
function segmentWriter(write: (unwritten: Unwritten) => void): Pick<BlockStore, "add" | "flush"> {
  const writing = new Map<string, Unwritten>();
  const finish = (id: string): void => {
    const unwritten = writing.get(id);
    writing.delete(id);
    if (unwritten !== undefined) write(unwritten);
  };
  return {
    add: (key, block, note) => {
      const { firstTrial, trials } = block;
      const extras = extrasOf(block);
      const id = [key, ...extras].join(" ");
      const before = writing.get(id);
      if (before !== undefined && (before.to !== firstTrial || bytesOf(before) > MOST_FILE_BYTES)) finish(id);
      const bytes = encodeBlock(key, withExtrasAlone(block, extras));
      const { from, parts } = writing.get(id) ?? { from: firstTrial, parts: [] };
      const range = { from, to: firstTrial + trials, extras };
      writing.set(id, { key, note, ...range, parts: [...parts, bytes] });
    },
    flush: () => {
      for (const id of [...writing.keys()]) finish(id);
    },
  };
}

/** A segment on its way. */
interface Unwritten extends Omit<Segment, "file"> {
  readonly note: PlanNote;
  readonly key: string;
  readonly parts: readonly Uint8Array[];
}

const bytesOf = ({ parts }: Unwritten): number => parts.reduce((sum, { length }) => sum + length, 0);

/**
 * Reads whole segments and remembers the last one, of which the next block is likely to be asked.
 * @param onLost told of one that cannot be used; no fault: somebody has removed it
 */
function segmentReader(onLost: (segment: Segment, fault: BlockFault | undefined, key: string) => void) {
  let last: { readonly file: string; readonly blocks: readonly Block[] } | undefined;
  return (segment: Segment, kept: Kept): readonly Block[] | undefined => {
    if (last?.file === segment.file) return last.blocks;
    const blocks = blocksIn(segment, kept);
    if (typeof blocks === "object") last = { file: segment.file, blocks };
    else onLost(segment, blocks, kept.key);
    return typeof blocks === "object" ? blocks : undefined;
  };
}

function blocksIn({ file, from, to, extras }: Segment, kept: Kept): readonly Block[] | BlockFault | undefined {
  const bytes = bytesIn(file);
  if (bytes === undefined) return undefined;
  const blocks: Block[] = [];
  let due = from;
  for (let at = 0; at < bytes.length;) {
    const found = decodeBlock(bytes, kept.key, (to - from) * kept.valuesPerTrial, at);
    if (typeof found === "string") return found;
    const { block, end } = found;
    if (block.firstTrial !== due || !hasExtras(extrasOf(block), extras)) return "foreign";
    blocks.push(block);
    due += block.trials;
    at = end;
  }
  return due === to ? blocks : "truncated";
}

function bytesIn(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new InvalidInput([
      { code: "store-refused", severity: "error", arguments: { folder: file, reason: codeOf(error) } },
    ]);
  }
}

/**
 * Work on the folder, whose errors of the system are an InvalidInput.
 * @param more said with it; `isToRead`: a folder that is missing is not made
 */
export function refusing<Value>(folder: string, work: () => Value, more: { readonly isToRead?: true } = {}): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new InvalidInput([
      { code: "store-refused", severity: "error", arguments: { folder, reason: codeOf(error), ...more } },
    ]);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "unknown error";
