import { defaultMandate, deriveOrganisation, type Organisation } from "../organisation/derive.js";
import type { EffectTarget } from "../assumptions/effect-targets.js";
import type { EffectTerm } from "../organisation/effects.js";
import { effectTerms } from "../organisation/effect-terms.js";
import { PLACED_TEAMS, TEAMS, type Mandate, type OrgChart, type Posts } from "../organisation/structure.js";
import type { NameInput } from "./input-names.js";
import { child, entriesOf, type LocatedMap, type Place } from "./located-tree.js";
import { readOverrides, type AssumptionContext, type ReadValues } from "./read-assumptions.js";
import { readChart } from "./read-chart.js";
import { readEffects } from "./read-effects.js";
import type { ReadValue } from "./read-value.js";
import type { StructureShape } from "./schema.js";
import { plainData } from "./shape.js";

/** A structure as it is for some time, with all that follows from its chart. */
export interface ReadState {
  readonly at: Place;
  readonly chart: OrgChart;
  /** Where a manager's own cost stands, by name. */
  readonly costPlaces: ReadonlyMap<string, Place>;
  readonly organisation: Organisation;
  readonly mandate: Mandate;
  readonly reasons: readonly string[];
  readonly posts: Posts;
  readonly effectsOn: boolean;
  readonly effects: readonly EffectTerm[];
  /** Its own ratios, in the order of `EFFECT_TARGETS`. */
  readonly ownEffects: readonly OwnEffect[];
  /** What it sets differently from the scenario, in the order of the file. */
  readonly overrides: readonly ReadOverride[];
}

export interface OwnEffect {
  readonly target: EffectTarget;
  /** Id of its planned input. */
  readonly input: string;
  readonly value: ReadValue;
}

export interface ReadOverride {
  readonly assumption: string;
  /** Id of the planned input that takes its place. */
  readonly input: string;
  readonly value: ReadValue;
}

/** What a state is read against. */
export interface StateContext extends AssumptionContext {
  /** Posts of today's teams. */
  readonly todayPosts: Posts;
  /** The scenario's weights of focus, which are one whole with those that a structure sets. */
  readonly focus: ReadValues;
}

/** The state that a structure's mapping describes; undefined, with the reasons reported, if its chart is not sound. */
export function readState(id: string, node: LocatedMap, name: NameInput, context: StateContext): ReadState | undefined {
  // The schema has seen every part of it.
  const data = plainData(node) as StructureShape;
  const given = readEffects(child(node, "effects"), context);
  const values = readOverrides(child(node, "assumptions"), context.focus, context);
  const posts = readPosts(data, context.todayPosts);
  const chart = readChart(node, data, posts, context);
  if (chart === undefined) return undefined;
  const organisation = deriveOrganisation(chart);
  const mandate = data.mandate ?? defaultMandate(organisation.relation);
  const ownEffects = given.own.map(({ target, value }) => ({
    target,
    value,
    input: name(`effect.own.${id}.${target}`, value),
  }));
  const { relation, background } = organisation;
  const fromBook = effectTerms(relation, background, mandate, placesWithPosts(organisation, posts));
  return {
    at: node.at,
    chart,
    costPlaces: new Map(
      entriesOf(child(node, "managers")).flatMap(({ key, value }) => {
        const cost = child(value, "cost");
        return cost ? [[key, cost.at] as const] : [];
      }),
    ),
    organisation,
    mandate,
    reasons: [
      ...organisation.reasons,
      `marketing's mandate is ${mandate} (${data.mandate === undefined ? "default of the relation" : "as given"})`,
      ...(given.on ? [] : ["effects: none switches all effects off"]),
    ],
    posts,
    effectsOn: given.on,
    effects: given.on ? [...fromBook, ...ownEffects.map(({ target, input }) => ({ target, input }))] : [],
    ownEffects,
    overrides: [...values].map(([assumption, value]) => ({
      assumption,
      value,
      input: name(`structure.${id}.${assumption}`, value),
    })),
  };
}

/** The place of a team acts only where there is somebody in it. */
function placesWithPosts({ places }: Organisation, posts: Posts): Organisation["places"] {
  return Object.fromEntries(PLACED_TEAMS.flatMap((team) => (posts[team] > 0 ? [[team, places[team]]] : [])));
}

/** Its own posts; of teams it does not name today's. */
function readPosts({ headcount }: StructureShape, today: Posts): Posts {
  return Object.fromEntries(TEAMS.map((team) => [team, headcount?.[team] ?? today[team]])) as Posts;
}
