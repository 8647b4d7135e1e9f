/**
 * A cooperative game: entry S holds v(S), the value of the coalition of the players whose bits are set in S; one value per
 * sample. 2^n entries of equal length.
 */
export type Game = readonly Float64Array[];

/**
 * Shapley values of every sample: the contribution of player i is v(S with i) - v(S), averaged over all orders in which the
 * players can join, phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! [v(S with i) - v(S)] (Shapley 1953, "A value
 * for n-person games", Contributions to the Theory of Games II, formula 13). They add up to v(all) - v(none), treat equal
 * players equally and give nothing to a player who changes nothing. NaN in a sample in which any coalition has no value.
 *
 * Exact, with 2^n coalitions. Not for more than some ten players: see `sampledShapley`.
 */
export function shapleyValues(game: Game): Float64Array[] {
  const players = Math.log2(game.length);
  const weights = coalitionWeights(players);
  return Array.from({ length: players }, (_, player) => {
    const value = new Float64Array(game[0].length);
    for (let without = 0; without < game.length; without++) {
      if (without & (1 << player)) continue;
      addGains(value, weights[memberCount(without)], game[without], game[without | (1 << player)]);
    }
    return value;
  });
}

/** A function of its own: called often, it is compiled well before the end, where one long loop around it would not be. */
function addGains(value: Float64Array, weight: number, before: Float64Array, after: Float64Array): void {
  for (let sample = 0; sample < value.length; sample++) value[sample] += weight * (after[sample] - before[sample]);
}

/** By the size of the coalition a player joins: the share of the orders in which just these players came before. */
function coalitionWeights(players: number): number[] {
  const weights = [1 / players];
  for (let size = 1; size < players; size++) weights.push((weights[size - 1] * size) / (players - size));
  return weights;
}

function memberCount(coalition: number): number {
  let count = 0;
  for (let rest = coalition; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
