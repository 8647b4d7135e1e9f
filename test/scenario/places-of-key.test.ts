import * as z from "zod";
import { expect, test } from "vitest";
import { BOOK } from "../../src/assumptions/book.js";
import type { Problem } from "../../src/foundation/problem.js";
import { problemText } from "../../src/report/messages/problem-text.js";
import { scenarioSchema, TOP_LEVEL_KEYS } from "../../src/scenario/schema.js";
import { problemsOf } from "./support.js";

/** Every key of the format, as its JSON Schema has them, and of the book. */
const KEYS = new Set([
  ...propertiesOf(z.toJSONSchema(scenarioSchema)),
  ...BOOK.flatMap(({ id }) => [id, id.split(".")[0], id.split(".").slice(1).join(".")]),
]);

function propertiesOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const below = Object.entries(schema).flatMap(([key, value]): unknown[] =>
    key === "properties" ? Object.values(value as object) : [value],
  );
  const own = "properties" in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...below.flatMap(propertiesOf)];
}

const LISTS = ["phases", "checks", "correlations"];

/** A scenario with the key, and nothing else, where `place` says. */
function written(place: string, key: string): string {
  const steps = place === "" ? [] : place.split(".");
  const whole = steps.reduceRight<unknown>(
    (below, step) => ({ [step === "<name>" ? "sales" : step]: LISTS.includes(step) ? [below] : below }),
    { [key]: 1 },
  );
  return JSON.stringify(whole);
}

const unknownOf = (text: string): readonly Problem[] => problemsOf(text).filter(({ code }) => code === "unknown-key");

const placesIn = (problems: readonly Problem[]): readonly string[] | undefined =>
  problems.map(({ arguments: given }) => (given as { readonly places?: readonly string[] }).places).at(0);

test.each([...KEYS])("%s in a wrong place gets the right ones, which know it", (key) => {
  const misplaced = TOP_LEVEL_KEYS.includes(key) ? written("teams.sales", key) : written("", key);
  const problems = unknownOf(misplaced);
  const places = placesIn(problems);
  expect(places?.length).toBeGreaterThan(0);
  for (const place of places ?? []) expect(unknownOf(written(place, key)), place).toEqual([]);
});

test.each([
  [
    "headcount: { sales: 3 }",
    "It belongs under teams.<name>, under structures.<name> or under structures.<name>.phases.",
  ],
  ["structures: { a: { trials: 5 } }", "It belongs at the top level."],
  ["funnel.acceptance: 50%", "It belongs under assumptions."],
  ["acceptance: 50%", "It belongs under assumptions.funnel."],
])("%s is told so in words", (text, sentence) => {
  expect(unknownOf(text).map(problemText).join()).toContain(sentence);
});

test("what is known nowhere gets the nearest key, as ever", () => {
  expect(unknownOf("horizn: 3")).toMatchObject([{ arguments: { nearest: "horizon" } }]);
  expect(placesIn(unknownOf("horizn: 3"))).toBeUndefined();
});
