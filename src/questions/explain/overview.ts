import { TEAMS, type Posts } from "../../organisation/structure.js";
import { assumptionLabel } from "../../report/assumption-label.js";
import { monthText } from "../../report/format/calendar.js";
import { count, plain } from "../../report/format/number.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";
import { listed } from "../../report/verdict/words.js";
import { nameOf } from "../../report/structure-name.js";
import type { ViewBlock, ViewTable } from "../../report/view.js";
import { changedChartWords, chartWords, managerName, postsWords, relationWords } from "./chart-words.js";
import { plainRates, type PlainRate } from "./plain-rates.js";
import type { ExplainedStructure, ExplainFigures } from "./record.js";
import { valueWithUnit } from "./unit-words.js";

/** What was understood of a scenario, with what every result says of it. */
export type ExplainedScenario = ScenarioHeader & ExplainFigures;

/** All structures side by side: charts in words, what follows from them, and what their effects come to. */
export function overview(explained: ExplainedScenario): ViewBlock[] {
  return [structuresTable(explained), ...effectsBlocks(explained)];
}

/** What stands above a structure's column: A, B ... Z, AA. */
function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letterOf(Math.floor(place / 26) - 1) + last;
}

/** Who reports to whom in each, in words; each with the letter that stands for it. */
export function structuresTable(explained: ExplainedScenario): ViewTable {
  const { structures, today } = explained;
  const usual = usualOf(explained);
  return {
    kind: "table",
    columns: [
      { header: "structure", align: "left", priority: 1, wrapsTo: 18 },
      { header: "who reports to whom", align: "left", priority: 1, wrapsTo: 24 },
      { header: "relation", align: "left", priority: 2, wrapsTo: 14 },
      { header: "mandate", align: "left", priority: 1 },
    ],
    rows: structures.map((structure, place) => [
      {
        text: `${letterOf(place)} ${nameOf(explained, structure.id)}${structure.id === today ? " (today)" : ""}`,
        tone: "strong",
      },
      { text: [linesText(structure, explained), ...besides(structure, explained, usual)].join(". ") },
      { text: relationWords(structure) },
      { text: structure.mandate },
    ]),
  };
}

/** Of what replaces today's structure only what it changes. */
function linesText({ id, chart }: ExplainedStructure, { structures, today }: ExplainedScenario): string {
  const place = structures.findIndex((structure) => structure.id === today);
  return place < 0 || id === today
    ? chartWords(chart)
    : changedChartWords(chart, structures[place].chart, letterOf(place));
}

/** What is told once, and of a structure only where it has it otherwise. */
interface Usual {
  readonly posts: Posts;
  /** Month, from 0, in which most of those that replace today's do. */
  readonly from: number;
}

/** Posts are today's, or those of the first structure. */
function usualOf({ structures, today }: ExplainedScenario): Usual {
  const others = structures.filter(({ id }) => id !== today).map(({ from }) => from);
  const times = new Map<number, number>();
  for (const month of others) times.set(month, (times.get(month) ?? 0) + 1);
  const often = (month: number): number => times.get(month) ?? 0;
  const { posts } = structures.find(({ id }) => id === today) ?? structures[0];
  return { posts, from: others.reduce((a, b) => (often(b) > often(a) ? b : a), others[0] ?? 0) };
}

/**
 * What stands behind the title: posts, if they are not listed as the scenario's own, and when today's structure is replaced. A
 * structure that has it otherwise says so.
 */
export function usualHeader(explained: ExplainedScenario): readonly string[] {
  const { posts, from } = usualOf(explained);
  const isOwn = (team: string): boolean =>
    explained.assumptions.some(({ id, own }) => own && id === `teams.${team}.headcount`);
  const told = TEAMS.filter((team) => posts[team] > 0 && !isOwn(team));
  return [
    ...(told.length === 0 ? [] : [`posts ${postsWords(posts, told)}`]),
    ...(from > 0 ? [`change from ${monthText(explained, from + 1)} on`] : []),
  ];
}

/** What else makes it what it is. */
function besides(structure: ExplainedStructure, explained: ExplainedScenario, usual: Usual): string[] {
  const { id, from, overrides, effectsOn, posts } = structure;
  const sets = overrides.map(({ assumption, value, unit }) =>
    `${assumptionLabel(assumption)} ${valueWithUnit({ value, unit }, explained.currency)}`.trim(),
  );
  const teams = TEAMS.filter((team) => posts[team] !== usual.posts[team]);
  const months = stepMonths(structure, explained);
  const isStepwise = months.length > 1;
  return [
    ...(teams.length === 0 ? [] : [`Posts: ${postsWords(posts, teams)}`]),
    ...(id !== explained.today && (from !== usual.from || isStepwise) ? [whenText(from, months)] : []),
    ...(effectsOn ? [] : ["No effects"]),
    ...(sets.length === 0 ? [] : [`Sets ${sets.join(", ")}`]),
  ];
}

