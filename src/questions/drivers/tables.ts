import type { GroupInformation } from "../../analysis/drivers/drivers-analysis.js";
import type { Information } from "../../analysis/drivers/information.js";
import type { Estimate } from "../../analysis/estimate.js";
import { figureColumn } from "../run/comparison/objective-table.js";
import { nameOf } from "../../report/structure-name.js";
import { briefRange, driverRange, labelOf } from "./first-screen.js";
import { figureCell, quantityCell, signedQuantityCell } from "../../report/format/cell.js";
import { fixed, showsZero } from "../../report/format/number.js";
import { differenceScale, PERCENT, type Scale } from "../../report/format/quantity.js";
import { objectiveHeader } from "../../report/outcome-text.js";
import { DASH, type ViewCell, type ViewColumn, type ViewTable } from "../../report/view.js";
import { isUntold, RESOLVED_ERRORS } from "../../report/format/told.js";
import type { DriverRow, EffectStrengthRecord, SamplesResult } from "./record.js";
import { isTurning, turnsOf } from "./turns.js";

/** What to type where an assumption is named. */
export const idColumn: ViewColumn = { header: "id", align: "left", priority: 7, wrapsTo: 30 };
export const idCell = (inputs: readonly string[]): ViewCell => ({ text: inputs.join(", "), tone: "muted" });

export const driverColumn: ViewColumn = { header: "assumption", align: "left", priority: 1, wrapsTo: 22 };

/** The lead at both ends of what decides most, and where another structure would win; nothing where all of them leave it at 0. */
export function endsTable(result: SamplesResult, drivers: readonly DriverRow[], scale: Scale): ViewTable[] {
  const lead = differenceScale(scale);
  const rows = drivers.filter(({ difference: { low, high } }) => [low, high].some((end) => !isLevel(end, lead)));
  if (rows.length === 0) return [];
  const turns = rows.some((driver) => turnCell(driver, result).text !== "");
  const table: ViewTable = {
    kind: "table",
    columns: [
      { header: "the lead, if this is at its end", align: "left", priority: 1, wrapsTo: 24 },
      figureColumn("low", 1),
      figureColumn("high", 1),
      ...(turns ? [{ header: "", align: "left", priority: 1, wrapsTo: 16 } as const] : []),
      { header: "from low to high", align: "left", priority: 2 },
    ],
    rows: rows.map((driver) => [
      { text: labelOf(driver.inputs, result) },
      leadCell(driver.difference.low, lead),
      leadCell(driver.difference.high, lead),
      ...(turns ? [turnCell(driver, result)] : []),
      { text: briefRange(driver, result), tone: "muted" },
    ]),
  };
  return [table];
}

/** What is shown as 0, and is not told from it. */
const isLevel = ({ mean, standardError }: Estimate, scale: Scale): boolean =>
  isUntold({ mean, standardError }) && showsZero(signedQuantityCell(mean, standardError, scale).text);

/** Where another structure is first at one of the ends; which, unless it is the second: the lead over it turns in the row. */
function turnCell(driver: DriverRow, result: SamplesResult): ViewCell {
  if (!isTurning(driver, result.best)) return { text: "" };
  const others = new Set(turnsOf(driver, result.best).filter((id) => id !== undefined && id !== result.second));
  const named = [...others].map((id) => nameOf(result, id ?? "")).join(", ");
  return { text: `◀ flips${named === "" ? "" : `: ${named}`}`, tone: "strong" };
}

/** The decisive difference and the objective of the best at both ends of every driver. */
export function tornadoTable(
  result: SamplesResult,
  rows: readonly DriverRow[],
  scale: Scale,
  levels: Scale,
): ViewTable {
  const lead = differenceScale(scale);
  return {
    kind: "table",
    heading: "What decides: the lead when one assumption moves from its 5 % to its 95 % quantile",
    columns: [
      driverColumn,
      figureColumn("lead\nat 5 %", 1),
      figureColumn("lead\nat 95 %", 1),
      { header: "best at\n5 % / 95 %", align: "left", priority: 2, wrapsTo: 18 },
      figureColumn("index of\nthe lead", 1),
      figureColumn("rank\ncorr.", 3),
      figureColumn("partial\nrank corr.", 4),
      figureColumn(`${objectiveHeader(result)} of\nthe best, 5 %`, 5),
      figureColumn("\n95 %", 5),
      figureColumn("index\nof it", 6),
      idColumn,
    ],
    rows: rows.map((driver) => [
      { text: labelOf(driver.inputs, result) },
      leadCell(driver.difference.low, lead),
      leadCell(driver.difference.high, lead),
      bestCell(driver, result),
      shareCell(driver.difference.firstOrder),
      correlationCell(driver.difference.spearman),
      correlationCell(driver.difference.partial),
      quantityCell(driver.objective.low.mean, driver.objective.low.standardError, levels),
      quantityCell(driver.objective.high.mean, driver.objective.high.standardError, levels),
      shareCell(driver.objective.firstOrder),
      idCell(driver.inputs),
    ]),
  };
}

