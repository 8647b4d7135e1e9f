import type { Plan } from "../../simulation/plan.js";

/**
 * Gives of equal plans always the first. Plans of one scenario have most of their inputs in common, as the same objects: each is
 * written out once, however many plans there are, and no text of a whole plan is kept.
 */
export function sharedPlans(): (plan: Plan) => Plan {
  const numberOf = numbered();
  const known = new Map<string, Plan>();
  return (plan) => {
    const { inputs, structures, ...rest } = plan;
    const key = [inputs, structures, [rest]].map((parts: readonly object[]) => parts.map(numberOf).join(" ")).join(";");
    const first = known.get(key) ?? plan;
    known.set(key, first);
    return first;
  };
}

/** A number for every object, the same for those of the same text. */
function numbered(): (part: object) => number {
  const seen = new WeakMap<object, number>();
  const byText = new Map<string, number>();
  return (part) => {
    const known = seen.get(part);
    if (known !== undefined) return known;
    const text = JSON.stringify(part);
    const own = byText.get(text) ?? byText.size;
    byText.set(text, own);
    seen.set(part, own);
    return own;
  };
}
