import { javascriptEngine } from "../../src/simulation/engine.js";
import { createMachine, type Machine } from "../../src/simulation/machine.js";
import { FIVE, plan } from "../support/plans.js";
import { compilePeer, hasGcc, hasNumpy, runNumpy } from "./peers.js";
import { leastInTurns, line, timed } from "./report.js";

const TRIALS = 1500;
const HORIZON = 24;
const ROUNDS = 20;
/** The same comparison, for the independent programs. */
const CASE = "reference-24";
const STRUCTURE_MONTHS = TRIALS * FIVE.length * HORIZON;

/** The reference comparison on one core: five structures over 24 months, against independent programs of the model. */
export function benchKernel(): void {
  const reference = plan(FIVE, { horizonMonths: HORIZON });
  const wants = { inputs: false, tallies: false };
  const simulate = (machine: Machine) => () => timed(() => machine.simulate(0, TRIALS, wants));
  const peers: Record<string, () => number> = {};
  const yardstick = "C, gcc -O2";
  const milliseconds = (perSecond: number) => (STRUCTURE_MONTHS / perSecond) * 1000;
  const c = hasGcc ? { plain: compilePeer(["-O2"]), tuned: compilePeer(["-O3", "-march=native"]) } : undefined;
  if (c) {
    peers[yardstick] = () => milliseconds(c.plain.run(CASE, TRIALS).structureMonthsPerSecond);
    peers["C, gcc -O3 -march=native"] = () => milliseconds(c.tuned.run(CASE, TRIALS).structureMonthsPerSecond);
  } else line("C", "skipped: no gcc");
  if (hasNumpy) peers.NumPy = () => milliseconds(runNumpy(CASE, TRIALS).structureMonthsPerSecond);
  else line("NumPy", "skipped: not found");
  const least: Record<string, number> = leastInTurns(
    { "orgfunnel, compiled": simulate(createMachine(reference)), ...peers },
    ROUNDS,
  );
  // Last and alone: one program seldom runs both, and what is shared would be compiled for both.
  least["orgfunnel, its sources in JavaScript"] = leastInTurns(
    { sources: simulate(createMachine(reference, javascriptEngine)) },
    ROUNDS / 2,
  ).sources;
  c?.plain.remove();
  c?.tuned.remove();
  for (const [name, time] of Object.entries(least)) {
    const ratio = c ? [`${(least[yardstick] / time).toFixed(2)} of C -O2`] : [];
    line(name, `${(STRUCTURE_MONTHS / time / 1000).toFixed(2)} M/s`, ...ratio);
  }
}
