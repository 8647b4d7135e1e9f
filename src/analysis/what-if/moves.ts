import type { EffectTerm } from "../../organisation/effects.js";
import type { Mandate, Posts } from "../../organisation/structure.js";
import type { Plan, PlannedInput, PlannedStructure } from "../../simulation/plan.js";
import type { Objective } from "../objective.js";

/** A plan in which some things may be moved, as plain data: neither charts nor the book are needed to move them. */
export interface MovablePlan {
  readonly plan: Plan;
  readonly objective: Objective;
  /** Id of the structure the others are compared with. */
  readonly reference: string;
  /** Those whose posts or mandate may be moved. */
  readonly structures: readonly MovableStructure[];
}

export interface MovableStructure {
  readonly id: string;
  /** Places of the states in which it is its own, and not yet today's structure. */
  readonly own: readonly number[];
  /** By mandate: the effects of these states under it, in their order. */
  readonly effects: Partial<Record<Mandate, readonly (readonly EffectTerm[])[]>>;
}

/** What was moved. */
export interface PlanMoves {
  /** By id of the input: the value it is held at, in its unit. */
  readonly values?: Readonly<Record<string, number>>;
  /** By id of a movable structure: posts of its teams where it is its own. Today's teams stay as they are. */
  readonly posts?: Readonly<Record<string, Partial<Posts>>>;
  /** By id of a movable structure: what marketing is asked to do where it is its own. */
  readonly mandates?: Readonly<Record<string, Mandate>>;
  /** Exponent of every structure's effects, >= 0. */
  readonly effectStrength?: number;
}

/**
 * The plan that the scenario has with the same things written into its file. Everything else keeps its draws and its luck, so that
 * figures move smoothly. A team must keep posts where it has some, and stay empty where it has none.
 */
export function movedPlan({ plan, structures }: Omit<MovablePlan, "objective" | "reference">, moves: PlanMoves): Plan {
  const { values = {}, effectStrength: strength = plan.effectStrength ?? 1 } = moves;
  return {
    ...withoutStrength(plan),
    inputs: plan.inputs.map((input) => heldAt(input, values[input.id])),
    structures: plan.structures.map((structure) => {
      const movable = structures.find(({ id }) => id === structure.id);
      return movable === undefined ? structure : movedStructure(structure, movable, moves);
    }),
    ...(strength !== 1 && { effectStrength: strength }),
  };
}

/** At full strength a plan does not name it. */
function withoutStrength(plan: Plan): Plan {
  const { effectStrength, ...others } = plan;
  return effectStrength === undefined ? plan : others;
}

const heldAt = (input: PlannedInput, value: number | undefined): PlannedInput =>
  value === undefined ? input : { ...input, distribution: { kind: "constant", value } };

function movedStructure(
  structure: PlannedStructure,
  { id, own, effects }: MovableStructure,
  { posts = {}, mandates = {} }: PlanMoves,
): PlannedStructure {
  const mandate = Object.hasOwn(mandates, id) ? mandates[id] : undefined;
  const ofMandate = mandate && effects[mandate];
  const states = structure.states.map((state, place) => {
    const order = own.indexOf(place);
    if (order < 0) return state;
    const moved = { ...state, posts: { ...state.posts, ...(Object.hasOwn(posts, id) ? posts[id] : {}) } };
    return ofMandate === undefined ? moved : { ...moved, effects: ofMandate[order] };
  });
  return { ...structure, states };
}
