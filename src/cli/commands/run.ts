import { InvalidInput } from "../../foundation/problem.js";
import { DEFAULT_OUTCOMES } from "../../report/comparison/view.js";
import { renderComparisons, type ResultFormat } from "../../report/render-result.js";
import { resultFile, scenarioResult } from "../../report/result-of.js";
import type { ScenarioResult } from "../../report/result.js";
import { run } from "../../run.js";
import type { Scenario } from "../../scenario/scenario.js";
import { reportFailure } from "../failure.js";
import { EXIT, stdoutStyle, type Io } from "../io.js";
import { outputFiles } from "../output.js";
import { makeProgress } from "../progress.js";
import { printProblems, readScenario, type ScenarioOptions } from "../scenarios.js";
import { readJobs, readOutcomes } from "../values.js";

export interface RunCommandOptions extends ScenarioOptions {
  readonly output: readonly string[];
  readonly format: ResultFormat;
  readonly outcomes?: string;
  readonly full?: boolean;
  readonly jobs?: string;
}

/** Runs every scenario that can be read; one that fails does not stop the others, and the exit code tells of it. */
export async function runCommand(files: readonly string[], options: RunCommandOptions, io: Io): Promise<void> {
  const startedMs = io.now();
  const outputs = outputFiles(options.output, io);
  const jobs = readJobs(options.jobs, io.cores);
  const outcomes = options.outcomes === undefined ? DEFAULT_OUTCOMES : readOutcomes(options.outcomes);
  const { results, exitCode } = await runAll(files, options, io);
  if (results.length > 0) {
    const call = {
      version: io.version(),
      command: "run",
      jobs,
      startedAt: new Date(startedMs).toISOString(),
      elapsedMs: io.now() - startedMs,
    };
    const file = resultFile(call, results);
    const style = { outcomes, full: options.full ?? false, ...stdoutStyle(io, options.color) };
    for (const output of outputs) io.writeFile(output.file, renderComparisons(file, output.format, style));
    io.stdout(renderComparisons(file, options.format, style));
  }
  io.setExitCode(exitCode);
}

interface Batch {
  readonly results: readonly ScenarioResult[];
  readonly exitCode: number;
}

/** All files are read before the first is run, so that mistakes show at once. An interrupt keeps what was finished. */
async function runAll(files: readonly string[], options: RunCommandOptions, io: Io): Promise<Batch> {
  const failures: unknown[] = [];
  const attempt = async <Value>(work: () => Value | Promise<Value>): Promise<Value[]> => {
    try {
      return [await work()];
    } catch (error) {
      reportFailure(error, io, options);
      failures.push(error);
      return [];
    }
  };
  const scenarios: Scenario[] = [];
  for (const file of files) scenarios.push(...(await attempt(() => readScenario(file, options))));
  for (const { warnings } of scenarios) printProblems(warnings, options, io);
  const stop = new AbortController();
  const release = io.onInterrupt(() => {
    stop.abort();
  });
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    if (stop.signal.aborted) break;
    results.push(...(await attempt(() => simulate(scenario, stop.signal, options, io))));
  }
  release();
  const exitCode = stop.signal.aborted ? EXIT.interrupted : worst(failures);
  return { results: results.filter(({ trials }) => trials > 0), exitCode };
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

function worst(failures: readonly unknown[]): number {
  if (failures.length === 0) return EXIT.ok;
  return failures.every((error) => error instanceof InvalidInput) ? EXIT.invalidInput : EXIT.internalError;
}
