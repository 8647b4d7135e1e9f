import { monthCellText, monthText } from "../../../report/format/calendar.js";
import { PERCENT, quantity } from "../../../report/format/quantity.js";
import { figureCell, quantityCell } from "../../../report/format/cell.js";
import { objectiveText } from "../../../report/outcome-text.js";
import { nameOf } from "../../../report/structure-name.js";
import { DASH, type ViewCell, type ViewFacts, type ViewTable } from "../../../report/view.js";
import { bestFirst } from "../comparison/figures.js";
import { figureColumn, NAME_COLUMN } from "../comparison/objective-table.js";
import type { CrossingRecord, ScenarioResult, SeriesRecord } from "../record.js";

/** Sentences at most where they are to be read at a glance. */
const MOST_TOLD = 3;
/** What happens in fewer of the trials is not told, unless the means cross, too. */
const LEAST_OFTEN = 0.1;

/**
 * When the lead changes hands: first of pairs that matter, with the structure that is ahead at the end, with today's or with the
 * reference; of how many others the means do, too, is said.
 * @param all every pair of which the means change hands is told
 */
export function crossingFacts(result: ScenarioResult, { crossings }: SeriesRecord, all = false): ViewFacts[] {
  if (crossings.every(({ probability }) => Number.isNaN(probability))) return [];
  const [leader] = bestFirst(result);
  const central = [leader.id, result.today, result.reference];
  const isCentral = ({ first, second }: CrossingRecord): boolean => central.includes(first) || central.includes(second);
  const isOnAverage = ({ meanCurvesMonth }: CrossingRecord): boolean => meanCurvesMonth !== undefined;
  const weight = (crossing: CrossingRecord): number =>
    Number(crossing.first === leader.id || crossing.second === leader.id) +
    Number(isOnAverage(crossing)) +
    crossing.probability;
  const matter = crossings
    .filter((one) => (isCentral(one) ? isOnAverage(one) || one.probability >= LEAST_OFTEN : all && isOnAverage(one)))
    .sort((a, b) => Number(isCentral(b)) - Number(isCentral(a)) || weight(b) - weight(a));
  const told = all ? matter : matter.slice(0, MOST_TOLD);
  const others = crossings.filter((one) => isOnAverage(one) && !told.includes(one)).length;
  const lines = [...told.map((crossing) => crossingSentence(crossing, result)), ...othersSentence(others)];
  const { label, unit } = objectiveText(result);
  const heading =
    unit === "fraction" ? `When the lead in ${label} changes hands` : `When cumulative ${label} changes hands`;
  const none = "hardly ever, of those that matter for the choice";
  return [
    {
      kind: "facts",
      heading,
      facts: (lines.length === 0 ? [none] : lines).map((text) => ({ name: "", text })),
    },
  ];
}

const othersSentence = (others: number): string[] =>
  others === 0
    ? []
    : [
        `on average ${others} other ${others === 1 ? "pair changes" : "pairs change"} places, too: --full tells every pair`,
      ];

/** The pair in the direction that is more common. */
function turned({ first, second, probability, firstOvertakes }: CrossingRecord) {
  const isFirst = 2 * firstOvertakes >= probability;
  return {
    overtakes: isFirst ? first : second,
    overtaken: isFirst ? second : first,
    share: (isFirst ? firstOvertakes : probability - firstOvertakes) / probability,
  };
}

/** `A passes B on average in month 5 (4 to 6)`; where the means do not, `A passes B in 26 % of the trials, around month 7 (2 to 23)`; the months are those of both directions. */
function crossingSentence(crossing: CrossingRecord, result: ScenarioResult): string {
  const { probability, standardError, month, meanCurvesMonth, meanCurvesBetween } = crossing;
  const { overtakes, overtaken, share } = turned(crossing);
  const pair = `${nameOf(result, overtakes)} passes ${nameOf(result, overtaken)}`;
  if (meanCurvesMonth !== undefined) {
    const { from, to } = meanCurvesBetween ?? { from: meanCurvesMonth, to: meanCurvesMonth };
    return `${pair} on average in ${monthText(result, meanCurvesMonth)}${monthsText(from, to, result)}`;
  }
  const [often, back] = [share, 1 - share].map((part) =>
    quantity(part * probability, Math.max(standardError, 0.01), PERCENT),
  );
  const otherWay = share === 1 ? "" : `, the other way round in ${back}`;
  return `${pair} in ${often} of the trials${otherWay}, around ${monthText(result, Math.round(month.p50))}${monthsText(month.p5, month.p95, result)}`;
}

/** Quantiles may lie between two months. */
function monthsText(from: number, to: number, result: ScenarioResult): string {
  const [first, last] = [from, to].map((month) => monthCellText(result, Math.round(month)));
  return first === last ? "" : ` (${first} to ${last})`;
}

/** Every pair in figures. */
export function crossingsTable(result: ScenarioResult, { crossings }: SeriesRecord): ViewTable[] {
  if (crossings.length === 0) return [];
  const shown = [...crossings].sort((a, b) => b.probability - a.probability);
  return [
    {
      kind: "table",
      heading: "Every pair",
      columns: [
        { ...NAME_COLUMN, header: "who overtakes whom", wrapsTo: 20 },
        figureColumn("\nP(crossing)", 1),
        figureColumn("this way\nround", 3),
        figureColumn("median\nmonth", 1),
        figureColumn("months,\n90 % interval", 2),
        figureColumn("means cross\nin month", 2),
      ],
      rows: shown.map((crossing) => crossingRow(crossing, result)),
    },
  ];
}

function crossingRow(crossing: CrossingRecord, result: ScenarioResult): ViewCell[] {
  const { probability, standardError, month } = crossing;
  const { overtakes, overtaken, share } = turned(crossing);
  return [
    { text: `${nameOf(result, overtakes)} overtakes ${nameOf(result, overtaken)}` },
    quantityCell(probability, standardError, PERCENT),
    quantityCell(share, standardError / probability, PERCENT),
    Number.isNaN(month.p50) ? { text: DASH } : figureCell(monthCellText(result, Math.round(month.p50)), month.p50),
    Number.isNaN(month.p5)
      ? { text: DASH }
      : {
          text: `${monthCellText(result, Math.round(month.p5))} to ${monthCellText(result, Math.round(month.p95))}`,
          range: [month.p5, month.p95],
          unit: "month",
        },
    { text: meansCrossText(crossing, result) },
  ];
}

/** `7 (5 to 9)`: the month, and from when to when the trials leave it open. */
function meansCrossText({ meanCurvesMonth, meanCurvesBetween }: CrossingRecord, result: ScenarioResult): string {
  if (meanCurvesMonth === undefined) return DASH;
  const month = monthCellText(result, meanCurvesMonth);
  if (meanCurvesBetween === undefined || meanCurvesBetween.from === meanCurvesBetween.to) return month;
  return `${month} (${monthCellText(result, meanCurvesBetween.from)} to ${monthCellText(result, meanCurvesBetween.to)})`;
}
