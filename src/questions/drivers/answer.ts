import { analyseChoices } from "../../analysis/choices/choice-effects.js";
import { analyseDrivers } from "../../analysis/drivers/drivers.js";
import { leadersOfRun } from "../../analysis/drivers/leaders.js";
import { checkRun } from "../../analysis/drivers/preconditions.js";
import type { DriverGroup } from "../../analysis/drivers/drivers-analysis.js";
import { morrisAnalysis, sobolAnalysis } from "../../analysis/drivers/screening.js";
import { effectStrength } from "../../analysis/drivers/strength.js";
import { usualIndifference, type Indifference } from "../../analysis/indifference.js";
import { findFlips, rivalModels } from "../../analysis/flips/flips.js";
import type { Experiment } from "../../analysis/experiment.js";
import { flipMap, type MapAxes } from "../../analysis/flips/flip-map.js";
import { observeRun, rankedRun, type BaseRun, type ObservedRun } from "../../analysis/base-run.js";
import { uncertainAssumptions } from "../../analysis/uncertain-assumptions.js";
import { isObject } from "../../foundation/require-type.js";
import { stepByStep } from "../../foundation/steps.js";
import { CHOICE_SHARE, choiceTrials } from "../choice-trials.js";
import { comparedFigures, designFigures, knowledgeOf, samplesFigures, type FreshFindings } from "./record-of.js";
import type { ComparedFigures, DriversFigures, SamplesFigures } from "./record.js";
import {
  CALLBACK,
  SIGNAL,
  SMALLEST_DIFFERENCE,
  TRUTH,
  choiceOf,
  listOf,
  requireScenario,
  validateOptions,
  wholeWithin,
  type OptionRules,
} from "../options/library.js";
import { DRIVERS_OPTIONS } from "./options.js";
import { chartedStructures } from "../../scenario/charted-structures.js";
import type { Scenario } from "../../scenario/scenario.js";
import { createRunner } from "../../simulation/create-runner.js";
import type { Runner } from "../../simulation/runner.js";
import { steppedRunner, type OnDriversProgress, type SteppedRunner } from "./steps.js";
import { trialWork } from "../../simulation/trial-work.js";

/** `samples`: everything one run's samples tell; `sobol` and `morris`: fresh runs of a sampling design. */
export type DriversMethod = "samples" | "sobol" | "morris";

export interface DriversOptions {
  readonly method?: DriversMethod;
  /** What a lead must exceed to matter; default: 1 % of the best mean, 0.5 points of an outcome in percent. With `samples` only. */
  readonly indifference?: Indifference | undefined;
  /** Of a sampling design; default: 256 for Sobol' indices, 20 for a Morris screening. */
  readonly basePoints?: number;
  /** Sets of drivers whose value of information to tell, besides every common prefix. */
  readonly groups?: readonly DriverGroup[];
  /** Pairs of uncertain quantities over which to map the best structure; only with the method `samples`. */
  readonly maps?: readonly MapAxes[];
  /** Whether to find out how the answer fares at weaker effects; default: true. With `samples` only. */
  readonly strength?: boolean | undefined;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  /** Aborting rejects with the signal's reason unless what the trials tell was found; `onCompared` is told what is known earlier. */
  readonly signal?: AbortSignal;
  readonly onProgress?: OnDriversProgress;
  /**
   * Called with who is ahead, and by how much, once the scenario's trials are simulated: all there is, should the signal abort the
   * statistics. With `samples` only.
   */
  readonly onCompared?: (compared: ComparedFigures) => void;
}

const BASE_POINTS = { sobol: 256, morris: 20 };
/** Trials of every fresh run that looks for a flip: its leads then have a standard error of a few percent of their spread. */
const PROBE_TRIALS = 400;
const STRENGTH_TRIALS = 1000;
/** Trials of every cell of a map. */
const MAP_TRIALS = 400;

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === "string");

function isGroup(value: unknown): boolean {
  const { name, drivers: ids } = isObject(value) ? (value as Partial<DriverGroup>) : {};
  return typeof name === "string" && isTexts(ids);
}

function isMap(value: unknown): boolean {
  const { x, y } = isObject(value) ? (value as Partial<MapAxes>) : {};
  return [x, y].every((axis: unknown) => {
    if (!isObject(axis)) return false;
    const { stream, inputs } = axis as Partial<MapAxes["x"]>;
    return typeof stream === "string" && isTexts(inputs);
  });
}

const DRIVERS_RULES: OptionRules<DriversOptions> = {
  method: choiceOf(DRIVERS_OPTIONS.method),
  indifference: SMALLEST_DIFFERENCE,
  basePoints: wholeWithin("basePoints"),
  groups: listOf("groups: { name, kind, drivers: [ids] }", isGroup),
  maps: listOf("pairs of axes: { x: { stream, inputs }, y: { stream, inputs } }", isMap),
  strength: TRUTH,
  runner: CALLBACK,
  signal: SIGNAL,
  onProgress: CALLBACK,
  onCompared: CALLBACK,
};

/**
 * Which assumptions decide between a scenario's structures, what knowing them is worth, and what would flip the answer. After an
 * abort it rejects with the signal's reason, unless what the trials tell was found: then what would flip it, the choices, or
 * the strength of effects may be missing; what is known earlier is told to `onCompared`.
 */
