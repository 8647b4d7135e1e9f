/**
 * The model in a web page: simulates a scenario that was read elsewhere, on the thread it is called from (a worker, so that
 * the page stays alive). Parses nothing and needs no file.
 *
 *     const comparison = await simulateScenario({ ...resolved, plan: planWith(resolved.plan, moved) }, { trials: 500 });
 */
import type { Comparison } from "./analysis/comparison.js";
import { createComparison } from "./analysis/compare.js";
import type { Posts } from "./organisation/structure.js";
import type { Scenario } from "./scenario/scenario.js";
import type { Plan, PlannedInput, PlannedStructure } from "./simulation/plan.js";
import { OUTCOMES_ONLY } from "./simulation/runner.js";
import { serialRunner } from "./simulation/serial-runner.js";

/** What of a resolved scenario decides its numbers: plain data, as results carry it. */
export type SimulatedScenario = Pick<Scenario, "plan" | "objective" | "reference" | "trials">;

/** What was moved. */
export interface PlanChanges {
  /** By id of the input: the value it is held at, in its unit. */
  readonly values?: Readonly<Record<string, number>>;
  /** By id of the structure: posts of its teams, from its first change on if it has one. Today's teams stay as they are. */
  readonly posts?: Readonly<Record<string, Partial<Posts>>>;
  /** Exponent of every structure's effects, >= 0. */
  readonly effectStrength?: number;
}

/** A plan with some things moved. Everything else keeps its draws and its luck, so that figures move smoothly. */
export function planWith(plan: Plan, { values = {}, posts = {}, effectStrength }: PlanChanges): Plan {
  return {
    ...plan,
    inputs: plan.inputs.map((input) => heldAt(input, values[input.id])),
    structures: plan.structures.map((structure) => withPosts(structure, posts[structure.id] ?? {})),
    ...(effectStrength !== undefined && { effectStrength }),
  };
}

const heldAt = (input: PlannedInput, value: number | undefined): PlannedInput =>
  value === undefined ? input : { ...input, distribution: { kind: "constant", value } };

function withPosts({ states, ...structure }: PlannedStructure, posts: Partial<Posts>): PlannedStructure {
  const isOwn = (place: number): boolean => place > 0 || states.length === 1;
  const moved = states.map((state, place) =>
    isOwn(place) ? { ...state, posts: { ...state.posts, ...posts } } : state,
  );
  return { ...structure, states: moved };
}

export interface SimulateOptions {
  /** The first so many; default: the scenario's. */
  readonly trials?: number;
  /** Aborting ends the simulation, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Compares a scenario's structures, with the numbers that `run` gives for as many trials. */
export async function simulateScenario(
  { plan, objective, reference, trials: all }: SimulatedScenario,
  { trials = all, signal }: SimulateOptions = {},
): Promise<Comparison> {
  const structureIds = plan.structures.map(({ id }) => id);
  const referenceIndex = structureIds.indexOf(reference);
  const comparison = createComparison({ structureIds, referenceIndex, objective, replicates: plan.replicates });
  await serialRunner([{ plan, range: { from: 0, to: trials }, wants: OUTCOMES_ONLY }], comparison.add, signal);
  return comparison.result();
}
