import { describe, expect, it } from "vitest";
import { OUTCOMES } from "../../src/funnel/outcomes.js";
import type { Block } from "../../src/simulation/block.js";
import { rowsPerPoint, type Design } from "../../src/simulation/design.js";
import { createMachine } from "../../src/simulation/machine.js";
import { distribution } from "../../src/distributions/distribution.js";
import type { Plan } from "../../src/simulation/plan.js";
import { FIVE, plan } from "../support/plans.js";

const WANTS = { inputs: true, tallies: false };
const FACTORS = [
  ["funnel.acceptance"],
  ["market.leads_per_month", "funnel.qualification"],
  ["customers.monthly_churn"],
];

function rows(given: Plan, from: number, to: number): { inputs: Float64Array[]; block: Block } {
  const block = createMachine(given).simulate(from, to - from, WANTS);
  const { inputs: values = new Float64Array(0) } = block;
  const width = given.inputs.length;
  const inputs = Array.from({ length: to - from }, (_, row) => values.slice(row * width, (row + 1) * width));
  return { inputs, block };
}

/** Ids of the inputs in which two rows differ. */
const changed = (given: Plan, a: Float64Array, b: Float64Array): string[] =>
  given.inputs.filter((_, place) => a[place] !== b[place]).map(({ id }) => id);

describe("a Saltelli design", () => {
  const design: Design = { kind: "saltelli", factors: FACTORS };
  const given = plan(FIVE, { design });
  const perPoint = rowsPerPoint(design);

  it("has rows A, B and A with each factor from B", () => {
    expect(perPoint).toBe(5);
    const { inputs } = rows(given, 0, 3 * perPoint);
    for (let base = 0; base < 3; base++) {
      const [a, b, ...mixed] = inputs.slice(base * perPoint, (base + 1) * perPoint);
      const uncertain = given.inputs.filter(({ distribution: { kind } }) => kind !== "constant").length;
      expect(changed(given, a, b)).toHaveLength(uncertain);
      mixed.forEach((row, factor) => {
        const names = changed(given, a, row);
        expect(names.sort()).toEqual([...FACTORS[factor]].sort());
        for (const name of names) {
          const place = given.inputs.findIndex(({ id }) => id === name);
          expect(row[place]).toBe(b[place]);
        }
      });
    }
  });

  it("takes its points A from the draws of the plan without it", () => {
    const free = rows(plan(FIVE), 0, 2);
    const { inputs } = rows(given, 0, 2 * perPoint);
    expect(inputs[0]).toEqual(free.inputs[0]);
    expect(inputs[perPoint]).toEqual(free.inputs[1]);
  });

  it("shares the luck of A with the mixed rows, not with B", () => {
    // With every input certain nothing but luck is left.
    const certain = given.inputs.map((input) => ({
      ...input,
      distribution: { kind: "constant" as const, value: distribution(input.distribution).quantile(0.5) },
    }));
    const none: Design = { kind: "saltelli", factors: [[], []] };
    const { block } = rows(plan(FIVE, { inputs: certain, design: none }), 0, 8);
    const value = block.outcomes.subarray(0, 8);
    expect(OUTCOMES[0].id).toBe("value");
    expect([value[2], value[3]]).toEqual([value[0], value[0]]);
    expect(new Set([value[0], value[1], value[4], value[5]]).size).toBe(4);
  });

  it("is the same in any cut of its rows", () => {
    const whole = rows(given, 0, 11);
    const part = rows(given, 7, 11);
    expect(part.inputs).toEqual(whole.inputs.slice(7));
  });
});

describe("a Morris design", () => {
  const design: Design = { kind: "morris", factors: FACTORS };
  const given = plan(FIVE, { design });
  const perPoint = rowsPerPoint(design);
  const place = given.inputs.findIndex(({ id }) => id === "funnel.acceptance");
  const { quantile } = distribution(given.inputs[place].distribution);

  it("moves one factor per row, from the base point", () => {
    expect(perPoint).toBe(4);
    for (let base = 0; base < 10; base++) {
      const [start, ...moved] = rows(given, base * perPoint, (base + 1) * perPoint).inputs;
      const moves = moved.map((row) => changed(given, start, row).sort());
      expect(moves).toEqual(FACTORS.map((names) => [...names].sort()));
    }
  });

  it("stays on four levels and steps by two of them", () => {
    const levels = [1, 3, 5, 7].map((eighths) => quantile(eighths / 8));
    const seen = new Set<number>();
    for (let base = 0; base < 30; base++) {
      const { inputs } = rows(given, base * perPoint, (base + 1) * perPoint);
      const [before, after, other] = [0, 1, 2].map((row) => levels.indexOf(inputs[row][place]));
      expect(Math.abs(before - after)).toBe(2);
      expect(other).toBe(before);
      seen.add(before);
    }
    expect(seen).toEqual(new Set([0, 1, 2, 3]));
  });
});

describe("the strength of the structures' effects", () => {
  const outcomes = (strength?: number): Float64Array =>
    createMachine(plan(FIVE, strength === undefined ? {} : { effectStrength: strength })).simulate(0, 20, WANTS)
      .outcomes;

  it("changes nothing at 1", () => {
    expect(outcomes(1)).toEqual(outcomes());
  });

  it("makes structures of equal posts equal at 0", () => {
    const at0 = outcomes(0);
    const perStructure = at0.length / FIVE.length;
    for (let structure = 1; structure < FIVE.length; structure++) {
      expect(at0.subarray(structure * perStructure, (structure + 1) * perStructure)).toEqual(
        at0.subarray(0, perStructure),
      );
    }
  });

  it("is the exponent of every ratio", () => {
    // A log-normal effect raised to 0.5 is the log-normal with the root of its quantiles.
    const halved = plan(FIVE).inputs.map((input) => {
      const { distribution: spec } = input;
      if (!input.id.startsWith("effect.")) return input;
      if (spec.kind === "constant") return { ...input, distribution: { ...spec, value: Math.sqrt(spec.value) } };
      if (spec.kind !== "quantiles") throw new Error(spec.kind);
      const points = spec.points.map(({ probability, value }) => ({ probability, value: Math.sqrt(value) }));
      return { ...input, distribution: { ...spec, points } };
    });
    const expected = createMachine(plan(FIVE, { inputs: halved })).simulate(0, 20, WANTS).outcomes;
    const found = outcomes(0.5);
    // Equal but for rounding, which may tip a count in a rare month.
    let different = 0;
    found.forEach((value, at) => {
      if (Math.abs(value - expected[at]) > 1e-9 * Math.abs(expected[at])) different++;
    });
    expect(different).toBeLessThan(found.length / 100);
    expect(found).not.toEqual(outcomes());
  });
});
