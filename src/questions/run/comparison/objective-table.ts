import { figureCell, quantityCell } from "../../../report/format/cell.js";
import { monthText } from "../../../report/format/calendar.js";
import { differenceScale, PERCENT, quantity, WHOLE_PERCENT, type Scale } from "../../../report/format/quantity.js";
import { percentText } from "../../../report/format/relative.js";
import { objectiveHeader, objectiveText } from "../../../report/outcome-text.js";
import { nameOf } from "../../../report/structure-name.js";
import { alikeGroups, shareOfAll } from "../../../report/verdict/alike.js";
import { DASH, type ViewCell, type ViewColumn, type ViewTable } from "../../../report/view.js";
import { pairOf } from "../pair-of.js";
import { verdictFigures } from "../verdict-figures.js";
import type { ScenarioResult, StructureResult } from "../record.js";
import { differingColumns, type StructureColumn } from "./differing-columns.js";
import { bestFirst, differenceCell, meanCell, scaleOf, spreadCell } from "./figures.js";

/** The name may break into lines of this many characters. */
const NAME_WIDTH = 16;

export const NAME_COLUMN: ViewColumn = { header: "structure", align: "left", priority: 1, wrapsTo: NAME_WIDTH };

export const figureColumn = (header: string, priority: number): ViewColumn => ({ header, align: "right", priority });

/** From the 5th to the 95th percentile of the trials: what outcomes there are, not how well their mean is known. */
const RANGE: ViewColumn = { ...figureColumn("90 %", 1), longHeader: "9 of 10 futures" };
const DIFFERENCE_RANGE: ViewColumn = {
  ...figureColumn("difference\nin 9 of 10", 3),
  longHeader: "difference in 9 of 10 futures",
};

/** Lines that header, verdict and notes leave to the table on a terminal of 24, one of them the prompt's. */
const MOST_LINES = 13;

const givingWay = (column: ViewColumn): ViewColumn => ({ ...column, givesWay: true });

/**
 * One row per structure, best first: what it is made of where they differ, the objective, how it stands against the reference, how
 * often it is best. What decides is the last to go where it gets narrow.
 */
export function objectiveTable(result: ScenarioResult): ViewTable {
  const alone = result.structures.length === 1;
  const columns = [
    nameColumn(result),
    ...(alone ? [] : differingColumns(result)),
    ...levelColumns(result),
    ...(alone ? [] : comparedColumns(result)),
    ...(result.paybacks === undefined ? [] : [paybackColumn(result)]),
  ];
  return {
    kind: "table",
    mostLines: MOST_LINES,
    columns: columns.map(({ column }) => column),
    rows: bestFirst(result).map((structure) => columns.map(({ cell }) => cell(structure))),
  };
}

/** The same intervals in a table of their own, which has room for them at every width. */
export function intervalsTable(result: ScenarioResult): ViewTable {
  const { objective } = result;
  const scale = scaleOf(result, objective, objectiveText(result));
  return {
    kind: "table",
    heading: `90 % intervals of ${objectiveHeader(result)}`,
    columns: [NAME_COLUMN, figureColumn("mean", 2), RANGE, DIFFERENCE_RANGE],
    rows: bestFirst(result).map(({ id, outcomes, difference }) => {
      const paired = difference?.[objective];
      return [
        { text: nameOf(result, id) },
        meanCell(outcomes[objective], scale),
        spreadCell(outcomes[objective], scale),
        paired === undefined ? NONE : spreadCell(paired, differenceScale(scale)),
      ];
    }),
  };
}

const nameColumn = (result: ScenarioResult): StructureColumn => ({
  column: { ...NAME_COLUMN, header: "\nstructure" },
  cell: ({ id, rank }) => ({ text: nameOf(result, id), ...(rank === 1 ? { tone: "strong" as const } : {}) }),
});

function levelColumns(result: ScenarioResult): StructureColumn[] {
  const { objective } = result;
  const scale = scaleOf(result, objective, objectiveText(result));
  const alone = result.structures.length === 1;
  return [
    {
      column: figureColumn(`mean\n${objectiveHeader(result)}`, 1),
      cell: ({ outcomes }) => ({ ...meanCell(outcomes[objective], scale), tone: "strong" }),
    },
    {
      column: alone
        ? { ...RANGE, header: "9 of 10\nfutures" }
        : givingWay({ ...RANGE, header: "9 of 10\nfutures", priority: 7 }),
      cell: ({ outcomes }) => spreadCell(outcomes[objective], scale),
    },
  ];
}

