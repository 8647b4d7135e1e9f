import type { OutcomeId } from "../../../funnel/outcomes.js";
import type { Claim } from "../check.js";
import type { Gauge } from "../gauges.js";
import type { Limit } from "../limit.js";
import type { Wording } from "../words.js";

/** The claims of a kind. */
export type ClaimOf<Name extends Claim["kind"]> = Extract<Claim, { readonly kind: Name }>;

/** A way to claim something: what must be known of it to decide it and to tell it. */
export interface ClaimKind<Given extends Claim> {
  /** The structures a claim is about. */
  readonly structures: (claim: Given) => readonly string[];
  /** The unit of the number a claim is about. */
  readonly unit: (claim: Given) => string;
  /** What it is about, in words. */
  readonly subject: (claim: Given, wording: Wording) => string;
  /** What it asks for, in words. */
  readonly demand: (claim: Given, wording: Wording) => string;
}

/** One that takes trials to decide. */
export interface SimulatedClaimKind<Given extends Claim> extends ClaimKind<Given> {
  /** What estimates the number a claim is about. */
  readonly gauge: (claim: Given) => Gauge;
  /** The limit that number must keep. */
  readonly limit: (claim: Given) => Limit;
  /** The outcomes it needs month by month. */
  readonly monthly: (claim: Given) => readonly OutcomeId[];
}
