import { trialsLine, type Progress, type ProgressLine } from "../questions/progress.js";
import type { Io } from "./io.js";

const QUIET_MS = 1000;
const REFRESH_MS = 100;
// Carriage return and "erase in line" (ECMA-48, EL).
const CLEAR_LINE = "\r\u001B[K";

/** A line on stderr; only on a terminal and only when work lasts over a second. */
export function makeProgress(io: Io, quiet: boolean, line: ProgressLine = trialsLine): Progress {
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
