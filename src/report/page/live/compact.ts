import type { MovablePlan } from "../../../analysis/what-if/moves.js";
import type { DistributionSpec, QuantileScale } from "../../../distributions/spec.js";
import type { EffectTerm } from "../../../organisation/effects.js";
import type { Mandate } from "../../../organisation/structure.js";
import type { Plan, PlannedInput, PlannedStructure } from "../../../simulation/plan.js";

/**
 * A movable plan in a quarter of the text, for a page to carry: an input's id goes on from where the one before is another, its stream
 * stands there where it is another than its id, an interval as its two ends, an effect as the place of its input among the inputs where
 * that ends in the target, and of another mandate what it changes.
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

/** So many characters of the id before stay, and others follow. */
type CompactInput = readonly [stay: number, rest: string, spec: CompactSpec, stream?: string];
type CompactSpec = number | readonly [QuantileScale, number, number] | DistributionSpec;
/** Places among the inputs. */
type CompactTerm = number | readonly [input: number, exponent: number | null, target?: EffectTerm["target"]];
/** The first so many terms stay, so many go, and others come in their place. */
type Splice = readonly [stay: number, go: number, terms: readonly CompactTerm[]];

export function compacted({ plan, structures, ...rest }: MovablePlan): CompactPlan {
  const { inputs, structures: planned, todayEffects, ...others } = plan;
  const places = new Map(inputs.map(({ id }, place) => [id, place]));
  const termsOf = (terms: readonly EffectTerm[]): CompactTerm[] => terms.map((term) => compactTerm(term, places));
  return {
    ...rest,
    plan: {
      ...others,
      inputs: inputs.map((input, place) => compactInput(input, place === 0 ? "" : inputs[place - 1].id)),
      structures: planned.map(({ id, states }) => ({
        id,
        states: states.map(({ effects, ...state }) => ({ ...state, effects: termsOf(effects) })),
      })),
      ...(todayEffects && { todayEffects: termsOf(todayEffects) }),
    },
    structures: structures.map(({ id, own, effects }) => {
      const states = planned.find((structure) => structure.id === id)?.states ?? [];
      const splices = Object.entries(effects).map(([mandate, asked]) => [
        mandate,
        asked.map((terms, place) => spliceOf(states[own[place]].effects, terms, termsOf)),
      ]);
      return { id, own, effects: Object.fromEntries(splices) as CompactPlan["structures"][number]["effects"] };
    }),
  };
}

const INTERVAL = [0.05, 0.95];

function compactInput({ id, stream, distribution }: PlannedInput, before: string): CompactInput {
  let stay = 0;
  while (stay < id.length && id[stay] === before[stay]) stay++;
  const own = [stay, id.slice(stay), compactSpec(distribution)] as const;
  return stream === id ? own : [...own, stream];
}

function compactSpec(spec: DistributionSpec): CompactSpec {
  if (spec.kind === "constant") return spec.value;
  if (spec.kind !== "quantiles" || spec.points.length !== 2) return spec;
  const [low, high] = spec.points;
  const isInterval = low.probability === INTERVAL[0] && high.probability === INTERVAL[1];
  return isInterval ? [spec.scale, low.value, high.value] : spec;
}

/** Of an effect on a focus two parts of its id name the target. */
const targetOf = (input: string): string => /(?:focus\.)?[^.]*$/u.exec(input)?.[0] ?? "";

function compactTerm({ target, input, exponent }: EffectTerm, places: ReadonlyMap<string, number>): CompactTerm {
  const placeOf = (id: string): number => places.get(id) ?? NaN;
  const [place, power] = [placeOf(input), exponent === undefined ? null : placeOf(exponent)];
  if (targetOf(input) !== target) return [place, power, target];
  return power === null ? place : [place, power];
}

function spliceOf(
  before: readonly EffectTerm[],
  after: readonly EffectTerm[],
  termsOf: (terms: readonly EffectTerm[]) => CompactTerm[],
): Splice {
  const [from, to] = [before, after].map((terms) => terms.map((term) => JSON.stringify(term)));
  const shorter = Math.min(from.length, to.length);
  let stay = 0;
  while (stay < shorter && from[stay] === to[stay]) stay++;
  let end = 0;
  while (end < shorter - stay && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return [stay, from.length - stay - end, termsOf(after.slice(stay, after.length - end))];
}

/** The plan that `compacted` was given. */
export function expanded({ plan, structures, ...rest }: CompactPlan): MovablePlan {
  const { inputs: compactInputs, structures: compact, todayEffects, ...others } = plan;
  const inputs = expandedInputs(compactInputs);
  const termsOf = (terms: readonly CompactTerm[]): EffectTerm[] => terms.map((term) => expandedTerm(term, inputs));
  const planned = compact.map(({ id, states }) => ({
    id,
    states: states.map((state) => ({ ...state, effects: termsOf(state.effects) })),
  }));
  return {
    ...rest,
    plan: {
      ...others,
      inputs,
      structures: planned,
      ...(todayEffects && { todayEffects: termsOf(todayEffects) }),
    },
    structures: structures.map(({ id, own, effects }) => {
      const states = planned.find((structure) => structure.id === id)?.states ?? [];
      const asked = Object.entries(effects).map(([mandate, splices]) => [
        mandate,
        splices.map(([stay, go, terms], place) => states[own[place]].effects.toSpliced(stay, go, ...termsOf(terms))),
      ]);
      return { id, own, effects: Object.fromEntries(asked) as MovablePlan["structures"][number]["effects"] };
    }),
  };
}

function expandedInputs(compact: readonly CompactInput[]): PlannedInput[] {
  let id = "";
  return compact.map(([stay, rest, spec, stream]) => {
    id = id.slice(0, stay) + rest;
    return { id, stream: stream ?? id, distribution: expandedSpec(spec) };
  });
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

function expandedTerm(term: CompactTerm, inputs: readonly PlannedInput[]): EffectTerm {
  const [place, power = null, target] = typeof term === "number" ? [term] : term;
  const input = inputs[place].id;
  return {
    target: target ?? (targetOf(input) as EffectTerm["target"]),
    input,
    ...(power !== null && { exponent: inputs[power].id }),
  };
}
