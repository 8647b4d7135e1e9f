import type { Grade } from "../../assumptions/assumption.js";
import type { DistributionSpec } from "../../distributions/spec.js";
import type { Position } from "../../foundation/position.js";
import type { Plan } from "../../simulation/plan.js";
import type { Objective } from "../objective.js";
import type { Limit } from "./limit.js";
import type { Subject } from "./operands.js";

/** Whether a failed check breaks the build or only warns. */
export type CheckSeverity = "fail" | "warn";

/** Something a scenario claims, fully resolved: plain data. */
export interface Check {
  /** Absent: named after its claim. */
  readonly name?: string;
  readonly description?: string;
  readonly severity: CheckSeverity;
  readonly position: Position;
  /** What it is simulated with. Checks with equal settings share one object, and one run. */
  readonly plan: Plan;
  /** The settings of its own, as the file writes them: `horizon=60`, `funnel.acceptance=40%`. */
  readonly settings: readonly string[];
  readonly claim: Claim;
}

export type Claim = LimitClaim | RankClaim | OrderClaim | AssumptionClaim;

/** A number keeps within a limit. */
export interface LimitClaim {
  readonly kind: "limit";
  readonly subject: Subject;
  readonly limit: Limit;
}

/** The mean of a structure is among the `places` highest (or lowest); a tie counts against it. */
export interface RankClaim {
  readonly kind: "rank";
  readonly of: Objective;
  readonly structure: string;
  readonly others: readonly string[];
  readonly end: "highest" | "lowest";
  readonly places: number;
}

/** The means fall from structure to structure, first to last; a tie does not. */
export interface OrderClaim {
  readonly kind: "order";
  readonly of: Objective;
  readonly order: readonly string[];
}

/** What is assumed keeps within a range and is grounded; decided without a trial. */
export interface AssumptionClaim {
  readonly kind: "assumption";
  readonly id: string;
  readonly unit: string;
  readonly distribution: DistributionSpec;
  readonly grade: Grade;
  readonly source: string;
  /** False where the source is nobody's: a value without a source, or a modelling choice. */
  readonly sourced: boolean;
  /** The range that its 5th and 95th percentile must keep within. */
  readonly within?: readonly [low: number, high: number];
  readonly leastGrade?: Grade;
  readonly sourceRequired: boolean;
}
