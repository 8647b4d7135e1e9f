import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coalitionsOf, joiningOrders, sampledShapley } from "../../src/analysis/why/sampled-shapley.js";
import { shapleyValues } from "../../src/analysis/why/shapley.js";
import { masterKey, streamKey } from "../../src/simulation/keys.js";

/** A game of one sample. */
const gameOf = (players: number, value: (coalition: number) => number): Float64Array[] =>
  Array.from({ length: 2 ** players }, (_, coalition) => Float64Array.of(value(coalition)));

const valuesOf = (players: number, value: (coalition: number) => number): number[] =>
  shapleyValues(gameOf(players, value)).map(([own]) => own);

const has = (coalition: number, player: number): boolean => (coalition & (1 << player)) !== 0;

/** A random game: v of each coalition, a whole number. */
const randomGame = (players: number) =>
  fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2 ** players, maxLength: 2 ** players });

const anyGame = fc
  .integer({ min: 1, max: 6 })
  .chain((players) => randomGame(players).map((worths) => ({ players, worths })));

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) => permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe("Shapley values", () => {
  it("are the mean over all orders of joining (brute force, up to five players)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((n) => randomGame(n).map((worths) => ({ n, worths }))),
        ({ n, worths }) => {
          const orders = permutations(Array.from({ length: n }, (_, player) => player));
          const totals = new Array<number>(n).fill(0);
          for (const order of orders) {
            let coalition = 0;
            for (const player of order) {
              totals[player] += worths[coalition | (1 << player)] - worths[coalition];
              coalition |= 1 << player;
            }
          }
          valuesOf(n, (coalition) => worths[coalition]).forEach((value, player) => {
            expect(value).toBeCloseTo(totals[player] / orders.length, 9);
          });
        },
      ),
    );
  });

  it("add up to what all players are worth together (efficiency)", () => {
    fc.assert(
      fc.property(anyGame, ({ players, worths }) => {
        const total = sum(valuesOf(players, (coalition) => worths[coalition]));
        expect(total).toBeCloseTo(worths[worths.length - 1] - worths[0], 9);
      }),
    );
  });

  it("treat players that can be swapped alike (symmetry)", () => {
    fc.assert(
      fc.property(anyGame, ({ players, worths }) => {
        fc.pre(players >= 2);
        const swapped = (coalition: number): number =>
          has(coalition, 0) === has(coalition, 1) ? coalition : coalition ^ 0b11;
        const values = valuesOf(players, (coalition) => worths[coalition] + worths[swapped(coalition)]);
        expect(values[0]).toBeCloseTo(values[1], 9);
      }),
    );
  });

  it("give a player who adds the same to every coalition just that (dummy)", () => {
    fc.assert(
      fc.property(anyGame, fc.integer({ min: -50, max: 50 }), ({ players, worths }, own) => {
        const values = valuesOf(players + 1, (coalition) => {
          const others = coalition & (2 ** players - 1);
          return worths[others] + (has(coalition, players) ? own : 0);
        });
        expect(values[players]).toBeCloseTo(own, 9);
      }),
    );
  });

  it("of a sum of games are the sums (additivity)", () => {
    fc.assert(
      fc.property(randomGame(4), randomGame(4), (a, b) => {
        const both = valuesOf(4, (coalition) => a[coalition] + b[coalition]);
        const [own, other] = [a, b].map((game) => valuesOf(4, (coalition) => game[coalition]));
        both.forEach((value, player) => {
          expect(value).toBeCloseTo(own[player] + other[player], 9);
        });
      }),
    );
  });

  it("solve the airport game (Littlechild & Owen 1973): each runway section is shared by those who need it", () => {
    const costs = [1, 3, 4, 10];
    const cost = (coalition: number): number => Math.max(0, ...costs.filter((_, player) => has(coalition, player)));
    // 1/4; 1/4 + 2/3; 1/4 + 2/3 + 1/2; 1/4 + 2/3 + 1/2 + 6
    const expected = [1 / 4, 11 / 12, 17 / 12, 89 / 12];
    valuesOf(4, cost).forEach((value, player) => {
      expect(value).toBeCloseTo(expected[player], 12);
    });
  });

  it("are taken sample by sample, and a coalition without a value spoils its own sample only", () => {
    const game = gameOf(2, (coalition) => coalition).map(([value], coalition) =>
      Float64Array.of(value, coalition === 2 ? NaN : 2 * value),
    );
    const values = shapleyValues(game);
    expect(values.map((own) => own[0])).toEqual([1, 2]);
    expect(values.map((own) => own[1])).toEqual([NaN, NaN]);
  });

  it("of a game without players are none", () => {
    expect(shapleyValues([Float64Array.of(3)])).toEqual([]);
  });
});

