import { OUTCOMES } from "../../src/funnel/outcomes.js";
import { createMachine } from "../../src/simulation/machine.js";
import { PEER_CASES, planOfCase, type PeerCase } from "./peer-cases.js";
import { compilePeer, hasGcc, hasNumpy, type PeerResult, runNumpyOnAll } from "./peers.js";
import { line } from "./report.js";

/** Standard errors of their difference that two means may lie apart. */
const LIMIT = 5;

/** Mean and standard error of an outcome of a structure, both by their places. */
export type Means = (structure: number, outcome: number) => { mean: number; standardError: number };

/** Those of a case here, over the trials that have data. */
export function meansOf(given: PeerCase, trials: number): Means {
  const { outcomes } = createMachine(planOfCase(given)).simulate(0, trials, { inputs: false, tallies: false });
  return (structure, outcome) => {
    const row = structure * OUTCOMES.length + outcome;
    const values = outcomes.subarray(row * trials, (row + 1) * trials).filter((value) => !Number.isNaN(value));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
  };
}

/** All outcomes whose means lie further apart here and there than the limit, in words. */
export function disagreements(here: Means, { structures }: PeerResult): string[] {
  return structures.flatMap(({ id, outcomes }, structure) =>
    OUTCOMES.flatMap((outcome, place) => {
      const { mean, standardError } = here(structure, place);
      const there = outcomes[outcome.id];
      if (Number.isNaN(mean) && there.mean === null) return [];
      const difference = mean - (there.mean ?? NaN);
      if (Math.abs(difference) <= 1e-9 * Math.abs(mean)) return [];
      const z = difference / Math.hypot(standardError, there.standardError ?? NaN);
      return Math.abs(z) < LIMIT ? [] : [`${id} ${outcome.id}: ${mean} here, ${String(there.mean)} there, z = ${z}`];
    }),
  );
}

const TRIALS = 20_000;
/** NumPy is ten times as slow as C. */
const NUMPY_TRIALS = 2_000;

/** Means of all cases against both independent programs, on ten times the trials of the tests and more. */
export function benchPeers(): void {
  const compiled = hasGcc ? compilePeer() : undefined;
  const inNumpy = hasNumpy
    ? runNumpyOnAll(
        PEER_CASES.map(({ id }) => id),
        NUMPY_TRIALS,
      )
    : [];
  for (const [place, given] of PEER_CASES.entries()) {
    const here = meansOf(given, TRIALS);
    const tell = (peer: PeerResult | undefined): string =>
      peer === undefined ? "skipped" : disagreements(here, peer).join("; ") || "agrees";
    line(given.id, `C: ${tell(compiled?.run(given.id, TRIALS))}`, `NumPy: ${tell(inNumpy[place])}`);
  }
  compiled?.remove();
}
