import { monthText } from "../../report/format/calendar.js";
import { count, plain } from "../../report/format/number.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";
import { nameOf } from "../../report/structure-name.js";
import type { ViewBlock, ViewTable } from "../../report/view.js";
import { chartWords, relationWords } from "./chart-words.js";
import { plainRates, type PlainRate } from "./plain-rates.js";
import type { ExplainedStructure, ExplainFigures } from "./record.js";
import { unitWords } from "./unit-words.js";

/** What was understood of a scenario, with what every result says of it. */
export type ExplainedScenario = ScenarioHeader & ExplainFigures;

/** All structures side by side: charts in words, what follows from them, and what their effects come to. */
export function overview(explained: ExplainedScenario): ViewBlock[] {
  return [structuresTable(explained), ...effectsTables(explained)];
}

/** What stands above a structure's column: A, B ... Z, AA. */
function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}

function structuresTable(explained: ExplainedScenario): ViewTable {
  const { structures, today } = explained;
  return {
    kind: "table",
    columns: [
      { header: "structure", align: "left", priority: 1, wrapsTo: 18 },
      { header: "who reports to whom (posts)", align: "left", priority: 1, wrapsTo: 24 },
      { header: "relation", align: "left", priority: 1, wrapsTo: 14 },
      { header: "mandate", align: "left", priority: 1 },
    ],
    rows: structures.map((structure, place) => [
      {
        text: `${letterOf(place)} ${nameOf(explained, structure.id)}${structure.id === today ? " (today)" : ""}`,
        tone: "strong",
      },
      { text: [chartWords(structure), ...besides(structure, explained)].join(". ") },
      { text: relationWords(structure) },
      { text: structure.mandate },
    ]),
  };
}

/** What else makes it what it is. */
function besides({ from, way, overrides, effectsOn }: ExplainedStructure, explained: ExplainedScenario): string[] {
  const sets = overrides.map(({ assumption, value, unit }) =>
    `${assumption} ${value} ${unitWords(unit, explained.currency)}`.trim(),
  );
  return [
    ...(from > 0
      ? [`From ${monthText(explained, from + 1)} on${way.length > 1 ? `, in ${count(way.length)} steps` : ""}`]
      : []),
    ...(effectsOn ? [] : ["No effects"]),
    ...(sets.length === 0 ? [] : [`Sets ${sets.join(", ")}`]),
  ];
}

/** More columns than these fit no terminal. */
const MOST_COLUMNS = 8;

function effectsTables({ structures, today }: ExplainedScenario): ViewTable[] {
  const shown = structures
    .map((structure, place) => ({ letter: letterOf(place), structure, rates: ratesOf(structure) }))
    .filter(({ structure: { id, effectsOn } }) => id !== today && effectsOn);
  const chunks = Array.from({ length: Math.ceil(shown.length / MOST_COLUMNS) }, (_, at) =>
    shown.slice(at * MOST_COLUMNS, (at + 1) * MOST_COLUMNS),
  );
  const heading = "What the effects come to, at the medians of all assumptions";
  return chunks.map((chunk, at) => ({
    kind: "table",
    heading: at === 0 ? heading : `${heading}, continued`,
    columns: [
      { header: "", align: "left", priority: 1, wrapsTo: 24 },
      { header: withoutText(today), align: "right", priority: 1 },
      ...chunk.map(({ letter }) => ({ header: letter, align: "right", priority: 1 }) as const),
    ],
    rows: rowsOf(chunk.map(({ rates }) => rates)),
  }));
}

/** Every quantity that one of the structures changes. */
function rowsOf(columns: readonly (readonly PlainRate[])[]): ViewTable["rows"] {
  const rates = columns.flat();
  const changed = [...new Set(rates.filter(({ base, result }) => base !== result).map(({ label }) => label))];
  const inOrder = [...new Set(rates.map(({ label }) => label))].filter((label) => changed.includes(label));
  return inOrder.map((label) => {
    const found = columns.map((column) => column.find((rate) => rate.label === label));
    const base = found.find((rate) => rate !== undefined)?.base ?? "";
    return [
      { text: label },
      { text: base },
      ...found.map((rate) => {
        const text = rate?.result ?? base;
        return text === base ? { text } : ({ text, tone: "strong" } as const);
      }),
    ];
  });
}

/** Of several quantities that one effect changes alike the first that is there. */
function ratesOf({ effects, posts }: ExplainedStructure): PlainRate[] {
  const rates = plainRates(effects, isThereWith(posts));
  const isFirst = ({ effect, label }: PlainRate, place: number): boolean =>
    rates.findIndex((other) => other.effect === effect && isTime(other) === isTime({ label })) === place;
  return rates.filter(isFirst);
}

const isTime = ({ label }: Pick<PlainRate, "label">): boolean => label.endsWith("of today's");

/** Whether the team that an assumption is about has posts; of assumptions about none of these teams it has. */
export function isThereWith(posts: ExplainedStructure["posts"]): (assumption: string) => boolean {
  const absent = (["sdr", "success"] as const).filter((team) => posts[team] === 0);
  return (assumption) => !absent.some((team) => new RegExp(`^(people\\.)?${team}[._]`, "u").test(assumption));
}

/** What effects are seen beside: today's structure, or none. */
export const withoutText = (today: string | undefined): string => (today === undefined ? "no\neffects" : "today");

/** Strength in words, where effects are not as their rows say. */
export const strengthText = (effects: number): string =>
  effects === 1 ? "" : ` Their product is taken to the power ${plain(effects)}.`;
