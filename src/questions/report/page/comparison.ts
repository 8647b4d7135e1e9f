import type { IntervalRow } from "../../../report/charts/intervals.js";
import { differenceScale, quantity, WHOLE_PERCENT, type Scale } from "../../../report/format/quantity.js";
import { trialCount } from "../../../report/format/trials.js";
import { objectiveCurrency, objectiveHeader, objectiveText } from "../../../report/outcome-text.js";
import type { ComparisonPart } from "../../../report/page/content.js";
import { sumOf } from "../../../foundation/sum.js";
import { nameOf } from "../../../report/structure-name.js";
import { alikeGroups } from "../../../report/verdict/alike.js";
import { equalMandateFacts } from "../../run/comparison/equal-mandate.js";
import { bestFirst, differenceCell, meanCell, scaleOf } from "../../run/comparison/figures.js";
import { samplingCaptions } from "../../run/comparison/captions.js";
import { figureNotes } from "../../run/comparison/notes.js";
import { intervalsTable, objectiveTable } from "../../run/comparison/objective-table.js";
import type { ScenarioResult, StructureResult } from "../../run/record.js";
import { verdictFigures } from "../../run/verdict-figures.js";
import { aheadOf } from "./ahead.js";
import type { ViewTable } from "../../../report/view.js";
import { withColumns } from "./with-columns.js";

/** How the structures of a run compare by its objective. */
export function comparisonPart(result: ScenarioResult): ComparisonPart {
  const { objective } = result;
  const text = objectiveText(result);
  const scale = scaleOf(result, objective, text);
  const currency = objectiveCurrency(result);
  const what = `${objectiveHeader(result)}${currency === undefined ? "" : ` (${currency})`}`;
  const ordered = bestFirst(result);
  return {
    levels: {
      title: `What each comes to: ${what}`,
      description: described(ordered, result, (one) => meanCell(one.outcomes[objective], scale).text),
      scale,
      isDifference: false,
      withZero: false,
      rows: ordered.map((one) => levelRow(one, result, scale)),
    },
    ...(ordered.length > 1 && { differences: differences(result, ordered, what), best: shares(result, ordered) }),
    table: decisiveFirst(withColumns(objectiveTable(result), MOST_PRIORITY)),
    tables: [intervalsTable(result)],
    facts: equalMandateFacts(result),
    captions: [
      `Mean and 90 % interval over ${trialCount(result.trials)}: what is not known and luck together. In every trial all alternatives meet the same assumptions and the same luck, ` +
        "so differences are far surer than the levels look. ~: the trials do not tell the sign.",
      ...samplingCaptions(result),
      ...figureNotes(result),
    ],
  };
}

/** Columns that charts and the folded table tell, too. */
const MOST_PRIORITY = 8;

/** Narrow screens show the first columns, the others by scrolling: those that a terminal would drop last come first. */
function decisiveFirst({ columns, rows, ...table }: ViewTable): ViewTable {
  const order = columns.map((_, place) => place).sort((a, b) => columns[a].priority - columns[b].priority);
  return {
    ...table,
    columns: order.map((place) => columns[place]),
    rows: rows.map((row) => order.map((place) => row[place])),
  };
}

const nameWithToday = ({ id }: StructureResult, result: ScenarioResult): string =>
  `${nameOf(result, id)}${id === result.today ? " (today)" : ""}`;

const isAhead = ({ id }: StructureResult, result: ScenarioResult): boolean => aheadOf(result)?.id === id;

const described = (
  structures: readonly StructureResult[],
  result: ScenarioResult,
  text: (structure: StructureResult) => string,
): string => structures.map((one) => `${nameOf(result, one.id)}: ${text(one)}`).join("; ");

type Statistics = StructureResult["outcomes"][string];

const spread = ({ p5, p50, p95, mean }: Pick<Statistics, "p5" | "p50" | "p95" | "mean">) => ({
  low: p5,
  median: p50,
  high: p95,
  mean,
});

function levelRow(one: StructureResult, result: ScenarioResult, scale: Scale): IntervalRow {
  const own = one.outcomes[result.objective];
  return {
    label: nameWithToday(one, result),
    text: meanCell(own, scale).text,
    ...spread(own),
    isStrong: isAhead(one, result),
  };
}

function differences(result: ScenarioResult, ordered: readonly StructureResult[], what: string) {
  const { objective, reference, today } = result;
  const text = objectiveText(result);
  const scale = differenceScale(scaleOf(result, objective, text));
  const rows = ordered.flatMap((one): IntervalRow[] => {
    const own = one.difference?.[objective];
    if (own === undefined) return [];
    const { text: mean, mark = "" } = differenceCell(own, scale, text.better);
    const figures = `${mean} ${mark}`.trim();
    return [{ label: nameOf(result, one.id), text: figures, ...spread(own), isStrong: isAhead(one, result) }];
  });
  const than = reference === today ? "today" : "the reference";
  return {
    title: `Against ${than}, ${nameOf(result, reference)}: difference in ${what}`,
    description: rows.map(({ label, text: figures }) => `${label}: ${figures}`).join("; "),
    scale,
    isDifference: true,
    withZero: true,
    rows,
  };
}

/** Those that are the same by construction stand in one row, as the verdict counts them. */
function shares(result: ScenarioResult, ordered: readonly StructureResult[]) {
  return {
    title: "In how many of the simulated futures each is best",
    description: "Shares of the same futures: they add up to all of them.",
    rows: alikeTogether(result, ordered).map((alike) => {
      // Each has an equal part of it, with an equal part of its error.
      const share = sumOf(alike.map(({ probabilityBest }) => probabilityBest));
      const standardError = sumOf(alike.map(({ probabilityBestStandardError }) => probabilityBestStandardError));
      return {
        label: alike.map((one) => nameWithToday(one, result)).join(" = "),
        text: quantity(share, standardError, WHOLE_PERCENT),
        share,
        isStrong: alike.some((one) => isAhead(one, result)),
      };
    }),
  };
}

/** The structures in their order, those that are the same in every sample together. */
function alikeTogether(result: ScenarioResult, ordered: readonly StructureResult[]): StructureResult[][] {
  const groups = alikeGroups(verdictFigures(result).structures);
  const groupOf = new Map(groups.flatMap((group) => group.map(({ name }) => [name, group] as const)));
  const together = new Map<object, StructureResult[]>();
  for (const one of ordered) {
    const group = groupOf.get(nameOf(result, one.id)) ?? one;
    const alike = together.get(group);
    if (alike === undefined) together.set(group, [one]);
    else alike.push(one);
  }
  return [...together.values()];
}
