import { parentPort } from "node:worker_threads";
import type { Block } from "../block.js";
import type { Machine } from "../machine.js";
import { useKernels } from "../fastest-engine.js";
import { machinesInTurn } from "../machines-in-turn.js";
import type { Plan } from "../plan.js";
import type { UnitAnswer, UnitOrder } from "../queue/unit-threads.js";
import { simulatedUnit } from "../queue/unit-result.js";
import { simulateTogether } from "../together.js";
import { take, type JobBlocks, type Order, type Reply } from "./order.js";
import type { Beginning } from "./thread.js";

const { machinesFor } = machinesInTurn();
let slots: Beginning["slots"];
let plans: readonly Plan[];
let machines: readonly Machine[] | undefined;

/** Runs in a worker thread, for a crew or for a queue. */
parentPort?.on("message", (message: Beginning | Order | UnitOrder) => {
  if ("kernels" in message) begin(message);
  else if ("parts" in message) doUnit(message);
  else doOrder(message);
});

function begin(beginning: Beginning): void {
  useKernels(beginning.kernels);
  slots = beginning.slots;
}

/** The trials of an order, unless it was taken back. The numbers are handed over, not copied. */
function doOrder(order: Order): void {
  if (order.plans !== undefined) {
    plans = order.plans;
    machines = undefined;
  }
  if (slots !== undefined && !take(slots, order)) return;
  try {
    const blocks = simulate(order);
    post({ number: order.number, blocks }, blocks.flat().flatMap(buffersOf));
  } catch (reason) {
    post({ number: order.number, failure: reason instanceof Error ? reason.message : String(reason) }, []);
  }
}

function doUnit({ parts }: UnitOrder): void {
  let answer: UnitAnswer;
  try {
    answer = { bytes: simulatedUnit(parts) };
  } catch (reason) {
    answer = { failure: reason instanceof Error ? reason.message : String(reason) };
  }
  parentPort?.postMessage(answer);
}

function simulate({ jobs }: Order): JobBlocks {
  const blocks: Block[][] = jobs.map(() => []);
  const asked = jobs.map((job, place) => ({ ...job, plan: plans[place] }));
  for (const { blocks: done = [] } of simulateTogether((machines ??= machinesFor(plans)), asked))
    done.forEach((block, job) => blocks[job].push(block));
  return blocks;
}

const buffersOf = ({ outcomes, inputs, tallies, spent, costs, profits, monthly }: Block): ArrayBuffer[] =>
  [outcomes, inputs, tallies, spent, costs, profits, monthly?.values].flatMap((array) =>
    array === undefined ? [] : [array.buffer as ArrayBuffer],
  );

function post(reply: Reply, buffers: readonly ArrayBuffer[]): void {
  parentPort?.postMessage(reply, buffers);
}
