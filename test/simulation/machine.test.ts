import { describe, expect, it } from "vitest";
import { OUTCOMES } from "../../src/funnel/outcomes.js";
import { Tally } from "../../src/funnel/model/places.js";
import type { Block } from "../../src/simulation/block.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { Plan } from "../../src/simulation/plan.js";
import { bookInputs, FIVE, neutral, plan, steady, structure } from "../support/plans.js";

const NOTHING = { inputs: false, tallies: false };
const TRIALS = 60;

function simulate(given: Plan, firstTrial = 0, trials = TRIALS, wants = NOTHING): Block {
  return createMachine(given).simulate(firstTrial, trials, wants);
}

/** All outcomes of one structure, outcome by outcome. */
function outcomesOf(block: Block, place: number): Float64Array {
  const size = OUTCOMES.length * block.trials * block.replicates;
  return block.outcomes.slice(place * size, (place + 1) * size);
}

describe("the same luck for all structures", () => {
  it("two identical structures have identical outcomes in every trial (A/A)", () => {
    const block = simulate(plan([FIVE[4], { ...FIVE[4], id: "twin" }]));
    expect(outcomesOf(block, 1)).toEqual(outcomesOf(block, 0));
  });

  it("own effects of two structures with equal values keep them identical", () => {
    const churn = bookInputs().find(({ id }) => id === "effect.relation.marketing_under_sales.churn");
    if (churn === undefined) throw new Error("no such row");
    const own = (name: string) => ({
      input: { ...churn, id: `effect.own.${name}.churn`, stream: "effect.own.churn" },
      structure: steady(name, { effects: [{ target: "churn", input: `effect.own.${name}.churn` }] }),
    });
    const [a, b] = [own("a"), own("b")];
    const block = simulate(plan([a.structure, b.structure], { inputs: [...bookInputs(), a.input, b.input] }));
    expect(outcomesOf(block, 1)).toEqual(outcomesOf(block, 0));
    expect(outcomesOf(block, 0)).not.toEqual(outcomesOf(simulate(plan([neutral("a")])), 0));
  });

  it("adding, removing, renaming or reordering structures changes no number of the others", () => {
    const all = simulate(plan(FIVE));
    FIVE.forEach((one, place) => {
      expect(outcomesOf(simulate(plan([{ ...one, id: "renamed" }])), 0)).toEqual(outcomesOf(all, place));
    });
    const reversed = simulate(plan([...FIVE].reverse()));
    FIVE.forEach((_, place) => {
      expect(outcomesOf(reversed, FIVE.length - 1 - place)).toEqual(outcomesOf(all, place));
    });
  });

  it("a structure that discounts at a rate of its own leaves the others their factors", () => {
    const rate = { id: "rate", stream: "rate", distribution: { kind: "constant", value: 0.4 } } as const;
    const overrides = [{ assumption: "money.discount_rate", input: "rate" }];
    const [a, b] = [neutral("a"), neutral("b")];
    const own = { ...FIVE[4], states: [{ ...FIVE[4].states[0], overrides }] };
    const inputs = [...bookInputs(), rate];
    const block = simulate(plan([a, own, b], { inputs }));
    expect(outcomesOf(block, 0)).toEqual(outcomesOf(block, 2));
    expect(outcomesOf(block, 1)).toEqual(outcomesOf(simulate(plan([own], { inputs })), 0));
    expect(outcomesOf(block, 1)).not.toEqual(outcomesOf(simulate(plan([FIVE[4]], { inputs })), 0));
  });

  it("a structure that wins many deals does not change the deals of the others", () => {
    const flood = plan([neutral("big", { marketing: 60, sales: 900 }), neutral("small")]);
    expect(outcomesOf(simulate(flood), 1)).toEqual(outcomesOf(simulate(plan([neutral("small")])), 0));
  });
});

