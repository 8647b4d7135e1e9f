import { figureCell, quantityCell } from "../../../report/format/cell.js";
import {
  difference,
  differenceScale,
  interval,
  PERCENT,
  quantity,
  type Scale,
  scaleFor,
} from "../../../report/format/quantity.js";
import { bestFirst, TAIL_QUANTILE_ERROR } from "../comparison/figures.js";
import { figureColumn, NAME_COLUMN } from "../comparison/objective-table.js";
import { count } from "../../../report/format/number.js";
import { objectiveText, outcomeText } from "../../../report/outcome-text.js";
import type { ScenarioResult } from "../record.js";
import { DASH, type ViewBlock, type ViewSeries, type ViewTable } from "../../../report/view.js";
import type { CrossingRecord, CurveRecord, SeriesMeasure, SeriesRecord } from "../record.js";

/** The series of a result: per outcome a chart and a table of some months, and when the objective's curves cross. */
export function seriesBlocks(result: ScenarioResult, asked: SeriesMeasure): ViewBlock[] {
  const { series, structures } = result;
  if (series === undefined) return [];
  const measure = structures.length === 1 && asked === "difference" ? "cumulative" : asked;
  const outcomes = [...new Set(series.curves.map(({ outcome }) => outcome))];
  // The objective first, whatever else was asked for.
  outcomes.sort((a, b) => Number(b === result.objective) - Number(a === result.objective));
  return [
    ...outcomes.flatMap((outcome) => outcomeBlocks(result, series, outcome, measure)),
    ...crossingsTable(result, series),
  ];
}

function outcomeBlocks(result: ScenarioResult, series: SeriesRecord, outcome: string, measure: SeriesMeasure) {
  const text = outcome === result.objective ? objectiveText(result) : outcomeText(outcome);
  const curves = bestFirst(result).flatMap(({ id }) =>
    series.curves.filter((curve) => curve.structure === id && curve.outcome === outcome && curve.measure === measure),
  );
  const heading = `${HEADINGS[measure](text.label)}, by month`;
  const scale = scaleFor(
    text.unit,
    curves.flatMap(({ mean }) => mean),
  );
  return [
    chartOf(result, curves, measure, heading, measure === "difference" ? differenceScale(scale) : scale),
    monthsTable(curves, measure, scale),
  ];
}

const HEADINGS: Readonly<Record<SeriesMeasure, (label: string) => string>> = {
  monthly: (label) => `Monthly ${label}`,
  cumulative: (label) => `Cumulative ${label}`,
  difference: (label) => `Cumulative ${label} less the reference's`,
};

function chartOf(
  { reference }: ScenarioResult,
  curves: readonly CurveRecord[],
  measure: SeriesMeasure,
  heading: string,
  scale: Scale,
): ViewSeries {
  const isDifference = measure === "difference";
  return {
    kind: "series",
    heading,
    scale,
    isDifference,
    curves: curves.map((curve) => ({
      name: curve.structure,
      values: curve.mean,
      endText: figure(curve, curve.mean.length - 1, isDifference, scale),
    })),
    ...(isDifference && { zeroText: `${reference} (reference)` }),
  };
}

function figure({ mean, standardError }: CurveRecord, month: number, isDifference: boolean, scale: Scale): string {
  return (isDifference ? difference : quantity)(mean[month], standardError[month], scale);
}

/** Mean and 90 % interval at four months spread over the horizon. */
function monthsTable(curves: readonly CurveRecord[], measure: SeriesMeasure, scale: Scale): ViewTable {
  const isDifference = measure === "difference";
  const shown = isDifference ? differenceScale(scale) : scale;
  const horizon = curves[0].mean.length;
  const months = [...new Set([1, 2, 3, 4].map((quarter) => Math.ceil((horizon * quarter) / 4)))];
  const rangeOf = (curve: CurveRecord, month: number): string =>
    interval(curve.p5[month], curve.p95[month], TAIL_QUANTILE_ERROR * curve.standardError[month], shown);
  return {
    kind: "table",
    columns: [
      NAME_COLUMN,
      figureColumn("", 1),
      ...months.map((month, place) => figureColumn(`month ${month}`, months.length - place + 1)),
    ],
    rows: curves.flatMap((curve) => [
      [
        { text: curve.structure },
        { text: "mean", tone: "muted" as const },
        ...months.map((month) =>
          figureCell(figure(curve, month - 1, isDifference, shown), curve.mean[month - 1], shown),
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

/** More pairs than these and only those with the reference are shown. */
const MOST_PAIRS = 15;

function crossingsTable(result: ScenarioResult, { crossings }: SeriesRecord): ViewTable[] {
  if (crossings.length === 0) return [];
  const { reference } = result;
  const withReference = crossings.filter(({ first, second }) => first === reference || second === reference);
  const shown = [...(crossings.length <= MOST_PAIRS ? crossings : withReference)];
  shown.sort((a, b) => b.probability - a.probability);
  return [
    {
      kind: "table",
      heading: `When cumulative ${objectiveText(result).label} changes hands`,
      columns: [
        { ...NAME_COLUMN, header: "who overtakes whom", wrapsTo: 20 },
        figureColumn("\nP(crossing)", 1),
        figureColumn("this way\nround", 3),
        figureColumn("median\nmonth", 1),
        figureColumn("months,\n90 % interval", 2),
        figureColumn("means cross\nin month", 2),
      ],
      rows: shown.map(crossingRow),
    },
  ];
}

/** The pair in the direction that is more common. */
function crossingRow(crossing: CrossingRecord) {
  const { first, second, probability, standardError, firstOvertakes, month } = crossing;
  const isFirst = 2 * firstOvertakes >= probability;
  const share = (isFirst ? firstOvertakes : probability - firstOvertakes) / probability;
  return [
    { text: isFirst ? `${first} overtakes ${second}` : `${second} overtakes ${first}` },
    quantityCell(probability, standardError, PERCENT),
    quantityCell(share, standardError / probability, PERCENT),
    { text: Number.isNaN(month.p50) ? DASH : count(month.p50) },
    { text: Number.isNaN(month.p5) ? DASH : `${count(month.p5)} to ${count(month.p95)}` },
    { text: meansCrossText(crossing) },
  ];
}

/** `7 (5 to 9)`: the month, and from when to when the trials leave it open. */
function meansCrossText({ meanCurvesMonth, meanCurvesBetween }: CrossingRecord): string {
  if (meanCurvesMonth === undefined) return DASH;
  const month = count(meanCurvesMonth);
  if (meanCurvesBetween === undefined || meanCurvesBetween.from === meanCurvesBetween.to) return month;
  return `${month} (${count(meanCurvesBetween.from)} to ${count(meanCurvesBetween.to)})`;
}

/** What charts and crossings mean, in words. */
export function seriesCaptions(result: ScenarioResult): string[] {
  if (result.series === undefined) return [];
  const { label } = objectiveText(result);
  const crossing =
    `P(crossing): share of trials in which the cumulative ${label} of one structure overtakes the other's for good within the ` +
    `horizon, after it was behind at some month's end; the months are those of the overtaking in these trials. Means cross: the month in which the mean lead changes hands, in brackets the months ` +
    "among which it may (before them and from the last of them on, its 95 % Monte Carlo interval leaves out zero, each month taken on its own); " +
    "a dash where these trials do not tell that it does.";
  return [
    "By month: means over the trials; month 1 is the first month simulated, and a month's figure is that at its end.",
    ...(result.series.crossings.length > 0 ? [crossing] : []),
  ];
}
