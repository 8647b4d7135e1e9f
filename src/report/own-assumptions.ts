import * as z from "zod";
import { actingAssumptions, asOneSeasonality } from "../analysis/acting-assumptions.js";
import type { Scenario } from "../scenario/scenario.js";
import { count } from "./format/number.js";
import { whole } from "./result/figure.js";

/** Of the assumptions that act on a result: how many have a value of the scenario, and how many the book's. */
export const assumptionOriginsSchema = z.object({
  /** Set by the scenario file, `--params` or `--set`, or an effect of a structure's own. */
  own: whole,
  book: whole,
});

export type AssumptionOrigins = z.output<typeof assumptionOriginsSchema>;

/** Whose the acting assumptions are; the twelve months of seasonality are one of them. */
export function assumptionOrigins(scenario: Pick<Scenario, "plan" | "assumptions">): AssumptionOrigins {
  const acting = new Set(actingAssumptions(scenario.plan).map(asOneSeasonality));
  const ofBook = new Set(assumptionsOfBook(scenario).map(asOneSeasonality));
  const own = [...acting].filter((id) => !ofBook.has(id)).length;
  return { own, book: acting.size - own };
}

/**
 * Ids of the acting assumptions that have the book's value, in the order of the book. Twelve months of which the scenario sets
 * one are the scenario's.
 */
export function assumptionsOfBook({ plan, assumptions }: Pick<Scenario, "plan" | "assumptions">): string[] {
  const isSet = assumptions.filter(({ position }) => position !== undefined).map(({ id }) => asOneSeasonality(id));
  const known = new Set(assumptions.map(({ id }) => id));
  return actingAssumptions(plan).filter((id) => known.has(id) && !isSet.includes(asOneSeasonality(id)));
}

/**
 * The same where what decides is not known without simulating more: how to learn it, where there are structures to decide between.
 */
export function ownAssumptionsNote(origins: AssumptionOrigins, structures: number): string {
  const text = ownAssumptionsText(origins);
  return structures < 2 ? text : text.replace(/\.$/u, "; drivers says which matter.");
}

/** More than these are a list nobody reads. */
const MOST_NAMED = 3;

/**
 * `5 of 159 assumptions are yours, 154 built in.` Said where a result is shown.
 * @param decisive plain names of those of the book that decide most, most decisive first; empty where that is not known
 */
export function ownAssumptionsText({ own, book }: AssumptionOrigins, decisive: readonly string[] = []): string {
  const all = own + book;
  const whose =
    book === 0
      ? `All ${count(all)} assumptions are yours`
      : `${count(own)} of ${count(all)} assumptions ${own === 1 ? "is" : "are"} yours, ${own === 0 ? "all" : count(book)} built in`;
  const named = book === 0 ? [] : decisive.slice(0, MOST_NAMED);
  if (named.length === 0) return `${whose}.`;
  const last = named[named.length - 1];
  const listed = named.length === 1 ? last : `${named.slice(0, -1).join(", ")} and ${last}`;
  return `${whose}; of those it hangs most on ${listed}.`;
}
