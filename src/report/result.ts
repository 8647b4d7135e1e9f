import type { BestEstimate, DifferenceStatistics, OutcomeStatistics } from "../analysis/comparison.js";
import type { Background, Mandate, Relation } from "../organisation/structure.js";
import type { NamedFlags } from "../scenario/overlays.js";
import type { PairRecord, StoppingRecord } from "./precision/record.js";
import type { SeriesRecord } from "./series/record.js";

/**
 * The result file (`-o out.json`, `--format json`). Its names are contract: adding a field is a minor version, renaming one a major one.
 * Views and CSV are made from it too. A number without data is NaN here and null in the file.
 */
export interface ResultFile {
  readonly schemaVersion: typeof RESULT_SCHEMA_VERSION;
  readonly manifest: Manifest;
  readonly scenarios: readonly ScenarioResult[];
}

export const RESULT_SCHEMA_VERSION = "1.0.0";

/** Where the numbers come from. Between equal runs only `jobs`, `startedAt` and `elapsedMs` may differ. */
export interface Manifest {
  readonly tool: "orgfunnel";
  readonly version: string;
  readonly command: string;
  /** This and the next three are null where the scenarios of one call differ; each scenario carries its own. */
  readonly seed: string | null;
  readonly trials: number | null;
  readonly horizonMonths: number | null;
  readonly jobs: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly elapsedMs: number;
  readonly scenarioHash: string | null;
}

export interface ScenarioResult {
  readonly name: string;
  readonly file: string;
  readonly seed: string;
  readonly trials: number;
  readonly replicates: number;
  readonly horizonMonths: number;
  /** Exponent of all structure effects, 0..1; absent where they are as their rows say. */
  readonly effects?: number;
  /** Of what decides the numbers, with the trials that were simulated: that of a plain run of as many. */
  readonly scenarioHash: string;
  /** The run was interrupted: fewer trials than asked for. */
  readonly partial: boolean;
  /** Key of the objective in `outcomes` and `difference`: the id of an outcome, or `objective` for a mix of outcomes. */
  readonly objective: string;
  readonly objectiveLabel: string;
  readonly reference: string;
  /** Samples in which a structure had no objective: left out of probability best and regret. */
  readonly incompleteSamples: number;
  /** The rank of a quantile is off by at most this share of the samples; 0 = exact. */
  readonly quantileRankError: number;
  /** What the command line laid over the file; absent where it laid nothing. */
  readonly overrides?: OverridesRecord;
  /** Only of a run that was to stop at a precision or a winner. */
  readonly stopping?: StoppingRecord;
  /** In the order of the file. */
  readonly structures: readonly StructureResult[];
  /** Every pair of structures by the objective. */
  readonly pairs: readonly PairRecord[];
  /** Only when asked for. */
  readonly series?: SeriesRecord;
}

/** As given, so that the run can be repeated: `--params`, `--set` and named flags, weakest first. */
export interface OverridesRecord {
  readonly params: readonly string[];
  readonly set: readonly string[];
  readonly flags: NamedFlags;
}

export interface StructureResult extends BestEstimate {
  readonly id: string;
  readonly relation: Relation;
  readonly background: Background;
  readonly mandate: Mandate;
  readonly outcomes: Readonly<Record<string, OutcomeStatistics>>;
  /** Paired, this structure less the reference; absent for the reference. */
  readonly difference?: Readonly<Record<string, DifferenceStatistics>>;
}
