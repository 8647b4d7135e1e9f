import type { Assumption } from "./assumption.js";
import { OWN_CHOICE } from "./sources.js";

const weight = <Activity extends string>(activity: Activity, value: string, effort: string) =>
  ({
    id: `focus.${activity}` as const,
    label: `marketing's focus on ${activity.replaceAll("_", " ")}`,
    value,
    unit: "share of marketing's effort",
    domain: "probability",
    meaning: `Share of marketing's effort that goes into ${effort} today.`,
    source: OWN_CHOICE,
    grade: "assumption",
  }) as const satisfies Assumption;

/** What marketing spends its effort on today. The shares sum to 1. */
export const FOCUS = [
  weight("lead_generation", "0.40", "finding leads"),
  weight("brand", "0.20", "brand awareness"),
  weight("customer_delight", "0.15", "keeping customers delighted"),
  weight("user_experience", "0.15", "the user experience of website and product"),
  weight("employer_brand", "0.10", "being known as a good employer"),
];
