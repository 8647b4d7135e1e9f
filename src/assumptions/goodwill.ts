import type { Assumption } from "./assumption.js";
import { BRANDS_GO_DARK, OWN_CHOICE } from "./sources.js";

/** How fast goodwill follows marketing's effort, and how long it lasts without. */
export const GOODWILL = [
  {
    id: "goodwill.brand_half_life",
    label: "how long the brand lasts",
    value: "18 to 50",
    unit: "months",
    domain: "positive",
    meaning: "Months until half of the brand's strength is gone once marketing stops caring for it.",
    source: {
      ...BRANDS_GO_DARK,
      finding:
        "sales of 41 consumer brands without advertising fall with a half-life of 4 to 4.8 years: an upper bound",
    },
    grade: "assumption",
  },
  {
    id: "goodwill.employer_half_life",
    label: "how long the name as employer lasts",
    value: "12 to 27",
    unit: "months",
    domain: "positive",
    meaning: "Months until half of the good name as an employer is gone once marketing stops caring for it.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "goodwill.delight_half_life",
    label: "how long customers' delight lasts",
    value: "6 to 13",
    unit: "months",
    domain: "positive",
    meaning: "Months until half of the customers' delight is gone once marketing stops caring for it.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "goodwill.ux_half_life",
    label: "how long the edge in user experience lasts",
    value: "6 to 13",
    unit: "months",
    domain: "positive",
    meaning: "Months until half of the edge in user experience is gone once marketing stops caring for it.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