export async function drivers(scenario: Scenario, options: DriversOptions = {}): Promise<DriversFigures["drivers"]> {
  requireScenario(scenario);
  validateOptions(options, DRIVERS_RULES);
  const { method = "samples", basePoints, runner = createRunner(), signal, onProgress } = options;
  const { plan, objective } = scenario;
  const samplesSteps = SAMPLES_STEPS + (options.maps?.length ?? 0) - (options.strength === false ? 1 : 0);
  const steps = method === "samples" ? samplesSteps : 1;
  const stepped = steppedRunner(runner, steps, onProgress);
  const experiment: Experiment = { plan, objective, runner: stepped.runner, signal };
  stepped.next(method === "samples" ? "the scenario's trials" : "the sampling design");
  switch (method) {
    case "samples":
      return fromSamples(scenario, experiment, options, stepped.next);
    case "sobol":
      return designFigures(method, scenario, await sobolAnalysis(experiment, basePoints ?? BASE_POINTS[method]));
    case "morris":
      return designFigures(method, scenario, await morrisAnalysis(experiment, basePoints ?? BASE_POINTS[method]));
  }
}

/** Of the method `samples`, beside maps. */
const SAMPLES_STEPS = 4;
/** Other options of choices per structure; each is simulated over a share of the trials. */
const CHOICES = 12;
/** Searches for flips: fresh runs. */
const PROBES = 300;
const MAP_CELLS = 81;

/** Structure-months of that, by estimate. */
export function driversWork({ plan, trials }: Scenario, { method = "samples", basePoints, maps = [] }: DriversOptions) {
  const perTrial = trialWork(plan).total;
  if (method !== "samples") {
    return perTrial * (basePoints ?? BASE_POINTS[method]) * (uncertainAssumptions(plan).length + 2);
  }
  const fresh = PROBES * PROBE_TRIALS + maps.length * MAP_CELLS * MAP_TRIALS;
  return perTrial * (trials * (1 + CHOICES * CHOICE_SHARE) + fresh);
}

async function fromSamples(
  scenario: Scenario,
  experiment: Experiment,
  options: DriversOptions,
  next: SteppedRunner["next"],
): Promise<SamplesFigures> {
  const { plan, objective, trials } = scenario;
  const { groups = [], maps = [], strength = true, indifference = usualIndifference(objective), onCompared } = options;
  const observed = await observeRun(experiment, trials);
  const leaders = leadersOfRun(observed.scores, objective);
  if (leaders) onCompared?.(comparedFigures(scenario, leaders, indifference));
  // Before anything more is simulated.
  checkRun(observed);
  const inputOf = new Map(observed.assumptions.map(({ stream, inputs }) => [stream, inputs[0]]));
  const gradeOf = (driver: string): string => knowledgeOf(scenario, inputOf.get(driver) ?? driver).grade;
  const { signal } = experiment;
  // Worker threads simulate while this one is at the statistics.
  const ranking = stepByStep(rankedRun(observed), signal);
  const analysing = ranking.then((samples) =>
    stepByStep(analyseDrivers({ plan, objective, samples, gradeOf, groups }), signal),
  );
  const [analysis, fresh] = await Promise.all([
    analysing,
    freshRuns(scenario, { experiment, observed, ranking, maps, strength, next }),
  ]);
  return samplesFigures(scenario, { analysis, indifference, ...fresh });
}

interface FreshRuns {
  readonly experiment: Experiment;
  readonly observed: ObservedRun;
  /** The same run, ranked. */
  readonly ranking: Promise<BaseRun>;
  readonly maps: readonly MapAxes[];
  readonly strength: boolean;
  readonly next: SteppedRunner["next"];
}

/** One batch after the other: see `threadRunner`. After an abort, what was found by then. */
async function freshRuns(
  scenario: Scenario,
  { experiment, observed, ranking, maps, strength, next }: FreshRuns,
): Promise<FreshFindings> {
  const { signal } = experiment;
  const found: FreshFindings = { maps: [] };
  const strengthAndChoices = async (): Promise<void> => {
    if (strength) {
      next("weaker effects");
      found.strength = await effectStrength(experiment, Math.min(observed.trials, STRENGTH_TRIALS), observed.scores);
    }
    next("choices");
    const charted = chartedStructures(scenario);
    found.choices = await analyseChoices(experiment, charted, choiceTrials(scenario.trials), observed.scores);
  };
  try {
    // Then nothing waits for the models while there are statistics to do beside it.
    const modelling = ranking.then((base) => stepByStep(rivalModels(base), signal));
    const [base, models] = await Promise.all([ranking, modelling, strengthAndChoices()]);
    next("what would flip it");
    found.flips = await findFlips({ ...experiment, probeTrials: PROBE_TRIALS }, base, models);
    for (const axes of maps) {
      next("a map");
      found.maps.push(await flipMap({ experiment, ...axes, base, trials: Math.min(base.trials, MAP_TRIALS) }));
    }
  } catch (reason) {
    if (!signal?.aborted || reason !== signal.reason) throw reason;
  }
  return found;
}
