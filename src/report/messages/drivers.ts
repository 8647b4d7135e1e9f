import type { OverflowedStructure } from "../../analysis/overflow-guard.js";
import { count } from "../format/number.js";
import { trialCount } from "../format/trials.js";
import { meantInstead, quoted, type Messages } from "./phrases.js";

export const DRIVER_MESSAGES = {
  "nothing-to-decide": ({ structures }) =>
    `What decides between structures takes two of them; the scenario has ${count(structures)}.`,
  "objective-no-data": ({ trials }) =>
    `In none of ${trialCount(trials)} has every structure a value of the objective (0/0): there is nothing to compare. Choose another objective, or look at the scenario with run.`,
  "objective-overflowed": ({ structures, trials }) =>
    `No figure would be right: a number overflowed (beyond 9.0e15, or infinite) in ${overflows(structures, trials)}. ` +
    "Some assumption is far too large, or a weight of the objective: explain shows what was read.",
  "nothing-uncertain": () =>
    "Nothing that any structure's outcome depends on is uncertain: there are no drivers. Give an assumption an interval, such as 20% to 30%.",
  "too-few-trials-for-drivers": ({ trials, needed, drivers }) =>
    `${trialCount(trials)} ${trials === 1 ? "is" : "are"} too few to tell ${count(drivers)} uncertain assumptions apart. Use --trials ${needed} or more.`,
  "group-syntax": ({ found }) =>
    `--group was given ${quoted(found)}; it takes name=id,id,... where an id may end in .* for all below it.`,
  "unknown-driver": (given) =>
    `${quoted(given.found)} is no uncertain assumption that any structure's outcome depends on.${meantInstead(given)}`,
  "map-syntax": ({ found }) =>
    `--map was given ${quoted(found)}; it takes two uncertain assumptions, the one across and the one up: id,id.`,
  "map-same": ({ found }) => `--map was given ${quoted(found)}, twice the same. A map takes two different assumptions.`,
  "map-certain": ({ assumption }) =>
    `${quoted(assumption)} is certain, so there is nothing to map. Give it an interval, such as 20% to 30%.`,
} satisfies Partial<Messages>;

/** Structures named at most. */
const MOST_NAMED = 5;

function overflows(structures: readonly OverflowedStructure[], trials: number): string {
  const named = structures
    .slice(0, MOST_NAMED)
    .map(({ structure, overflowed }) => `${count(overflowed)} of ${trialCount(trials)} of ${quoted(structure)}`);
  const more = structures.length - named.length;
  return [...named, ...(more > 0 ? [`${count(more)} more`] : [])].join(", ");
}
