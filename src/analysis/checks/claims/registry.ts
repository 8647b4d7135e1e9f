import type { OutcomeId } from "../../../funnel/outcomes.js";
import type { Claim } from "../check.js";
import type { Gauge } from "../gauges.js";
import type { Limit } from "../limit.js";
import type { Wording } from "../words.js";
import { assumptionClaim } from "./assumption.js";
import type { ClaimKind, ClaimOf, SimulatedClaimKind } from "./claim-kind.js";
import { limitClaim } from "./limit.js";
import { orderClaim } from "./order.js";
import { rankClaim } from "./rank.js";

/** A claim about trials. */
export type SimulatedClaim = Exclude<Claim, { kind: "assumption" }>;

const SIMULATED: { readonly [Name in SimulatedClaim["kind"]]: SimulatedClaimKind<ClaimOf<Name>> } = {
  limit: limitClaim,
  rank: rankClaim,
  order: orderClaim,
};

const ALL: { readonly [Name in Claim["kind"]]: ClaimKind<ClaimOf<Name>> } = {
  ...SIMULATED,
  assumption: assumptionClaim,
};

// The tables pair each kind with its claims; the compiler cannot follow that through the union.
const kindOf = (claim: Claim): ClaimKind<Claim> => ALL[claim.kind] as ClaimKind<Claim>;
const simulatedKindOf = (claim: SimulatedClaim): SimulatedClaimKind<SimulatedClaim> =>
  SIMULATED[claim.kind] as SimulatedClaimKind<SimulatedClaim>;

/** What estimates the number a claim is about. */
export const gaugeOf = (claim: SimulatedClaim): Gauge => simulatedKindOf(claim).gauge(claim);

/** The limit that number must keep. */
export const limitOf = (claim: SimulatedClaim): Limit => simulatedKindOf(claim).limit(claim);

/** The outcomes it needs month by month. */
export const monthlyOutcomesOf = (claim: SimulatedClaim): readonly OutcomeId[] => simulatedKindOf(claim).monthly(claim);

/** The structures a claim is about. */
export const structuresOf = (claim: Claim): readonly string[] => kindOf(claim).structures(claim);

/** The unit of the number a claim is about. */
export const claimUnit = (claim: Claim): string => kindOf(claim).unit(claim);

/** What a claim is about, in words. */
export const subjectText = (claim: Claim, wording: Wording): string => kindOf(claim).subject(claim, wording);

/** What a claim asks for, in words. */
export const demandText = (claim: Claim, wording: Wording): string => kindOf(claim).demand(claim, wording);
