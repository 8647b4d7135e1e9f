import type { Source } from "./assumption.js";
import { ALIGNMENT_REPORT, PRACTITIONER_ESSAY } from "./sources.js";

const calibrated = (source: Source, claim: string): Source => ({ ...source, finding: `calibrated to: ${claim}` });

/** A claim of the alignment report, by name; the number beside it is our calibration, not a figure of the report. */
export const REPORT = {
  acceptanceRockets: calibrated(ALIGNMENT_REPORT, "with marketing under sales, acceptance of qualified leads rockets"),
  contributionTriples: calibrated(ALIGNMENT_REPORT, "with marketing under sales, its contribution to revenue triples"),
  churnLowest: calibrated(ALIGNMENT_REPORT, "with marketing under sales, churn is lowest"),
  diligentFollowUp: calibrated(ALIGNMENT_REPORT, "with sales under marketing, leads are followed up diligently"),
  volumesTooLow: calibrated(ALIGNMENT_REPORT, "with sales under marketing, volumes are too low"),
  flatLine: calibrated(ALIGNMENT_REPORT, "under a head of sales and marketing, the results flat-line"),
  chiefExecutiveBest: calibrated(ALIGNMENT_REPORT, "both teams under the CEO or COO is the best configuration of all"),
  askedToDriveRevenue: calibrated(ALIGNMENT_REPORT, "under the CEO or COO, marketing is asked to drive revenue"),
  importance: calibrated(ALIGNMENT_REPORT, "the difference is one of importance"),
  honestServant: calibrated(ALIGNMENT_REPORT, "under sales, marketing is an honest servant"),
};

/** A claim of the practitioner essay, by name. */
export const ESSAY = {
  revenueFast: calibrated(PRACTITIONER_ESSAY, "with marketing under sales, revenue comes in fast"),
  brandAndDelightNeglected: calibrated(
    PRACTITIONER_ESSAY,
    "under a head with a pure sales background, brand awareness and customer delight are neglected",
  ),
  leadsFollowedUp: calibrated(PRACTITIONER_ESSAY, "with sales under marketing, leads finally get followed up"),
  cannotRunSales: calibrated(PRACTITIONER_ESSAY, "a marketer cannot truly run sales: inbound goes before outbound"),
  specialists: calibrated(
    PRACTITIONER_ESSAY,
    "under a leader who understands both, specialists do what they are good at",
  ),
  nonRevenueMarketing: calibrated(
    PRACTITIONER_ESSAY,
    "under a leader who understands both, brand, delight, user experience and employer brand stay alive",
  ),
  controlRestricts: calibrated(
    PRACTITIONER_ESSAY,
    "one team reporting to the other brings control, not alignment, and restricts potential",
  ),
};
