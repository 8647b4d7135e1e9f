import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { BOOK } from "../../../src/assumptions/book.js";
import { EFFECT_TARGETS } from "../../../src/assumptions/effect-targets.js";
import { InvalidInput } from "../../../src/foundation/problem.js";
import { OUTCOME_IDS } from "../../../src/funnel/outcomes.js";
import { scenarioFrom } from "../../../src/scenario/from.js";
import { nodeFiles } from "../../../src/scenario/node-files.js";
import { readScenario } from "../../../src/scenario/load.js";
import { scenarioJsonSchema } from "../../../src/scenario/editor/scenario-json-schema.js";
import { isOverridable, SETTABLE } from "../../../src/scenario/read-assumptions.js";
import { DISTRIBUTION_NAMES, PARAMETER_NAMES } from "../../../src/scenario/read-named-distribution.js";
import { scenarioSchema } from "../../../src/scenario/schema.js";
import { faultsOf, faultsOfData as faultsOfWhole } from "./schema.js";

type Schema = Readonly<Record<string, unknown>>;
const SCHEMA = scenarioJsonSchema();
const DEFINITIONS = SCHEMA.$defs as Readonly<Record<string, Schema>>;

const STRUCTURES = { a: { reports_to: { sales: "ceo", marketing: "ceo" } } };

/** What the JSON schema finds wrong with a part of a scenario. */
const faultsOfData = (data: object): readonly string[] => faultsOfWhole({ structures: STRUCTURES, ...data });

/** What the reader finds wrong, code by code. */
function problemsOf(data: object): readonly string[] {
  try {
    scenarioFrom(data);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ code, keyPath }) => `${code} ${keyPath ?? ""}`);
    throw error;
  }
}

const nested = (id: string, value: unknown): object =>
  id.split(".").reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as object;

/** Two mappings as one, at any depth. */
const merged = (one: object, other: object): object =>
  Object.entries(other).reduce<Record<string, unknown>>(
    (whole, [key, value]: [string, unknown]) => ({
      ...whole,
      [key]: key in whole ? merged(whole[key] as object, value as object) : value,
    }),
    { ...one },
  );

/** A value that is fine for this row, and alone enough. */
const valueOf = ({ id, value }: (typeof BOOK)[number]): string => (id.startsWith("focus.") ? "0.1 to 0.3" : value);

test.each(readdirSync("scenarios"))("%s is as its schema says", (name) => {
  const file = `scenarios/${name}`;
  expect(faultsOf(readFileSync(file, "utf8"))).toEqual([]);
  expect(readScenario(file, {}, nodeFiles(false)).structures.length).toBeGreaterThan(0);
});

