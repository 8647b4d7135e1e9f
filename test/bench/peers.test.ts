import { describe, expect, it } from "vitest";
import { OUTCOMES } from "../../src/funnel/outcomes.js";
import { createMachine } from "../../src/simulation/machine.js";
import { FIVE, plan } from "../support/plans.js";
import { compilePeer, hasGcc, hasNumpy, type PeerResult, runNumpy } from "./peers.js";

const TRIALS = 10_000;

const reference = plan(FIVE);
const block = createMachine(reference).simulate(0, TRIALS, { inputs: false, tallies: false });

/** Mean and standard error over the trials that have data. */
function ours(structure: number, outcome: number): { mean: number; standardError: number } {
  const row = structure * OUTCOMES.length + outcome;
  const known = block.outcomes.subarray(row * TRIALS, (row + 1) * TRIALS).filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (known.length - 1) / known.length) };
}

/** All outcomes whose means lie further apart than 5 standard errors of their difference. */
function disagreements(peer: PeerResult): string[] {
  return peer.structures.flatMap(({ id, outcomes }, structure) =>
    OUTCOMES.flatMap((outcome, place) => {
      const here = ours(structure, place);
      const { mean, standardError } = outcomes[outcome.id];
      const z = (here.mean - (mean ?? NaN)) / Math.hypot(here.standardError, standardError ?? NaN);
      return Math.abs(z) < 5 ? [] : [`${id} ${outcome.id}: ${here.mean} here, ${String(mean)} there, z = ${z}`];
    }),
  );
}

describe("means of all outcomes of all structures agree with an independent program", () => {
  it.skipIf(!hasGcc)("in C (skipped without gcc)", () => {
    const peer = compilePeer();
    expect(disagreements(peer.run(4 * TRIALS))).toEqual([]);
    peer.remove();
  });

  it.skipIf(!hasNumpy)("in NumPy (skipped without it)", () => {
    expect(disagreements(runNumpy(TRIALS))).toEqual([]);
  });
});
