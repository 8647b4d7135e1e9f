import type { Indifference } from "../../analysis/indifference.js";
import { singleOutcome } from "../../analysis/objective.js";
import { InvalidInput } from "../../foundation/problem.js";
import type { OutcomeId } from "../../funnel/outcomes.js";
import { FORMAT_EXTENSIONS } from "../../report/formats/format-id.js";
import type { Scenario } from "../../scenario/scenario.js";
import { answerEach, readAll } from "../answer-each.js";
import { readIndifference } from "../options/indifference.js";
import { refuseTiny } from "../options/tiny-amount.js";
import { readOutcomes } from "../options/values.js";
import { anyQuestion } from "../pose.js";
import { openEndedLine, trialsLine } from "../progress.js";
import type { ScenarioAnswer } from "../question.js";
import type { Answering, AnsweringEach, Asking } from "../surroundings.js";
import { run, runFromSums, runWork, type RunOptions } from "./answer.js";
import { sumOf } from "../../foundation/sum.js";
import { comparisonView, DEFAULT_OUTCOMES, type ComparisonOptions } from "./comparison/view.js";
import { sideBySide } from "./comparison/side-by-side.js";
import type { RunGiven } from "./options.js";
import { readStopping, type Stopping } from "./precision-values.js";
import { stoppingRecord } from "./precision/stopping.js";
import { runFigures } from "./record-of.js";
import type { RunFigures } from "./record.js";
import { runRows } from "./rows.js";
import { paybackRecord } from "./payback.js";
import { refuseDependent, refuseSumsOf, sampledBy } from "./sampling.js";
import { openSamples, type SampleFiles } from "./samples.js";
import { seriesRecord } from "./series/record.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "winner-of-one": { file: string };
    "series-too-many": { found: number; limit: number };
  }
}

interface RunAsked {
  readonly scenarios: readonly Scenario[];
  /** Without: the scenario's own number of trials. */
  readonly stopping: Stopping | undefined;
  readonly indifference: Indifference | undefined;
  /** Outcomes to give statistics of; without: all. */
  readonly outcomes: readonly OutcomeId[] | undefined;
  /** Outcomes to follow month by month. */
  readonly series: readonly OutcomeId[] | undefined;
  readonly samples: SampleFiles;
  /** Whether quantiles come from sums. */
  readonly fromSums: boolean;
  readonly show: ComparisonOptions;
}

/** Which structure does best, by how much, how sure are we. */
export const RUN_QUESTION = anyQuestion<RunGiven, RunAsked, RunFigures, object>({
  id: "run",
  schema: async () => (await import("./schema.js")).RUN_SCHEMA,
  ask,
  scenarios: ({ scenarios }) => scenarios,
  warnings: ({ scenarios }) => scenarios.flatMap(({ warnings }) => warnings),
  work: ({ scenarios, stopping }) => sumOf(scenarios.map((scenario) => runWork(scenario, stopping?.maxTrials))),
  answer,
  isToldApart: () => true,
  tell: ({ scenarios }, { show }) => ({
    views: (everything = show.full) =>
      scenarios.map((scenario) => comparisonView(scenario, { ...show, full: everything })),
    rows: () => runRows(scenarios),
  }),
  closing: sideBySide,
  interrupted: "Interrupted before any trials were finished.",
});

async function ask(given: RunGiven, asking: Asking): Promise<RunAsked> {
  const stopping = readStopping(given);
  const indifference = readIndifference(given.indifference);
  const outcomes = given.outcomes === undefined ? undefined : readOutcomes(given.outcomes);
  const series = readSeries(given.series);
  const samples = openSamples(given, outcomes, asking.openFiles);
  refuseDependent(given.sampling, stopping);
  refuseSumsOf(given.sampling, given.sums);
  const readOne = async (file: string): Promise<Scenario> =>
    runnable(sampledBy(given.sampling, await asking.read(file)), { stopping, indifference, series });
  return {
    scenarios: await readAll(given.scenario, asking, readOne),
    stopping,
    indifference,
    outcomes: tellsAll(given) ? undefined : (outcomes ?? DEFAULT_OUTCOMES),
    series,
    samples,
    fromSums: given.sums ?? false,
    show: {
      outcomes: outcomes ?? DEFAULT_OUTCOMES,
      full: given.full ?? false,
      isOneOfMany: given.scenario.length > 1,
      seriesMeasure: given.seriesView ?? "difference",
    },
  };
}

/** Tables show the outcomes asked for; all else tells every figure. */
function tellsAll({ format, output = [], saveBaseline = [] }: RunGiven): boolean {
  const isTables = (file: string): boolean => file.toLowerCase().endsWith(FORMAT_EXTENSIONS.md);
  return saveBaseline.length > 0 || !["table", "md"].includes(format) || !output.every(isTables);
}

