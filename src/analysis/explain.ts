import { shiftOdds } from "../funnel/odds.js";
import {
  EFFECT_TARGET_ROWS,
  EFFECT_TARGETS,
  type EffectTarget,
  type EffectTargetRow,
} from "../assumptions/effect-targets.js";
import type { EffectTerm } from "../organisation/effects.js";
import { relativeEffects, withoutCommon } from "../simulation/relative-effects.js";

/** One effect of a structure as plain rates, at the medians of all inputs. */
export interface ExplainedEffect extends Pick<EffectTargetRow, "kind" | "label"> {
  readonly target: EffectTarget;
  /** Product of the terms over that of today's terms, to the power of the strength; 1 without terms. */
  readonly ratio: number;
  /** Those of today's structure divide; terms that both have cancel, and are left out. */
  readonly terms: readonly { readonly input: string; readonly value: number; readonly divides: boolean }[];
  /** What the ratio does to each assumption it acts on, in that assumption's unit. */
  readonly rates: readonly ExplainedRate[];
}

interface ExplainedRate {
  /** Id of the assumption. */
  readonly assumption: string;
  readonly base: number;
  /** With the structure's effect. A focus weight is also renormalised, so it moves with the other weights' ratios. */
  readonly result: number;
}

/** Terms of a structure, relative to today's. */
export interface ExplainedTerms {
  readonly effects: readonly EffectTerm[];
  /** Every relative effect is exactly 1. */
  readonly neutral?: boolean;
  /** Of today's structure. */
  readonly today?: readonly EffectTerm[] | undefined;
  /** The plan's `effectStrength`. */
  readonly strength?: number | undefined;
}

/** Medians by id, of every assumption and of every input that the terms name. */
export type Medians = ReadonlyMap<string, number>;

/**
 * Every effect target in the order of `EFFECT_TARGETS`, also those without terms.
 * @throws Error if a median is missing
 */
export function explainEffects(medians: Medians, given: ExplainedTerms): readonly ExplainedEffect[] {
  const { effects, neutral = false, today = [] } = given;
  const [own, divided] = neutral ? [[], []] : withoutCommon(effects, today);
  const ratios = ratiosOf(medians, given);
  const ratioOf = (target: EffectTarget): number => ratios[EFFECT_TARGETS.indexOf(target)];
  const focusTotal = EFFECT_TARGET_ROWS.filter(({ kind }) => kind === "weight ratio").reduce(
    (total, { id, bases }) => total + medianOf(medians, bases[0]) * ratioOf(id),
    0,
  );
  const elasticity = medianOf(medians, "funnel.response_elasticity");
  return EFFECT_TARGET_ROWS.map(({ id: target, kind, label, bases }) => {
    const ratio = ratioOf(target);
    const apply = APPLY[kind];
    return {
      target,
      kind,
      label,
      ratio,
      terms: [
        ...termsOf(own, target).map((term) => ({ input: term.input, value: factorOf(medians, term), divides: false })),
        ...termsOf(divided, target).map((term) => ({
          input: term.input,
          value: factorOf(medians, term),
          divides: true,
        })),
      ],
      rates: bases.map((assumption) => {
        const base = medianOf(medians, assumption);
        return { assumption, base, result: apply(base, ratio, { elasticity, focusTotal }) };
      }),
    };
  });
}

interface Context {
  /** Log-odds of an opportunity lost per log response time. */
  readonly elasticity: number;
  /** Sum of all focus weights times their ratios. */
  readonly focusTotal: number;
}

const APPLY: Readonly<Record<EffectTargetRow["kind"], (base: number, ratio: number, context: Context) => number>> = {
  "rate ratio": (base, ratio) => base * ratio,
  "hazard ratio": (base, ratio) => base * ratio,
  "odds ratio": shiftOdds,
  "time ratio": (base, ratio, { elasticity }) => shiftOdds(base, ratio ** -elasticity),
  "weight ratio": (base, ratio, { focusTotal }) => (base * ratio) / focusTotal,
};

const termsOf = (effects: readonly EffectTerm[], target: EffectTarget): readonly EffectTerm[] =>
  effects.filter((term) => term.target === target);

function ratiosOf(
  medians: Medians,
  { effects, neutral = false, today = [], strength = 1 }: ExplainedTerms,
): Float64Array {
  const ids = [...new Set([...effects, ...today].flatMap(({ input, exponent }) => [input, exponent ?? input]))];
  const values = Float64Array.from(ids, (id) => medianOf(medians, id));
  const ratios = new Float64Array(EFFECT_TARGETS.length);
  relativeEffects({ effects, neutral }, today, strength, (id) => ids.indexOf(id))(ratios, values, 1, 0);
  return ratios;
}

const factorOf = (medians: Medians, { input, exponent }: EffectTerm): number =>
  medianOf(medians, input) ** (exponent === undefined ? 1 : medianOf(medians, exponent));

/** @throws Error if there is no median for `id` */
export function medianOf(medians: Medians, id: string): number {
  const median = medians.get(id);
  if (median === undefined) throw new Error(`no median for ${id}`);
  return median;
}
