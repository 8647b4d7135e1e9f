import type { Assumption, Source } from "./assumption.js";

/** What each effect multiplies, and by what kind of ratio. 1 is no effect. */
export const EFFECT_RATIOS = {
  lead_volume: { kind: "rate ratio", multiplies: "the leads marketing generates" },
  acceptance: { kind: "odds ratio", multiplies: "the odds that sales accepts a qualified lead" },
  follow_up: { kind: "odds ratio", multiplies: "the odds that an accepted lead is worked on" },
  response_time: { kind: "time ratio", multiplies: "the time until a lead gets its first answer" },
  win_rate: { kind: "odds ratio", multiplies: "the odds that a deal is won" },
  outbound: { kind: "rate ratio", multiplies: "the deals sales opens by itself" },
  churn: { kind: "hazard ratio", multiplies: "the rate at which customers leave" },
  attrition: { kind: "hazard ratio", multiplies: "the rate at which staff leave" },
  "focus.lead_generation": { kind: "weight ratio", multiplies: "marketing's focus on finding leads" },
  "focus.brand": { kind: "weight ratio", multiplies: "marketing's focus on the brand" },
  "focus.customer_delight": { kind: "weight ratio", multiplies: "marketing's focus on customer delight" },
  "focus.user_experience": { kind: "weight ratio", multiplies: "marketing's focus on user experience" },
  "focus.employer_brand": { kind: "weight ratio", multiplies: "marketing's focus on the employer brand" },
} as const;

type EffectRow = readonly [target: keyof typeof EFFECT_RATIOS, value: string, source: Source];

/**
 * Rows of the book for the effects of one cause; values as value.ts reads them. The numbers are calibrated by us to what the
 * sources claim, so all are graded as assumptions.
 * @param cause id without target: `effect.relation.shared_head`
 * @param when the cause in words: "With marketing under sales"
 */
export function effectRows(cause: string, when: string, rows: readonly EffectRow[]): readonly Assumption[] {
  return rows.map(([target, value, source]) => ({
    id: `${cause}.${target}`,
    value,
    unit: EFFECT_RATIOS[target].kind,
    domain: "positive",
    meaning: `${when}: multiplies ${EFFECT_RATIOS[target].multiplies}.`,
    source,
    grade: "assumption",
  }));
}
