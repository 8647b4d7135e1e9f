import { changesTable, MOST_CHANGES } from "../../report/changes/table.js";
import { leftOut } from "../../report/changes/words.js";
import type { View, ViewBlock } from "../../report/view.js";
import type { CompareRest, ResultComparison } from "./record.js";
import { comparedCaptions, comparedWarnings } from "./captions.js";
import { comparedTexts, MOST_SAID } from "./sentences.js";
import { checksTable, MOST_MEANS, objectivesTable, outcomesTable } from "./tables.js";

interface Shown {
  /** Also means that do not differ. */
  readonly full: boolean;
}

/** Two stored results side by side, scenario by scenario. */
export function compareViews(compared: CompareRest, options: Shown): View[] {
  return compared.comparisons.map((comparison, place) => ({
    title: `${titleOf(comparison)}: ${compared.before.file} against ${compared.now.file}`,
    blocks: blocksOf(comparison, compared, options),
    captions: comparedCaptions(comparison, compared),
    warnings: place === 0 ? comparedWarnings(compared) : [],
  }));
}

const titleOf = ({ before, now }: ResultComparison): string =>
  before.name === now.name ? now.name : `${before.name} / ${now.name}`;

function blocksOf(comparison: ResultComparison, compared: CompareRest, { full }: Shown): ViewBlock[] {
  const { objectives, outcomes, checks } = comparison;
  const changes = [...compared.changes, ...comparison.changes];
  const shown = full ? outcomes : outcomes.filter(({ resolved }) => resolved);
  const heading = full ? "Other outcomes" : "What else differs";
  return [
    { kind: "facts", facts: comparedTexts(comparison, compared).map((text) => ({ name: "", text })) },
    ...(compared.isSameFile || objectives.length === 0 ? [] : [objectivesTable(comparison)]),
    ...(changes.length > MOST_SAID ? withRest(changesTable(changes), changes.length, MOST_CHANGES, "changes") : []),
    ...(checks.length > 0 ? withRest(checksTable(comparison), checks.length, MOST_CHANGES, "checks") : []),
    ...(shown.length > 0 ? withRest(outcomesTable(shown, heading), shown.length, MOST_MEANS, "means") : []),
  ];
}

/** A table, and below it how much it leaves out. */
function withRest(table: ViewBlock, all: number, shown: number, what: string): ViewBlock[] {
  const rest = leftOut(all, shown, what).map((text) => ({ name: "", text }));
  return rest.length === 0 ? [table] : [table, { kind: "facts", facts: rest }];
}