/** Against the reference, and against all. */
function comparedColumns(result: ScenarioResult): StructureColumn[] {
  const isToday = result.reference === result.today;
  const than = isToday ? "today" : "reference";
  const paired = ({ difference }: StructureResult) => difference?.[result.objective];
  const scale = differenceScale(scaleOf(result, result.objective, objectiveText(result)));
  const ofReference: ViewCell = { text: than, tone: "muted" };
  return [
    {
      column: figureColumn(isToday ? "\nvs today" : "vs\nreference", 1),
      cell: (structure) => {
        const own = paired(structure);
        return own === undefined ? ofReference : differenceCell(own, scale, objectiveText(result).better);
      },
    },
    ...percentColumn(result),
    {
      column: givingWay({ ...DIFFERENCE_RANGE, priority: 10 }),
      cell: (structure) => {
        const own = paired(structure);
        return own === undefined ? { text: DASH, tone: "muted" } : spreadCell(own, scale);
      },
    },
    ...oddsColumns(result, than, scale),
  ];
}

/** Nothing where no structure has a percentage. */
function percentColumn(result: ScenarioResult): StructureColumn[] {
  if (result.structures.every((structure) => percentCell(structure, result) === NONE)) return [];
  return [{ column: givingWay(figureColumn("\nin %", 9)), cell: (structure) => percentCell(structure, result) }];
}

function oddsColumns(result: ScenarioResult, than: string, scale: Scale): StructureColumn[] {
  const { reference, structures, indifference } = result;
  const held = structures.find(({ id }) => id === reference);
  const limit = quantity(indifference, indifference / 10, { ...scale, keepsSmall: true });
  const groups = alikeGroups(verdictFigures(result).structures);
  const together = sharesTogether(groups);
  // Of what is all the same by construction, none is the best.
  const isTie = groups.length === 1;
  return [
    {
      column: figureColumn(`beats\n${than}`, 2),
      cell: (structure) => {
        const pair = held && pairOf(result, structure, held);
        return pair === undefined || isTie ? NONE : shareCell(pair.probabilityFirstBetter, pair.standardError);
      },
    },
    {
      column: givingWay(figureColumn(`worse by\n> ${limit}`, 7.5)),
      cell: ({ worseThanReference: worse }) =>
        worse === undefined || isTie ? NONE : shareCell(worse.probability, worse.standardError),
    },
    {
      column: figureColumn("\nbest", 1),
      cell: ({ id, probabilityBest, probabilityBestStandardError }) =>
        isTie ? NONE : shareCell(together.get(nameOf(result, id)) ?? probabilityBest, probabilityBestStandardError),
    },
  ];
}

/** By name: how often those are best that are the same by construction, as one: each alone would have a part of that. */
const sharesTogether = (groups: ReturnType<typeof alikeGroups>): ReadonlyMap<string, number> =>
  new Map(groups.flatMap((group) => group.map(({ name }) => [name, shareOfAll(group)] as const)));

const NONE: ViewCell = { text: DASH, tone: "muted" };

/** Without a percentage of outcomes in percent, and of a mean that is none to compare with. */
function percentCell({ difference }: StructureResult, result: ScenarioResult): ViewCell {
  const own = difference?.[result.objective];
  const held = result.structures.find(({ id }) => id === result.reference);
  if (own === undefined || held === undefined || objectiveText(result).unit.startsWith("fraction")) return NONE;
  const level = held.outcomes[result.objective].mean;
  const text = percentText(own.mean, level);
  return text === undefined ? NONE : { ...figureCell(text, own.mean / level, PERCENT), tone: "muted" };
}

/** How likely a change pays for itself within the horizon, and when half of the trials have. */
function paybackColumn(result: ScenarioResult): StructureColumn {
  return {
    column: { ...figureColumn("pays\nback", 3), wrapsTo: 8 },
    cell: ({ id }) => {
      const own = result.paybacks?.find(({ structure }) => structure === id);
      if (own === undefined) return NONE;
      const { mean, standardError } = own.withinHorizon;
      const share = quantity(mean, standardError, WHOLE_PERCENT);
      const text = own.p50 === "later" ? share : `${share}, ${monthText(result, own.p50)}`;
      return figureCell(text, mean, PERCENT);
    },
  };
}

const shareCell = (share: number, standardError: number): ViewCell => quantityCell(share, standardError, WHOLE_PERCENT);
