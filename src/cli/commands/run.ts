import { DEFAULT_OUTCOMES } from "../../report/comparison/view.js";
import { renderComparisons, type ResultFormat } from "../../report/render-result.js";
import { resultFile } from "../../report/result-of.js";
import { baselineFile } from "../check-values.js";
import { makeAttempts } from "../attempts.js";
import { runAll } from "../batch.js";
import { EXIT, stdoutStyle, type Io } from "../io.js";
import { outputFiles, writeOutput } from "../output.js";
import type { ScenarioOptions } from "../scenarios.js";
import { readJobs, readOutcomes } from "../values.js";

export interface RunCommandOptions extends ScenarioOptions {
  readonly output?: readonly string[];
  readonly saveBaseline?: readonly string[];
  readonly format: ResultFormat;
  readonly outcomes?: string;
  readonly full?: boolean;
  readonly jobs?: string;
}

/** Runs every scenario that can be read; one that fails does not stop the others, and the exit code tells of it. */
export async function runCommand(files: readonly string[], options: RunCommandOptions, io: Io): Promise<void> {
  const startedMs = io.now();
  const outputs = outputFiles([...(options.output ?? []), ...(options.saveBaseline ?? []).map(baselineFile)], io);
  const jobs = readJobs(options.jobs, io.cores);
  const outcomes = options.outcomes === undefined ? DEFAULT_OUTCOMES : readOutcomes(options.outcomes);
  const attempts = makeAttempts(options, io);
  const results = await runAll(files, options, attempts, io);
  if (results.length > 0) {
    const startedAt = new Date(startedMs).toISOString();
    const call = { version: io.version(), command: "run", jobs, startedAt, elapsedMs: io.now() - startedMs };
    const result = resultFile(call, results);
    const style = { outcomes, full: options.full ?? false, ...stdoutStyle(io, options.color) };
    io.stdout(renderComparisons(result, options.format, style));
    for (const { file, format } of outputs) {
      await attempts.attempt(() => {
        writeOutput(file, renderComparisons(result, format, style), io);
      });
    }
  }
  const exitCode = attempts.exitCode();
  if (results.length === 0 && exitCode === EXIT.interrupted)
    io.stderr("Interrupted before any trials were finished.\n");
  io.setExitCode(exitCode);
}
