import { afterAll, describe, expect, it } from "vitest";
import { OUTCOMES } from "../../src/funnel/outcomes.js";
import { createMachine } from "../../src/simulation/machine.js";
import { PEER_CASES, planOfCase, type PeerCase } from "./peer-cases.js";
import { compilePeer, hasGcc, hasNumpy, type PeerResult, runNumpy } from "./peers.js";

const TRIALS = 6_000;
/** NumPy is ten times as slow as C; it is there to tell who of the two is wrong. */
const NUMPY_TRIALS = 600;
const LIMIT = 5;

type Ours = (structure: number, outcome: number) => { mean: number; standardError: number };

const simulated = new Map<string, Ours>();

/** Mean and standard error over the trials that have data. */
function ours(given: PeerCase): Ours {
  const known = simulated.get(given.id);
  if (known !== undefined) return known;
  const { outcomes } = createMachine(planOfCase(given)).simulate(0, TRIALS, { inputs: false, tallies: false });
  const of: Ours = (structure, outcome) => {
    const row = structure * OUTCOMES.length + outcome;
    const values = outcomes.subarray(row * TRIALS, (row + 1) * TRIALS).filter((value) => !Number.isNaN(value));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
  };
  simulated.set(given.id, of);
  return of;
}

/** All outcomes whose means lie further apart than the limit, in standard errors of their difference. */
function disagreements(given: PeerCase, peer: PeerResult): string[] {
  const here = ours(given);
  return peer.structures.flatMap(({ id, outcomes }, structure) =>
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

describe("means of all outcomes of all structures agree with an independent program", () => {
  const compiled = hasGcc ? compilePeer() : undefined;
  afterAll(() => compiled?.remove());

  it.skipIf(!hasGcc).each(PEER_CASES)("in C: $id (skipped without gcc and Python)", (given) => {
    expect(disagreements(given, compiled?.run(given.id, TRIALS) ?? runNumpy(given.id, TRIALS))).toEqual([]);
  });

  it.skipIf(!hasNumpy).each(PEER_CASES)("in NumPy: $id (skipped without it)", (given) => {
    expect(disagreements(given, runNumpy(given.id, NUMPY_TRIALS))).toEqual([]);
  });
});
