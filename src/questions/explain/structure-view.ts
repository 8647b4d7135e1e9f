import { assumptionLabel } from "../../report/assumption-label.js";
import { monthText } from "../../report/format/calendar.js";
import { plain } from "../../report/format/number.js";
import { mandateWithWords } from "../../report/mandate-words.js";
import { orgChartTree } from "../../organisation/tree.js";
import { nameOf } from "../../report/structure-name.js";
import type { ViewBlock, ViewTable } from "../../report/view.js";
import { chartView } from "./chart-view.js";
import { backgroundWords, relationWords } from "./chart-words.js";
import { isThereWith, withoutText, type ExplainedScenario } from "./overview.js";
import { plainRates, type PlainRate } from "./plain-rates.js";
import type { ExplainedStructure } from "./record.js";
import { unitWords, valueWithUnit } from "./unit-words.js";

/** One structure in full: its chart, what follows from it and why, and every effect with what it is made of. */
export function structureBlocks(structure: ExplainedStructure, explained: ExplainedScenario): ViewBlock[] {
  const { id, chart, posts, effectsOn } = structure;
  const name = nameOf(explained, id);
  return [
    {
      kind: "tree",
      heading: name === id ? id : `${name} (${id})`,
      root: chartView(orgChartTree(chart), posts),
    },
    { kind: "facts", facts: factsOf(structure, explained) },
    ...(effectsOn && id !== explained.today ? effectsBlocks(structure, explained) : []),
  ];
}

function factsOf(structure: ExplainedStructure, explained: ExplainedScenario): { name: string; text: string }[] {
  const { today, currency } = explained;
  const { id, background, mandate, reasons, effectsOn, from, way, overrides, relation } = structure;
  return [
    { name: "relation", text: `${relationWords(structure)} (${relation})` },
    { name: "background", text: `${background}: who decides ${backgroundWords(background)}` },
    { name: "mandate", text: mandateWithWords(mandate) },
    ...(id === today ? [{ name: "today", text: "the structure the company has now" }] : []),
    ...way.map((step, index) => ({
      name: index === 0 ? "before" : "",
      text: `from ${monthText(explained, step.from + 1)}: ${relationWords(step)}, mandate ${step.mandate}`,
    })),
    ...(from > 0 ? [{ name: "in place", text: `from ${monthText(explained, from + 1)} on` }] : []),
    ...overrides.map(({ assumption, value, unit }, index) => ({
      name: index === 0 ? "sets" : "",
      text: `${assumption} to ${valueWithUnit({ value, unit }, currency)}`.trim(),
    })),
    ...reasons.map((text, index) => ({ name: index === 0 ? "because" : "", text })),
    ...(effectsOn ? [] : [{ name: "effects", text: "none: a yardstick on which the chart has no effect" }]),
  ];
}

/** What its effects come to, or that they come to nothing. */
function effectsBlocks({ effects, posts }: ExplainedStructure, explained: ExplainedScenario): ViewBlock[] {
  const rates = plainRates(effects, isThereWith(posts)).filter(
    ({ base, result, effect }) => base !== result || effect.terms.length > 0,
  );
  return rates.length === 0 ? [nothing(explained)] : [effectsTable(rates, explained)];
}

function effectsTable(rates: readonly PlainRate[], explained: ExplainedScenario): ViewTable {
  return {
    kind: "table",
    heading: "What the effects come to, at the medians of all assumptions",
    columns: [
      { header: "", align: "left", priority: 1, wrapsTo: 20 },
      { header: withoutText(explained.today), align: "right", priority: 1 },
      { header: "with it", align: "right", priority: 1 },
      // A ratio says nothing without its kind: one column, so that none is shown alone.
      { header: "effect", align: "left", priority: 4 },
      { header: "from", align: "left", priority: 2, wrapsTo: 24 },
    ],
    rows: rates.map((rate) => [
      { text: rate.label },
      { text: rate.base },
      { text: rate.result, tone: "strong" },
      { text: `${plain(rate.effect.ratio)} ${unitWords(rate.effect.kind)}` },
      { text: termsText(rate, explained), tone: "muted" },
    ]),
  };
}

/** Instead of a table without rows. */
function nothing({ today }: ExplainedScenario): ViewBlock {
  const text =
    today === undefined
      ? "none: nothing in the book changes a rate in this structure"
      : "the same as those of today's structure: no rate changes";
  return { kind: "facts", facts: [{ name: "effects", text }] };
}

function termsText({ effect: { terms } }: PlainRate, explained: ExplainedScenario): string {
  const name = (id: string): string => assumptionLabel(id, (structure) => nameOf(explained, structure));
  return terms
    .map(({ input, value, divides }) => `${divides ? "divided by today's " : ""}${name(input)} ${plain(value)}`)
    .join("; ");
}
