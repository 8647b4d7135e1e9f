import { changesTable, MOST_CHANGES } from "../../report/changes/table.js";
import { leftOut } from "../../report/changes/words.js";
import type { View, ViewBlock } from "../../report/view.js";
import type { CompareRest, ResultComparison } from "./record.js";
import { comparedCaptions, comparedNotes, comparedWarnings, trialsText, WITHIN_ERROR } from "./captions.js";
import { hasOtherWinner, variantTexts } from "./variant-words.js";
import { comparedTexts, MOST_SAID } from "./sentences.js";
import { checksTable, movedTable, objectivesTable, outcomesTable, variantsTable } from "./tables.js";

interface Shown {
  /** Also what else differs, and every other mean. */
  readonly full: boolean;
}

/** Two stored results side by side, scenario by scenario. */
export function compareViews(compared: CompareRest, shown: Shown): View[] {
  return compared.comparisons.map((comparison, place) => {
    const blocks = compared.isSameFile ? [] : blocksOf(comparison, compared, shown);
    return {
      title: titleOf(comparison),
      header: [`${compared.before.file} against ${compared.now.file}`, trialsText(comparison)],
      verdict: [...comparedTexts(comparison, compared), ...(compared.isSameFile ? [] : variantTexts(comparison))],
      blocks,
      notes: comparedNotes(comparison, compared, blocks.some(hasMarks)),
      captions: comparedCaptions(comparison, compared),
      warnings: place === 0 ? comparedWarnings(compared) : [],
    };
  });
}

const hasMarks = (block: ViewBlock): boolean =>
  block.kind === "table" && block.rows.some((row) => row.some(({ mark }) => mark === WITHIN_ERROR));

const titleOf = ({ before, now }: ResultComparison): string =>
  before.name === now.name ? now.name : `${before.name} / ${now.name}`;

function blocksOf(comparison: ResultComparison, compared: CompareRest, { full }: Shown): ViewBlock[] {
  const { objectives, outcomes, checks } = comparison;
  const changes = [...compared.changes, ...comparison.changes];
  return [
    ...(changes.length > MOST_SAID ? withRest(changesTable(changes, comparison), changes.length, "change") : []),
    ...(checks.length > 0 ? withRest(checksTable(comparison), checks.length, "check") : []),
    ...(objectives.length > 0 ? [objectivesTable(comparison)] : []),
    ...variantBlocks(comparison, full),
    ...(full && outcomes.some(({ resolved }) => resolved) ? [movedTable(comparison)] : []),
    ...(full && outcomes.length > 0 ? [outcomesTable(comparison)] : []),
  ];
}

/** What-ifs of another winner and of a lead that has moved; with `full` all of them. */
function variantBlocks(comparison: ResultComparison, full: boolean): ViewBlock[] {
  const { variants = [] } = comparison;
  const moved = [
    ...variants.filter(hasOtherWinner),
    ...variants.filter((one) => !hasOtherWinner(one) && one.lead?.resolved === true),
  ];
  const shown = full ? variants : moved.slice(0, MOST_VARIANTS);
  return shown.length === 0
    ? []
    : withRest(variantsTable(comparison, shown), full ? 0 : moved.length, "what-if", MOST_VARIANTS);
}

const MOST_VARIANTS = 10;

/** A table, and below it how much it leaves out. */
function withRest(table: ViewBlock, all: number, what: string, most = MOST_CHANGES): ViewBlock[] {
  const rest = leftOut(all, most, what).map((text) => ({ name: "", text }));
  return rest.length === 0 ? [table] : [table, { kind: "facts", facts: rest }];
}
