import { unanswered } from "../questions/unanswered.js";
import { fileFormats } from "../report/formats/format-id.js";
import { RENDER } from "../report/formats/registry.js";
import type { FailedRecord } from "../report/result/result-file.js";
import { repositoryPaths } from "../scenario/repository.js";
import { failureRecord } from "./attempts.js";
import type { Calling } from "./calling.js";
import { stdoutStyle, type Io } from "./io.js";
import { callOf } from "./manifest.js";
import { claimOutputs, writeOutput } from "./output.js";

/** Why there is no answer: what failed file by file, or one error that is about all of the call. */
interface Reason {
  readonly failed?: readonly FailedRecord[];
  readonly error?: unknown;
  readonly startedMs: number;
}

/**
 * Where there is no answer, every report that was asked for says so in its own format: neither an old report nor an empty one
 * passes for this call's. A baseline is no report and stays. A table on stdout is not needed: stderr has told it.
 */
export async function reportUnanswered(calling: Calling, { failed, error, startedMs }: Reason, io: Io): Promise<void> {
  const { declaration, given, options } = calling;
  const told = failed ?? [failureRecord(subjectOf(given), error)];
  const telling = unanswered(callOf(calling, { startedMs }, io), told, repositoryPaths(io.env.GITHUB_WORKSPACE));
  const formats = fileFormats(declaration.formats);
  const outputs = claimOutputs(io);
  for (const file of (given.output as readonly string[] | undefined) ?? []) {
    try {
      const [{ format }] = outputs.claim([file], formats, options.format);
      await writeOutput(file, RENDER[format](telling, stdoutStyle(io)), false, io, AbortSignal.timeout(LONGEST_MS));
    } catch {
      // What is wrong with the file itself has been told, or is the lesser evil.
    }
  }
  if (options.format !== "table") io.stdout(RENDER[options.format](telling, stdoutStyle(io, options.color)));
}

/** A pipe that nobody reads does not hold up the end. */
const LONGEST_MS = 1000;

/** The file that a call is about, as far as it names one. */
function subjectOf({ scenario, result }: Calling["given"]): string {
  const named = scenario ?? result;
  const files = typeof named === "object" ? named : [named ?? "command line"];
  return files.map(String).join(", ");
}