describe("sampled orders", () => {
  const key = streamKey(masterKey("test"), "why.orders");

  it("are permutations, each as likely as any other", () => {
    const draws = 12_000;
    const seen = new Map<string, number>();
    for (const order of joiningOrders(key, 3, draws, 0)) {
      expect([...order].sort()).toEqual([0, 1, 2]);
      const name = order.join("");
      seen.set(name, (seen.get(name) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    const error = Math.sqrt(draws * (1 / 6) * (5 / 6));
    for (const count of seen.values()) expect(Math.abs(count - draws / 6) / error).toBeLessThan(5);
  });

  it("of another batch are others, and the same again when asked again", () => {
    const batch = (place: number) => joiningOrders(key, 11, 4, place);
    expect(batch(0)).toEqual(batch(0));
    expect(batch(1)).not.toEqual(batch(0));
    expect([...batch(0), ...batch(1)]).toEqual(joiningOrders(key, 11, 8, 0));
  });

  it("meet nobody, everybody and what is between, each coalition once", () => {
    expect(coalitionsOf([[0, 1, 2]])).toEqual([0, 1, 3, 7]);
    expect(
      coalitionsOf([
        [0, 1, 2],
        [1, 0, 2],
      ]),
    ).toEqual([0, 1, 2, 3, 7]);
  });

  it("give the exact values when every order is there", () => {
    fc.assert(
      fc.property(randomGame(4), (worths) => {
        const sampled = sampledShapley(permutations([0, 1, 2, 3]), (coalition) => Float64Array.of(worths[coalition]));
        valuesOf(4, (coalition) => worths[coalition]).forEach((value, player) => {
          expect(sampled[player][0]).toBeCloseTo(value, 9);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("add up to the total whatever the orders", () => {
    fc.assert(
      fc.property(randomGame(5), fc.integer({ min: 0, max: 1000 }), (worths, batch) => {
        const orders = joiningOrders(key, 5, 3, batch);
        const sampled = sampledShapley(orders, (coalition) => Float64Array.of(worths[coalition]));
        expect(sum(sampled.map(([value]) => value))).toBeCloseTo(worths[31] - worths[0], 9);
      }),
    );
  });

  it("cover the exact value as often as their standard error says", () => {
    // v = (number of members)^2 + products of neighbours: the exact values by 2^7 coalitions.
    const players = 7;
    const worth = (coalition: number): number => {
      let value = 0;
      for (let player = 0; player < players; player++) {
        if (has(coalition, player)) value += player + (has(coalition, (player + 1) % players) ? 10 * player : 0);
      }
      return value;
    };
    const exact = valuesOf(players, worth);
    const [runs, batches] = [400, 40];
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const means = Array.from({ length: batches }, (_, batch) => {
        const orders = joiningOrders(key, players, 4, run * batches + batch);
        return sampledShapley(orders, (coalition) => Float64Array.of(worth(coalition)))[3][0];
      });
      const mean = sum(means) / batches;
      const error = Math.sqrt(sum(means.map((value) => (value - mean) ** 2)) / (batches - 1) / batches);
      // Student's t with 39 degrees of freedom: 2.0227 at 95 %.
      if (Math.abs(mean - exact[3]) <= 2.0227 * error) covered++;
    }
    const z = (covered / runs - 0.95) / Math.sqrt((0.95 * 0.05) / runs);
    expect(Math.abs(z), `coverage ${covered / runs}`).toBeLessThan(5);
  });
});