describe("assumptions", () => {
  test("every id is known, nested and dotted", () => {
    const dotted = Object.fromEntries(SETTABLE.map((row) => [row.id, valueOf(row)]));
    const withSource = SETTABLE.map((row) => nested(row.id, { value: valueOf(row), source: "CRM" }));
    for (const assumptions of [dotted, withSource.reduce(merged)]) {
      expect(problemsOf({ structures: STRUCTURES, assumptions })).toEqual([]);
      expect(faultsOfData({ structures: STRUCTURES, assumptions })).toEqual([]);
    }
  });

  test.each(SETTABLE)("$id is described by unit and meaning, and half nested as well", (row) => {
    const { description } = DEFINITIONS[row.id];
    for (const told of [row.meaning, `Unit: ${row.unit}`, `The book: ${row.value} (${row.grade};`])
      expect(description).toContain(told);
    const [group, ...rest] = row.id.split(".");
    expect(faultsOfData({ assumptions: { [group]: { [rest.join(".")]: valueOf(row) } } })).toEqual([]);
  });

  test("what is open to structures and phases is so in both", () => {
    const assumptions = Object.fromEntries(SETTABLE.map((row) => [row.id, valueOf(row)]));
    const data = { structures: { a: { ...STRUCTURES.a, assumptions } }, phases: [{ after: 1, assumptions }] };
    const closed = SETTABLE.filter(({ id }) => !isOverridable(id)).map(({ id }) => id);
    const problems = problemsOf(data);
    for (const id of closed) expect(problems).toContain(`not-overridable phases[0].assumptions.${id}`);
    expect(problems.filter((problem) => problem.startsWith("not-overridable"))).toHaveLength(2 * closed.length);
    for (const row of SETTABLE) {
      const one = { phases: [{ after: 1, assumptions: { [row.id]: valueOf(row) } }] };
      expect(faultsOfData(one).length === 0, row.id).toBe(isOverridable(row.id));
    }
  });

  test("an id that is none, in whole or in part, is refused by both", () => {
    for (const assumptions of [
      { "funnel.aceptance": 0.5 },
      { funnel: { aceptance: 0.5 } },
      { funel: { acceptance: 0.5 } },
      { "teams.sales.headcount": 5 },
    ]) {
      expect(problemsOf({ structures: STRUCTURES, assumptions })).not.toEqual([]);
      expect(faultsOfData({ structures: STRUCTURES, assumptions })).not.toEqual([]);
    }
  });

  test("effects of a structure are targets, nested or dotted, or none", () => {
    for (const target of EFFECT_TARGETS) {
      for (const effects of [{ [target]: "0.9 to 1.1" }, nested(target, 1.2), "none"]) {
        const data = { structures: { a: { ...STRUCTURES.a, effects } } };
        expect([problemsOf(data), faultsOfData(data)]).toEqual([[], []]);
      }
    }
    const wrong = { structures: { a: { ...STRUCTURES.a, effects: { churns: 0.9 } } } };
    expect(problemsOf(wrong)).toEqual(["unknown-effect-target structures.a.effects.churns"]);
    expect(faultsOfData(wrong)).not.toEqual([]);
  });

  test("every notation of a value passes, and every parameter of a distribution is known", () => {
    const values = [0.5, "50%", "45% to 60%", { p10: 0.4, p90: 0.6 }, { p5: "40%", p50: "50%", p95: "60%" }];
    for (const value of [
      ...values,
      { value: "45% to 60%", grade: "measured" },
      { distribution: "uniform", low: 0, high: 1 },
    ])
      expect([problemsOf(inAcceptance(value)), faultsOfData(inAcceptance(value))]).toEqual([[], []]);
    for (const wrong of [
      1.5,
      -1,
      { p5: 0.4, p95: 0.6, p0: 1 },
      { valu: 0.5 },
      { value: 0.5, sauce: "CRM" },
      true,
      null,
    ])
      expect([problemsOf(inAcceptance(wrong)).length, faultsOfData(inAcceptance(wrong)).length]).not.toContain(0);
    const { properties } = DEFINITIONS.value as { properties: Schema };
    expect(Object.keys(properties)).toEqual(expect.arrayContaining([...PARAMETER_NAMES]));
    expect(properties).toMatchObject({ distribution: { enum: DISTRIBUTION_NAMES } });
  });
});

const inAcceptance = (value: unknown) => ({ structures: STRUCTURES, assumptions: { "funnel.acceptance": value } });

/** The shapes of all mappings of a file whose keys are known, each with where it stands. */
function shapes(
  schema: unknown,
  at: readonly string[] = [],
): (readonly [at: readonly string[], keys: readonly string[]])[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return shapes(schema.unwrap(), at);
  if (schema instanceof z.ZodArray) return shapes(schema.element, [...at, "items"]);
  if (schema instanceof z.ZodRecord) return shapes(schema.valueType, [...at, "additionalProperties"]);
  if (!(schema instanceof z.ZodObject)) return [];
  const own = [at, Object.keys(schema.shape)] as const;
  return [own, ...Object.entries(schema.shape).flatMap(([key, inner]) => shapes(inner, [...at, "properties", key]))];
}

