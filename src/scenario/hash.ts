import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Objective } from "../analysis/objective.js";
import type { Plan } from "../simulation/plan.js";

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
  const structures = plan.structures.map((structure) => ({ ...structure, effects: sorted(structure.effects) }));
  const correlations = plan.correlations.map(({ a, b, rank }) => ({ between: [a, b].sort(), rank }));
  const unordered = {
    ...plan,
    inputs: sorted(plan.inputs),
    structures: sorted(structures),
    correlations: sorted(correlations),
  };
  const text = canonical({ plan: unordered, trials, objective: sorted(objective.terms), reference });
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;
}

function sorted(items: readonly unknown[]): readonly unknown[] {
  const texts = items.map((item) => ({ item, text: canonical(item) }));
  return texts.sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text))).map(({ item }) => item);
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
