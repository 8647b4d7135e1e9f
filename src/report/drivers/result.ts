import type { Grade } from "../../assumptions/assumption.js";
import type {
  Driver,
  Explained,
  GradeShare,
  GroupInformation,
  PerfectInformation,
} from "../../analysis/drivers/drivers-analysis.js";
import type { Estimate } from "../../analysis/estimate.js";
import type { DesignAnalysis } from "../../analysis/drivers/screening.js";
import type { EffectStrength } from "../../analysis/drivers/strength.js";
import type { Flips } from "../../analysis/flips/flips.js";
import type { FlipMap } from "../../analysis/flips/flip-map.js";
import type { ElementaryEffects } from "../../statistics/elementary-effects.js";
import type { SobolIndices } from "../../statistics/sobol-indices.js";
import type { Manifest, RESULT_SCHEMA_VERSION, ScenarioResult } from "../result.js";

/** What `drivers` writes as JSON. Its names are contract like those of the result file. */
export interface DriversFile {
  readonly schemaVersion: typeof RESULT_SCHEMA_VERSION;
  readonly manifest: Manifest;
  readonly drivers: DriversResult;
}

type Context = Pick<ScenarioResult, "name" | "file" | "replicates" | "objective" | "objectiveLabel"> & {
  /** Exponent of all structure effects in this run: 1 = as the scenario has them. */
  readonly effects: number;
  /** Ids of the structures with the best and the second best mean. */
  readonly best: string;
  readonly second: string;
};

export type DriversResult =
  SamplesResult | DesignResult<"sobol", SobolIndices> | DesignResult<"morris", ElementaryEffects>;

/** From one run's samples. */
export interface SamplesResult extends Context {
  readonly method: "samples";
  readonly trials: number;
  readonly incompleteTrials: number;
  readonly structures: readonly StructureLoss[];
  /** The best less the second best, positive where the best is ahead: the decisive difference. */
  readonly lead: Estimate;
  readonly explained: { readonly objective: Explained; readonly difference: Explained };
  /** The largest swing of the decisive difference first. */
  readonly drivers: readonly DriverRow[];
  readonly perfectInformation: Omit<PerfectInformation, "expectedLosses">;
  readonly groups: readonly GroupInformation[];
  readonly grades: readonly GradeShare[];
  readonly effectStrength: EffectStrengthResult;
  readonly flips: Flips;
  /** In the order they were asked for. */
  readonly maps: readonly FlipMap[];
}

export interface StructureLoss {
  readonly id: string;
  readonly objective: Estimate;
  /** What choosing it costs, on average, beside knowing every driver. */
  readonly expectedLoss: Estimate;
}

/** A driver with what the scenario says of it. */
export interface DriverRow extends Omit<Driver, "bestAt"> {
  /** Structures with the best expectation at its 5 % and at its 95 % quantile. */
  readonly bestAt: readonly [string, string];
  readonly unit: string;
  readonly grade: Grade;
  readonly source: string;
}

export interface EffectStrengthResult extends Pick<EffectStrength, "trials"> {
  /** Strengths are shares of the strength the effects have in this run. */
  readonly points: readonly { readonly strength: number; readonly best: string; readonly lead: Estimate }[];
  readonly change?: Omit<NonNullable<EffectStrength["change"]>, "winner"> & { readonly best: string };
}

/** From fresh runs of a sampling design. */
export interface DesignResult<Method extends string, Figures>
  extends Context, Omit<DesignAnalysis<Figures>, "best" | "second"> {
  readonly method: Method;
}
