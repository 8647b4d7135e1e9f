import type { EngineMemory } from "./engine.js";
import { fastestEngine } from "./fastest-engine.js";
import { createMachine, type Machine } from "./machine.js";
import type { Plan } from "./plan.js";

/** Makes machines of which the one made last alone is used: each takes the memory of the one before. */
export function machinesInTurn(): (plan: Plan) => Machine {
  const memory: EngineMemory = {};
  return (plan) => createMachine(plan, (of) => fastestEngine(of, memory));
}