/** A dash where one of the two never varies. */
const correlationCell = (correlation: number): ViewCell =>
  figureCell(Number.isFinite(correlation) ? fixed(correlation, 2) : DASH, correlation);

function leadCell({ mean, standardError }: Estimate, scale: Scale): ViewCell {
  const cell = signedQuantityCell(mean, standardError, scale);
  if (isUntold({ mean, standardError })) return { ...cell, mark: "~" };
  return { ...cell, tone: mean > 0 ? "good" : "bad" };
}

/** Where the best structure stays the best there is nothing to say. */
function bestCell(driver: DriverRow, result: SamplesResult): ViewCell {
  const { best } = result;
  const { bestAt } = driver;
  if (bestAt.every((id) => id === best)) return { text: "stays", tone: "muted" };
  const told = turnsOf(driver, best);
  const [first, second] = bestAt.map((id, end) =>
    id === best ? "stays" : nameOf(result, id) + (told[end] === undefined ? " ~" : ""),
  );
  return { text: `${first} / ${second}`, ...(isTurning(driver, best) && { tone: "strong" }) };
}

export function shareCell({
  share,
  standardError,
}: {
  readonly share: number;
  readonly standardError: number;
}): ViewCell {
  const cell = quantityCell(share, Math.max(standardError, LEAST_SHARE_SHOWN), PERCENT);
  return isUntold({ mean: share, standardError }) ? { ...cell, tone: "muted" } : cell;
}

/** Finer shares of a variance than this say nothing. */
const LEAST_SHARE_SHOWN = 0.001;

/** Something that can be known, and what the scenario says of it today. */
interface Knowable {
  readonly name: string;
  readonly information: Information;
  readonly today: string;
  readonly grade: string;
  readonly source: string;
}

/** What knowing is worth: the assumptions one by one, then groups, then everything. */
export function informationTable(
  result: SamplesResult,
  drivers: readonly DriverRow[],
  groups: readonly GroupInformation[],
  scale: Scale,
): ViewTable {
  const { perfectInformation } = result;
  const rows: readonly Knowable[] = [
    ...drivers.map((driver) => ({
      ...driver,
      name: labelOf(driver.inputs, result),
      today: driverRange(driver, result),
    })),
    ...groups.map(({ kind, name, drivers: { length }, information }) => ({
      name: kind === "prefix" ? `${name}.*` : name,
      information,
      today: `${fixed(length, 0)} assumptions`,
      grade: "",
      source: "",
    })),
    {
      name: "everything but luck",
      information: perfectInformation,
      today: `${fixed(result.drivers.length, 0)} assumptions`,
      grade: "",
      source: "",
    },
  ];
  return {
    kind: "table",
    heading: "What to measure first: what knowing it before choosing is worth",
    columns: [
      { ...driverColumn, header: "to know" },
      figureColumn("worth", 1),
      figureColumn("changes the\nchoice in", 2),
      { header: "today", align: "left", priority: 1, wrapsTo: 12 },
      { header: "grade", align: "left", priority: 1, wrapsTo: 11 },
      { header: "source", align: "left", priority: 4, wrapsTo: 24 },
    ],
    rows: rows.map(({ name, information, today, grade, source }) => [
      { text: name },
      worthCell(information, scale),
      quantityCell(information.changes, changesError(information, result), PERCENT),
      { text: today },
      { text: grade },
      { text: source, tone: "muted" },
    ]),
  };
}

function worthCell({ mean, standardError }: Estimate, scale: Scale): ViewCell {
  const cell = quantityCell(mean, standardError, scale);
  return { ...cell, tone: mean <= RESOLVED_ERRORS * standardError ? "muted" : "strong" };
}

/** Of a share of the trials. */
const changesError = ({ changes }: Information, { trials }: SamplesResult): number =>
  Math.sqrt((changes * (1 - changes)) / trials);

/** How the answer fares when all structure effects are weaker. */
export function strengthTable({ points }: EffectStrengthRecord, result: SamplesResult, scale: Scale): ViewTable {
  const lead = differenceScale(scale);
  return {
    kind: "table",
    heading: "If structure effects were weaker",
    columns: [
      { header: "strength of effects", align: "left", priority: 1 },
      { header: "best", align: "left", priority: 1, wrapsTo: 24 },
      figureColumn("lead of today's best\nover its nearest rival", 1),
    ],
    rows: points.map(({ strength, best, lead: { mean, standardError } }) => [
      quantityCell(strength, 0.01, PERCENT),
      { text: mean === 0 && standardError === 0 ? "all the same" : nameOf(result, best) },
      leadCell({ mean, standardError }, lead),
    ]),
  };
}
