import { figureCell, intervalCell, quantityCell, signedQuantityCell } from "../../../report/format/cell.js";
import { plain } from "../../../report/format/number.js";
import { quantity, scaleFor, withoutDust, type Scale } from "../../../report/format/quantity.js";
import type { DifferenceStatistics, OutcomeStatistics } from "../../../analysis/comparison.js";
import type { OutcomeText } from "../../../report/outcome-text.js";
import type { ScenarioResult, StructureResult } from "../record.js";
import { DASH, type ViewCell } from "../../../report/view.js";

/**
 * Standard error of the 5 % or 95 % quantile of a normal sample, in standard errors of its mean: sqrt(q (1 - q)) / phi(z_q)
 * (Serfling 1980, Approximation Theorems of Mathematical Statistics, section 2.3.3). It decides no more than the digits of an interval's ends.
 */
export const TAIL_QUANTILE_ERROR = 2.11;

type Statistics = OutcomeStatistics | DifferenceStatistics;

/** The scale for `key` that suits every structure. */
export function scaleOf(result: ScenarioResult, key: string, { unit }: OutcomeText): Scale {
  return scaleFor(
    unit,
    result.structures.map(({ outcomes }) => outcomes[key].mean),
  );
}

export const meanCell = (s: Statistics, scale: Scale): ViewCell => quantityCell(s.mean, s.standardError, scale);

/** A standard error, to one digit. */
export const errorCell = (error: number, scale: Scale): ViewCell => {
  const told = withoutDust(error, scale);
  return figureCell(quantity(told, told, { ...scale, decimals: Infinity }), error, scale);
};

/** From the 5 % to the 95 % quantile. */
export const spreadCell = (s: Statistics, scale: Scale): ViewCell =>
  intervalCell(s.p5, s.p95, TAIL_QUANTILE_ERROR * s.standardError, scale);

/** The difference with its sign, `~` where it is not resolved (one of exactly 0 is told); else green for better than the reference and red for worse. */
export function differenceCell(s: DifferenceStatistics, scale: Scale, better: OutcomeText["better"]): ViewCell {
  const cell = signedQuantityCell(s.mean, s.standardError, scale);
  if (s.mean === 0 && s.standardError === 0) return cell;
  if (!s.resolved) return Number.isNaN(s.mean) ? cell : { ...cell, mark: "~" };
  if (better === "neither") return cell;
  return { ...cell, tone: s.mean > 0 === (better === "higher") ? "good" : "bad" };
}

/** What pairing is worth to a difference; a dash where neither structure or only the difference varies. */
export const reductionCell = (s: DifferenceStatistics | undefined): ViewCell =>
  s !== undefined && Number.isFinite(s.varianceReduction)
    ? figureCell(`${plain(s.varianceReduction)} x`, s.varianceReduction)
    : { text: DASH };

/** By rank; structures without data last, ties in the order of the file. */
export function bestFirst({ structures }: ScenarioResult): StructureResult[] {
  const place = ({ rank }: StructureResult): number => (Number.isNaN(rank) ? Infinity : rank);
  return [...structures].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
