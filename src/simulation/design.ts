import type { Key } from "./keys.js";
import { createQuasiPoints, type Sampled } from "./quasi/quasi-points.js";
import { threefry, toUniform } from "./threefry.js";

/**
 * A sampling design in place of independent draws: trial t is a row of it. Nothing but the rule is stored; the points come
 * from the same keyed uniforms as ever. A factor is a set of streams that are always changed together.
 *
 * - `saltelli`: per base point the rows A, B and, factor by factor, A with that factor taken from B (Saltelli et al. 2010,
 *   "Variance based sensitivity analysis of model output", Computer Physics Communications 181). A and all rows mixed from
 *   it share one stream of luck, B has another: luck is then an input of its own that no factor's index includes.
 * - `morris`: per base point a start on a grid of four levels (1/8, 3/8, 5/8, 7/8) of each stream's probability, then, factor
 *   by factor, the start with that factor alone moved by half of the probability: steps of two of four levels as in Morris
 *   1991 ("Factorial sampling plans for preliminary computational experiments", Technometrics 33), in the radial arrangement
 *   of Campolongo, Saltelli & Cariboni 2011 ("From screening to quantitative sensitivity analysis. A unified approach",
 *   Computer Physics Communications 182). All rows of a base point share their luck.
 */
export interface Design {
  readonly kind: "saltelli" | "morris";
  readonly factors: readonly (readonly string[])[];
}

/** Rows per base point. */
export function rowsPerPoint({ kind, factors }: Design): number {
  return factors.length + (kind === "saltelli" ? 2 : 1);
}

/** The trials' uniforms before correlation, and the trial whose luck each has. */
export interface Points {
  readonly fill: (trial: number, uniforms: Float64Array) => void;
  readonly luckTrial: (trial: number) => number;
}

/**
 * Without a design, trial t has its own luck and the uniforms (t, 0) under the keys of its streams, or with quasi-Monte Carlo
 * sampling, where a stream has a dimension, a coordinate of its point.
 */
export function createPoints(
  { design, sampling }: Sampled & { readonly design?: Design },
  streams: readonly string[],
  keys: readonly Key[],
): Points {
  const block = new Int32Array(2);
  const uniform = (stream: number, trial: number, place: number): number => {
    threefry(keys[stream][0], keys[stream][1], trial, place, block);
    return toUniform(block);
  };
  if (design === undefined) {
    const quasi = sampling && createQuasiPoints(streams, keys);
    const keyed = quasi?.others ?? [...streams.keys()];
    const fill: Points["fill"] = (trial, uniforms) => {
      for (const stream of keyed) uniforms[stream] = uniform(stream, trial, 0);
      quasi?.fill(trial, uniforms);
    };
    return { fill, luckTrial: (trial) => trial };
  }
  const factors = design.factors.map((names) => names.map((name) => streams.indexOf(name)));
  return design.kind === "saltelli"
    ? saltelliPoints(rowsPerPoint(design), factors, uniform)
    : morrisPoints(rowsPerPoint(design), factors, uniform);
}

type Uniform = (stream: number, trial: number, place: number) => number;

function saltelliPoints(rows: number, factors: readonly (readonly number[])[], uniform: Uniform): Points {
  return {
    fill: (trial, uniforms) => {
      const row = trial % rows;
      const base = (trial - row) / rows;
      for (let stream = 0; stream < uniforms.length; stream++)
        uniforms[stream] = uniform(stream, base, Number(row === 1));
      if (row >= 2) for (const stream of factors[row - 2]) uniforms[stream] = uniform(stream, base, 1);
    },
    luckTrial: (trial) => 2 * Math.floor(trial / rows) + Number(trial % rows === 1),
  };
}

const LEVELS = 4;

function morrisPoints(rows: number, factors: readonly (readonly number[])[], uniform: Uniform): Points {
  return {
    fill: (trial, uniforms) => {
      const row = trial % rows;
      const base = (trial - row) / rows;
      for (let stream = 0; stream < uniforms.length; stream++) uniforms[stream] = uniform(stream, base, 0);
      factors.forEach((streams, factor) => {
        const moved = factor === row - 1 ? LEVELS / 2 : 0;
        for (const stream of streams) {
          const level = (Math.floor(LEVELS * uniforms[stream]) + moved) % LEVELS;
          uniforms[stream] = (level + 0.5) / LEVELS;
        }
      });
    },
    luckTrial: (trial) => Math.floor(trial / rows),
  };
}
