import { DEFAULT_OUTCOMES } from "../../report/comparison/view.js";
import { renderComparisons, type ResultFormat } from "../../report/render-result.js";
import { resultFile, scenarioResult } from "../../report/result-of.js";
import type { ScenarioResult } from "../../report/result.js";
import { run } from "../../run.js";
import type { Scenario } from "../../scenario/scenario.js";
import { makeAttempts, type Attempts } from "../attempts.js";
import { stdoutStyle, type Io } from "../io.js";
import { outputFiles, writeOutput } from "../output.js";
import { makeProgress } from "../progress.js";
import { printProblems, readScenario, type ScenarioOptions } from "../scenarios.js";
import { readJobs, readOutcomes } from "../values.js";

export interface RunCommandOptions extends ScenarioOptions {
  readonly output?: readonly string[];
  readonly format: ResultFormat;
  readonly outcomes?: string;
  readonly full?: boolean;
  readonly jobs?: string;
}

/** Runs every scenario that can be read; one that fails does not stop the others, and the exit code tells of it. */
export async function runCommand(files: readonly string[], options: RunCommandOptions, io: Io): Promise<void> {
  const startedMs = io.now();
  const outputs = outputFiles(options.output ?? [], io);
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
  io.setExitCode(attempts.exitCode());
}

/** All files are read before the first is run, so that mistakes show at once. An interrupt keeps what was finished. */
async function runAll(
  files: readonly string[],
  options: RunCommandOptions,
  { attempt, interrupted }: Attempts,
  io: Io,
): Promise<ScenarioResult[]> {
  const scenarios: Scenario[] = [];
  for (const file of files) scenarios.push(...(await attempt(() => readScenario(file, options))));
  for (const { warnings } of scenarios) printProblems(warnings, options, io);
  const stop = new AbortController();
  const release = io.onInterrupt(() => {
    stop.abort();
    interrupted();
  });
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    if (stop.signal.aborted) break;
    results.push(...(await attempt(() => simulate(scenario, stop.signal, options, io))));
  }
  release();
  return results.filter(({ trials }) => trials > 0);
}

async function simulate(
  scenario: Scenario,
  signal: AbortSignal,
  { quiet = false }: RunCommandOptions,
  io: Io,
): Promise<ScenarioResult> {
  const progress = makeProgress(io, quiet);
  try {
    const { comparison, partial } = await run(scenario, { signal, onProgress: progress.update });
    return scenarioResult(scenario, comparison, partial);
  } finally {
    progress.clear();
  }
}
