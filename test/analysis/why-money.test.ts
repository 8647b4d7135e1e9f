import { describe, expect, it } from "vitest";
import { sumOf } from "../../src/foundation/sum.js";
import { COST_LINES } from "../../src/funnel/cost-lines.js";
import type { Block } from "../../src/simulation/block.js";
import { javascriptEngine } from "../../src/simulation/engine.js";
import { OUTCOMES_ONLY } from "../../src/simulation/runner.js";
import { fastestEngine } from "../../src/simulation/fastest-engine.js";
import type { Objective } from "../../src/analysis/objective.js";
import { outcomeSamples } from "../../src/analysis/outcome-samples.js";
import { explainDifference, type Why } from "../../src/analysis/why/why.js";
import type { OutcomeId } from "../../src/funnel/outcomes.js";
import { Tally } from "../../src/funnel/model/places.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { Plan, PlannedInput, PlannedStructure } from "../../src/simulation/plan.js";
import { bookInputs, plan, postsOf, stateOf, steady } from "../support/plans.js";
import { recordingRunner } from "../support/runners.js";

const objectiveOf = (outcome: OutcomeId): Objective => ({ label: outcome, terms: [{ outcome, weight: 1 }] });

const BUDGET: PlannedInput = {
  id: "structure.ceo.money.programme_spend",
  stream: "money.programme_spend",
  distribution: { kind: "constant", value: 60_000 },
};
const UNCERTAIN_DISCOUNT: PlannedInput["distribution"] = { kind: "uniform", low: 0.05, high: 0.2 };
const INPUTS = [...bookInputs(), BUDGET].map((input) =>
  input.id === "money.discount_rate" ? { ...input, distribution: UNCERTAIN_DISCOUNT } : input,
);
const HEAD = effectTerms("shared_head", "general", "none");
const CEO = effectTerms("shared_executive", "general", "drive");
const TODAY = steady("today", { effects: HEAD, managers: { atBookCost: 1, givenCostMonthly: 0 } });
const LATER: PlannedStructure = {
  id: "ceo",
  states: [
    TODAY.states[0],
    stateOf({
      from: 2,
      effects: CEO,
      posts: postsOf({ marketing: 8, sales: 9 }),
      overrides: [{ assumption: "money.programme_spend", input: BUDGET.id }],
      disrupted: ["marketing", "sales"],
    }),
  ],
};
const planOf = (...structures: PlannedStructure[]): Plan =>
  plan(structures, { inputs: INPUTS, horizonMonths: 9, todayEffects: HEAD, replicates: 2 });

const whyOf = (from: PlannedStructure, to: PlannedStructure, outcome: OutcomeId = "value", trials = 12): Promise<Why> =>
  explainDifference({
    plan: planOf(from, to),
    objective: objectiveOf(outcome),
    runner: recordingRunner().runner,
    from,
    to,
    view: "origin",
    trials,
    scenarioTrials: trials,
  });

const spentMore = ({ costs }: Why, ...ids: string[]): number =>
  costs
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .reduce((sum, { difference }) => sum + difference.mean, 0);

describe("what is spent, discounted", () => {
  const ENGINES = [javascriptEngine, fastestEngine];
  const input = (block: Block, given: Plan, id: string, sample: number): number =>
    block.inputs?.[
      Math.floor(sample / given.replicates) * given.inputs.length + given.inputs.findIndex((own) => own.id === id)
    ] ?? NaN;

  /** Month by month from the tallies, each by a twelfth of the yearly rate more. */
  function discounted(block: Block, given: Plan, structure: number, flow: number): number[] {
    return Array.from({ length: block.trials * block.replicates }, (_, sample) => {
      const first = (sample * given.structures.length + structure) * given.horizonMonths;
      const upTo = (month: number): number =>
        month < 0 ? 0 : (block.tallies?.[(first + month) * Tally.Size + flow] ?? NaN);
      const rate = input(block, given, "money.discount_rate", sample);
      return sumOf(
        Array.from(
          { length: given.horizonMonths },
          (_, month) => (1 + rate) ** (-month / 12) * (upTo(month) - upTo(month - 1)),
        ),
      );
    });
  }

  it.each(ENGINES)("is each flow of cost, and together what profit lacks of the gross margin", (engine) => {
    const given = planOf(TODAY, LATER);
    const wants = { inputs: true, tallies: true, costs: "lines" } as const;
    const block = createMachine(given, engine).simulate(0, 20, wants);
    const samples = 20 * given.replicates;
    for (const structure of [0, 1]) {
      const lines = COST_LINES.map(({ tally }, line) => {
        const from = (structure * COST_LINES.length + line) * samples;
        const spent = Array.from(block.costs?.subarray(from, from + samples) ?? []);
        discounted(block, given, structure, tally).forEach((expected, sample) => {
          expect(spent[sample]).toBeCloseTo(expected, 5);
        });
        return spent;
      });
      const revenue = discounted(block, given, structure, Tally.Revenue);
      const together = block.spent?.subarray(structure * samples, (structure + 1) * samples) ?? [];
      together.forEach((spent, sample) => {
        expect(spent).toBeCloseTo(sumOf(lines.map((own) => own[sample])), 4);
      });
      expect(together).toHaveLength(samples);
      outcomeSamples(block, structure, "profit").forEach((profit, sample) => {
        const margin = input(block, given, "money.gross_margin", sample) * revenue[sample];
        expect(margin - sumOf(lines.map((spent) => spent[sample]))).toBeCloseTo(profit, 4);
      });
    }
  });

  it("is the same to the last bit whatever runs it, and told only when it is asked for", () => {
    const given = planOf(TODAY, LATER);
    const told = (costs?: "total" | "lines") =>
      ENGINES.map((engine) => {
        const { spent, costs: lines } = createMachine(given, engine).simulate(7, 90, {
          ...OUTCOMES_ONLY,
          ...(costs && { costs }),
        });
        return { spent, lines };
      });
    const [plain, fast] = told("lines");
    expect(fast).toEqual(plain);
    expect(plain.lines).toHaveLength(2 * COST_LINES.length * 180);
    expect(told("total")).toEqual([plain, plain].map(({ spent }) => ({ spent, lines: undefined })));
    expect(told()).toEqual([1, 2].map(() => ({ spent: undefined, lines: undefined })));
  });
});