/** Followed in any case; named alone, nothing else is. */
const OBJECTIVE = "objective";

function readSeries(series: string | undefined): readonly OutcomeId[] | undefined {
  if (series === undefined) return undefined;
  const others = series.split(",").filter((name) => name.trim() !== OBJECTIVE);
  return others.length === 0 ? [] : readOutcomes(others.join(","), "--series");
}

/** Monthly figures kept at most: each with its quantiles takes about 0.1 MB. */
const MOST_MONTHLY_FIGURES = 5000;
/** Per structure, month and outcome: of the month, so far, and so far less the reference. */
const MEASURES = 3;

/** Throws InvalidInput for a scenario to which the settings do not apply. */
function runnable(
  scenario: Scenario,
  { stopping, indifference, series }: Pick<RunAsked, "stopping" | "indifference" | "series">,
): Scenario {
  refuseTiny({ indifference, target: stopping?.target }, scenario.objective);
  const structures = scenario.structures.length;
  if (stopping?.target.until === "winner" && structures === 1) {
    throw new InvalidInput([{ code: "winner-of-one", severity: "error", arguments: { file: scenario.file } }]);
  }
  const followed = series === undefined ? 0 : 1 + besidesObjective(series, scenario).length;
  const found = MEASURES * structures * scenario.plan.horizonMonths * followed;
  if (found <= MOST_MONTHLY_FIGURES) return scenario;
  const details = { found, limit: MOST_MONTHLY_FIGURES };
  throw new InvalidInput([{ code: "series-too-many", severity: "error", arguments: details }]);
}

/** The objective is followed in any case. */
const besidesObjective = (series: readonly OutcomeId[], { objective }: Scenario): OutcomeId[] =>
  series.filter((outcome) => outcome !== singleOutcome(objective));

async function answer(asked: RunAsked, answering: AnsweringEach<ScenarioAnswer<RunFigures>>) {
  const { samples } = asked;
  try {
    const scenarios = await answerEach(asked.scenarios, answering, (scenario) =>
      unlessLate(simulate(scenario, asked, answering), answering.patience),
    );
    if (scenarios.length === 0) return undefined;
    for (const { file, keep } of samples.files) await answering.attempt(file, () => keep(answering.signal.aborted));
    return { scenarios, rest: {} };
  } finally {
    samples.discard();
  }
}

/** Nothing where there was no time: the other scenarios are told. */
async function unlessLate<Found>(simulated: Promise<Found>, patience?: AbortSignal): Promise<Found | undefined> {
  try {
    return await simulated;
  } catch (error) {
    if (patience?.aborted && error === patience.reason) return undefined;
    throw error;
  }
}

/** Whoever looks at blocks is handed all outcomes: nobody does without need. */
const samplesTaken = (scenario: Scenario, { files, add }: SampleFiles): Pick<RunOptions, "onBlock"> =>
  files.length === 0
    ? {}
    : {
        onBlock: (block) => {
          add(scenario, block);
        },
      };

async function simulate(
  scenario: Scenario,
  { stopping, outcomes, series, samples, indifference, fromSums }: RunAsked,
  { runner, signal, patience, progress, gathered }: Answering,
): Promise<ScenarioAnswer<RunFigures> | undefined> {
  const line = progress(stopping ? openEndedLine : trialsLine);
  try {
    const options: RunOptions = {
      runner,
      signal,
      patience,
      onProgress: line.update,
      outcomes,
      inputs: samples.inputs,
      equalMandate: true,
      indifference,
      fromSums,
      ...samplesTaken(scenario, samples),
      ...(stopping && { target: stopping.target, trials: stopping.maxTrials }),
      ...(series && { series: besidesObjective(series, scenario) }),
    };
    const sums = gathered?.(scenario);
    const ran = await (sums ? runFromSums(scenario, options, sums) : run(scenario, options));
    // What was interrupted before its first block has nothing to say.
    if (ran === undefined || ran.trials === 0) return undefined;
    const ids = scenario.structures.map(({ id }) => id);
    const figures: RunFigures = {
      ...runFigures(scenario, ran.comparison),
      ...(scenario.plan.sampling && { sampling: scenario.plan.sampling }),
      ...(stopping &&
        ran.stopping && { stopping: stoppingRecord(stopping.target, stopping.maxTrials, ran.stopping, ids) }),
      ...(ran.paybacks && { paybacks: ran.paybacks.map(paybackRecord) }),
      ...(ran.equalMandate && { equalMandate: ran.equalMandate }),
      ...(ran.todayAsked && { todayAsked: ran.todayAsked }),
      ...(ran.equalMandateWithheld && { equalMandateWithheld: ran.equalMandateWithheld }),
      ...(ran.series && { series: seriesRecord(ran.series, scenario.objective) }),
    };
    return { scenario, trials: ran.trials, partial: ran.partial, figures };
  } finally {
    line.clear();
  }
}
