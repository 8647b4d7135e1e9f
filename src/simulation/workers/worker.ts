import { move, transferableSymbol, valueSymbol } from "piscina";
import type { Block } from "../block.js";
import { createMachine, type Machine } from "../machine.js";
import { blockRanges } from "../work.js";
import type { Task } from "./task.js";

let machine: Machine | undefined;
let machineOf: number | undefined;

/** Runs in a worker thread: simulates the trials of a task. The numbers are handed over, not copied. */
export default function simulate(task: Task): unknown {
  const { planNumber, plan, wants } = task;
  if (machine === undefined || planNumber !== machineOf) {
    machine = createMachine(plan);
    machineOf = planNumber;
  }
  const { simulate: simulateBlock } = machine;
  return move(handedOver(Array.from(blockRanges(task), ({ from, to }) => simulateBlock(from, to - from, wants))));
}

function handedOver(blocks: readonly Block[]) {
  const arrays = blocks.flatMap(({ outcomes, inputs, tallies }) => [outcomes, inputs, tallies]);
  const buffers = arrays.flatMap((array) => (array === undefined ? [] : [array.buffer]));
  return { [transferableSymbol]: buffers, [valueSymbol]: blocks };
}
