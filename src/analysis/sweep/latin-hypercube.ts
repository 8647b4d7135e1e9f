import { masterKey, streamKey } from "../../simulation/keys.js";
import { threefry, toUniform } from "../../simulation/threefry.js";

/**
 * Points of a Latin hypercube in the unit cube: of each coordinate one point in each of `points` intervals of equal width
 * (McKay, Beckman & Conover 1979, "A comparison of three methods for selecting values of input variables in the analysis of
 * output from a computer code", Technometrics 21). Keyed: a coordinate depends on the seed, its name and the number of points
 * alone, not on the other coordinates or their order.
 * @param points >= 1
 * @returns per name its coordinate of every point, 0..1
 */
export function latinHypercube(seed: string, names: readonly string[], points: number): Float64Array[] {
  const master = masterKey(seed);
  return names.map((name) => coordinate(streamKey(master, `sweep.${name}`), points));
}

function coordinate(key: Int32Array, points: number): Float64Array {
  const block = new Int32Array(2);
  const uniform = (place: number, use: number): number => {
    threefry(key[0], key[1], place, use, block);
    return toUniform(block);
  };
  const order = Float64Array.from({ length: points }, (_, place) => uniform(place, 0));
  // The places in the order of their uniforms: a permutation of which each is equally likely.
  const shuffled = Uint32Array.from(order.keys()).sort((a, b) => order[a] - order[b] || a - b);
  const values = new Float64Array(points);
  shuffled.forEach((place, stratum) => (values[place] = (stratum + uniform(place, 1)) / points));
  return values;
}
