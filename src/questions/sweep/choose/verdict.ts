import { isMoneyUnit } from "../../../assumptions/money-unit.js";
import { count, plain } from "../../../report/format/number.js";
import { differenceScale, quantity, scaleFor, type Scale } from "../../../report/format/quantity.js";
import { isUntold } from "../../../report/format/told.js";
import { objectiveText, outcomeText } from "../../../report/outcome-text.js";
import { isWithin } from "../../../report/verdict/kind.js";
import { nameOf } from "../../../report/structure-name.js";
import { FUTURES, howOften, listed } from "../../../report/verdict/words.js";
import { whatIfs } from "../view/call.js";
import { isOfAnother, parameterLabel, valueLabel } from "../view/label.js";
import type { CandidateRecord, ChoiceRecord } from "./record.js";

/** The units of the outcome and of costs. */
export function choiceScales({ outcome, outcomeLabel, near, excluded, cheapest, limit }: ChoiceRecord): {
  readonly mean: Scale;
  readonly cost: Scale;
} {
  const all = [...near, excluded, cheapest].filter((one) => one !== undefined);
  const { unit } = objectiveText({ objective: outcome, objectiveLabel: outcomeLabel });
  return {
    mean: scaleFor(
      unit,
      all.map((one) => one.mean.mean),
    ),
    cost: scaleFor(outcomeText("total_cost").unit, [...all.map((one) => one.cost.mean), limit ?? NaN]),
  };
}

/** The answer: what is best within the budget, how surely, what comes next, and what more money would bring. */
export function choiceVerdict(record: ChoiceRecord): string[] {
  const best = record.near.at(0);
  return best === undefined
    ? [nothingText(record)]
    : [
        bestText(record, best),
        ...budgetText(record, best),
        ...nextText(record),
        ...cheaperText(record),
        ...openText(record),
        ...excludedText(record),
        ...horizonText(record),
      ];
}

/** `both-to-the-ceo with marketing posts 6, sales posts 8`; what is set of other structures is nothing to it. */
function candidateText(
  record: ChoiceRecord,
  { structure, values }: Pick<CandidateRecord, "structure" | "values">,
): string {
  const settings = record.parameters.flatMap(({ key }, place) =>
    isOfAnother(key, structure, record.today)
      ? []
      : [`${parameterLabel(key, (id) => nameOf(record, id))} ${valueLabel(values[place])}`],
  );
  return [nameOf(record, structure), ...(settings.length === 0 ? [] : [`with ${settings.join(", ")}`])].join(" ");
}

function bestText(record: ChoiceRecord, best: CandidateRecord): string {
  const { limit, outcome, currency, near } = record;
  const { mean, cost } = choiceScales(record);
  const money = currency === undefined ? "" : ` ${currency}`;
  const within = limit === undefined ? "Best" : `Best within ${amountText(limit, cost)}${money}`;
  const others = near.filter(({ probabilityBest }) => probabilityBest !== undefined).length - 1;
  const often =
    best.probabilityBest === undefined || others === 0
      ? ""
      : `, ${howOften("best", best.probabilityBest.mean, FUTURES)} among the ${count(others + 1)} nearest`;
  return (
    `${within}, of ${candidatesText(record)}: ${candidateText(record, best)}${alikeText(record, best)}, ` +
    `mean ${outcomeName(record)} ${quantity(best.mean.mean, best.mean.standardError, mean)}` +
    (outcome === "total_cost"
      ? ""
      : ` at a mean total cost of ${quantity(best.cost.mean, best.cost.standardError, cost)}`) +
    `${often}.`
  );
}

/** `5 structures`, `20 choices (5 structures in each of 4 what-ifs)`: every structure of every what-if is one to choose. */
function candidatesText({ candidates, whatIfs: number }: ChoiceRecord): string {
  const each = candidates / number;
  if (number === 1) return `${count(candidates)} structure${candidates === 1 ? "" : "s"}`;
  if (each === 1) return whatIfs(number);
  const within = Number.isInteger(each) ? `${count(each)} structures in each of ${whatIfs(number)}` : whatIfs(number);
  return `${count(candidates)} choices (${within})`;
}

const outcomeName = ({ outcome, outcomeLabel }: ChoiceRecord): string =>
  objectiveText({ objective: outcome, objectiveLabel: outcomeLabel }).label;

/** Who comes out the same, by structure only where the what-if is that of the best. */
function alikeText(record: ChoiceRecord, best: CandidateRecord): string {
  const { alike, same, variant } = best;
  const own = candidateText(record, best);
  const others = alike.filter((one) => candidateText(record, one) !== own);
  const names = others.map((one) =>
    one.variant === variant ? nameOf(record, one.structure) : candidateText(record, one),
  );
  if (names.length === 0) return "";
  const more = same - alike.length;
  const all = more === 0 ? listed(names) : `${names.join(", ")} and ${count(more)} more`;
  return ` (the same in every trial as ${all})`;
}

/** A certain amount with the digits that it has: `9 M`, `2.55 M`. */
const amountText = (amount: number, scale: Scale): string =>
  amount < LEAST_IN_SCALE * scale.divisor
    ? plain(amount)
    : `${String(Number((amount / scale.divisor).toPrecision(12)))}${scale.suffix}`;

