import type { ProblemArguments } from "../foundation/problem.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "file-too-large": { file: string; limitBytes: number };
    // `shipped`: where the package has it.
    "file-not-found": { file: string; shipped?: string };
    "file-not-read": { file: string };
    "file-unreadable": { file: string; reason: string };
    // `line`: the first that is none, where it is known.
    "file-not-text": { file: string; line?: number };
    "file-zero-byte": { file: string; line: number };
    "file-outside": { file: string; folder: string };
  }
}

/**
 * Gives the text of the file that `reference` names, read from a place in the file `from` (relative to its folder), or
 * relative to the working folder when `from` is missing. Never throws: a file that cannot be read is a fault.
 */
export type ReadFile = (reference: string, from?: string) => ReadText | FileFault;

export interface ReadText {
  /** The path to show to people and to resolve further references from. */
  readonly file: string;
  /** Equal for equal files, whatever path led to them. */
  readonly identity: string;
  readonly text: string;
}

type FaultCode =
  | "file-too-large"
  | "file-not-found"
  | "file-not-read"
  | "file-unreadable"
  | "file-not-text"
  | "file-zero-byte"
  | "file-outside";

export type FileFault = {
  [Code in FaultCode]: { readonly fault: Code; readonly arguments: ProblemArguments[Code] };
}[FaultCode];

/** A reader for a scenario in memory: no other file is looked for. */
export const readNothing: ReadFile = (reference) => ({ fault: "file-not-read", arguments: { file: reference } });