describe("trials", () => {
  it("do not depend on how many there are or where a block begins", () => {
    const whole = simulate(plan(FIVE));
    const part = simulate(plan(FIVE), 37, 5);
    for (let row = 0; row < FIVE.length * OUTCOMES.length; row++) {
      expect(part.outcomes.slice(row * 5, row * 5 + 5)).toEqual(
        whole.outcomes.slice(row * TRIALS + 37, row * TRIALS + 42),
      );
    }
  });

  it("do not change with an assumption that nothing uses", () => {
    const unused = {
      id: "effect.own.nobody.churn",
      stream: "effect.own.nobody.churn",
      distribution: { kind: "uniform", low: 0, high: 1 },
    } as const;
    const inputs = bookInputs();
    const before = simulate(plan(FIVE));
    expect(simulate(plan(FIVE, { inputs: [unused, ...inputs] })).outcomes).toEqual(before.outcomes);
  });

  it("do not change with a longer horizon, as far as they went", () => {
    const wants = { inputs: false, tallies: true };
    const short = simulate(plan([FIVE[0]], { horizonMonths: 6 }), 0, 3, wants).tallies;
    const long = simulate(plan([FIVE[0]], { horizonMonths: 9 }), 0, 3, wants).tallies;
    for (let trial = 0; trial < 3; trial++) {
      expect(short?.slice(trial * 6 * Tally.Size, (trial + 1) * 6 * Tally.Size)).toEqual(
        long?.slice(trial * 9 * Tally.Size, (trial * 9 + 6) * Tally.Size),
      );
    }
  });

  it("differ from seed to seed, and 1 replicate is the first of 3", () => {
    const once = simulate(plan(FIVE));
    expect(simulate(plan(FIVE, { seed: "other" })).outcomes).not.toEqual(once.outcomes);
    const thrice = simulate(plan(FIVE, { replicates: 3 }));
    const profit = (block: Block, trial: number, replicate: number) =>
      block.outcomes[trial * block.replicates + replicate];
    for (let trial = 0; trial < TRIALS; trial++) {
      expect(profit(thrice, trial, 0)).toBe(profit(once, trial, 0));
      expect(profit(thrice, trial, 1)).not.toBe(profit(thrice, trial, 0));
    }
  });
});

describe("a block", () => {
  it("carries the inputs of every trial, certain ones included", () => {
    const given = plan(FIVE);
    const block = simulate(given, 10, 4, { inputs: true, tallies: false });
    const place = given.inputs.findIndex(({ id }) => id === "market.lead_dispersion");
    const uncertain = given.inputs.findIndex(({ id }) => id === "funnel.acceptance");
    const column = (input: number) =>
      [0, 1, 2, 3].map((trial) => block.inputs?.[trial * given.inputs.length + input] ?? NaN);
    expect(column(place)).toEqual([12, 12, 12, 12]);
    expect(new Set(column(uncertain)).size).toBe(4);
    for (const value of column(uncertain)) expect(value > 0 && value < 1).toBe(true);
  });

  it("refuses a plan that lacks an input of the model", () => {
    const inputs = bookInputs().filter(({ id }) => id !== "funnel.acceptance");
    expect(() => createMachine(plan(FIVE, { inputs }))).toThrow("funnel.acceptance");
  });

  it("correlated inputs reach their rank correlation, others stay as they were", () => {
    const a = "funnel.acceptance";
    const b = "funnel.follow_up";
    const wants = { inputs: true, tallies: false };
    const trials = 400;
    const free = plan([structure("head", "shared_head")], { horizonMonths: 1 });
    const bound = { ...free, correlations: [{ a, b, rank: 0.8 }] };
    const columns = (given: Plan) => {
      const block = simulate(given, 0, trials, wants);
      return (id: string) => {
        const place = given.inputs.findIndex((input) => input.id === id);
        return Array.from({ length: trials }, (_, t) => block.inputs?.[t * given.inputs.length + place] ?? NaN);
      };
    };
    const spearman = (x: number[], y: number[]) => {
      const ranks = (values: number[]) => values.map((v) => values.filter((w) => w < v).length);
      const [rx, ry] = [ranks(x), ranks(y)];
      const squares = rx.reduce((sum, rank, i) => sum + (rank - ry[i]) ** 2, 0);
      return 1 - (6 * squares) / (trials * (trials * trials - 1));
    };
    const correlated = columns(bound);
    const standardError = (1 - 0.8 ** 2) / Math.sqrt(trials);
    expect(Math.abs(spearman(correlated(a), correlated(b)) - 0.8)).toBeLessThan(5 * standardError);
    expect(correlated("market.leads_per_month")).toEqual(columns(free)("market.leads_per_month"));
  });
});
