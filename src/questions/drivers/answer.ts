import { analyseDrivers } from "../../analysis/drivers/drivers.js";
import type { DriverGroup } from "../../analysis/drivers/result.js";
import { morrisAnalysis, sobolAnalysis } from "../../analysis/drivers/screening.js";
import { effectStrength } from "../../analysis/drivers/strength.js";
import { flipsFrom } from "../../analysis/flips/flips.js";
import { flipMap, type FlipMap, type MapAxes } from "../../analysis/flips/map.js";
import { flipSamples, type FlipRun, type FlipSamples } from "../../analysis/flips/samples.js";
import { designFigures, knowledgeOf, samplesFigures } from "./record-of.js";
import type { DriversFigures, SamplesFigures } from "./record.js";
import type { Scenario } from "../../scenario/scenario.js";
import { createExecutor } from "../../simulation/create-executor.js";
import type { Executor } from "../../simulation/executor.js";

/** `samples`: everything one run's samples tell; `sobol` and `morris`: fresh runs of a sampling design. */
export type DriversMethod = "samples" | "sobol" | "morris";

export interface DriversOptions {
  readonly method?: DriversMethod;
  /** Of a sampling design; default: 256 for Sobol' indices, 20 for a Morris screening. */
  readonly basePoints?: number;
  /** Sets of drivers whose value of information to tell, besides every common prefix. */
  readonly groups?: readonly DriverGroup[];
  /** Pairs of uncertain quantities over which to map the best structure; only with the method `samples`. */
  readonly maps?: readonly MapAxes[];
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly executor?: Executor;
  readonly signal?: AbortSignal;
  /** Called after every block with the trials simulated so far. */
  readonly onProgress?: (done: number) => void;
}

const BASE_POINTS = { sobol: 256, morris: 20 };
/** Trials of every fresh run that looks for a flip: its leads then have a standard error of a few percent of their spread. */
const PROBE_TRIALS = 400;
const STRENGTH_TRIALS = 1000;
/** Trials of every cell of a map. */
const MAP_TRIALS = 400;

/** Which assumptions decide between a scenario's structures, what knowing them is worth, and what would flip the answer. */
export async function drivers(scenario: Scenario, options: DriversOptions = {}): Promise<DriversFigures["drivers"]> {
  const { method = "samples", basePoints, executor = createExecutor(), signal, onProgress } = options;
  const { plan, objective } = scenario;
  const run: FlipRun = { plan, objective, executor: counted(executor, onProgress), signal };
  switch (method) {
    case "samples":
      return fromSamples(scenario, run, options);
    case "sobol":
      return designFigures(method, scenario, await sobolAnalysis(run, basePoints ?? BASE_POINTS[method]));
    case "morris":
      return designFigures(method, scenario, await morrisAnalysis(run, basePoints ?? BASE_POINTS[method]));
  }
}

async function fromSamples(
  scenario: Scenario,
  run: FlipRun,
  { groups = [], maps = [] }: Pick<DriversOptions, "groups" | "maps">,
): Promise<SamplesFigures> {
  const { plan, objective, trials } = scenario;
  const samples = await flipSamples(run, trials);
  const inputOf = new Map(samples.guesses.map(({ stream, inputs }) => [stream, inputs[0]]));
  const gradeOf = (driver: string): string => knowledgeOf(scenario, inputOf.get(driver) ?? driver).grade;
  const analysis = analyseDrivers({ plan, objective, samples, gradeOf, groups });
  const strength = await effectStrength(run, Math.min(trials, STRENGTH_TRIALS));
  const flips = await flipsFrom({ ...run, probeTrials: PROBE_TRIALS }, samples);
  return samplesFigures(scenario, { analysis, strength, flips, maps: await mapsOf(run, samples, maps) });
}

async function mapsOf(run: FlipRun, base: FlipSamples, all: readonly MapAxes[]): Promise<FlipMap[]> {
  const maps: FlipMap[] = [];
  for (const axes of all)
    maps.push(await flipMap({ ...run, ...axes, base, trials: Math.min(base.trials, MAP_TRIALS) }));
  return maps;
}

function counted(executor: Executor, onProgress?: (done: number) => void): Executor {
  if (onProgress === undefined) return executor;
  let done = 0;
  return (plan, range, wants, onBlock, signal) =>
    executor(
      plan,
      range,
      wants,
      (block) => {
        onBlock(block);
        done += block.trials;
        onProgress(done);
      },
      signal,
    );
}
