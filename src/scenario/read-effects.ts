import { EFFECT_TARGETS, type EffectTarget } from "../assumptions/effect-targets.js";
import { RATIO_RANGE } from "../assumptions/plausible-ranges.js";
import { isValueMap } from "./dotted.js";
import { shorten } from "../foundation/shorten.js";
import { childPath, describe, entriesOf, type LocatedNode } from "./located-tree.js";
import { nearest } from "./problems.js";
import { readValue, type Quantity, type ReadValue, type ValueContext } from "./read-value.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "unknown-effect-target": { found: string; allowed: readonly string[]; nearest?: string };
  }
}

const RATIO: Quantity = { domain: "positive", kind: "ratio", plausible: RATIO_RANGE };

/** What a structure says of its effects. */
export interface ReadEffects {
  /** False under `effects: none`. */
  readonly on: boolean;
  /** Its own ratios, in the order of `EFFECT_TARGETS`. */
  readonly own: readonly { readonly target: EffectTarget; readonly value: ReadValue }[];
}

/** `none`, or ratios by target, nested or dotted. */
export function readEffects(node: LocatedNode | undefined, context: ValueContext): ReadEffects {
  if (node === undefined) return { on: true, own: [] };
  if (node.kind === "scalar" && node.value === "none") return { on: false, own: [] };
  if (node.kind !== "map") {
    context.report("wrong-type", node.at, {
      found: describe(node),
      expected: "none, or a mapping of effects, such as { churn: 0.9 to 1.0 }",
    });
    return { on: true, own: [] };
  }
  const own = new Map(ratios(node, "", context).map((effect) => [effect.target, effect]));
  return { on: true, own: EFFECT_TARGETS.flatMap((target) => own.get(target) ?? []) };
}

function ratios(node: LocatedNode, above: string, context: ValueContext): ReadEffects["own"] {
  return entriesOf(node).flatMap(({ key, at, value }) => {
    const found = childPath(above, key);
    const target = EFFECT_TARGETS.find((known) => known === found);
    if (target !== undefined) {
      const ratio = readValue(value, RATIO, context);
      return ratio === undefined ? [] : [{ target, value: ratio }];
    }
    if (value.kind === "map" && !isValueMap(value) && value.entries.size > 0) return ratios(value, found, context);
    const problem = { found: shorten(found), allowed: EFFECT_TARGETS, ...nearest(found, EFFECT_TARGETS) };
    context.report("unknown-effect-target", at, problem);
    return [];
  });
}
