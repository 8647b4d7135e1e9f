import { masterKey, streamKey } from "../../simulation/keys.js";
import type { TrialRange } from "../../simulation/runner.js";
import { pairedDifference } from "../outcome-samples.js";
import { coalitionStructures, type Mixture } from "./players.js";
import { coalitionsOf, joiningOrders, sampledShapley } from "./sampled-shapley.js";
import { shapleyValues } from "./shapley.js";
import type { GameTrials } from "./simulate-game.js";

/** More players than these have too many coalitions to simulate them all: 2^10 are 1024. */
const MOST_EXACT_PLAYERS = 10;
/** With more players each batch of trials gets this many random orders of its own ... */
const BATCH_ORDERS = 4;
/** ... and has this many trials, so that even a short run has many independent batches to take standard errors from. */
const BATCH_TRIALS = 25;
/** Batches that are simulated side by side: enough work for more threads than one. */
const SIDE_BY_SIDE = 120;
/** Trials held at once: 1024 coalitions take 16 MB. */
const EXACT_BATCH_TRIALS = 2000;

/** The coalitions that a batch of trials needs, nobody first and everybody last, and what is made of any value they have. */
export interface BridgeGame extends GameTrials {
  /** Per player its Shapley value, sample by sample. */
  readonly contributionsOf: (values: readonly Float64Array[]) => readonly Float64Array[];
}

/** How a difference of so many players is cut into games. */
export interface GamePlan {
  readonly orders: "all" | "sampled";
  /** The most structures that are simulated per trial; fewer where a player stands apart. */
  readonly coalitions: number;
  readonly batchTrials: number;
  /** Batches that are simulated side by side. */
  readonly sideBySide: number;
  /** Samples that count as dependent: trials of a batch share their random orders. */
  readonly cluster: (replicates: number) => number;
  readonly gameOf: (mixture: Mixture, range: TrialRange) => BridgeGame;
}

export function gamePlanFor(players: number): GamePlan {
  return players <= MOST_EXACT_PLAYERS
    ? {
        orders: "all",
        coalitions: 2 ** players,
        batchTrials: EXACT_BATCH_TRIALS,
        sideBySide: 1,
        cluster: (replicates) => replicates,
        gameOf: exactGame,
      }
    : {
        orders: "sampled",
        coalitions: BATCH_ORDERS * (players - 1) + 2,
        batchTrials: BATCH_TRIALS,
        sideBySide: SIDE_BY_SIDE,
        cluster: (replicates) => BATCH_TRIALS * replicates,
        gameOf: sampledGame,
      };
}

function exactGame(mixture: Mixture, range: TrialRange): BridgeGame {
  const { players, apart } = mixture;
  const structureOf = coalitionStructures(mixture);
  const all = Array.from({ length: 2 ** players.length }, (_, coalition) => coalition);
  if (apart === undefined) {
    return { structures: all.map(structureOf), range, contributionsOf: shapleyValues };
  }
  const own = 1 << apart;
  const others = all.filter((coalition) => (coalition & own) === 0);
  const everybody = all[all.length - 1];
  return {
    structures: [...others, own, everybody].map(structureOf),
    range,
    contributionsOf: (values) =>
      shapleyValues(values.slice(0, others.length)).toSpliced(
        apart,
        0,
        pairedDifference(values[others.length], values[0]),
      ),
  };
}

function sampledGame(mixture: Mixture, range: TrialRange): BridgeGame {
  const { plan, players } = mixture;
  const key = streamKey(masterKey(plan.seed), "why.orders");
  const orders = joiningOrders(key, players.length, BATCH_ORDERS, range.from / BATCH_TRIALS);
  const coalitions = coalitionsOf(orders);
  return {
    structures: coalitions.map(coalitionStructures(mixture)),
    range,
    contributionsOf: (values) => sampledShapley(orders, (coalition) => values[coalitions.indexOf(coalition)]),
  };
}
