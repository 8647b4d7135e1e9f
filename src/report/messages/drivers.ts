import { count } from "../format/number.js";
import { quoted, type Messages } from "./words.js";

export const DRIVER_MESSAGES = {
  "nothing-to-decide": ({ structures }) =>
    `What decides between structures takes two of them; the scenario has ${count(structures)}.`,
  "nothing-uncertain": () =>
    "Nothing that any structure's outcome depends on is uncertain: there are no drivers. Give an assumption an interval, such as 20% to 30%.",
  "too-few-trials-for-drivers": ({ trials, needed, drivers }) =>
    `${count(trials)} trials are too few to tell ${count(drivers)} uncertain assumptions apart. Use --trials ${needed} or more.`,
  "group-syntax": ({ found }) =>
    `--group was given ${quoted(found)}; it takes name=id,id,... where an id may end in .* for all below it.`,
  "unknown-driver": ({ found, nearest }) =>
    `${quoted(found)} is no uncertain assumption that any structure's outcome depends on.` +
    (nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`),
} satisfies Partial<Messages>;
