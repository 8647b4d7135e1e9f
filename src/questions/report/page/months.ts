import { monthCellText, monthText } from "../../../report/format/calendar.js";
import { difference, differenceScale, PERCENT, quantity } from "../../../report/format/quantity.js";
import type { BandPanel } from "../../../report/charts/bands.js";
import { planeDomain, type MonthsPlane } from "../../../report/charts/months.js";
import { objectiveHeader, objectiveText } from "../../../report/outcome-text.js";
import type { MonthsPart } from "../../../report/page/content.js";
import { aheadOf } from "./ahead.js";
import { nameOf } from "../../../report/structure-name.js";
import { scaleOf } from "../../run/comparison/figures.js";
import { paybackTables } from "../../run/payback.js";
import type { CurveRecord, PaybackRecord, ScenarioResult } from "../../run/record.js";
import { crossingFacts } from "../../run/series/crossings.js";
import { monthsTable, shownSeries, type ShownSeries } from "../../run/series/view.js";

/** The objective month by month, against today's or the reference; undefined where no series was asked for. */
export function monthsPart(result: ScenarioResult): MonthsPart | undefined {
  const { series } = result;
  if (series === undefined) return undefined;
  const [first] = shownSeries(result, series, "difference");
  if (first.curves.length === 0) return undefined;
  // At the end stands what the comparison tells, so it is written alike.
  const levels = scaleOf(result, result.objective, objectiveText(result));
  const shown = { ...first, scale: first.isDifference ? differenceScale(levels) : levels };
  const plane = planeOf(result, shown);
  const { curves, heading } = shown;
  return {
    intro: introOf(result, shown),
    what: heading,
    ...(!isMoney(result) && { lead: "How the difference grows, and how sure that is." }),
    panels: { ...plane, panels: curves.map((curve) => panelOf(curve, result, shown)) },
    ...(curves.length > 1 && {
      together: {
        ...plane,
        // Bands have panels of their own: curves alone get all the room.
        domain: planeDomain(
          curves.flatMap(({ mean }) => mean),
          shown.scale,
        ),
        title: heading,
        description: curves.map((curve) => `${nameOf(result, curve.structure)}: ${endText(curve, shown)}`).join("; "),
        curves: curves.map((curve, at) => ({
          letter: letterOf(at),
          name: nameOf(result, curve.structure),
          endText: endText(curve, shown),
          mean: curve.mean,
        })),
      },
    }),
    facts: crossingFacts(result, series, true),
    tables: [monthsTable(result, shown), ...paybackTables(result)],
  };
}

const letterOf = (at: number): string => String.fromCharCode(65 + (at % 26));

const isMoney = (result: ScenarioResult): boolean => objectiveText(result).unit === "currency";

function introOf(result: ScenarioResult, { isDifference }: ShownSeries): string {
  const header = objectiveHeader(result);
  const label = isMoney(result) ? `Cumulative ${header}` : `${header.charAt(0).toUpperCase()}${header.slice(1)} so far`;
  if (!isDifference) return `${label}, up to the end of each month.`;
  const whose = result.reference === result.today ? "today's structure" : "the reference";
  return (
    `${label} of each alternative less that of ${whose}, ${nameOf(result, result.reference)}, up to the end of each month, in the same futures. ` +
    (isMoney(result) ? "Below zero a change has cost more than it brought so far." : "Zero: no difference so far.") +
    paybackWords(result)
  );
}

/** Share of a panel's width that the name of the first month takes. */
const CLOSE = 0.2;

function planeOf(
  { horizonMonths, ...result }: ScenarioResult,
  { curves, scale, isDifference }: ShownSeries,
): MonthsPlane {
  const months = [...new Set([1, ...[1, 2, 3, 4].map((quarter) => Math.round((horizonMonths * quarter) / 4))])];
  // The first month and the first quarter of a short horizon would lie over each other.
  const isClose = (months[1] - 1) / (horizonMonths - 1) < CLOSE;
  const told =
    horizonMonths < 8 || result.start !== undefined
      ? months.filter((_, at) => at % 2 === 0)
      : months.filter((_, at) => at !== 1 || !isClose);
  return {
    domain: planeDomain(
      curves.flatMap(({ p5, p95, mean }) => [...p5, ...p95, ...mean]),
      scale,
    ),
    months: horizonMonths,
    ticks: told
      .filter((month) => month >= 1)
      .map((month) => ({ month, text: month === 1 ? monthText(result, 1) : monthCellText(result, month) })),
    scale,
    isDifference,
  };
}

function endText({ mean, standardError }: CurveRecord, { scale, isDifference }: ShownSeries): string {
  const last = mean.length - 1;
  return (isDifference ? difference : quantity)(mean[last], standardError[last], scale);
}

function panelOf(curve: CurveRecord, result: ScenarioResult, shown: ShownSeries): BandPanel {
  const { structure, mean, p5, p95 } = curve;
  const name = nameOf(result, structure);
  const payback = result.paybacks?.find((one) => one.structure === structure);
  const end = endText(curve, shown);
  const paid = payback === undefined ? "" : ` ${paybackText(payback, result)}`;
  return {
    name,
    title: `${name}, month by month`,
    description: `${end} at the end.${paid}`,
    mean,
    low: p5,
    high: p95,
    endText: end,
    ...(payback && { note: paybackText(payback, result) }),
    ...(payback &&
      payback.p50 !== "later" && {
        mark: { month: payback.p50, text: `half paid back: ${monthCellText(result, payback.p50)}` },
      }),
    isStrong: structure === aheadOf(result)?.id,
  };
}

/** Curves of another outcome may cross zero in another month. */
const paybackWords = ({ paybacks = [], objective }: ScenarioResult): string =>
  paybacks.length === 0 || objective === "profit"
    ? ""
    : " Paying back is told in another measure than the curves: in discounted profit so far, so the months may differ.";

/** How likely, and by when. */
function paybackText({ withinHorizon: { mean, standardError }, p50 }: PaybackRecord, result: ScenarioResult): string {
  const share = quantity(mean, Math.max(standardError, 0.01), PERCENT);
  const within = `In discounted profit it pays for itself within ${result.horizonMonths} months in ${share} of the futures`;
  return p50 === "later" ? `${within}.` : `${within}; by ${monthText(result, p50)} in half of all futures.`;
}