test("every key that the reader knows is in the schema, and no other", () => {
  const places = shapes(scenarioSchema);
  expect(places.length).toBeGreaterThan(12);
  for (const [at, keys] of places) {
    const there = at.reduce<unknown>((schema, step) => {
      const { anyOf = [], ...rest } = (schema as Record<string, Record<string, unknown>>)[step];
      return Object.keys(rest).length > 1 ? rest : (anyOf as unknown[])[0];
    }, SCHEMA) as Schema;
    expect(Object.keys(there.properties as object), at.join("/")).toEqual(keys);
    expect(there.additionalProperties).toBe(false);
  }
});

test("counts and months with units, names of months and keys of the writer's own pass both", () => {
  const data = {
    "x-note": 1,
    trials: "10k",
    horizon: "2 years",
    start_month: "April",
    effects: "50%",
    objective: { profit: 1, leads: "10k" },
    today: "a",
    transition: { after: "3 months", "x-why": "decided" },
    teams: { sales: { headcount: 5, "x-who": ["ann"] } },
    structures: {
      ...STRUCTURES,
      b: { ...STRUCTURES.a, headcount: { sales: "6" }, phases: [{ after: 4, mandate: "none" }] },
    },
    checks: [
      { structure: "b", statistic: "p12.5", minus: { structure: "a", outcome: "leads" }, at_least: "1k" },
      { structure: "b", over: "a", between: [0.5, "200%"], set: { horizon: 12 } },
      { structure: "b", is: "top 1", set: ["horizon=12"] },
      { assumption: "funnel.acceptance", grade: "at least assumption" },
    ],
  };
  expect(problemsOf(data)).toEqual([]);
  expect(faultsOfData(data)).toEqual([]);
});

describe("what is valid for the reader is valid for the schema", () => {
  const share = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 1, max: 99 }).map((n) => `${n}%`),
  );
  const amount = fc.oneof(
    fc.integer({ min: 1, max: 90_000 }),
    fc.constantFrom("18k", "15,000 to 22,000", "9000 to 12k"),
  );
  const value = fc.oneof(
    share,
    amount,
    fc.tuple(share, share).map(([low, high]) => ({ p10: low, p90: high })),
    fc.record({
      value: fc.oneof(share, amount),
      source: fc.constant("CRM"),
      grade: fc.constantFrom("measured", "survey"),
    }),
    fc.record({ distribution: fc.constantFrom(...DISTRIBUTION_NAMES), mean: share, sd: share }),
    fc.record({
      distribution: fc.constantFrom("pert", "uniform", "triangular"),
      low: share,
      mode: share,
      high: amount,
    }),
  );
  const assumptions = fc.dictionary(fc.constantFrom(...SETTABLE.map(({ id }) => id)), value, { maxKeys: 3 });
  const months = fc.oneof(fc.integer({ min: -1, max: 40 }), fc.constantFrom("6 months", "2 years", "10"));
  const structure = fc.record(
    {
      reports_to: fc.constant({ sales: "ceo", marketing: "ceo" }),
      label: fc.constantFrom("A", "B", 3),
      mandate: fc.constantFrom("drive", "none", "some"),
      headcount: fc.record({ sales: months, marketing: fc.integer({ min: 0, max: 9 }) }),
      effects: fc.oneof(
        fc.constant("none"),
        fc.dictionary(fc.constantFrom(...EFFECT_TARGETS), fc.oneof(share, amount)),
      ),
      assumptions,
      phases: fc.array(fc.record({ after: months, mandate: fc.constant("support") }), { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: ["reports_to"] },
  );
  const parts: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    name: fc.constantFrom("n", 5),
    horizon: months,
    trials: fc.oneof(months, fc.constant("1e4")),
    seed: fc.oneof(fc.integer(), fc.string(), fc.boolean()),
    start: fc.constantFrom("2027-01", "2027-13", 2027),
    start_month: fc.constantFrom(1, 13, "May", "may", "5"),
    currency: fc.constantFrom("EUR", ""),
    objective: fc.oneof(fc.constantFrom(...OUTCOME_IDS), fc.dictionary(fc.constantFrom(...OUTCOME_IDS), share)),
    today: fc.constantFrom("a", "b"),
    transition: fc.record({ after: months }),
    effects: share,
    teams: fc.record({ sales: fc.record({ headcount: months }) }),
    assumptions,
    structures: fc.record({ a: structure, b: structure }, { requiredKeys: ["a"] }),
  };
  /** Few at a time: of many one is wrong nearly always. */
  const scenario = fc
    .array(fc.oneof(...Object.entries(parts).map(([key, part]) => part.map((made) => ({ [key]: made })))), {
      maxLength: 3,
    })
    .map((made): object => Object.assign({ structures: { ...STRUCTURES, b: STRUCTURES.a } }, ...made) as object);

  test("over scenarios made of right and wrong parts", () => {
    let valid = 0;
    fc.assert(
      fc.property(scenario, (data) => {
        if (problemsOf(data).length > 0) return;
        valid += 1;
        expect(faultsOfData(data), JSON.stringify(data)).toEqual([]);
      }),
      { numRuns: 600 },
    );
    expect(valid).toBeGreaterThan(100);
  });
});

