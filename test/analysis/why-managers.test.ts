import { describe, expect, it } from "vitest";
import { OBJECTIVE } from "../../src/analysis/experiment.js";
import { gamePlanFor } from "../../src/analysis/why/bridge-game.js";
import { EARNED } from "../../src/analysis/why/earned.js";
import { playerApart, playersOf, type Mixture } from "../../src/analysis/why/players.js";
import { simulateGames } from "../../src/analysis/why/simulate-game.js";
import { Tally } from "../../src/funnel/model/places.js";
import { OUTCOME_IDS, type OutcomeId } from "../../src/funnel/outcomes.js";
import type { Objective } from "../../src/analysis/objective.js";
import type { PlannedStructure } from "../../src/simulation/plan.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { outcomeOf } from "../support/outcome-of.js";
import { FIVE, plan } from "../support/plans.js";

const [UNDER_SALES, , HEAD, LEADER, CEO] = FIVE;

const objectiveOf = (outcome: OutcomeId): Objective => ({ label: outcome, terms: [{ outcome, weight: 1 }] });

const managed = (structure: PlannedStructure, givenCostMonthly: number): PlannedStructure => ({
  ...structure,
  states: structure.states.map((state) => ({ ...state, managers: { atBookCost: 1, givenCostMonthly } })),
});

const mixtureOf = (from: PlannedStructure, to: PlannedStructure): Mixture => {
  const given = plan([from, to], { horizonMonths: 6, replicates: 2 });
  return { plan: given, from, to, view: "origin", players: playersOf(given, from, to, "origin") };
};

describe("managers, who only cost, stand apart", () => {
  it("in every outcome that costs add to: what they cost moves it by as much, whatever else there is", () => {
    const others = [0, 1].map((turn) => Float64Array.from({ length: Tally.Size }, (_, place) => 100 + turn + place));
    const costing = (tally: Float64Array, amount: number): Float64Array =>
      tally
        .with(Tally.ManagerCost, tally[Tally.ManagerCost] + amount)
        .with(Tally.Cost, tally[Tally.Cost] + amount)
        .with(Tally.Profit, tally[Tally.Profit] - amount);
    const moves = (id: OutcomeId, amount: number): number[] =>
      others.map((tally) => outcomeOf(id, costing(tally, amount)) - outcomeOf(id, tally));
    const notAdditive = OUTCOME_IDS.filter((id) => {
      const [one, other] = moves(id, 8);
      return one !== other || moves(id, 16)[0] !== 2 * one;
    });
    expect(notAdditive).toEqual(["cost_per_win"]);
  });

  it.each([
    [UNDER_SALES, LEADER, 9000],
    [HEAD, CEO, 0],
  ])("and then all parts are what they are in the whole game, but for rounding", async (from, to, cost) => {
    const mixture = mixtureOf(from, managed(to, cost));
    const { plan: given, players } = mixture;
    const objective = objectiveOf("profit");
    const apart = playerApart(mixture, objective);
    expect(players[apart ?? -1].id).toBe("managers");
    const { gameOf } = gamePlanFor(players.length);
    const range = { from: 0, to: 40 };
    const games = [gameOf(mixture, range), gameOf({ ...mixture, apart }, range)];
    expect(games.map(({ structures }) => structures.length)).toEqual([
      2 ** players.length,
      2 ** (players.length - 1) + 2,
    ]);
    const found = await simulateGames({ plan: given, objective, runner: serialRunner }, games, [OBJECTIVE, EARNED]);
    for (const measure of [0, 1]) {
      const [whole, smaller] = games.map((game, place) => game.contributionsOf(found[place][measure]));
      const size = Math.max(...found[0][measure].flatMap((values) => Array.from(values, Math.abs)));
      whole.forEach((values, player) => {
        values.forEach((value, sample) => {
          expect(Math.abs(value - smaller[player][sample])).toBeLessThan(1e-12 * size);
        });
      });
      const ends = ([first, ...rest]: readonly Float64Array[]) => [first, rest[rest.length - 1]];
      expect(ends(found[1][measure])).toEqual(ends(found[0][measure]));
    }
  });

  it("but not where a ratio has costs in it, nor where what a manager costs is a part of its own", () => {
    const mixture = mixtureOf(UNDER_SALES, managed(LEADER, 9000));
    expect(playerApart(mixture, objectiveOf("cost_per_win"))).toBeUndefined();
    const [state] = mixture.to.states;
    const overrides = [{ assumption: "money.manager_cost", input: "money.sales_cost" }];
    const priced = { ...mixture, to: { ...mixture.to, states: [{ ...state, overrides }] } };
    expect(playerApart(priced, objectiveOf("profit"))).toBeUndefined();
    expect(playerApart(mixtureOf(HEAD, HEAD), objectiveOf("profit"))).toBeUndefined();
  });
});
