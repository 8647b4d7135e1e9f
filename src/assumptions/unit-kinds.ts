import type { COMPANY } from "./company.js";
import type { EffectTargetRow } from "./effect-targets.js";
import type { QuantityKind } from "./quantity.js";

type Unit =
  (typeof COMPANY)[number]["unit"] | EffectTargetRow["kind"] | "posts" | "exponent of the mandate to drive revenue";

/** What kind of quantity each unit of the book is. A multiplier may be written in percent, as a share may. */
const UNIT_KINDS: Readonly<Record<Unit, QuantityKind>> = {
  "leads/month": "count",
  "negative-binomial size": "number",
  "fraction/month": "share",
  multiplier: "share",
  "leads/customer/month": "count",
  fraction: "share",
  "log-odds of opportunity per log response time": "number",
  months: "duration",
  "currency/year": "amount",
  "coefficient of variation": "share",
  "leads/rep/month": "count",
  "opportunities/rep": "count",
  "opportunities/rep/month": "count",
  customers: "count",
  "currency/customer/year": "amount",
  "hazard/month": "share",
  "fraction of a customer's revenue": "share",
  "share of marketing's effort": "share",
  "log leads per log effort": "number",
  "log leads per log brand": "number",
  "log-odds per log user experience": "number",
  "log hazard per log delight": "number",
  "log referrals per log delight": "number",
  "log hazard per log employer brand": "number",
  "log leads per log programme spend": "number",
  "log hazard per unit of coverage": "number",
  "log-odds of opportunity per log acceptance": "number",
  "currency/head/month": "amount",
  "currency/manager/month": "amount",
  "currency/hire": "amount",
  "currency/month": "amount",
  "fraction/year": "share",
  "leads/SDR/month": "count",
  "opportunities/SDR/month": "count",
  "ratio to the reps' response time": "share",
  "customers/head": "count",
  "fraction of the hazard": "share",
  "currency/post": "amount",
  "rate ratio": "ratio",
  "odds ratio": "ratio",
  "time ratio": "ratio",
  "hazard ratio": "ratio",
  "weight ratio": "ratio",
  posts: "count",
  "exponent of the mandate to drive revenue": "share",
};

/** How a value of an assumption in this unit is written. @throws RangeError for a unit that no row of the book has */
export function kindOfUnit(unit: string): QuantityKind {
  if (Object.hasOwn(UNIT_KINDS, unit)) return UNIT_KINDS[unit as Unit];
  throw new RangeError(`There is no unit ${unit} in the book.`);
}
