import { baselineFile } from "../questions/baseline-name.js";
import type { GivenValues } from "../questions/given.js";
import { unanswered } from "../questions/unanswered.js";
import { fileFormats } from "../report/formats/format-id.js";
import { renderFile } from "../report/formats/registry.js";
import type { FailedRecord } from "../report/result/result-file.js";
import { readScenario } from "../scenario/load.js";
import { nodeFiles } from "../scenario/node-files.js";
import { shownScenario } from "../scenario/standard-input.js";
import { repositoryPaths } from "../scenario/repository.js";
import { failureRecord } from "./attempts.js";
import type { Calling } from "./calling.js";
import { fileStyle, type Io } from "./io.js";
import { checkoutOf } from "./checkout.js";
import { mayReplace } from "./earlier-report.js";
import { namedInputs, regularPath, type Inputs } from "./inputs.js";
import { callOf } from "./manifest.js";
import { claimOutputs, writeOutput } from "./output.js";
import { printTelling } from "./stdout.js";

/** Why there is no answer: what failed file by file, or one error that is about all of the call. */
interface Reason {
  readonly failed?: readonly FailedRecord[];
  readonly error?: unknown;
  /** What the call has read, where it came so far. */
  readonly inputs?: Inputs;
  readonly startedMs: number;
}

/**
 * Where there is no answer, every report that was asked for says so in its own format: neither an old report nor an empty one
 * passes for this call's. Pages and workbooks that are there stay, and what is no report: a baseline, every file that the call reads, and JSON or CSV of another kind,
 * which it may have been about to read. A table on stdout is not needed: stderr has told it.
 */
export async function reportUnanswered(
  calling: Calling,
  { failed, error, inputs, startedMs }: Reason,
  io: Io,
): Promise<void> {
  const { declaration, given, options } = calling;
  const subject = subjectOf(given);
  const told = failed ?? [failureRecord(subject.name, error)];
  const paths = repositoryPaths(checkoutOf(io.env));
  const isNoFile = (name: string): boolean => name === COMMAND_LINE || (!subject.isFile && name === subject.name);
  const telling = unanswered(callOf(calling, { startedMs }, io), told, (name) => (isNoFile(name) ? "" : paths(name)));
  const formats = fileFormats(declaration.formats);
  const files = replaceable(given, io);
  // Only for files in question are the scenarios read once more.
  const known = inputs ?? namedInputs(given, io);
  const outputs = claimOutputs(io, files.length === 0 ? known : allInputs(given, known));
  for (const file of files) {
    try {
      const [{ format }] = outputs.claim([file], formats, options.format);
      if (!mayReplace(file, io)) continue;
      await writeOutput(
        file,
        renderFile(format, telling, fileStyle(io)),
        { isPartial: false, patience: AbortSignal.timeout(LONGEST_MS) },
        io,
      );
    } catch {
      // What is wrong with the file itself has been told, or is the lesser evil.
    }
  }
  if (options.format !== "table") await printTelling(telling, options, io);
}

/** The reports that were asked for, without what is a baseline or is asked for as something else too. */
function replaceable(given: GivenValues, io: Io): readonly string[] {
  const { output, saveBaseline, samples, samplesInputs } = given;
  const others = [...listOf(saveBaseline).map(baselineFile), ...listOf(samples), ...listOf(samplesInputs)];
  const kept = new Set(others.map((file) => regularPath(file, io)).filter((path) => path !== undefined));
  return listOf(output).filter((file) => {
    const path = regularPath(file, io);
    return path === undefined || !(kept.has(path) || /\.baseline\.json$/iu.test(path));
  });
}

const listOf = (value: GivenValues[string]): readonly string[] => [value ?? []].flat().map(String);

/** Every file that the call would have read: the error may have come before it read what its scenarios name. */
function allInputs(given: GivenValues, inputs: Inputs): Inputs {
  for (const file of listOf(given.scenario)) {
    try {
      readScenario(file, { params: listOf(given.params) }, nodeFiles(true, inputs.note));
    } catch {
      // What is wrong with it is told by who asks about it.
    }
  }
  return inputs;
}

/** A pipe that nobody reads does not hold up the end. */
const LONGEST_MS = 1000;

/** In place of a file, for an error that stands in none. */
export const COMMAND_LINE = "command line";

/** What a call is about: a file, several files together, or nothing but itself. */
function subjectOf({ scenario, result, before, now, export: exports }: Calling["given"]) {
  const files = [scenario ?? result ?? exports ?? [before, now]].flat().filter((file) => file !== undefined);
  const name = files.length === 0 ? COMMAND_LINE : files.map((file) => shownScenario(String(file))).join(", ");
  return { name, isFile: files.length === 1 };
}
