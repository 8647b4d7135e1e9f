import { fastestEngine, fastestKernels } from "../../src/simulation/fastest-engine.js";
import type { Engine, EngineMaker } from "../../src/simulation/engine.js";
import { javascriptEngine } from "../../src/simulation/engine.js";
import { createMachine } from "../../src/simulation/machine.js";
import { webAssemblyEngine } from "../../src/simulation/webassembly.js";
import { FIVE, plan } from "../support/plans.js";
import { compilePeer, hasGcc, hasNumpy, runNumpy } from "./peers.js";
import { cpuTimed, leastInTurns, line } from "./report.js";

const TRIALS = 1600;
const HORIZON = 24;
const ROUNDS = 20;
/** The same comparison, for the independent programs. */
const CASE = "reference-24";
const STRUCTURE_MONTHS = TRIALS * FIVE.length * HORIZON;
const WANTS = { inputs: false, tallies: false };

const reference = plan(FIVE, { horizonMonths: HORIZON });
const { kernel } = fastestKernels();
const oneAtATime = kernel === undefined ? javascriptEngine : webAssemblyEngine(kernel);

/**
 * The reference comparison on one core, in processor time: five structures over 24 months, against independent programs of
 * the model; all of it, and with inputs that are drawn already.
 */
export function benchKernel(): void {
  if (!hasGcc) line("C", "skipped: no gcc");
  if (!hasNumpy) line("NumPy", "skipped: not found");
  const c = hasGcc ? { plain: compilePeer(["-O2"]), tuned: compilePeer(["-O3", "-march=native"]) } : undefined;
  const milliseconds = (perSecond: number) => (STRUCTURE_MONTHS / perSecond) * 1000;
  const candidates: Record<string, () => number> = {
    "orgfunnel, SIMD": whole(fastestEngine),
    "orgfunnel, SIMD, month loop": fed(fastestEngine),
    "orgfunnel, scalar": whole(oneAtATime),
    "orgfunnel, scalar, month loop": fed(oneAtATime),
  };
  if (c) {
    const tuned = () => c.tuned.run(CASE, TRIALS);
    candidates["C, gcc -O2"] = () => milliseconds(c.plain.run(CASE, TRIALS).structureMonthsPerSecond);
    candidates["C, gcc -O3 -march=native"] = () => milliseconds(tuned().structureMonthsPerSecond);
    candidates["C, gcc -O3 -march=native, month loop"] = () =>
      milliseconds(tuned().monthLoopStructureMonthsPerSecond ?? NaN);
  }
  if (hasNumpy) candidates.NumPy = () => milliseconds(runNumpy(CASE, TRIALS).structureMonthsPerSecond);
  const least: Record<string, number> = leastInTurns(candidates, ROUNDS);
  // Last and alone: one program seldom runs both, and what is shared would be compiled for both.
  least["orgfunnel, its sources in JavaScript"] = leastInTurns(
    { sources: whole(javascriptEngine) },
    ROUNDS / 2,
  ).sources;
  c?.plain.remove();
  c?.tuned.remove();
  for (const [name, time] of Object.entries(least)) {
    const yardstick = `C, gcc -O3 -march=native${name.endsWith("month loop") ? ", month loop" : ""}`;
    const ratio = c ? [`${(least[yardstick] / time).toFixed(2)} of C -O3`] : [];
    line(name, `${(STRUCTURE_MONTHS / time / 1000).toFixed(2)} M/s`, ...ratio);
  }
}

/** All that `machine.simulate` does. */
function whole(make: EngineMaker): () => number {
  const machine = createMachine(reference, make);
  return () => cpuTimed(() => machine.simulate(0, TRIALS, WANTS));
}

/** The kernel alone, luck and all, fed with the inputs of the trials simulated last. */
function fed(make: EngineMaker): () => number {
  const engines: Engine[] = [];
  const keep: EngineMaker = (given) => {
    engines.push(make(given));
    return engines[0];
  };
  createMachine(reference, keep).simulate(0, 100, WANTS);
  const [engine] = engines;
  return () =>
    cpuTimed(() => {
      for (let trial = 0; trial < TRIALS; trial += engine.lanes) {
        for (let lane = 0; lane < engine.lanes; lane++) engine.trials[lane] = trial + lane;
        engine.prepare();
        engine.drawLuck();
        engine.simulate(0, FIVE.length, false);
      }
    });
}
