import { changesTable, MOST_CHANGES } from "../../report/changes/table.js";
import { leftOut } from "../../report/changes/words.js";
import type { View, ViewBlock } from "../../report/view.js";
import type { CompareRest, ResultComparison } from "./record.js";
import { comparedCaptions, comparedNotes, comparedWarnings, trialsText } from "./captions.js";
import { comparedTexts, MOST_SAID } from "./sentences.js";
import { checksTable, movedTable, objectivesTable, outcomesTable } from "./tables.js";

interface Shown {
  /** Also what else differs, and every other mean. */
  readonly full: boolean;
}

/** Two stored results side by side, scenario by scenario. */
export function compareViews(compared: CompareRest, shown: Shown): View[] {
  return compared.comparisons.map((comparison, place) => ({
    title: titleOf(comparison),
    header: [`${compared.before.file} against ${compared.now.file}`, trialsText(comparison)],
    verdict: comparedTexts(comparison, compared),
    blocks: compared.isSameFile ? [] : blocksOf(comparison, compared, shown),
    notes: comparedNotes(comparison, compared),
    captions: comparedCaptions(comparison, compared),
    warnings: place === 0 ? comparedWarnings(compared) : [],
  }));
}

const titleOf = ({ before, now }: ResultComparison): string =>
  before.name === now.name ? now.name : `${before.name} / ${now.name}`;

function blocksOf(comparison: ResultComparison, compared: CompareRest, { full }: Shown): ViewBlock[] {
  const { objectives, outcomes, checks } = comparison;
  const changes = [...compared.changes, ...comparison.changes];
  return [
    ...(changes.length > MOST_SAID ? withRest(changesTable(changes), changes.length, "changes") : []),
    ...(checks.length > 0 ? withRest(checksTable(comparison), checks.length, "checks") : []),
    ...(objectives.length > 0 ? [objectivesTable(comparison)] : []),
    ...(full && outcomes.some(({ resolved }) => resolved) ? [movedTable(comparison)] : []),
    ...(full && outcomes.length > 0 ? [outcomesTable(comparison)] : []),
  ];
}

/** A table, and below it how much it leaves out. */
function withRest(table: ViewBlock, all: number, what: string): ViewBlock[] {
  const rest = leftOut(all, MOST_CHANGES, what).map((text) => ({ name: "", text }));
  return rest.length === 0 ? [table] : [table, { kind: "facts", facts: rest }];
}
