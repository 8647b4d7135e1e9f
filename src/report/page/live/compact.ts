import type { MovablePlan } from "../../../analysis/what-if/moves.js";
import type { DistributionSpec, QuantileScale } from "../../../distributions/spec.js";
import type { EffectTerm } from "../../../organisation/effects.js";
import type { Mandate } from "../../../organisation/structure.js";
import type { Plan, PlannedInput, PlannedStructure } from "../../../simulation/plan.js";

/**
 * A movable plan in a third of the text, for a page to carry: an input's stream stands there where it is another than its id, an interval
 * as its two ends, an effect as its input where that ends in the target, and of another mandate what it changes.
 */
export interface CompactPlan extends Omit<MovablePlan, "plan" | "structures"> {
  readonly plan: Omit<Plan, "inputs" | "structures" | "todayEffects"> & {
    readonly inputs: readonly CompactInput[];
    readonly structures: readonly {
      readonly id: string;
      readonly states: readonly (Omit<PlannedStructure["states"][number], "effects"> & {
        readonly effects: readonly CompactTerm[];
      })[];
    }[];
    readonly todayEffects?: readonly CompactTerm[];
  };
  readonly structures: readonly {
    readonly id: string;
    readonly own: readonly number[];
    readonly effects: Partial<Record<Mandate, readonly Splice[]>>;
  }[];
}

type CompactInput = readonly [id: string, spec: CompactSpec, stream?: string];
type CompactSpec = number | readonly [QuantileScale, number, number] | DistributionSpec;
type CompactTerm = string | readonly [target: EffectTerm["target"], input: string, exponent?: string];
/** The first so many terms stay, so many go, and others come in their place. */
type Splice = readonly [stay: number, go: number, terms: readonly CompactTerm[]];

export function compacted({ plan, structures, ...rest }: MovablePlan): CompactPlan {
  const { inputs, structures: planned, todayEffects, ...others } = plan;
  return {
    ...rest,
    plan: {
      ...others,
      inputs: inputs.map(compactInput),
      structures: planned.map(({ id, states }) => ({
        id,
        states: states.map(({ effects, ...state }) => ({ ...state, effects: effects.map(compactTerm) })),
      })),
      ...(todayEffects && { todayEffects: todayEffects.map(compactTerm) }),
    },
    structures: structures.map(({ id, own, effects }) => {
      const states = planned.find((structure) => structure.id === id)?.states ?? [];
      const splices = Object.entries(effects).map(([mandate, asked]) => [
        mandate,
        asked.map((terms, place) => spliceOf(states[own[place]].effects, terms)),
      ]);
      return { id, own, effects: Object.fromEntries(splices) as CompactPlan["structures"][number]["effects"] };
    }),
  };
}

const INTERVAL = [0.05, 0.95];

function compactInput({ id, stream, distribution }: PlannedInput): CompactInput {
  const spec = compactSpec(distribution);
  return stream === id ? [id, spec] : [id, spec, stream];
}

function compactSpec(spec: DistributionSpec): CompactSpec {
  if (spec.kind === "constant") return spec.value;
  if (spec.kind !== "quantiles" || spec.points.length !== 2) return spec;
  const [low, high] = spec.points;
  const isInterval = low.probability === INTERVAL[0] && high.probability === INTERVAL[1];
  return isInterval ? [spec.scale, low.value, high.value] : spec;
}

function compactTerm({ target, input, exponent }: EffectTerm): CompactTerm {
  if (exponent !== undefined) return [target, input, exponent];
  return input.split(".").at(-1) === target ? input : [target, input];
}

function spliceOf(before: readonly EffectTerm[], after: readonly EffectTerm[]): Splice {
  const [from, to] = [before, after].map((terms) => terms.map((term) => JSON.stringify(term)));
  const shorter = Math.min(from.length, to.length);
  let stay = 0;
  while (stay < shorter && from[stay] === to[stay]) stay++;
  let end = 0;
  while (end < shorter - stay && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return [stay, from.length - stay - end, after.slice(stay, after.length - end).map(compactTerm)];
}

/** The plan that `compacted` was given. */
export function expanded({ plan, structures, ...rest }: CompactPlan): MovablePlan {
  const { inputs, structures: compact, todayEffects, ...others } = plan;
  const planned = compact.map(({ id, states }) => ({
    id,
    states: states.map((state) => ({ ...state, effects: state.effects.map(expandedTerm) })),
  }));
  return {
    ...rest,
    plan: {
      ...others,
      inputs: inputs.map(([id, spec, stream = id]) => ({ id, stream, distribution: expandedSpec(spec) })),
      structures: planned,
      ...(todayEffects && { todayEffects: todayEffects.map(expandedTerm) }),
    },
    structures: structures.map(({ id, own, effects }) => {
      const states = planned.find((structure) => structure.id === id)?.states ?? [];
      const asked = Object.entries(effects).map(([mandate, splices]) => [
        mandate,
        splices.map(([stay, go, terms], place) =>
          states[own[place]].effects.toSpliced(stay, go, ...terms.map(expandedTerm)),
        ),
      ]);
      return { id, own, effects: Object.fromEntries(asked) as MovablePlan["structures"][number]["effects"] };
    }),
  };
}

function expandedSpec(spec: CompactSpec): DistributionSpec {
  if (typeof spec === "number") return { kind: "constant", value: spec };
  if (!isEnds(spec)) return spec;
  const [scale, ...ends] = spec;
  return {
    kind: "quantiles",
    scale,
    points: ends.map((value, place) => ({ probability: INTERVAL[place], value })),
  };
}

const isEnds = (spec: Exclude<CompactSpec, number>): spec is readonly [QuantileScale, number, number] =>
  Array.isArray(spec);

function expandedTerm(term: CompactTerm): EffectTerm {
  if (typeof term === "string") return { target: (term.split(".").at(-1) ?? "") as EffectTerm["target"], input: term };
  const [target, input, exponent] = term;
  return { target, input, ...(exponent !== undefined && { exponent }) };
}