describe("what can be told by form is refused as the reader refuses it", () => {
  const A = STRUCTURES.a;
  const withManager = (cost: unknown) => ({
    structures: {
      a: {
        reports_to: { sales: "cro", marketing: "cro" },
        managers: { cro: { role: "head", reports_to: "ceo", cost } },
      },
    },
  });
  const assuming = (id: string, value: unknown) => ({ assumptions: { [id]: value } });
  test.each<[string, object]>([
    ["no marketing", { teams: { marketing: { headcount: 0 } } }],
    ["an interval of posts", { teams: { sales: { headcount: "5 to 7" } } }],
    ["a duration in percent", assuming("funnel.sales_cycle", "12%")],
    ["a duration in hours", assuming("funnel.sales_cycle", "12 hours")],
    ["an amount in days", assuming("money.programme_spend", "18 days")],
    ["a share in thousands", assuming("funnel.acceptance", "18k")],
    ["a ratio in percent", { structures: { a: { ...A, effects: { churn: "90%" } } } }],
    ["an interval of a manager's cost", withManager("20k to 30k")],
    ["a triangle without its mode", assuming("funnel.acceptance", { distribution: "triangular", low: 0.1, high: 0.5 })],
    ["a gamma of one and one", assuming("funnel.sales_cycle", { distribution: "gamma", shape: 2, sd: 1 })],
    ["a check without a limit", { checks: [{ structure: "a", outcome: "leads" }] }],
  ])("%s", (_, part) => {
    expect(problemsOf({ structures: STRUCTURES, ...part })).not.toEqual([]);
    expect(faultsOfData(part)).not.toEqual([]);
  });

  test.each<[string, object]>([
    ["a duration in days, with a capital", assuming("funnel.sales_cycle", "60 to 90 Days")],
    ["an interval with a dash", assuming("funnel.acceptance", "42–62%")],
    ["thousands", assuming("money.programme_spend", "18k to 22 k")],
    ["an exponent", assuming("customers.initial", "4e2")],
    ["a median with a factor", assuming("funnel.sales_cycle", "2.80 */ 1.50")],
    ["one number of a manager's cost", withManager("20k")],
    ["years", { horizon: "2 years" }],
    ["a gamma of mean and sd", assuming("funnel.sales_cycle", { distribution: "gamma", mean: 2, sd: 1 })],
    ["a claim of an assumption", { checks: [{ assumption: "funnel.acceptance", source: "required" }] }],
  ])("but not %s", (_, part) => {
    expect(problemsOf({ structures: STRUCTURES, ...part }).filter((text) => !text.startsWith("check"))).toEqual([]);
    expect(faultsOfData(part)).toEqual([]);
  });

  test("no structures, unless they come from another file", () => {
    expect(problemsOf({ name: "x" })).not.toEqual([]);
    expect(faultsOfWhole({ name: "x" })).not.toEqual([]);
    expect(faultsOfWhole({ extends: "base.yaml" })).toEqual([]);
  });
});
