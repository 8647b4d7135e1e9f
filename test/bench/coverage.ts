import { influencesOf, responseOf } from "../../src/analysis/drivers/influence.js";
import { driverSamples } from "../../src/analysis/drivers/driver-samples.js";
import { fitScoreModel } from "../../src/analysis/drivers/score-model.js";
import { informationValue } from "../../src/analysis/drivers/information-value.js";
import { normalScores, type BaseRun } from "../../src/analysis/base-run.js";
import { simulateBaseRun } from "../support/base-run.js";
import type { Estimate } from "../../src/analysis/estimate.js";
import { plainStanding } from "../../src/analysis/standing.js";
import { loadScenario } from "../../src/scenario/load.js";
import { createRunner } from "../../src/simulation/create-runner.js";
import { orderingOf } from "../../src/statistics/ordering.js";
import { line } from "./report.js";

const SCENARIO = "scenarios/five-structures.yaml";
const TRIALS = 2000;
const BLOCKS = 20;

/**
 * How often the 95 % intervals of `drivers` on 2,000 trials hold what 20 times as many trials say, over the parts of these: the
 * tornado's bars and indices of the lead, and what knowing everything is worth. Figures of all assumptions are taken together; the
 * parts are a twentieth of what they are held against, so their errors look 2.5 % smaller than they are.
 */
export async function benchCoverage(): Promise<void> {
  const { plan, objective } = loadScenario(SCENARIO);
  const whole = await simulateBaseRun({ plan, objective, runner: createRunner() }, BLOCKS * TRIALS);
  const { leader, leads } = plainStanding(whole.scores);
  const second = [...leads.keys()]
    .filter((place) => place !== leader)
    .reduce((best, place) => (leads[place].mean < leads[best].mean ? place : best));
  const weights = whole.scores.map((_, place) => Number(place === leader) - Number(place === second));
  const truth = figuresOf(whole, weights);
  const found = Array.from({ length: BLOCKS }, (_, block) => figuresOf(partOf(whole, block), weights));
  for (const [name, truths] of Object.entries(truth)) {
    const z = found.flatMap((own) =>
      own[name].map(({ mean, standardError }, i) => (mean - truths[i].mean) / standardError),
    );
    const held = z.filter((value) => Math.abs(value) <= 1.96).length / z.length;
    const bias = z.reduce((sum, value) => sum + value, 0) / z.length;
    line(name, `${(100 * held).toFixed(1)} % held`, `${bias.toFixed(2)} se off`, `of ${z.length}`);
  }
}

function figuresOf(run: BaseRun, weights: readonly number[]): Record<string, readonly Estimate[]> {
  const model = fitScoreModel(driverSamples(run, []));
  const [influences] = influencesOf(model, [responseOf(model, weights)]);
  const indices = influences.map(({ firstOrder: { share, standardError } }) => ({ mean: share, standardError }));
  return {
    "lead at 5 %": influences.map(({ low }) => low),
    "lead at 95 %": influences.map(({ high }) => high),
    "index of the lead": indices,
    "everything but luck is worth": [informationValue(model, new Set(run.positions.keys()))],
  };
}

function partOf(run: BaseRun, block: number): BaseRun {
  const part = (values: Float64Array): Float64Array => values.slice(block * TRIALS, (block + 1) * TRIALS);
  const positions = run.positions.map((own) => normalScores(part(own)));
  const orderings = positions.map(orderingOf);
  return { ...run, trials: TRIALS, positions, orderings, scores: run.scores.map(part) };
}
