import type { Key } from "../../simulation/keys.js";
import { threefry, toUniform } from "../../simulation/threefry.js";

/** The players in the order in which they join. */
export type JoiningOrder = readonly number[];

/** `count` orders of `players` players, each as likely as any other: number `batch`, `batch` + 1, ... under the key. */
export function joiningOrders(key: Key, players: number, count: number, batch: number): JoiningOrder[] {
  return Array.from({ length: count }, (_, place) => joiningOrder(key, players, batch * count + place));
}

/** A uniform permutation (Knuth, "The Art of Computer Programming" 2, section 3.4.2, algorithm P). */
function joiningOrder(key: Key, players: number, number: number): JoiningOrder {
  const order = Array.from({ length: players }, (_, player) => player);
  const block = new Int32Array(2);
  for (let last = players - 1; last > 0; last--) {
    threefry(key[0], key[1], number, last, block);
    const chosen = Math.floor(toUniform(block) * (last + 1));
    [order[last], order[chosen]] = [order[chosen], order[last]];
  }
  return order;
}

/** The coalitions met on the way through these orders, each once, as bit sets; nobody and everybody among them. */
export function coalitionsOf(orders: readonly JoiningOrder[]): number[] {
  return [...new Set(orders.flatMap(path))].sort((a, b) => a - b);
}

/**
 * The mean contribution of each player over the given orders, sample by sample: an unbiased estimate of the Shapley value
 * if the orders are random (Castro, Gomez & Tejada 2009, "Polynomial calculation of the Shapley value based on sampling",
 * Computers & Operations Research 36, algorithm ApproShapley). For every order, and so for their mean, the contributions add
 * up to v(all) - v(none). `value` gives v of a coalition, one number per sample.
 */
export function sampledShapley(
  orders: readonly JoiningOrder[],
  value: (coalition: number) => Float64Array,
): Float64Array[] {
  const samples = value(0).length;
  const sums = orders[0].map(() => new Float64Array(samples));
  for (const order of orders) {
    const coalitions = path(order);
    order.forEach((player, place) => {
      const [before, after] = [value(coalitions[place]), value(coalitions[place + 1])];
      for (let sample = 0; sample < samples; sample++) {
        sums[player][sample] += (after[sample] - before[sample]) / orders.length;
      }
    });
  }
  return sums;
}

/** Nobody, the first who joins, the first two, ... everybody. */
function path(order: JoiningOrder): number[] {
  const coalitions = [0];
  for (const player of order) coalitions.push(coalitions[coalitions.length - 1] | (1 << player));
  return coalitions;
}
