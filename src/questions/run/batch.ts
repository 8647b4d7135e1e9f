import { singleOutcome } from "../analysis/objective.js";
import { InvalidInput } from "../foundation/problem.js";
import type { OutcomeId } from "../funnel/outcomes.js";
import { stoppingRecord } from "../report/precision/stopping.js";
import { scenarioResult } from "../report/result-of.js";
import type { OverridesRecord, ScenarioResult } from "../report/result.js";
import { seriesRecord } from "../report/series/record.js";
import { run, type RunOptions } from "../run.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Attempts } from "./attempts.js";
import type { Io } from "./io.js";
import type { Stopping } from "./precision-values.js";
import { makeProgress, openEndedLine, progressLine } from "./progress.js";
import type { SampleFiles } from "./samples.js";
import { namedFlags, printProblems, readScenario, type ScenarioOptions } from "./scenarios.js";

/** How every scenario of a call is run. */
export interface RunSettings {
  readonly jobs: number;
  /** Without: the scenario's own number of trials. */
  readonly stopping?: Stopping | undefined;
  /** Outcomes to follow month by month. */
  readonly series?: readonly OutcomeId[] | undefined;
  readonly samples?: SampleFiles | undefined;
}

/** All files are read before the first is run, so that mistakes show at once. An interrupt keeps what was finished. */
export async function runAll(
  files: readonly string[],
  options: ScenarioOptions,
  settings: RunSettings,
  { attempt, interrupted }: Attempts,
  io: Io,
): Promise<ScenarioResult[]> {
  const scenarios: Scenario[] = [];
  for (const file of files) scenarios.push(...(await attempt(() => readRunnable(file, options, settings))));
  for (const { warnings } of scenarios) printProblems(warnings, options, io);
  const stop = new AbortController();
  const release = io.onInterrupt(() => {
    stop.abort();
    interrupted();
  });
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    if (stop.signal.aborted) break;
    const result = await attempt(() => simulate(scenario, settings, stop.signal, options, io));
    results.push(...result.map((one) => ({ ...one, ...overridesOf(options) })));
  }
  release();
  return results.filter(({ trials }) => trials > 0);
}

/** Monthly figures kept at most: each with its quantiles takes about 0.1 MB. */
const MOST_MONTHLY_FIGURES = 5000;
/** Per structure, month and outcome: of the month, so far, and so far less the reference. */
const MEASURES = 3;

function readRunnable(file: string, options: ScenarioOptions, { stopping, series }: RunSettings): Scenario {
  const scenario = readScenario(file, options);
  const structures = scenario.structures.length;
  if (stopping?.target.until === "winner" && structures === 1) {
    throw new InvalidInput([{ code: "winner-of-one", severity: "error", arguments: { file } }]);
  }
  const outcomes = series === undefined ? 0 : 1 + besidesObjective(series, scenario).length;
  const found = MEASURES * structures * scenario.plan.horizonMonths * outcomes;
  if (found <= MOST_MONTHLY_FIGURES) return scenario;
  const details = { found, limit: MOST_MONTHLY_FIGURES };
  throw new InvalidInput([{ code: "series-too-many", severity: "error", arguments: details }]);
}

/** The objective is followed in any case. */
const besidesObjective = (series: readonly OutcomeId[], { objective }: Scenario): OutcomeId[] =>
  series.filter((outcome) => outcome !== singleOutcome(objective));

async function simulate(
  scenario: Scenario,
  { jobs, stopping, series, samples }: RunSettings,
  signal: AbortSignal,
  { quiet = false }: ScenarioOptions,
  io: Io,
): Promise<ScenarioResult> {
  const progress = makeProgress(io, quiet, stopping ? openEndedLine : progressLine);
  const options: RunOptions = {
    jobs,
    signal,
    onProgress: progress.update,
    ...(stopping && { target: stopping.target, trials: stopping.maxTrials }),
    ...(series && { series: besidesObjective(series, scenario) }),
    ...(samples && {
      inputs: samples.inputs,
      onBlock: (block) => {
        samples.add(scenario, block);
      },
    }),
  };
  try {
    const ran = await run(scenario, options);
    const ids = scenario.structures.map(({ id }) => id);
    return {
      ...scenarioResult(scenario, ran.comparison, ran.partial),
      ...(stopping &&
        ran.stopping && { stopping: stoppingRecord(stopping.target, stopping.maxTrials, ran.stopping, ids) }),
      ...(ran.series && { series: seriesRecord(ran.series, scenario.objective) }),
    };
  } finally {
    progress.clear();
  }
}

function overridesOf(options: ScenarioOptions): { overrides?: OverridesRecord } {
  const { params = [], set = [] } = options;
  const flags = namedFlags(options);
  const isEmpty = params.length === 0 && set.length === 0 && Object.keys(flags).length === 0;
  return isEmpty ? {} : { overrides: { params, set, flags } };
}
