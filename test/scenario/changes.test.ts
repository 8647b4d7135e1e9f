import { expect, test } from "vitest";
import { changesBetween } from "../../src/scenario/changes.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { resolvedScenario } from "../../src/scenario/resolved.js";

interface Written {
  readonly transition?: string;
  readonly phase?: string;
  readonly marketing?: number;
  readonly mandate?: string;
  readonly today?: string;
  readonly start?: string;
}

const written = ({
  transition = "4",
  phase = "4",
  marketing = 4,
  mandate = "drive",
  today = "",
  start = "",
}: Written = {}) =>
  resolvedScenario(
    parseScenario(
      `horizon: 24${start}
today: now
transition: { after: ${transition} }
teams: { marketing: { headcount: ${String(marketing)} } }
structures:
  now: { reports_to: { marketing: ceo, sales: ceo }${today} }
  under-sales: { reports_to: { marketing: sales, sales: ceo } }
  leader: { managers: { l: { role: head, reports_to: ceo } }, reports_to: { marketing: l, sales: l } }
  stepwise: { phases: [{ after: ${phase}, mandate: ${mandate} }] }
`,
      "s.yaml",
    ),
  );

const changes = (before: Written, now: Written) =>
  changesBetween(written(before), written(now)).map(({ what, before: was, now: is }) => [what, was, is]);

test("a change that comes in another month is one difference, for all structures that have it", () => {
  expect(changes({}, { transition: "9", phase: "9" })).toEqual([["month of the change", "5", "10"]]);
  expect(changes({}, { transition: "9", phase: "6" })).toEqual([
    ["month of the change of under-sales, leader", "5", "10"],
    ["month of the change of stepwise", "5", "7"],
  ]);
});

test("what differs besides is told by the month that it comes in now", () => {
  expect(changes({}, { phase: "6", mandate: "support" })).toEqual([
    ["month of the change of stepwise", "5", "7"],
    ["stepwise from month 7.mandate", "drive", "support"],
  ]);
});

test("posts of a team are told once, and not with every structure that has them", () => {
  expect(changes({}, { marketing: 5 })).toEqual([["teams.marketing.headcount", "4", "5"]]);
});

test("what differs in today's structure is told of it, not of those that are it until their change", () => {
  expect(changes({}, { today: ", mandate: support" })).toEqual([["now.mandate", "drive", "support"]]);
});

test("the first months of a structure are told where they are not today's", () => {
  const now = written();
  const [today, underSales, ...others] = now.structures;
  const [first, ...rest] = underSales.stages;
  const other = { ...underSales, stages: [{ ...first, mandate: "support" as const }, ...rest] };
  expect(changesBetween(now, { ...now, structures: [today, other, ...others] })).toEqual([
    { what: "under-sales.mandate", before: "drive", now: "support" },
  ]);
});

test("months have their names where the scenario has a calendar, and the year of the first decides nothing", () => {
  const [start, later] = ["\nstart: 2027-01", "\nstart: 2026-10"];
  expect(changes({ start }, { start: later })).toContainEqual(["start month", "Jan 2027", "Oct 2026"]);
  expect(changes({ start }, { start: "\nstart: 2026-01" })).toEqual([]);
  expect(changes({ start }, { start, phase: "6", mandate: "support" })).toEqual([
    ["month of the change of stepwise", "May 2027", "Jul 2027"],
    ["stepwise from Jul 2027.mandate", "drive", "support"],
  ]);
});
