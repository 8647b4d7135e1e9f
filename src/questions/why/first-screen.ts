import type { Contribution } from "../../analysis/why/bridge.js";
import type { Estimate } from "../../analysis/estimate.js";
import { difference, differenceScale, PERCENT, quantity, type Scale } from "../../report/format/quantity.js";
import { showsZero } from "../../report/format/number.js";
import { isUntold } from "../../report/format/told.js";
import { objectiveCurrency, objectiveHeader, objectiveText } from "../../report/outcome-text.js";
import { nameOf } from "../../report/structure-name.js";
import { pairKind, pairSentence, type PairFigures } from "../../report/verdict/pair.js";
import { listed } from "../../report/verdict/words.js";
import type { ViewFacts } from "../../report/view.js";
import { PART_LABELS } from "./parts.js";
import type { ExplainedResult, WhyResult } from "./record.js";
import { largestFirst } from "./waterfall.js";

type Compared = NonNullable<WhyResult["lead"]>;

/** Who is ahead by how much. */
export function leadVerdict(result: WhyResult, compared: Compared): string {
  return pairSentence(pairOf(result, compared));
}

/** Whether one of the two is ahead, as the verdict on them has it. */
export const hasLeader = (result: WhyResult, compared: Compared): boolean =>
  pairKind(pairOf(result, compared)) === "clear";

/** `Why B is ahead of A`. */
export function pairHeading(result: WhyResult, compared: Compared): string {
  const { ahead, behind } = pairOf(result, compared);
  return `Why ${ahead.name} is ahead of ${behind.name}`;
}

function pairOf(result: WhyResult, { from, to, total }: Compared): PairFigures {
  const { indifference, today } = result;
  const currency = objectiveCurrency(result);
  const text = objectiveText(result);
  const isToAhead = isAhead(result, total.mean);
  const ofId = (id: string, mean: typeof from) => ({ name: nameOf(result, id), isToday: id === today, mean });
  const [a, b] = [ofId(result.from, from), ofId(result.to, to)];
  return {
    objective: { ...text, label: objectiveHeader(result) },
    ...(currency !== undefined && { currency }),
    indifference,
    ahead: isToAhead ? b : a,
    behind: isToAhead ? a : b,
    lead: { mean: Math.abs(total.mean), standardError: total.standardError },
  };
}

/** Whether a difference of B less A speaks for B. */
const isAhead = (result: WhyResult, mean: number): boolean =>
  objectiveText(result).better === "lower" ? mean < 0 : mean > 0;

/** Parts named in a sentence, for and against, at most. */
const MOST_PARTS = 2;
/** A part below this share of the difference is not worth a sentence. */
const LEAST_SHARE = 0.15;

/**
 * `It comes mostly from mandate (3.9 M); against it: win rate (1.5 M) and churn (0.8 M).` Without signs, which the words give: those of
 * the figures below are of B less A, and B may be the one behind.
 */
export function partsSentence(result: ExplainedResult, levels: Scale): string[] {
  const { bridge } = result;
  const { contributions, total } = bridge;
  if (!["clear", "indifferent"].includes(pairKind(pairOf(result, bridge)))) return [];
  const worth = largestFirst(contributions).filter(
    (part) => !isUntold(part) && Math.abs(part.mean) >= LEAST_SHARE * Math.abs(total.mean),
  );
  const isFor = ({ mean }: Contribution): boolean => mean > 0 === total.mean > 0;
  const named = (parts: readonly Contribution[]): string =>
    listed(parts.slice(0, MOST_PARTS).map((part) => `${PART_LABELS[part.id]} (${sizeText(part, levels)})`));
  const [pro, contra] = [worth.filter(isFor), worth.filter((part) => !isFor(part))];
  if (pro.length === 0) return [];
  return [`It comes mostly from ${named(pro)}${contra.length === 0 ? "" : `; against it: ${named(contra)}`}.`];
}

/** Percentage points by name, as in the sentence before. */
const sizeText = ({ mean, standardError }: Estimate, levels: Scale): string =>
  quantity(Math.abs(mean), standardError, differenceScale(levels));

/** Stages that a line has room for. */
const TOLD_STAGES = [
  "leads",
  "accepted",
  "opportunities_marketing",
  "opportunities_sales",
  "wins",
  "bookings",
  "customers_lost",
];

/** B's funnel in percent of A's, in a line or two. */
export function funnelFacts(result: WhyResult): ViewFacts {
  const { from, to, funnel } = result;
  const changes = funnel.stages
    .filter(({ id, ratio }) => TOLD_STAGES.includes(id) && Number.isFinite(ratio))
    .map(({ label, ratio, difference: gap }) => `${label} ${isUntold(gap) ? "as many" : percentText(ratio - 1)}`);
  return {
    kind: "facts",
    facts: [{ name: "Funnel", text: `${nameOf(result, to)} against ${nameOf(result, from)}: ${changes.join(", ")}` }],
  };
}

/** `+37 %`, `−0.4 %`. */
const percentText = (change: number): string => {
  const text = difference(change, Math.abs(change) < 0.01 ? 0.001 : 0.01, PERCENT);
  return showsZero(text) ? "as many" : text;
};
