import type { View } from "../../report/view.js";
import { quantilesInWords } from "./assumption-tables.js";
import { effectsOn } from "./plain-rates.js";
import type { AssumptionRow, ExplainedOutcome } from "./record.js";
import { valueWithUnit } from "./unit-words.js";

/** Everything that is known of one assumption. */
export function assumptionCard(
  { id, label, value, unit, meaning, grade, source, own, book }: AssumptionRow,
  currency: string | undefined,
): View {
  const targets = effectsOn(id);
  return {
    title: `${label} (${id})`,
    blocks: [
      {
        kind: "facts",
        facts: [
          { name: "meaning", text: meaning },
          { name: "value", text: `${quantilesInWords({ value, unit }, currency)}${intervalWords(value)}` },
          ...(book === undefined
            ? []
            : [{ name: "built in", text: `${valueWithUnit({ value: book.value, unit }, currency)} (${book.grade})` }]),
          { name: "unit", text: unit },
          { name: "from", text: own ? `yours: ${source}` : `built in: ${source}` },
          { name: "grade", text: grade },
          ...(targets.length === 0
            ? []
            : [{ name: "changed by", text: `structure effects on ${targets.join(", ")} (effect.*.${targets[0]})` }]),
          { name: "set it", text: `in the file under ${placeOf(id)}, or with --set ${id}=...` },
        ],
      },
    ],
    captions: [],
    warnings: [],
  };
}

const placeOf = (id: string): string => (id.startsWith("teams.") ? "teams" : "assumptions");

function intervalWords(value: string): string {
  if (value.startsWith("{ p5:")) return "";
  if (value.includes(" to ") || DASHED.test(value)) return " (a 90 % interval)";
  if (value.includes("*/")) return " (median */ factor: a 90 % interval from median / factor to median x factor)";
  return ONE_NUMBER.test(value) ? " (certain)" : "";
}

/** An interval with a dash in place of `to`; a hyphen is a minus. */
const DASHED = /[\d%\p{L}]\s*[‒–—]\s*\d/u;
/** One number as it may be written, with its unit: `18k`, `1.1 %`, `90 days`. */
const ONE_NUMBER = /^[-+−]?[\d.,_\s]*\d(?:e[-+]?\d+)?\s*[%\p{L}]*$/iu;

/** What an outcome is. */
export function outcomeCard({ id, label, unit, better, definition }: ExplainedOutcome): View {
  return {
    title: `${label} (${id})`,
    blocks: [
      {
        kind: "facts",
        facts: [
          { name: "outcome", text: definition },
          { name: "unit", text: unit },
          { name: "better", text: better },
          { name: "ask for it", text: `run --objective ${id}, run --outcomes ${id}, or outcome: ${id} in a check` },
        ],
      },
    ],
    captions: [],
    warnings: [],
  };
}
