import type { Interrupt } from "../questions/exit-codes.js";
import type { DraftFile } from "../questions/surroundings.js";
import type { Target } from "./disk/target.js";

/** Everything the program touches outside itself, so that tests run it in process. */
export interface Io {
  readonly stdout: (text: string) => void;
  /** Resolves when whoever reads stdout has taken so much of it that little waits in memory, or the signal aborts. */
  readonly stdoutTaken: (signal?: AbortSignal) => Promise<void>;
  readonly stderr: (text: string) => void;
  /** Of the terminal behind stdout; absent without one. */
  readonly columns?: number | undefined;
  /** Whether what is shown must do with ASCII. */
  readonly ascii?: boolean;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  readonly stdinIsTerminal: boolean;
  /** All that comes on stdin, up to so many bytes and one more. Rejects with the signal's reason. */
  readonly readStdin: (mostBytes: number, signal: AbortSignal) => Promise<Uint8Array>;
  /** Calls back, in a while, when one of these files is changed, replaced, removed or made, until the returned function is called. */
  readonly watchFiles: (paths: readonly string[], onChange: () => void) => () => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cores: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether there is something of this name to read: a file or a pipe, no folder. */
  readonly isFile: (name: string) => boolean;
  /** What the file's name leads to. Throws an error of the system for a folder, or without one. */
  readonly targetOf: (file: string) => Target;
  /** Throws an error of the system if the file could not be written; changes nothing. */
  readonly tryFile: (file: string) => void;
  /** Starts a file that is written piece by piece and has its name only once it is kept. */
  readonly openFile: (file: string) => DraftFile;
  /** Calls back on SIGINT, SIGTERM and SIGHUP until the returned function is called; from then on they end the process. */
  readonly onInterrupt: (callback: (by?: Interrupt) => void) => () => void;
  /**
   * Work that gives the event loop no turn, and has begun nothing that would have to be removed: an interrupt meanwhile, which
   * nobody could hear, ends the process as its signal does. What came before is heard before it begins.
   */
  readonly endable: <Value>(work: () => Value) => Promise<Value>;
  /** Ends the process, temporary files removed. */
  readonly end: (code: number) => void;
  readonly version: () => string;
  readonly setExitCode: (code: number) => void;
}

/** Terminal columns where nobody says otherwise: a pipe, where nothing needs to be left out. */
const PIPE_COLUMNS = 120;
/** And of a terminal that does not know. */
const TERMINAL_COLUMNS = 80;

/** How text looks. */
interface TextStyle {
  readonly width: number;
  readonly colour: boolean;
}

/** How an answer is laid out for stdout, and for files without a width of their own. */
export interface AnswerStyle extends TextStyle {
  readonly ascii?: boolean;
  readonly notes: boolean;
  readonly stamp: string;
}

/** How the call wants it. */
interface Wanted {
  readonly color?: boolean;
  readonly notes?: boolean;
}

/** How to lay out an answer for stdout. */
export function stdoutStyle(io: Io, { color = true, notes = false }: Wanted = {}): AnswerStyle {
  const colour = color && isColoured(io.stdoutIsTerminal, io);
  return { width: columnsOf(io), colour, notes, stamp: stampOf(io), ...(io.ascii && { ascii: true }) };
}

/** The same for a file, which no width and no colour changes. */
export const fileStyle = (io: Io): AnswerStyle => ({ width: 120, colour: false, notes: true, stamp: stampOf(io) });

/** How to lay out text for stderr. */
export function stderrStyle(io: Io, color = true): TextStyle {
  return { width: columnsOf(io), colour: color && isColoured(io.stderrIsTerminal, io) };
}

/** COLUMNS counts where it says something, then the terminal. A width of 0 is one that nobody knows. */
export function columnsOf(io: Io): number {
  const given = io.env.COLUMNS?.trim() === "0" ? TERMINAL_COLUMNS : Number(io.env.COLUMNS);
  const terminal = io.columns ?? 0;
  const unknown = io.stdoutIsTerminal ? TERMINAL_COLUMNS : PIPE_COLUMNS;
  const width = Number.isInteger(given) && given > 0 ? given : terminal > 0 ? terminal : unknown;
  return Math.max(width, 40);
}

/** What made an answer, and on which day (UTC). */
const stampOf = (io: Io): string => `orgfunnel ${io.version()} · ${toldDate(io.now(), io).slice(0, 10)}`;

/**
 * When an answer was made as it is told, in ISO 8601 (UTC): at `ms`, unless SOURCE_DATE_EPOCH names other seconds since 1970, so
 * that what is made twice is the same (reproducible-builds.org/specs/source-date-epoch).
 */
export function toldDate(ms: number, { env }: Pick<Io, "env">): string {
  const given = env.SOURCE_DATE_EPOCH ?? "";
  const seconds = /^\d{1,11}$/u.test(given) ? Number(given) : ms / 1000;
  return new Date(seconds * 1000).toISOString();
}

/**
 * FORCE_COLOR as chalk's supports-color takes it: 0 and false mean none, anything else colour, on a terminal or not, and it wins over
 * NO_COLOR (no-color.org: present and not empty) and a dumb terminal. --no-color wins over all.
 */
function isColoured(isTerminal: boolean, { env }: Io): boolean {
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return isTerminal && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
}
