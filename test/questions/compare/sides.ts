import type { StoredFile, StoredSide, StoredStructure } from "../../../src/questions/compare/stored/side.js";

/** A structure of a made-up result, by the mean and the error of its value. */
export const structure = (id: string, mean: number, standardError = 1, share = 0.5): StoredStructure => ({
  id,
  outcomes: { value: { mean, standardError }, wins: { mean: mean / 10, standardError } },
  best: { mean: share, standardError: 0.01 },
});

/** What a made-up result tells of one scenario. */
export const side = (change: Partial<StoredSide> = {}): StoredSide => ({
  name: "Small",
  file: "small.yaml",
  seed: "s",
  trials: 1000,
  horizonMonths: 24,
  partial: false,
  objective: "value",
  objectiveLabel: "value",
  scenarioHash: "sha256:0",
  labels: [],
  told: new Map([["seed", "s"]]),
  structures: [structure("a", 100), structure("b", 90)],
  pairs: [{ first: "a", second: "b", advantage: { mean: 10, standardError: 0.1 } }],
  checks: [],
  variants: [],
  ...change,
});

/** A made-up result. */
export const storedFile = (scenarios: readonly StoredSide[], change: Partial<StoredFile> = {}): StoredFile => ({
  file: "a.json",
  question: "run",
  schemaVersion: "2.0.0",
  version: "1.2.3",
  model: 2,
  settings: new Map(),
  scenarios,
  failed: [],
  ...change,
});
