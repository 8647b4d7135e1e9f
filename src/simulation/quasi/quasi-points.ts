import { SAMPLING_ORDER } from "../../assumptions/sampling-order.js";
import type { Key } from "../keys.js";
import { threefry } from "../threefry.js";
import { directionNumbers } from "./directions.js";
import { owenScramble } from "./owen-scramble.js";

/**
 * Groups of trials, trial t in group t mod 32, each with a scrambling of its own: independent of one another, so that the spread of
 * their means is the error of the mean of all (Owen 1997, "Scrambled net variance for integrals of smooth functions", section 5).
 */
const QUASI_GROUPS = 32;

/** How uncertain assumptions are drawn, if not independently: see `createQuasiPoints`. */
export interface Sampled {
  readonly sampling?: "qmc";
}

/** The independent groups that the trials of a plan fall into; undefined where all trials are independent. */
export const quasiGroups = ({ sampling }: Sampled): number | undefined =>
  sampling === undefined ? undefined : QUASI_GROUPS;

export interface QuasiPoints {
  /** Places of the streams that have no dimension. */
  readonly others: readonly number[];
  /** Fills the uniforms of a trial for the streams that have one. */
  readonly fill: (trial: number, uniforms: Float64Array) => void;
}

/**
 * Scrambled Sobol' points: trial t is point floor(t / 32) of group t mod 32. A stream has the dimension of its assumption's place in
 * `SAMPLING_ORDER`; those of a scenario's own have none. A point is a function of its trial, the seed and the stream alone, so any
 * range of trials can be simulated alone and more can be added.
 */
export function createQuasiPoints(streams: readonly string[], keys: readonly Key[]): QuasiPoints {
  const dimensions = streams.flatMap((stream, place) => {
    const dimension = SAMPLING_ORDER.indexOf(stream);
    return dimension < 0 ? [] : [{ place, directions: directionNumbers(dimension), seeds: scrambleSeeds(keys[place]) }];
  });
  const fill: QuasiPoints["fill"] = (trial, uniforms) => {
    const group = trial % QUASI_GROUPS;
    const index = (trial - group) / QUASI_GROUPS;
    for (const { place, directions, seeds } of dimensions) {
      uniforms[place] = toUniform(owenScramble(sobolFraction(directions, index), seeds[group]));
    }
  };
  const covered = new Set(dimensions.map(({ place }) => place));
  return { others: [...streams.keys()].filter((place) => !covered.has(place)), fill };
}

/** The blocks (trial, 0) and (trial, 1) of a stream's key are uniforms of trials and designs; these are of no trial. */
const SCRAMBLE = 2;

function scrambleSeeds(key: Key): Int32Array {
  const block = new Int32Array(2);
  return new Int32Array(QUASI_GROUPS).map((_, group) => {
    threefry(key[0], key[1], group, SCRAMBLE, block);
    return block[0];
  });
}

function sobolFraction(directions: Int32Array, index: number): number {
  let fraction = 0;
  for (let bit = 0, rest = index; rest > 0; bit++, rest >>>= 1) if (rest & 1) fraction ^= directions[bit];
  return fraction;
}

const TWO_TO_MINUS_32 = 2 ** -32;

/** The middle of the fraction's cell, so that neither 0 nor 1 occurs. */
const toUniform = (fraction: number): number => ((fraction >>> 0) + 0.5) * TWO_TO_MINUS_32;
