import type { EngineMemory } from "./engine.js";
import { fastestEngine, fastestEngines } from "./fastest-engine.js";
import { createMachine, type Machine } from "./machine.js";
import type { Plan } from "./plan.js";

/**
 * Makes machines for plans of one `luckKey`, or for one plan; those made last alone are used: they take the memory of those
 * before.
 */
export function machinesInTurn(): (plans: readonly Plan[]) => readonly Machine[] {
  const memory: EngineMemory = {};
  return (plans) => {
    if (plans.length === 1) return [createMachine(plans[0], (of) => fastestEngine(of, memory))];
    const engines = fastestEngines(plans, memory);
    return plans.map((plan, place) => createMachine(plan, () => engines[place]));
  };
}
