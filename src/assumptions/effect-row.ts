import type { Assumption, Source } from "./assumption.js";
import { EFFECT_TARGET_ROWS, EFFECT_TARGETS, type EffectTarget } from "./effect-targets.js";

type EffectRow = readonly [target: EffectTarget, value: string, source: Source];

/**
 * Rows of the book for the effects of one cause; values as value.ts reads them. The numbers are calibrated by us to what the
 * sources claim, so all are graded as assumptions.
 * @param cause id without target: `effect.relation.shared_head`
 * @param when the cause in words: "With marketing under sales"
 * @param whose the same for labels: "marketing under sales"
 * @param condition what else the rows depend on, see `Assumption`
 */
export function effectRows(
  cause: string,
  when: string,
  whose: string,
  rows: readonly EffectRow[],
  condition: Pick<Assumption, "onlyUnder" | "exponent"> = {},
): readonly Assumption[] {
  return rows.map(([target, value, source]) => {
    const { kind, multiplies, short } = EFFECT_TARGET_ROWS[EFFECT_TARGETS.indexOf(target)];
    return {
      id: `${cause}.${target}`,
      label: effectLabel(short, whose),
      value,
      unit: kind,
      domain: "positive",
      meaning: `${when}: multiplies ${multiplies}.`,
      source,
      grade: "assumption",
      ...condition,
    };
  });
}

/** `win rate, mandate drive`: what an effect acts on, and whose it is. */
export const effectLabel = (short: string, whose: string): string => `${short}, ${whose}`;
