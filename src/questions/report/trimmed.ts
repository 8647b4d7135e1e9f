import type { OutcomeId } from "../../funnel/outcomes.js";
import type { DriversFigures } from "../drivers/record.js";
import { EQUAL_CHOICES } from "../drivers/choice-tables.js";
import { byWeight, mostWorth } from "../drivers/first-screen.js";
import type { RunFigures, StructureResult } from "../run/record.js";
import { without } from "./page/without.js";

/** What a page tells of every structure beside the objective. */
export const PAGE_OUTCOMES: readonly OutcomeId[] = [
  "leads",
  "mqls",
  "mql_acceptance",
  "opportunities",
  "wins",
  "bookings",
  "customer_churn",
  "profit",
];

/** Assumptions and choices that a page has room for. */
export const MOST_DRIVERS = 8;
const MOST_WORTH = 3;
const MOST_CHOICES = 6;

/** The curves that are drawn: how far each is from the reference, or of one structure alone what it comes to. */
export function trimmedRun(given: RunFigures, objective: string): RunFigures {
  const run = { ...given, structures: given.structures.map((one) => withDifferences(one, objective)) };
  if (run.series === undefined) return run;
  const measure = run.structures.length === 1 ? "cumulative" : "difference";
  return { ...run, series: { ...run.series, curves: run.series.curves.filter((curve) => curve.measure === measure) } };
}

/** Of which outcomes a page tells differences: the objective and the stages of the funnel. */
const COMPARED = ["leads", "mqls", "opportunities", "wins"];

function withDifferences(structure: StructureResult, objective: string): StructureResult {
  const { difference } = structure;
  if (difference === undefined) return structure;
  const kept = Object.entries(difference).filter(([id]) => id === objective || COMPARED.includes(id));
  return { ...structure, difference: Object.fromEntries(kept) };
}

/** What decides most. */
export function trimmedDrivers(found: DriversFigures["drivers"]): DriversFigures["drivers"] {
  if (found.method !== "samples") return found;
  const { drivers, choices, flips } = found;
  const shown = new Set([...drivers.slice(0, MOST_DRIVERS), ...mostWorth(drivers).slice(0, MOST_WORTH)]);
  const turning = flips?.flips ?? [];
  for (const { stream } of turning) drivers.filter(({ id }) => id === stream).forEach((one) => shown.add(one));
  return {
    ...without(found, "effectStrength"),
    drivers: drivers.filter((driver) => shown.has(driver)),
    groups: [],
    grades: [],
    ...(choices && {
      choices: {
        ...choices,
        effects: byWeight(choices.effects).slice(0, MOST_CHOICES),
        equal: choices.equal
          .filter(({ choice }) => EQUAL_CHOICES.includes(choice))
          .map((one) => ({ ...one, structures: [] })),
      },
    }),
    ...(flips && { flips: { ...flips, steady: [] } }),
  };
}
