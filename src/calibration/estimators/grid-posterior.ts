import { SCORE_SCALES } from "../../distributions/score-scale.js";
import { logPrior, type Prior } from "./prior.js";
import type { Posterior } from "./weighted-draws.js";

const STEPS = 800;
/** Log density below the highest that is left out. */
const NEGLIGIBLE = 30;
/** Standard deviations of the prior's widest part that are searched. */
const REACH = 6;

/**
 * The posterior of one number on the scale of its prior, from its log likelihood there: the density on a grid that is drawn
 * together around what is not negligible. `around` is where the likelihood is high, so that a peak between grid points is found.
 */
export function gridPosterior(prior: Prior, logLikelihood: (score: number) => number, around: number): Posterior {
  const density = (score: number): number => logLikelihood(score) + logPrior(prior, score);
  let [low, high] = [
    Math.min(around - 1, ...prior.parts.map(({ mean, sd }) => mean - REACH * sd)),
    Math.max(around + 1, ...prior.parts.map(({ mean, sd }) => mean + REACH * sd)),
  ];
  for (let round = 0; round < 4; round++) {
    const near = [...gridOf(low, high), around].sort((a, b) => a - b).map((score) => ({ score, log: density(score) }));
    const highest = Math.max(...near.map(({ log }) => log));
    const kept = near.flatMap(({ log }, place) => (log > highest - NEGLIGIBLE ? place : []));
    low = near[Math.max(0, kept[0] - 1)].score;
    high = near[Math.min(near.length - 1, kept[kept.length - 1] + 1)].score;
  }
  return onGrid(gridOf(low, high), density, SCORE_SCALES[prior.scale].toValue);
}

const gridOf = (low: number, high: number): number[] =>
  Array.from({ length: STEPS + 1 }, (_, step) => low + (step / STEPS) * (high - low));

function onGrid(
  grid: readonly number[],
  density: (score: number) => number,
  toValue: (score: number) => number,
): Posterior {
  const logs = grid.map(density);
  const highest = Math.max(...logs);
  const masses = logs.map((log) => Math.exp(log - highest));
  const sums: number[] = [0];
  for (let step = 1; step < grid.length; step++) sums.push(sums[step - 1] + (masses[step - 1] + masses[step]) / 2);
  const total = sums[sums.length - 1];
  return {
    quantile: (probability) => {
      const wanted = probability * total;
      const above = Math.max(
        1,
        sums.findIndex((sum) => sum >= wanted),
      );
      const share = (wanted - sums[above - 1]) / (sums[above] - sums[above - 1] || 1);
      return toValue(grid[above - 1] + share * (grid[above] - grid[above - 1]));
    },
  };
}
