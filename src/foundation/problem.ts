import type { Position } from "./position.js";

/**
 * The arguments of every problem the program can report, by code. A code stands beside the code that finds the problem, which
 * adds it to this interface by `declare module`; here are those that several folders find. `report/messages/` turns
 * them into sentences.
 */
export interface ProblemArguments {
  // what a file or an option holds
  /** `places`: where such a key is known, in a scenario file; an empty text is its top level. */
  "unknown-key": { found: string; allowed: readonly string[]; nearest?: string; places?: readonly string[] };
  "missing-key": { key: string };
  "wrong-type": { found: string; expected: string };
  "not-one-of": { found: string; allowed: readonly string[]; nearest?: string };
  "out-of-range": { found: string; minimum?: number; maximum?: number; exclusive?: true };
  "not-finite": { found: string };
  "outside-domain": { found: number; domain: string };
  "interval-reversed": { low: number; high: number };
  // the command line
  "option-value": { option: string; found: string; expected: string };
  "options-exclude": { options: readonly string[]; reason: string };
  "option-needs": { option: string; needed: string };
  "command-needs": { command: string; needed: string };
}

export type ProblemCode = keyof ProblemArguments;
export type Severity = "error" | "warning";

/** Something wrong or implausible in what the user gave: a code with arguments, and where it stands. */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  readonly code: Code;
  readonly severity: Severity;
  readonly arguments: ProblemArguments[Code];
  readonly position?: Position;
  /** Dotted path of the key in its file: `structures.ceo.reports_to`. */
  readonly keyPath?: string;
  /** The offending line of the file. */
  readonly line?: string;
  /** The scenario file in which it was met, of several that the same command line was laid over. */
  readonly scenario?: string;
}

/** What a problem is called where nobody has said how to tell it. */
export const problemInCodes = (problem: Problem): string => `${problem.code} ${JSON.stringify(problem.arguments)}`;

let textOf = problemInCodes;

/** Says what problems are called in the message of `InvalidInput`: the sentences that people read stand farther up the road. */
export function tellProblemsBy(tell: (problem: Problem) => string): void {
  textOf = tell;
}

/** Thrown for invalid input, with every problem found; `message` has a line for each. The program exits with 2. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(textOf).join("\n"));
    this.problems = problems;
  }
}
