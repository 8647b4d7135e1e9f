import { COARSE_SKETCH } from "../../statistics/quantile-sketch.js";
import { momentsOfMean } from "../../statistics/running-mean.js";
import { addToSample, createRunningSample, type RunningSample } from "../../statistics/running-sample.js";
import type { PlannedStructure } from "../../simulation/plan.js";
import type { TrialRange } from "../../simulation/runner.js";
import type { Estimate } from "../estimate.js";
import { OBJECTIVE, type Experiment, type Scores } from "../experiment.js";
import { pairedDifference } from "../outcome-samples.js";
import { gamePlanFor, type BridgeGame } from "./bridge-game.js";
import { EARNED, isMoney } from "./earned.js";
import { playerApart, playersOf, type BridgeView, type Mixture, type Player, type PlayerId } from "./players.js";
import { simulateGames } from "./simulate-game.js";
import { spreadOf, type SpreadEstimate } from "./spread-estimate.js";

/** A default run simulates about this many months of one structure: some seconds. */
const STRUCTURE_MONTHS = 12_000_000;
const LEAST_TRIALS = 100;

export interface Contribution extends SpreadEstimate {
  readonly id: PlayerId;
  /** Ids of the inputs that the part brings in, before and after the switch. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A difference between two structures as a sum of contributions. */
export interface Decomposition {
  readonly from: SpreadEstimate;
  readonly to: SpreadEstimate;
  /** to - from. */
  readonly total: SpreadEstimate;
  readonly contributions: readonly Contribution[];
  /**
   * What the parts do not tell of the total, where they rest on fewer trials than it: total less their sum. Absent where they
   * rest on the same.
   */
  readonly untold?: Estimate;
  /** Of the trials of the parts: total less the sum of the contributions' means, the rounding of floating-point sums alone. */
  readonly roundingError: number;
}

/** The objective's difference between two structures as a sum of contributions. */
export interface Bridge extends Decomposition {
  readonly view: BridgeView;
  /** Over all orders of the switches, or over random ones: then the standard errors include that chance. */
  readonly orders: "all" | "sampled";
  /** Different structures simulated per trial. */
  readonly coalitions: number;
  /** Trials of the parts. */
  readonly trials: number;
  /** Samples in which a coalition had no objective (0/0): left out of every figure. */
  readonly noData: number;
  /** Of an objective in money, the same for what comes in before costs: see `EARNED`. Parts that bring nothing are left out. */
  readonly earned?: Decomposition;
}

export interface BridgeSettings extends Experiment {
  readonly from: PlannedStructure;
  readonly to: PlannedStructure;
  readonly view: BridgeView;
  readonly trials: number;
  /** Called with the trials done. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** As many trials as the scenario asks for, or as many as take `months` of one structure with this many players. */
export function bridgeTrials(
  players: number,
  horizonMonths: number,
  scenarioTrials: number,
  months = STRUCTURE_MONTHS,
): number {
  const affordable = Math.floor(months / (gamePlanFor(players).coalitions * horizonMonths));
  return Math.min(scenarioTrials, Math.max(LEAST_TRIALS, affordable));
}

/**
 * Switches the parts in which the structures differ from those of `from` to those of `to`, one after the other, and averages
 * what each switch adds over the orders: Shapley values, trial by trial, on common random numbers (Song, Nelson & Staum
 * 2016, "Shapley effects for global sensitivity analysis: theory and computation", SIAM/ASA Journal on Uncertainty
 * Quantification 4, for the use in simulation).
 *
 * Says how the model's difference is made up of its effects. Not for what would happen if one effect were changed alone:
 * that is the first step of one order only, and effects here multiply each other.
 */
export async function bridgeOf(settings: BridgeSettings): Promise<Bridge> {
  const { plan, from, to, view, trials, objective, onProgress } = settings;
  const players = playersOf(plan, from, to, view);
  const mixture: Mixture = { plan, from, to, view, players, apart: playerApart({ from, to, players }, objective) };
  const { batchTrials, sideBySide, gameOf, ...how } = gamePlanFor(mixture.players.length);
  const cluster = how.cluster(plan.replicates);
  const measures = isMoney(objective) ? [OBJECTIVE, EARNED] : [OBJECTIVE];
  const sums = measures.map(() => emptySums(mixture, cluster));
  const ranges = rangesOf(trials, batchTrials);
  let coalitions = 0;
  for (let first = 0; first < ranges.length; first += sideBySide) {
    const own = ranges.slice(first, first + sideBySide);
    const games = own.map((range) => gameOf(mixture, range));
    const values = await simulateGames(settings, games, measures);
    games.forEach((game, place) => {
      addGame(sums, game, values[place], cluster);
      coalitions = Math.max(coalitions, game.structures.length);
      onProgress?.(own[place].to);
    });
  }
  const [bridge, all] = sums.map((own) => decomposition(mixture.players, own));
  const earned = sums.length > 1 ? withoutNothing(all) : undefined;
  const noData = trials * plan.replicates - momentsOfMean(sums[0][0].mean).count;
  return { view, orders: how.orders, coalitions, trials, noData, ...bridge, ...(earned && { earned }) };
}

function rangesOf(trials: number, length: number): TrialRange[] {
  return Array.from({ length: Math.ceil(trials / length) }, (_, place) => ({
    from: place * length,
    to: Math.min((place + 1) * length, trials),
  }));
}

/** Of the first structure, the second, their difference, and every player's part in it. */
type Sums = readonly RunningSample[];

const emptySums = ({ players }: Mixture, cluster: number): Sums =>
  ["from", "to", "total", ...players].map(() => createRunningSample(cluster, COARSE_SKETCH));

/** Adds what every measure says of a game. */
function addGame(sums: readonly Sums[], game: BridgeGame, values: readonly Scores[], cluster: number): void {
  const series = values.flatMap((own) => {
    const [none, all] = [own[0], own[own.length - 1]];
    return [none, all, pairedDifference(all, none), ...game.contributionsOf(own)];
  });
  const running = sums.flat();
  complete(series, cluster).forEach((samples, place) => {
    addToSample(running[place], samples);
  });
}

/** Leaves a sample out of every series if one has no data, and fills the last cluster up with "no data". */
function complete(series: readonly Float64Array[], cluster: number): Float64Array[] {
  const samples = series[0].length;
  const filled = Math.ceil(samples / cluster) * cluster;
  const hasData = (sample: number): boolean => series.every((values) => Number.isFinite(values[sample]));
  const kept = Array.from({ length: samples }, (_, sample) => hasData(sample));
  return series.map((values) => new Float64Array(filled).map((_, sample) => (kept[sample] ? values[sample] : NaN)));
}

function decomposition(players: readonly Player[], sums: Sums): Decomposition {
  const [from, to, total, ...parts] = sums.map(spreadOf);
  const contributions = players.map(({ id, from: before, to: after }, place) => ({
    id,
    ...parts[place],
    from: before,
    to: after,
  }));
  const sum = contributions.reduce((all, { mean }) => all + mean, 0);
  return { from, to, total, contributions, roundingError: total.mean - sum };
}

/** A contribution this much smaller than the figures it is a difference of is nothing but their rounding. */
const ROUNDING = 1e-12;

/** Without the parts that bring nothing, such as managers, who only cost. */
function withoutNothing({ contributions, ...whole }: Decomposition): Decomposition {
  const size = ROUNDING * (Math.abs(whole.from.mean) + Math.abs(whole.to.mean));
  const brings = ({ mean, p5, p95 }: Contribution): boolean => [mean, p5, p95].some((own) => Math.abs(own) > size);
  return { ...whole, contributions: contributions.filter(brings) };
}
