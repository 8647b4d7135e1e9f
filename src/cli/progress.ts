import { count } from "../report/format/number.js";
import { duration } from "../report/format/duration.js";
import type { Io } from "./io.js";

export interface Progress {
  readonly update: (done: number, total: number) => void;
  /** Removes the line. */
  readonly clear: () => void;
}

/** What to show: what is done, what there is to do, and milliseconds since the start. */
type ProgressLine = (done: number, total: number, elapsedMs: number) => string;

const QUIET_MS = 1000;
const REFRESH_MS = 100;
// Carriage return and "erase in line" (ECMA-48, EL).
const CLEAR_LINE = "\r\u001B[K";

/** A line on stderr with rate and remaining time; only on a terminal and only when work lasts over a second. */
export function makeProgress(io: Io, quiet: boolean, line: ProgressLine = progressLine): Progress {
  const startedAt = io.now();
  let shownAt = -Infinity;
  if (quiet || !io.stderrIsTerminal) return { update: () => undefined, clear: () => undefined };
  return {
    update: (done, total) => {
      const now = io.now();
      if (now - startedAt < QUIET_MS || now - shownAt < REFRESH_MS) return;
      shownAt = now;
      io.stderr(CLEAR_LINE + line(done, total, now - startedAt));
    },
    clear: () => {
      if (shownAt > -Infinity) io.stderr(CLEAR_LINE);
    },
  };
}

/** For work of unknown length: `total` is the most there may be. */
export function openEndedLine(done: number, total: number, elapsedMs: number): string {
  return `${count(done)} trials, ${count(done / (elapsedMs / 1000))} trials/s, at most ${count(total)} trials`;
}

export function progressLine(done: number, total: number, elapsedMs: number): string {
  const rate = done / (elapsedMs / 1000);
  const left = ((total - done) / rate) * 1000;
  const percent = Math.floor((100 * done) / total);
  return `${count(done)} of ${count(total)} trials, ${percent} %, ${count(rate)} trials/s, ${duration(left)} left`;
}
