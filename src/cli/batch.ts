import { scenarioResult } from "../report/result-of.js";
import type { ScenarioResult } from "../report/result.js";
import { run } from "../run.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Attempts } from "./attempts.js";
import type { Io } from "./io.js";
import { makeProgress } from "./progress.js";
import { printProblems, readScenario, type ScenarioOptions } from "./scenarios.js";

/** All files are read before the first is run, so that mistakes show at once. An interrupt keeps what was finished. */
export async function runAll(
  files: readonly string[],
  options: ScenarioOptions,
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
  { quiet = false }: ScenarioOptions,
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