/** The months in which a structure changes on its way; the last is that from which on it is in place. */
export const stepMonths = (
  { way, from }: { readonly way: readonly { readonly from: number }[]; readonly from: number },
  calendar: Parameters<typeof monthText>[0],
): string[] => [...way.slice(1).map((step) => step.from), from].map((month) => monthText(calendar, month + 1));

/** `From Jul 2027 on`; of several steps when each begins, `From Jul 2027 and Apr 2028`. */
export function whenText(from: number, months: readonly string[]): string {
  if (from === 0) return "From the start";
  return months.length > 1 ? `From ${listed(months)}` : `From ${months[0]} on`;
}

/**
 * What managers cost by the scenario: `CRO 30,000 CHF a month (E), 36,000 (F, G)`; nothing where the book says it of all.
 * @param called what to call a structure, by its id and place; by default its letter
 */
export function managerCosts(
  { structures, currency }: ExplainedScenario,
  called: (id: string, place: number) => string = (_, place) => letterOf(place),
): string[] {
  const where = new Map<string, Map<number, string[]>>();
  structures.forEach(({ id, chart }, place) => {
    for (const node of chart.nodes) {
      if (node.costMonthly === undefined) continue;
      const costs = where.get(managerName(node)) ?? new Map<number, string[]>();
      where.set(managerName(node), costs);
      costs.set(node.costMonthly, [...(costs.get(node.costMonthly) ?? []), called(id, place)]);
    }
  });
  const inFull = (cost: string): string => valueWithUnit({ value: cost, unit: "currency/month" }, currency);
  return [...where].map(([manager, costs]) => {
    const told = [...costs].map(([cost, names], place) => {
      const amount = count(cost);
      return `${place === 0 ? inFull(amount) : amount} (${names.join(", ")})`;
    });
    return `${manager} ${told.join(", ")}`;
  });
}

/** More columns than these fit no terminal. */
const MOST_COLUMNS = 8;

function effectsBlocks({ structures, today }: ExplainedScenario): ViewBlock[] {
  const shown = structures
    .map((structure, place) => ({ letter: letterOf(place), structure, rates: ratesOf(structure) }))
    .filter(({ structure: { id, effectsOn } }) => id !== today && effectsOn);
  const chunks = Array.from({ length: Math.ceil(shown.length / MOST_COLUMNS) }, (_, at) =>
    shown.slice(at * MOST_COLUMNS, (at + 1) * MOST_COLUMNS),
  );
  const tables = chunks.map((chunk): ViewTable => ({
    kind: "table",
    columns: [
      { header: "what comes of the effects", align: "left", priority: 1, wrapsTo: 24 },
      { header: withoutText(today), align: "right", priority: 1 },
      ...chunk.map(({ letter }) => ({ header: letter, align: "right", priority: 1 }) as const),
    ],
    rows: rowsOf(chunk.map(({ rates }) => rates)),
  }));
  const changing = tables.filter(({ rows }) => rows.length > 0);
  return shown.length > 0 && changing.length === 0 ? [nothingComes(today)] : changing;
}

/** Instead of a table without rows. */
const nothingComes = (today: string | undefined): ViewBlock => ({
  kind: "facts",
  facts: [
    {
      name: "what comes of the effects",
      text: `nothing: every structure has ${today === undefined ? "none" : "those of today's"}`,
    },
  ],
});

/** Every quantity that one of the structures changes. */
function rowsOf(columns: readonly (readonly PlainRate[])[]): ViewTable["rows"] {
  const rates = columns.flat();
  const changed = [...new Set(rates.filter(({ base, result }) => base !== result).map(({ label }) => label))];
  const spared = sharesOfFocus(rates).slice(1);
  const inOrder = [...new Set(rates.map(({ label }) => label))].filter(
    (label) => changed.includes(label) && !spared.includes(label),
  );
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

/** Labels of the shares of marketing's effort, which add up to all of it: the one that moves most first, which stands for them. */
function sharesOfFocus(rates: readonly PlainRate[]): readonly string[] {
  const shares = rates.filter(({ effect }) => effect.kind === "weight ratio");
  const shift = (label: string): number =>
    Math.max(
      ...shares
        .filter((rate) => rate.label === label)
        .map(({ base, result }) => Math.abs(Number(result) - Number(base))),
    );
  return [...new Set(shares.map(({ label }) => label))].sort((a, b) => shift(b) - shift(a));
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
