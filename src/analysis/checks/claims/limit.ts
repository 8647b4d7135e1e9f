import type { LimitClaim } from "../check.js";
import { structuresOfSubject } from "../operands.js";
import { statisticOf } from "../statistics/registry.js";
import type { SimulatedClaimKind } from "./claim-kind.js";

/** A statistic keeps within a limit. */
export const limitClaim: SimulatedClaimKind<LimitClaim> = {
  structures: ({ subject }) => structuresOfSubject(subject),
  unit: ({ subject }) => statisticOf(subject).unit(subject),
  subject: ({ subject }, figures) => statisticOf(subject).text(subject, figures),
  demand: (claim, { bounds }) => bounds(claim.limit, limitClaim.unit(claim)),
  gauge: ({ subject }) => statisticOf(subject).gauge(subject),
  limit: ({ limit }) => limit,
  monthly: ({ subject }) => statisticOf(subject).monthly?.(subject) ?? [],
};
