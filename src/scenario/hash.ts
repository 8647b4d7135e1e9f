import type { Objective } from "../analysis/objective.js";
import type { DistributionSpec } from "../distributions/spec.js";
import { sha256Hex } from "../foundation/sha256.js";
import type { Plan, PlannedInput, PlannedState } from "../simulation/plan.js";

/** Everything that decides the numbers of a run. */
export interface Decisive {
  readonly plan: Plan;
  readonly trials: number;
  readonly objective: Objective;
  readonly reference: string;
}

/**
 * `sha256:` and the digest of what decides the numbers, as canonical JSON: keys sorted, and so are inputs, structures,
 * effects, correlations and the objective's terms, whose order decides nothing.
 */
export function scenarioHash({ plan, trials, objective, reference }: Decisive): string {
  const structures = plan.structures.map(({ id, states }) => ({ id, states: states.map(hashedState) }));
  const correlations = plan.correlations.map(({ a, b, rank }) => ({ between: [a, b].sort(), rank }));
  const text = canonical({
    plan: {
      ...plan,
      inputs: unordered(plan.inputs.map(withoutData)),
      ...(plan.todayEffects && { todayEffects: unordered(plan.todayEffects) }),
      structures: unordered(structures),
      correlations: unordered(correlations),
    },
    trials,
    objective: unordered(objective.terms),
    reference,
  });
  return `sha256:${sha256Hex(text)}`;
}

/** Only results carry the hash, so only they pay for it. A function of its own: the hash holds on to nothing else of the reading. */
export const lazyHash = (of: Decisive): { readonly hash: string } => ({
  get hash() {
    return scenarioHash(of);
  },
});

/** The order of states decides, that of their parts does not. */
function hashedState({ effects, overrides, disrupted, ...rest }: PlannedState): Record<string, unknown> {
  return { ...rest, effects: unordered(effects), overrides: unordered(overrides), disrupted: unordered(disrupted) };
}

/** Where numbers were read from decides none of them. */
function withoutData({ distribution, ...input }: PlannedInput): PlannedInput {
  if (distribution.kind === "truncated") {
    return { ...input, distribution: { ...distribution, of: withoutOrigin(distribution.of) } };
  }
  return { ...input, distribution: withoutOrigin(distribution) };
}

function withoutOrigin<Spec extends DistributionSpec>(spec: Spec): Spec {
  return "data" in spec ? { ...spec, data: undefined } : spec;
}

/** JSON that is already canonical. */
class CanonicalText {
  constructor(readonly text: string) {}
}

/** A list whose order decides nothing. */
function unordered(items: readonly unknown[]): CanonicalText {
  return new CanonicalText(`[${items.map(canonical).sort().join(",")}]`);
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  if (value instanceof CanonicalText) return value.text;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
