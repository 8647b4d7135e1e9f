import { move, transferableSymbol, valueSymbol } from "piscina";
import type { Block } from "../block.js";
import { createMachine, type Machine } from "../machine.js";
import type { Task } from "./task.js";

let machine: Machine | undefined;
let machineOf: number | undefined;

/** Runs in a worker thread: simulates the trials of a task. The numbers are handed over, not copied. */
export default function simulate({ planNumber, plan, firstTrial, trials, wants }: Task): unknown {
  if (machine === undefined || planNumber !== machineOf) {
    machine = createMachine(plan);
    machineOf = planNumber;
  }
  return move(handedOver(machine.simulate(firstTrial, trials, wants)));
}

function handedOver(block: Block) {
  const arrays = [block.outcomes, block.inputs, block.tallies].filter((array) => array !== undefined);
  return { [transferableSymbol]: arrays.map(({ buffer }) => buffer), [valueSymbol]: block };
}
