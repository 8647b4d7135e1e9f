import { expect, test } from "vitest";
import { crossingFacts } from "../../src/questions/run/series/crossings.js";
import type { CrossingRecord, ScenarioResult } from "../../src/questions/run/record.js";
import { bestFirst } from "../../src/questions/run/comparison/figures.js";
import { scenarioResult } from "./fixture.js";

const ids = bestFirst(scenarioResult).map(({ id }) => id);
const [leader] = ids;
const { reference } = scenarioResult;
const rest = ids.filter((id) => id !== leader && id !== reference);

const crossing = (first: string, second: string, change: Partial<CrossingRecord> = {}): CrossingRecord => ({
  first,
  second,
  probability: 0.4,
  standardError: 0.005,
  firstOvertakes: 0.4,
  month: { p5: 2, p50: 6, p95: 20.25 },
  ...change,
});

const told = (crossings: readonly CrossingRecord[], change: Partial<ScenarioResult> = {}, all = false): string[] =>
  crossingFacts({ ...scenarioResult, ...change }, { curves: [], crossings, quantileRankError: 0 }, all).flatMap(
    ({ facts }) => facts.map(({ text }) => text),
  );

test("only pairs with the structure ahead, the reference or today's are told, the means' crossings first", () => {
  const means = { meanCurvesMonth: 5, meanCurvesBetween: { from: 4, to: 6 } };
  expect(
    told([
      crossing(rest[0], rest[1], means),
      crossing(leader, reference),
      crossing(leader, rest[0], means),
      crossing(rest[0], reference, { probability: 0.02, firstOvertakes: 0.02 }),
    ]),
  ).toEqual([
    `${leader} passes ${rest[0]} on average in month 5 (4 to 6)`,
    `${leader} passes ${reference} in 40 % of the trials, around month 6 (2 to 20)`,
    "on average 1 other pair changes places, too: --full tells every pair",
  ]);
  expect(told([crossing(rest[0], rest[1], means)], { today: rest[1] })).toHaveLength(1);
});

test("the direction is the more common one, months have names where there is a calendar", () => {
  const turned = crossing(leader, reference, { firstOvertakes: 0.1 });
  expect(told([turned], { start: { year: 2027, month: 0 } })).toEqual([
    `${reference} passes ${leader} in 30 % of the trials, the other way round in 10 %, around Jun 2027 (Feb 2027 to Aug 2028)`,
  ]);
});

test("where nothing that matters changes hands, that is said", () => {
  expect(told([crossing(rest[0], rest[1])], {}, true)).toEqual(["hardly ever, of those that matter for the choice"]);
  expect(told([])).toEqual([]);
});

test("a page tells every pair of which the means change hands, a screen how many there are besides", () => {
  const means = { meanCurvesMonth: 5 };
  const pairs = ids.flatMap((first, at) => ids.slice(at + 1).map((second) => crossing(first, second, means)));
  expect(pairs.length).toBeGreaterThan(4);
  const everywhere = told(pairs, {}, true);
  expect(everywhere).toHaveLength(pairs.length);
  for (const { first, second } of pairs)
    expect(everywhere).toContain(`${first} passes ${second} on average in month 5`);
  expect(told(pairs)).toEqual([
    ...everywhere.slice(0, 3),
    `on average ${String(pairs.length - 3)} other pairs change places, too: --full tells every pair`,
  ]);
});
