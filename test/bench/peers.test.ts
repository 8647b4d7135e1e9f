import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PEER_CASES, type PeerCase } from "./peer-cases.js";
import { disagreements, type Means, meansOf } from "./peer-means.js";
import { compilePeer, hasGcc, hasNumpy, type PeerResult, runNumpyOnAll } from "./peers.js";

/** `npm run bench -- peers` has more of all. */
const TRIALS = 2_000;
/** The means lie within 0.039 standard deviations of a trial of each other, where as many trials as here would make it 0.032. */
const C_TRIALS = 1_000;
/** NumPy is ten times as slow as C; it is there to tell who of the two is wrong: on cases that have every part of the model between them. */
const NUMPY_TRIALS = 200;
const NUMPY_CASES = ["reference-24", "sdr-and-success", "today-and-transition", "levers"];

const simulated = new Map<string, Means>();

function ours(given: PeerCase): Means {
  const known = simulated.get(given.id) ?? meansOf(given, TRIALS);
  simulated.set(given.id, known);
  return known;
}

describe("means of all outcomes of all structures agree with an independent program", () => {
  const compiled = hasGcc ? compilePeer() : undefined;
  afterAll(() => compiled?.remove());

  it.skipIf(!hasGcc).each(PEER_CASES)("in C: $id (skipped without gcc and Python)", (given) => {
    const peer = compiled?.run(given.id, C_TRIALS);
    expect(peer && disagreements(ours(given), peer)).toEqual([]);
  });

  const cases = PEER_CASES.filter(({ id }) => NUMPY_CASES.includes(id));
  let inNumpy: readonly PeerResult[] = [];
  beforeAll(() => {
    const ids = cases.map(({ id }) => id);
    if (hasNumpy) inNumpy = runNumpyOnAll(ids, NUMPY_TRIALS);
  });

  it.skipIf(!hasNumpy).each(cases.map((given, place) => [given.id, given, place] as const))(
    "in NumPy: %s (skipped without it)",
    (_, given, place) => {
      expect(disagreements(ours(given), inNumpy[place])).toEqual([]);
    },
  );
});