/** A smaller amount is told in ones: a budget of 1 is no 0.000001 M. */
const LEAST_IN_SCALE = 0.001;

function budgetText({ limit }: ChoiceRecord, best: CandidateRecord): string[] {
  if (limit === undefined || best.budget === "within") return [];
  return ["Whether its mean cost lies within the budget these trials do not tell (--trials)."];
}

/** What comes next among what is affordable, unless it is named for being cheaper. */
function nextText(record: ChoiceRecord): string[] {
  const next = record.near.slice(1).find(({ probabilityBest }) => probabilityBest !== undefined);
  if (next === undefined || next === cheaperThanBest(record)) return [];
  const { mean, cost } = choiceScales(record);
  const { shortfall, costChange } = next;
  const name = candidateText(record, next);
  if (shortfall.mean === 0) return [`The next brings the same${costText(costChange, cost)}: ${name}.`];
  const short = quantity(shortfall.mean, shortfall.standardError, differenceScale(mean));
  const untold = isUntold(shortfall) ? ", which these trials do not tell from none," : "";
  return [`The next is short of it by ${short}${untold}${costText(costChange, cost)}: ${name}.`];
}

/** The cheapest of those that are short of the best by what does not matter, if it is told to be cheaper than the best. */
function cheaperThanBest(record: ChoiceRecord): CandidateRecord | undefined {
  return record.near
    .slice(1)
    .filter(({ probabilityBest, shortfall, costChange }) => {
      const isCheaper = costChange.mean < 0 && !isUntold(costChange);
      return probabilityBest !== undefined && isCheaper && isWithin(shortfall, record.indifference);
    })
    .sort((a, b) => a.costChange.mean - b.costChange.mean)
    .at(0);
}

function cheaperText(record: ChoiceRecord): string[] {
  const cheapest = cheaperThanBest(record);
  if (cheapest === undefined) return [];
  const { cost } = choiceScales(record);
  const { mean, standardError } = cheapest.costChange;
  const less = quantity(-mean, standardError, differenceScale(cost));
  return [`Within what does not matter (--indifference): ${candidateText(record, cheapest)}, at ${less} less.`];
}

/** Totals over more months are larger, whatever the structure. */
function horizonText({ parameters, outcome, outcomeLabel }: ChoiceRecord): string[] {
  const isVaried = parameters.some(({ key, values }) => key === "horizon" && values.length > 1);
  const { unit } = objectiveText({ objective: outcome, objectiveLabel: outcomeLabel });
  const isTotal = unit === "count" || isMoneyUnit(unit);
  return isVaried && isTotal ? ["The horizons differ, and so do the lengths of what is compared."] : [];
}

function costText({ mean, standardError }: CandidateRecord["costChange"], scale: Scale): string {
  if (mean === 0) return " at the same cost";
  return ` and costs ${quantity(Math.abs(mean), standardError, differenceScale(scale))} ${mean > 0 ? "more" : "less"}`;
}

/** The best of what would be better and is not told from the budget. */
function openText(record: ChoiceRecord): string[] {
  const all = record.near.slice(1).filter(({ probabilityBest }) => probabilityBest === undefined);
  const open = all.at(0);
  if (open === undefined) return [];
  const { mean, cost } = choiceScales(record);
  const { shortfall } = open;
  const more = quantity(Math.abs(shortfall.mean), shortfall.standardError, differenceScale(mean));
  const untold = isUntold(shortfall) ? ", which these trials do not tell from none," : "";
  const price = quantity(open.cost.mean, open.cost.standardError, cost);
  const of = all.length === 1 ? "" : `, the best of ${count(all.length)} such`;
  return [
    `Better by ${more}${untold} at ${price}, which these trials do not tell from the budget (--trials)${of}: ${candidateText(record, open)}.`,
  ];
}

/** What more money would bring, if anything. */
function excludedText(record: ChoiceRecord): string[] {
  const { excluded, beyond, limit } = record;
  if (excluded === undefined || limit === undefined) return [];
  const { mean, cost } = choiceScales(record);
  const { shortfall, trials } = excluded;
  const out = `The budget leaves out ${count(beyond)}`;
  const few = trials < record.trials ? ` (by ${count(trials)} trials)` : "";
  if (!(shortfall.mean < 0) || isUntold(shortfall)) return [`${out}; none of them is told to be better.`];
  const more = quantity(-shortfall.mean, shortfall.standardError, differenceScale(mean));
  const price = quantity(excluded.cost.mean, excluded.cost.standardError, cost);
  return [`${out}; the best of them would be better by ${more} at ${price}${few}: ${candidateText(record, excluded)}.`];
}

function nothingText(record: ChoiceRecord): string {
  const { cheapest, limit, candidates, noData } = record;
  if (cheapest === undefined || limit === undefined) {
    return `Nothing to choose from: none of ${candidatesText(record)} has data${noData === 0 ? "" : " of what it brings and costs"}.`;
  }
  const { cost } = choiceScales(record);
  return (
    `Nothing is within the budget of ${amountText(limit, cost)}: the cheapest of ${count(candidates)}, ${candidateText(record, cheapest)}, has a mean total cost of ` +
    `${quantity(cheapest.cost.mean, cheapest.cost.standardError, cost)}.`
  );
}
