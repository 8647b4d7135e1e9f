import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OUTCOMES } from "../../src/funnel/outcomes.js";
import { createMachine } from "../../src/simulation/machine.js";
import { PEER_CASES, planOfCase, type PeerCase } from "./peer-cases.js";
import { compilePeer, hasGcc, hasNumpy, type PeerResult, runNumpyOnAll } from "./peers.js";

const TRIALS = 2_000;
/** NumPy is ten times as slow as C; it is there to tell who of the two is wrong. */
const NUMPY_TRIALS = 200;
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
function disagreements(given: PeerCase, peer: PeerResult | undefined): string[] {
  const here = ours(given);
  if (peer === undefined) throw new Error("the other program has not run");
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
    expect(disagreements(given, compiled?.run(given.id, TRIALS))).toEqual([]);
  });

  let inNumpy: readonly PeerResult[] = [];
  beforeAll(() => {
    const ids = PEER_CASES.map(({ id }) => id);
    if (hasNumpy) inNumpy = runNumpyOnAll(ids, NUMPY_TRIALS);
  });

  it.skipIf(!hasNumpy).each(PEER_CASES.map((given, place) => [given.id, given, place] as const))(
    "in NumPy: %s (skipped without it)",
    (_, given, place) => {
      expect(disagreements(given, inNumpy[place])).toEqual([]);
    },
  );
});
