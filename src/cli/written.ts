import { partialName } from "./disk/draft.js";
import { regularTarget } from "./inputs.js";
import type { Io } from "./io.js";

/** What became of the files that a call was to write. */
export interface Written {
  readonly note: (file: string, isPartial: boolean) => void;
  /** What was finished could not be written in the time an interrupt leaves. */
  readonly noteLate: (file: string) => void;
  /** Whether something could not. */
  readonly isLate: () => boolean;
  /** Told after an interrupt: where what was finished is, and which of the files asked for are older than the call. */
  readonly text: (asked: readonly string[]) => string;
}

export function noteWritten(io: Io): Written {
  const written = new Set<string>();
  const names: string[] = [];
  const late: string[] = [];
  return {
    note: (file, isPartial) => {
      if (!isPartial) written.add(file);
      names.push(isPartial ? writtenName(file, io) : file);
    },
    noteLate: (file) => {
      if (!late.includes(file)) late.push(file);
    },
    isLate: () => late.length > 0,
    text: (asked) => {
      const left = asked.filter((file) => !written.has(file) && isThere(file, io));
      return [
        ...(names.length === 0 ? [] : [`What was finished is in ${names.join(", ")}.`]),
        ...(late.length === 0 ? [] : [`There was no time to write what was finished to ${late.join(", ")}.`]),
        ...(left.length === 0 ? [] : [`Not written, and as before this call: ${left.join(", ")}.`]),
      ].join(" ");
    },
  };
}

/** Under what name an interrupted result is found. */
const writtenName = (file: string, io: Io): string => (io.targetOf(file).kind === "stream" ? file : partialName(file));

/** A regular file of this name exists. */
const isThere = (file: string, io: Io): boolean => regularTarget(file, io)?.status !== undefined;