describe("the profit and loss account of a difference", () => {
  it.each(["profit", "value"] as const)("adds up to the difference in %s", async (outcome) => {
    const why = await whyOf(TODAY, LATER, outcome);
    const { total, earned, contributions } = why.bridge;
    const size = Math.abs(total.mean) + Math.abs(earned?.total.mean ?? NaN);
    expect(Math.abs((earned?.total.mean ?? NaN) - spentMore(why) - total.mean) / size).toBeLessThan(1e-10);
    expect(Math.abs(earned?.roundingError ?? NaN) / size).toBeLessThan(1e-10);
    expect(Math.abs(why.bridge.roundingError) / size).toBeLessThan(1e-10);
    // Managers bring nothing.
    const brings = contributions.map(({ id }) => id).filter((id) => id !== "managers");
    expect(earned?.contributions.map(({ id }) => id)).toEqual(brings);
    expect(why.costs.map(({ id }) => id)).toEqual(["salaries", "programme_spend", "hiring", "managers", "one_off"]);
  });

  it("tells what posts bring from what they cost", async () => {
    const larger = steady("larger", { ...TODAY.states[0], posts: postsOf({ sales: 14 }) });
    const why = await whyOf(TODAY, larger, "profit", 200);
    const { bridge } = why;
    expect(bridge.contributions.map(({ id }) => id)).toEqual(["headcount"]);
    const brings = bridge.earned?.contributions[0].mean ?? NaN;
    expect(brings).toBeGreaterThan(0);
    expect(spentMore(why, "salaries")).toBeGreaterThan(0);
    expect(bridge.contributions[0].mean).toBeCloseTo(brings - spentMore(why), 2);
    expect(spentMore(why, "managers", "one_off")).toBe(0);
  });

  it("managers bring nothing and cost what they cost", async () => {
    const costly = steady("costly", { ...TODAY.states[0], managers: { atBookCost: 1, givenCostMonthly: 4000 } });
    const why = await whyOf(TODAY, costly);
    expect(why.bridge.earned?.total.mean).toBeCloseTo(0, 4);
    expect(why.bridge.earned?.contributions).toEqual([]);
    expect(why.bridge.total.mean).toBeCloseTo(-spentMore(why, "managers"), 4);
    // 4000 a month for 9 months, discounted at 5 to 20 % a year.
    expect(spentMore(why, "managers")).toBeGreaterThan(4000 * 8);
    expect(spentMore(why, "managers")).toBeLessThan(4000 * 9);
  });

  it("a disruption costs once, and what it breaks", async () => {
    const same = { ...TODAY.states[0], from: 2 };
    const shaken: PlannedStructure = {
      id: "shaken",
      states: [TODAY.states[0], { ...same, disrupted: ["marketing", "sales"] }],
    };
    const why = await whyOf(TODAY, shaken, "profit", 100);
    expect(why.bridge.contributions.map(({ id }) => id)).toEqual(["transition"]);
    expect(spentMore(why, "one_off")).toBeGreaterThan(0);
    expect(why.bridge.earned?.total.mean).toBeLessThan(0);
  });

  it("is not told of an objective that is no money", async () => {
    expect((await whyOf(TODAY, LATER, "bookings")).bridge.earned).toBeUndefined();
  });
});

describe("structures in between on the model", () => {
  it("a state more that changes nothing changes no number", () => {
    const again: PlannedStructure = { id: "again", states: [TODAY.states[0], { ...TODAY.states[0], from: 4 }] };
    const block = createMachine(planOf(TODAY, again)).simulate(0, 20, { inputs: false, tallies: false });
    for (const outcome of ["value", "total_cost", "hires", "staff_turnover"] as const) {
      expect(Array.from(outcomeSamples(block, 1, outcome))).toEqual(Array.from(outcomeSamples(block, 0, outcome)));
    }
  });
});
