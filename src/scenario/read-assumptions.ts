import type { Assumption } from "../assumptions/assumption.js";
import { BOOK, findAssumption } from "../assumptions/book.js";
import { plausibleRange, type MoneyLevel } from "../assumptions/plausible.js";
import { kindOfUnit } from "../assumptions/unit-kinds.js";
import { distribution } from "../distributions/distribution.js";
import { isValueMap } from "./dotted.js";
import { MONTHS } from "../assumptions/months.js";
import { child, childPath, entriesOf, type LocatedNode, type Place } from "./located-tree.js";
import { normalisedSeasonality } from "./normalised-seasonality.js";
import { unknownAssumption, unknownGroup } from "./unknown-assumption.js";
import { readValue, type Quantity, type ReadValue, type ValueContext } from "./read-value.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "seasonality-months": { found: number };
    "values-for-mean": { assumption: string; over: string; found: number; column: string };
    "focus-weights-sum": { sum: number };
    "not-overridable": { assumption: string };
  }
}

/** The assumptions a scenario may set under `assumptions:`; today's teams have a section of their own. */
export const SETTABLE: readonly Assumption[] = BOOK.filter(({ id }) => !id.startsWith("teams."));

const SETTABLE_IDS: readonly string[] = SETTABLE.map(({ id }) => id);

/** What values of assumptions are read against. */
export interface AssumptionContext extends ValueContext {
  /** What money is worth in this scenario. */
  readonly money: MoneyLevel;
}

/** How values of a row of the book are written. */
export function quantityOf({ id, domain, unit }: Assumption, money: MoneyLevel): Quantity {
  const plausible = plausibleRange(id, money);
  const kind = kindOfUnit(unit);
  const { currency } = kind === "amount" ? money : {};
  return { domain, kind, ...(plausible && { plausible }), ...(currency !== undefined && { currency }) };
}

/** Values by the id of their assumption. */
export type ReadValues = ReadonlyMap<string, ReadValue>;

/** The values of `assumptions:`, the yearly course of demand brought to mean 1. What cannot be read is reported and left out. */
export function readAssumptions(node: LocatedNode | undefined, context: AssumptionContext): ReadValues {
  const values = readValues(node, context);
  checkFocus(values, new Map(), node, context);
  return normalisedSeasonality(values, context.report);
}

/** The weights of focus among the values. */
export const focusOf = (values: ReadValues): ReadValues =>
  new Map([...values].filter(([id]) => id.startsWith(FOCUS_GROUP)));

const FOCUS_GROUP = "focus.";

/**
 * What a structure, or a phase, sets differently from the scenario, which has these weights of `focus`: anything but what describes today, what was drawn
 * before a structure was thought of, and the effects themselves.
 */
export function readOverrides(
  node: LocatedNode | undefined,
  focus: ReadValues,
  context: AssumptionContext,
): ReadValues {
  const values = readValues(node, context, NOT_OVERRIDABLE);
  checkFocus(values, focus, node, context);
  return values;
}

const NOT_OVERRIDABLE =
  /^(market\.lead_dispersion|market\.seasonality\..*|funnel\.deal_cv|customers\.(initial|annual_value)|money\.(discount_rate|customer_life_counted)|(start|effect|mandate|change)\..*)$/u;

/** Whether a structure or a phase may set it. */
export const isOverridable = (id: string): boolean => !NOT_OVERRIDABLE.test(id);

function readValues(
  node: LocatedNode | undefined,
  context: AssumptionContext,
  barred?: RegExp,
): Map<string, ReadValue> {
  const values = new Map<string, ReadValue>();
  for (const { id, keyAt, value } of leaves(node, "", context)) {
    const row = SETTABLE_IDS.includes(id) ? findAssumption(id) : undefined;
    if (row === undefined) {
      context.report("unknown-assumption", keyAt, unknownAssumption(id, SETTABLE_IDS));
      continue;
    }
    if (barred?.test(id)) {
      context.report("not-overridable", keyAt, { assumption: id });
      continue;
    }
    const read = readValue(value, quantityOf(row, context.money), context);
    if (read === undefined || !checkLeast(row, read, context)) continue;
    warnOfSingleValues(row, read, context);
    values.set(id, read);
  }
  return values;
}

