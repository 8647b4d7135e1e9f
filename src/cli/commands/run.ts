import { DEFAULT_OUTCOMES } from "../../report/comparison/view.js";
import { renderComparisons, type ResultFormat } from "../../report/render-result.js";
import { resultFile } from "../../report/result-of.js";
import type { ScenarioResult } from "../../report/result.js";
import type { SeriesMeasure } from "../../report/series/record.js";
import { baselineFile } from "../check-values.js";
import { makeAttempts } from "../attempts.js";
import { runAll } from "../batch.js";
import { EXIT, stdoutStyle, type Io } from "../io.js";
import { outputFiles, writeOutput } from "../output.js";
import { readStopping, type PrecisionOptions } from "../precision-values.js";
import { openSamples, type SampleFiles, type SamplesOptions } from "../samples.js";
import type { ScenarioOptions } from "../scenarios.js";
import { readJobs, readOutcomes } from "../values.js";

export interface RunCommandOptions extends ScenarioOptions, PrecisionOptions, SamplesOptions {
  readonly output?: readonly string[];
  readonly saveBaseline?: readonly string[];
  readonly format: ResultFormat;
  readonly outcomes?: string;
  readonly full?: boolean;
  /** True without a value: the objective alone. */
  readonly series?: string | true;
  readonly seriesView: SeriesMeasure;
  readonly jobs?: string;
}

/** Runs every scenario that can be read; one that fails does not stop the others, and the exit code tells of it. */
export async function runCommand(files: readonly string[], options: RunCommandOptions, io: Io): Promise<void> {
  const startedMs = io.now();
  const outputs = outputFiles([...(options.output ?? []), ...(options.saveBaseline ?? []).map(baselineFile)], io);
  const jobs = readJobs(options.jobs, io.cores);
  const stopping = readStopping(options);
  const chosen = options.outcomes === undefined ? undefined : readOutcomes(options.outcomes);
  const series = readSeries(options.series);
  const samples = openSamples(options, chosen, io);
  const attempts = makeAttempts(options, io);
  const results = await runAll(files, options, { jobs, stopping, series, samples }, attempts, io);
  await attempts.attempt(() => {
    endSamples(samples, results);
  });
  if (results.length > 0) {
    const startedAt = new Date(startedMs).toISOString();
    const call = { version: io.version(), command: "run", jobs, startedAt, elapsedMs: io.now() - startedMs };
    const result = resultFile(call, results);
    const content = {
      outcomes: chosen ?? DEFAULT_OUTCOMES,
      full: options.full ?? false,
      seriesMeasure: options.seriesView,
    };
    const style = { ...content, ...stdoutStyle(io, options.color) };
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

function readSeries(series: string | true | undefined) {
  return typeof series === "string" ? readOutcomes(series, "--series") : series && [];
}

/** Samples are kept like results: if there are any. */
function endSamples(samples: SampleFiles, results: readonly ScenarioResult[]): void {
  try {
    if (results.length > 0) samples.keep();
  } finally {
    samples.discard();
  }
}
