import type * as z from "zod";
import type { ExportFile } from "../calibration/reading/export-text.js";
import type { Problem } from "../foundation/problem.js";
import type { StreamedFormat, ToldEnd, ToldPart } from "../report/formats/streamed.js";
import type { Telling } from "../report/formats/telling.js";
import type { FailedRecord } from "../report/result/result-file.js";
import type { Call } from "../report/result/result-of.js";
import type { ScenarioHeader } from "../report/result/scenario-header.js";
import type { NamedFlags } from "../scenario/overlays.js";
import type { ReadText } from "../scenario/read-file.js";
import type { PreparedScenario } from "../scenario/parse.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Runner } from "../simulation/runner.js";
import type { Progress, ProgressLine } from "./progress.js";
import type { RunSums } from "./run/sums.js";

/** A file that is written piece by piece and has its name only once it is kept. */
export interface DraftFile {
  readonly write: (bytes: Uint8Array | string) => void;
  /**
   * Ends it and gives it its name; what an interrupt cut short gets a name that says so, and leaves an older file alone. Resolves
   * when everything is written.
   */
  readonly keep: (isPartial: boolean, signal?: AbortSignal) => Promise<void>;
  readonly discard: () => void;
}

export type OpenFiles = <Format>(
  files: readonly string[],
  formats: Readonly<Record<string, Format>>,
) => readonly { readonly format: Format; readonly draft: DraftFile }[];

/** Work for one file, of which one that fails does not stop the others: the failure is told and recorded. */
type Attempt = <Value>(file: string, work: () => Value | Promise<Value>) => Promise<Value | undefined>;

/** What a question may use to read what it was asked. */
export interface Asking {
  /** The scenario in this file, with the command line laid over it and these flags on top. Rejects with InvalidInput. */
  readonly read: (file: string, flags?: NamedFlags) => Promise<Scenario>;
  /** The same, to be read again with other values. Rejects with InvalidInput. */
  readonly prepare: (file: string) => Promise<PreparedScenario>;
  /** Another text that the user named. @throws InvalidInput */
  readonly readText: (file: string) => ReadText;
  /** A stored result that the user named, or the one on standard input: it may be larger than a scenario. @throws InvalidInput */
  readonly readStored: (file: string) => ReadText;
  /** A file to calibrate from, read piece by piece. @throws InvalidInput if there is none */
  readonly openExport: (file: string) => ExportFile;
  /** Days since 1970: what is dated later has not happened. */
  readonly today: number;
  /**
   * A path that another file names, counted from the working folder, else from that file's.
   * @param option what it was given with there, if it is no scenario
   * @throws InvalidInput
   */
  readonly findFile: (path: string, from: string, option?: string) => string;
  /** Opens files to be written, format by extension. @throws InvalidInput if one has none of these or cannot be written */
  readonly openFiles: OpenFiles;
  readonly attempt: Attempt;
  /** A path as the repository has it, with `/`; `from` names the path, where it is not the user. */
  readonly inRepository: (path: string, from?: string) => string;
  /** Aborted by an interrupt; reading many files or large ones looks at it. */
  readonly signal: AbortSignal;
  /** A variable of the process's environment, such as the index that a batch scheduler gives; undefined where it is not set or empty. */
  readonly environment: (name: string) => string | undefined;
  /** Another question, to be answered with the same means. @throws InvalidInput for what it is given */
  readonly pose: (question: string, given: object) => Promise<Posed>;
  /** What the result file of a question holds; nothing if there is no such question. */
  readonly resultSchema: (question: string) => Promise<z.ZodObject | undefined>;
}

/** Where an answer is told in the order in which it is found. */
export interface AnswerStream {
  readonly format: StreamedFormat;
  readonly part: (told: ToldPart) => Promise<void>;
  readonly end: (told: ToldEnd) => Promise<void>;
}

/** What a question may use to find its answer. */
export interface Answering {
  readonly runner: Runner;
  /** Aborted by an interrupt: what was finished is told. */
  readonly signal: AbortSignal;
  /** Aborted where there is no time left to work that out. */
  readonly patience?: AbortSignal;
  readonly attempt: Attempt;
  /** Files that failed so far. */
  readonly failed: () => readonly FailedRecord[];
  /** Tells what is not wrong but should be known. */
  readonly warn: (problems: readonly Problem[]) => void;
  /** A line that tells how far the work is, where somebody watches. */
  readonly progress: (line?: ProgressLine) => Progress;
  /** The most structure-months there may be to simulate. */
  readonly maxWork: number;
  /** Of this program. */
  readonly version: string;
  /**
   * Sums of all trials of a run's scenario, in their order; absent or undefined where the runner has its trials. Asked before any
   * is wanted. @throws InvalidInput where what was gathered is of another scenario
   */
  readonly gathered?: (scenario: Scenario) => Iterable<RunSums> | undefined;
  /** Keeps plain data outside of memory until somebody reads it again; absent where there is no such place. */
  readonly shelve?: <Data extends object>(data: Data) => Data;
  /** Tells what is found as soon as it is, where the format lets it. */
  readonly stream?: AnswerStream | undefined;
}

/** An answering that hands over the answer for each scenario as it is found. */
export interface AnsweringEach<Found> extends Answering {
  readonly onAnswer?: (answer: Found) => Promise<void>;
}

/** A question with what was given for it. */
export interface Posed {
  /** Structure-months that answering takes at most, by estimate. */
  readonly work: number;
  /** Of reading what was given; told before the answer is sought. */
  readonly warnings: readonly Problem[];
  /** Undefined where there is nothing to tell. */
  readonly answer: (answering: Answering) => Promise<Answered | undefined>;
}

export interface Answered {
  /** Id of the question. */
  readonly question: string;
  readonly scenarios: readonly ScenarioHeader[];
  /** What is about none of them. */
  readonly rest: object;
  /** Beside what failed or was interrupted. */
  readonly exitCode: number;
  /** It has been told on stdout as it was found. */
  readonly isStreamed: boolean;
  readonly telling: (call: Call) => Telling;
}
