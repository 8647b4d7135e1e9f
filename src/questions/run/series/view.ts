import { figureCell } from "../../../report/format/cell.js";
import {
  difference,
  differenceScale,
  interval,
  quantity,
  type Scale,
  scaleFor,
} from "../../../report/format/quantity.js";
import { bestFirst, TAIL_QUANTILE_ERROR } from "../comparison/figures.js";
import { figureColumn, NAME_COLUMN } from "../comparison/objective-table.js";
import { monthText } from "../../../report/format/calendar.js";
import { nameOf } from "../../../report/structure-name.js";
import { objectiveText, outcomeText } from "../../../report/outcome-text.js";
import { crossingFacts, crossingsTable } from "./crossings.js";
import type { ScenarioResult } from "../record.js";
import type { ViewBlock, ViewSeries, ViewTable } from "../../../report/view.js";
import type { CurveRecord, SeriesMeasure, SeriesRecord } from "../record.js";

/** Per outcome a chart, and when the objective's curves cross. */
export function seriesBlocks(result: ScenarioResult, asked: SeriesMeasure): ViewBlock[] {
  const { series } = result;
  if (series === undefined) return [];
  return [
    ...shownSeries(result, series, asked).map((shown) => chartOf(result, shown)),
    ...crossingFacts(result, series),
  ];
}

/** Means and intervals at some months, and every pair of structures that crosses. */
export function seriesDetails(result: ScenarioResult, asked: SeriesMeasure): ViewBlock[] {
  const { series } = result;
  if (series === undefined) return [];
  return [
    ...shownSeries(result, series, asked).map((shown) => monthsTable(result, shown)),
    ...crossingsTable(result, series),
  ];
}

/** The curves of one outcome, best structure first. */
export interface ShownSeries {
  readonly heading: string;
  readonly curves: readonly CurveRecord[];
  readonly isDifference: boolean;
  readonly scale: Scale;
}

export function shownSeries(
  result: ScenarioResult,
  { curves: all }: SeriesRecord,
  asked: SeriesMeasure,
): ShownSeries[] {
  const measure = result.structures.length === 1 && asked === "difference" ? "cumulative" : asked;
  const outcomes = [...new Set(all.map(({ outcome }) => outcome))];
  // The objective first, whatever else was asked for.
  outcomes.sort((a, b) => Number(b === result.objective) - Number(a === result.objective));
  return outcomes.map((outcome) => {
    const text = outcome === result.objective ? objectiveText(result) : outcomeText(outcome);
    const curves = bestFirst(result).flatMap(({ id }) =>
      all.filter((curve) => curve.structure === id && curve.outcome === outcome && curve.measure === measure),
    );
    const scale = scaleFor(
      text.unit,
      curves.flatMap(({ mean }) => mean),
    );
    const isDifference = measure === "difference";
    const soFar = text.unit === "fraction" ? `${capital(text.label)} so far` : `Cumulative ${text.label}`;
    const heading = HEADINGS[measure](text.label, soFar, nameOf(result, result.reference));
    return { heading, curves, isDifference, scale: isDifference ? differenceScale(scale) : scale };
  });
}

/** By the label, and by what it is called up to a month: shares do not add up. */
const HEADINGS: Readonly<Record<SeriesMeasure, (label: string, soFar: string, reference: string) => string>> = {
  monthly: (label) => `Monthly ${label}, by month`,
  cumulative: (_, soFar) => `${soFar}, by month`,
  difference: (_, soFar, reference) => `${soFar} less that of ${reference}, by month`,
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function chartOf(result: ScenarioResult, { heading, curves, isDifference, scale }: ShownSeries): ViewSeries {
  const { reference, start } = result;
  return {
    kind: "series",
    heading,
    scale,
    isDifference,
    curves: curves.map((curve) => ({
      name: nameOf(result, curve.structure),
      values: curve.mean,
      endText: figure(curve, curve.mean.length - 1, isDifference, scale),
    })),
    ...(start && { start }),
    ...(isDifference && { zeroText: `${nameOf(result, reference)}${reference === result.today ? " (today's)" : ""}` }),
  };
}

function figure({ mean, standardError }: CurveRecord, month: number, isDifference: boolean, scale: Scale): string {
  return (isDifference ? difference : quantity)(mean[month], standardError[month], scale);
}

/** Mean and 90 % interval at four months spread over the horizon. */
export function monthsTable(result: ScenarioResult, { heading, curves, isDifference, scale }: ShownSeries): ViewTable {
  const horizon = curves[0].mean.length;
  const months = [...new Set([1, 2, 3, 4].map((quarter) => Math.ceil((horizon * quarter) / 4)))];
  const rangeOf = (curve: CurveRecord, month: number): string =>
    interval(curve.p5[month], curve.p95[month], TAIL_QUANTILE_ERROR * curve.standardError[month], scale);
  return {
    kind: "table",
    heading,
    columns: [
      NAME_COLUMN,
      figureColumn("", 1),
      ...months.map((month, place) => figureColumn(monthText(result, month), months.length - place + 1)),
    ],
    rows: curves.flatMap((curve) => [
      [
        { text: nameOf(result, curve.structure) },
        { text: "mean", tone: "muted" as const },
        ...months.map((month) =>
          figureCell(figure(curve, month - 1, isDifference, scale), curve.mean[month - 1], scale),
        ),
      ],
      [
        { text: "" },
        { text: "90 %", tone: "muted" as const },
        ...months.map((month) => ({ text: rangeOf(curve, month - 1), tone: "muted" as const })),
      ],
    ]),
  };
}

/** What charts and crossings mean, in words. */
export function seriesCaptions(result: ScenarioResult): string[] {
  if (result.series === undefined) return [];
  const { label } = objectiveText(result);
  const crossing =
    `P(crossing): share of trials in which the cumulative ${label} of one structure overtakes the other's for good within the ` +
    `horizon, after it was behind at some month's end; the months are those of the overtaking in these trials. Means cross: the month in which the mean lead changes hands, in brackets the months ` +
    "among which it may (before them and from the last of them on, its 95 % interval of sampling error leaves out zero, each month taken on its own); " +
    "a dash where these trials do not tell that it does.";
  return [
    "By month: means over the trials; month 1 is the first month simulated, and a month's figure is that at its end.",
    ...(result.series.crossings.length > 0 ? [crossing] : []),
  ];
}
