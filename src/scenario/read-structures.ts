import { defaultMandate, deriveOrganisation, type Organisation } from "../organisation/derive.js";
import { EFFECT_TARGETS, type EffectTarget } from "../assumptions/effect-targets.js";
import type { EffectTerm } from "../organisation/effects.js";
import { effectTerms } from "../organisation/effect-terms.js";
import type { Mandate, OrgChart, Posts } from "../organisation/structure.js";
import { isValueMap } from "./dotted.js";
import { checkName } from "./check-name.js";
import { readChart } from "./read-chart.js";
import { nearest } from "./problems.js";
import type { ScenarioShape, StructureShape } from "./schema.js";
import {
  child,
  childPath,
  describe,
  entriesOf,
  shorten,
  type LocatedMap,
  type LocatedNode,
  type Place,
} from "./located-tree.js";
import { readValue, type ReadValue, type ValueContext } from "./read-value.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "unknown-effect-target": { found: string; allowed: readonly string[]; nearest?: string };
  }
}

/** A structure of the file with all that follows from it. */
export interface ReadStructure {
  readonly id: string;
  readonly at: Place;
  readonly chart: OrgChart;
  readonly organisation: Organisation;
  readonly mandate: Mandate;
  readonly reasons: readonly string[];
  readonly posts: Posts;
  readonly effectsOn: boolean;
  readonly effects: readonly EffectTerm[];
  /** Its own rows, in the order of `EFFECT_TARGETS`. */
  readonly ownEffects: readonly OwnEffect[];
}

interface OwnEffect {
  readonly target: EffectTarget;
  readonly value: ReadValue;
}

/** The structures in the order of the file; faulty ones are reported and left out. */
export function readStructures(
  node: LocatedNode | undefined,
  shapes: ScenarioShape["structures"],
  today: Posts,
  context: ValueContext,
): ReadStructure[] {
  return entriesOf(node).flatMap(({ key, at, value }) => {
    if (!checkName(key, at, context.report) || value.kind !== "map") return [];
    return readStructure(key, at, value, shapes?.[key] ?? {}, today, context) ?? [];
  });
}

function readStructure(
  id: string,
  at: Place,
  node: LocatedMap,
  data: StructureShape,
  today: Posts,
  context: ValueContext,
): ReadStructure | undefined {
  const effects = readEffects(child(node, "effects"), context);
  const chart = readChart(node, data, context.report);
  if (chart === undefined) return undefined;
  const organisation = deriveOrganisation(chart);
  const mandate = data.mandate ?? defaultMandate(organisation.relation);
  const own = effects.own.map(({ target }): EffectTerm => ({ target, input: ownEffectId(id, target) }));
  const fromBook = effectTerms(organisation.relation, organisation.background, mandate);
  const { marketing = today.marketing, sales = today.sales } = data.headcount ?? {};
  return {
    id,
    at,
    chart,
    organisation,
    mandate,
    reasons: [
      ...organisation.reasons,
      mandateReason(mandate, data),
      ...(effects.on ? [] : ["effects: none switches all effects off"]),
    ],
    posts: { ...today, marketing, sales },
    effectsOn: effects.on,
    effects: effects.on ? [...fromBook, ...own] : [],
    ownEffects: effects.own,
  };
}

function mandateReason(mandate: Mandate, data: StructureShape): string {
  return `marketing's mandate is ${mandate} (${data.mandate === undefined ? "default of the relation" : "as given"})`;
}

/** Id of the planned input for a structure's own effect. */
export function ownEffectId(structure: string, target: EffectTarget): string {
  return `effect.own.${structure}.${target}`;
}

interface Effects {
  readonly on: boolean;
  readonly own: readonly OwnEffect[];
}

/** `none`, or ratios by target, nested or dotted. */
function readEffects(node: LocatedNode | undefined, context: ValueContext): Effects {
  if (node === undefined) return { on: true, own: [] };
  if (node.kind === "scalar" && node.value === "none") return { on: false, own: [] };
  if (node.kind !== "map") {
    context.report("wrong-type", node.at, { found: describe(node), expected: "none, or a mapping of effects" });
    return { on: true, own: [] };
  }
  const own = new Map(ratios(node, "", context).map((effect) => [effect.target, effect]));
  return { on: true, own: EFFECT_TARGETS.flatMap((target) => own.get(target) ?? []) };
}

function ratios(node: LocatedNode, above: string, context: ValueContext): OwnEffect[] {
  return entriesOf(node).flatMap(({ key, at, value }) => {
    const found = childPath(above, key);
    const target = EFFECT_TARGETS.find((known) => known === found);
    if (target !== undefined) {
      const ratio = readValue(value, "positive", context);
      return ratio === undefined ? [] : [{ target, value: ratio }];
    }
    if (value.kind === "map" && !isValueMap(value) && value.entries.size > 0) return ratios(value, found, context);
    const problem = { found: shorten(found), allowed: EFFECT_TARGETS, ...nearest(found, EFFECT_TARGETS) };
    context.report("unknown-effect-target", at, problem);
    return [];
  });
}