/** A mean is known far better than any one of what it is a mean of. */
function warnOfSingleValues(
  { id, meanOver }: Assumption,
  { distribution: spec, at }: ReadValue,
  { report }: ValueContext,
): void {
  const { kind, data } = { data: undefined, ...(spec.kind === "truncated" ? spec.of : spec) };
  if (meanOver === undefined || kind !== "empirical" || data === undefined) return;
  const details = { assumption: id, over: meanOver, found: data.count, column: `${data.file}#${data.column}` };
  report("values-for-mean", at, details, "warning");
}

interface Leaf {
  readonly id: string;
  readonly keyAt: Place;
  readonly value: LocatedNode;
}

function leaves(node: LocatedNode | undefined, above: string, context: ValueContext): Leaf[] {
  return entriesOf(node).flatMap(({ key, at, value }) => {
    const id = childPath(above, key);
    if (id === "market.seasonality" && value.kind === "list") return seasonality(value.items, value, context);
    const isGroup = value.kind === "map" && !isValueMap(value) && !SETTABLE_IDS.includes(id);
    if (!isGroup) return [{ id, keyAt: at, value }];
    if (isKnownGroup(id)) return leaves(value, id, context);
    const below = leafIds(value, id);
    const isOne = below.length === 1;
    const details = isOne ? unknownAssumption(below[0], SETTABLE_IDS) : unknownGroup(id, SETTABLE_IDS);
    context.report("unknown-assumption", at, details);
    return [];
  });
}

const isKnownGroup = (id: string): boolean => SETTABLE_IDS.some((known) => known.startsWith(`${id}.`));

function leafIds(node: LocatedNode, above: string): string[] {
  if (node.kind !== "map" || isValueMap(node)) return [above];
  return entriesOf(node).flatMap(({ key, value }) => leafIds(value, childPath(above, key)));
}

/** Twelve values, January first. */
function seasonality(items: readonly LocatedNode[], list: LocatedNode, context: ValueContext): Leaf[] {
  if (items.length !== MONTHS.length) {
    context.report("seasonality-months", list.at, { found: items.length });
    return [];
  }
  return items.map((value, month) => ({ id: `market.seasonality.${MONTHS[month]}`, keyAt: value.at, value }));
}

/** What must lie below every value of assumptions whose domain does not say it: demand cannot shrink by all of itself in a month. */
const LEAST: Readonly<Record<string, number>> = { "market.monthly_growth": -1 };
/** A value rarer than this is never met in practice: a billion trials are the most a scenario may ask for. */
const RAREST = 1e-12;

function checkLeast({ id }: Assumption, { distribution: spec, at }: ReadValue, { report }: ValueContext): boolean {
  const minimum = Object.hasOwn(LEAST, id) ? LEAST[id] : -Infinity;
  const lowest = distribution(spec).quantile(RAREST);
  if (minimum === -Infinity || lowest > minimum) return true;
  report("out-of-range", at, { found: String(lowest), minimum, exclusive: true });
  return false;
}

/** Focus weights are shares of one whole: certain ones must sum to 1; uncertain ones are renormalised by the model. */
function checkFocus(
  values: ReadValues,
  others: ReadValues,
  node: LocatedNode | undefined,
  { report }: ValueContext,
): void {
  const rows = SETTABLE.filter(({ id }) => id.startsWith(FOCUS_GROUP));
  const given = rows.flatMap(({ id }) => values.get(id) ?? []);
  const weights = rows.map(({ id, value }) => {
    const own = values.get(id) ?? others.get(id);
    if (own === undefined) return Number(value);
    return own.distribution.kind === "constant" ? own.distribution.value : undefined;
  });
  if (given.length === 0 || weights.includes(undefined)) return;
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
  const at = child(node, "focus")?.at ?? given[0].at;
  if (Math.abs(sum - 1) > 1e-6) report("focus-weights-sum", at, { sum });
}
