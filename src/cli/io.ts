import type { Interrupt } from "../questions/exit-codes.js";
import type { DraftFile } from "../questions/surroundings.js";
import type { Target } from "./disk/target.js";

/** Everything the program touches outside itself, so that tests run it in process. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Of the terminal behind stdout; absent without one. */
  readonly columns?: number | undefined;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
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
  /** Ends the process, temporary files removed. */
  readonly end: (code: number) => void;
  readonly version: () => string;
  readonly setExitCode: (code: number) => void;
}

/** Terminal columns where nobody says otherwise: a pipe, where nothing needs to be left out. */
const PIPE_COLUMNS = 120;

/** How to lay out text for stdout. */
export function stdoutStyle(io: Io, colour = true): { width: number; colour: boolean } {
  const given = Number(io.env.COLUMNS);
  const width = io.columns ?? (Number.isInteger(given) && given > 0 ? given : PIPE_COLUMNS);
  return { width: Math.max(width, 40), colour: io.stdoutIsTerminal && colour && colourIsWelcome(io) };
}

/** How to lay out text for stderr. */
export function stderrStyle(io: Io, colour = true): { width: number; colour: boolean } {
  return { ...stdoutStyle(io), colour: io.stderrIsTerminal && colour && colourIsWelcome(io) };
}

/** NO_COLOR as on no-color.org: present and not empty. */
const colourIsWelcome = ({ env }: Io): boolean => (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
