import { exp } from "../distributions/elementary/exp.js";
import { log } from "../distributions/elementary/log.js";
import { EFFECT_TARGETS } from "../assumptions/effect-targets.js";
import type { EffectTerm } from "../organisation/effects.js";
import type { PlannedState } from "./plan.js";

/**
 * Fills the effects of a state in one trial from the values of the plan's inputs: effect e goes to e * lanes + lane.
 */
export type EffectFiller = (effects: Float64Array, values: Float64Array, lanes: number, lane: number) => void;

/** An input that multiplies an effect. */
interface Factor {
  readonly effect: number;
  readonly input: number;
  /** Place of the input that is its exponent. */
  readonly exponent?: number;
}

/**
 * The effects of a state relative to today's: the product of its terms over the product of today's, to the power of the
 * strength. Terms that both have are left out, so that today's own effects are exactly 1.
 * @param placeOf the place of an input among the plan's
 */
export function relativeEffects(
  state: Pick<PlannedState, "effects" | "neutral">,
  today: readonly EffectTerm[],
  strength: number,
  placeOf: (id: string) => number,
): EffectFiller {
  const neutral: EffectFiller = (effects, _, lanes, lane) => {
    for (let at = lane; at < effects.length; at += lanes) effects[at] = 1;
  };
  if (state.neutral) return neutral;
  const factorOf = ({ target, input, exponent }: EffectTerm): Factor => ({
    effect: EFFECT_TARGETS.indexOf(target),
    input: placeOf(input),
    ...(exponent !== undefined && { exponent: placeOf(exponent) }),
  });
  const [own, todays] = withoutCommon(state.effects, today);
  const multiplied = own.map(factorOf);
  const divided = todays.map(factorOf);
  return (effects, values, lanes, lane) => {
    neutral(effects, values, lanes, lane);
    for (const factor of multiplied) effects[factor.effect * lanes + lane] *= valueOf(factor, values);
    for (const factor of divided) effects[factor.effect * lanes + lane] /= valueOf(factor, values);
    if (strength === 1) return;
    for (let at = lane; at < effects.length; at += lanes) effects[at] = exp(strength * log(effects[at]));
  };
}

function valueOf({ input, exponent }: Factor, values: Float64Array): number {
  return exponent === undefined ? values[input] : exp(values[exponent] * log(values[input]));
}

/** Both lists less the terms that they have in common, each as often as both have it. */
export function withoutCommon(
  a: readonly EffectTerm[],
  b: readonly EffectTerm[],
): readonly [readonly EffectTerm[], readonly EffectTerm[]] {
  const rest = [...b];
  const own = a.filter((term) => {
    const place = rest.findIndex((other) => sameTerm(term, other));
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  });
  return [own, rest];
}

const sameTerm = (a: EffectTerm, b: EffectTerm): boolean =>
  a.target === b.target && a.input === b.input && a.exponent === b.exponent;
