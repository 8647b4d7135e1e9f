import type { Assumption, Grade } from "../assumptions/assumption.js";
import type { DistributionSpec } from "../distributions/spec.js";
import type { Position } from "../foundation/position.js";
import type { Problem } from "../foundation/problem.js";
import type { Check } from "../analysis/checks/check.js";
import type { Objective } from "../analysis/objective.js";
import type { Background, Mandate, OrgChart, Relation } from "../organisation/structure.js";
import type { Plan } from "../simulation/plan.js";

/** A validated scenario: what the file says, what was derived from it, and the plan that simulates it. */
export interface Scenario {
  readonly name: string;
  readonly description?: string;
  readonly file: string;
  readonly trials: number;
  readonly objective: Objective;
  /** Id of the structure the others are compared with. */
  readonly reference: string;
  readonly plan: Plan;
  readonly structures: readonly ScenarioStructure[];
  readonly assumptions: readonly ResolvedAssumption[];
  /** In the order of the file. */
  readonly checks: readonly Check[];
  readonly warnings: readonly Problem[];
  /** `sha256:...` of the resolved scenario: everything that decides the numbers, nothing else. */
  readonly hash: string;
}

export interface ScenarioStructure {
  readonly id: string;
  readonly chart: OrgChart;
  readonly relation: Relation;
  readonly background: Background;
  readonly mandate: Mandate;
  /** Why, in sentences for `explain`. */
  readonly reasons: readonly string[];
  /** False under `effects: none`. */
  readonly effectsOn: boolean;
}

/** An assumption as this scenario has it: the book's row with the scenario's value, source and grade. */
export interface ResolvedAssumption extends Omit<Assumption, "source"> {
  readonly source: string;
  readonly grade: Grade;
  readonly distribution: DistributionSpec;
  /** Where the scenario sets it; absent for the book's default. */
  readonly position?: Position;
}
