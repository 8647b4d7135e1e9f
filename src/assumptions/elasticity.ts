import type { Assumption } from "./assumption.js";
import { ADVERTISING_ELASTICITY, EMPLOYER_BRANDING, OWN_CHOICE, SATISFACTION } from "./sources.js";

const SATISFACTION_SIGN = { ...SATISFACTION, finding: "the sign only; no elasticity for B2B was found" };

/** How strongly marketing's effort and goodwill move the funnel. All are zero or more: zero is no influence. */
export const ELASTICITY = [
  {
    id: "elasticity.focus_to_leads",
    value: "0.5 to 0.95",
    unit: "log leads per log effort",
    domain: "non-negative",
    meaning: "How strongly the number of leads follows the effort put into finding them (1 = in proportion).",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "elasticity.brand_to_leads",
    value: "0.25 to 0.65",
    unit: "log leads per log brand",
    domain: "non-negative",
    meaning: "How strongly a better known brand brings more leads.",
    source: {
      ...ADVERTISING_ELASTICITY,
      finding: "0.24 in the long run for consumer brands; no figure for B2B was found",
    },
    grade: "assumption",
  },
  {
    id: "elasticity.ux_to_qualification",
    value: "0.1 to 0.7",
    unit: "log-odds per log user experience",
    domain: "non-negative",
    meaning: "How strongly a better user experience raises the share of leads that qualify.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "elasticity.delight_to_churn",
    value: "0.12 to 0.7",
    unit: "log hazard per log delight",
    domain: "non-negative",
    meaning: "How strongly delighted customers stay longer.",
    source: SATISFACTION_SIGN,
    grade: "assumption",
  },
  {
    id: "elasticity.delight_to_referrals",
    value: "0.2 to 1.2",
    unit: "log referrals per log delight",
    domain: "non-negative",
    meaning: "How strongly delighted customers recommend us more.",
    source: SATISFACTION_SIGN,
    grade: "assumption",
  },
  {
    id: "elasticity.employer_brand_to_attrition",
    value: "0.15 to 0.7",
    unit: "log hazard per log employer brand",
    domain: "non-negative",
    meaning: "How strongly a good name as an employer keeps staff from leaving.",
    source: { ...EMPLOYER_BRANDING, finding: "turnover 28 % lower with a strong than with a weak employer brand" },
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
