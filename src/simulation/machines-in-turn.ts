import type { EngineMemory } from "./engine.js";
import { fastestEngine, fastestEngines } from "./fastest-engine.js";
import { createMachine, type Machine } from "./machine.js";
import type { Plan } from "./plan.js";

/** Machines of which those made last alone are used. */
export interface MachinesInTurn {
  /** Makes them for plans of one `luckKey`, or for one plan; they take the memory of those before. */
  readonly machinesFor: (plans: readonly Plan[]) => readonly Machine[];
  /** None is used any more: whoever comes next takes their memory. Where a failure keeps this from being called, it is lost, and no harm done. */
  readonly end: () => void;
}

/** Memories that nobody uses: a fresh one takes ten times as long as a kernel in one that has been touched. */
const free: EngineMemory[] = [];
/** Larger ones are given back to the system. */
const MOST_KEPT_BYTES = 2 ** 25;

export function machinesInTurn(): MachinesInTurn {
  const memory = free.pop() ?? {};
  return {
    machinesFor: (plans) => {
      if (plans.length === 1) return [createMachine(plans[0], (of) => fastestEngine(of, memory))];
      const engines = fastestEngines(plans, memory);
      return plans.map((plan, place) => createMachine(plan, () => engines[place]));
    },
    end: () => {
      if (memory.held !== undefined && memory.held.buffer.byteLength <= MOST_KEPT_BYTES) free.push(memory);
    },
  };
}
