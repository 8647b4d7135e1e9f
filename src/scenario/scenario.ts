import type { Assumption, Grade } from "../assumptions/assumption.js";
import type { DistributionSpec } from "../distributions/spec.js";
import type { Position } from "../foundation/position.js";
import type { Problem } from "../foundation/problem.js";
import type { Check } from "../analysis/checks/check.js";
import type { Objective } from "../analysis/objective.js";
import type { Background, Mandate, OrgChart, Posts, Relation } from "../organisation/structure.js";
import type { Plan } from "../simulation/plan.js";
import type { CalendarMonth } from "./read-calendar.js";

/** A validated scenario: what the file says, what was derived from it, and the plan that simulates it. */
export interface Scenario {
  readonly name: string;
  readonly description?: string;
  readonly file: string;
  readonly trials: number;
  readonly objective: Objective;
  /** Id of the structure the others are compared with. */
  readonly reference: string;
  /** Id of the structure the company has now: the numbers were measured under it. Absent: under no structure effects. */
  readonly today?: string;
  /** Month, from 0, in which the others replace today's structure; absent: they are in place from the start. */
  readonly transition?: number;
  /** The first month, where the file gives its year: months can then be named. `month` 0 is January. */
  readonly start?: CalendarMonth;
  /** What amounts are in, for display only. */
  readonly currency?: string;
  readonly plan: Plan;
  readonly structures: readonly ScenarioStructure[];
  readonly assumptions: readonly ResolvedAssumption[];
  /** In the order of the file. */
  readonly checks: readonly Check[];
  readonly warnings: readonly Problem[];
  /** `sha256:...` of the resolved scenario: everything that decides the numbers, nothing else. */
  readonly hash: string;
}

/** A structure: as the file describes it, and what it goes through on the way there. */
export interface ScenarioStructure extends ScenarioState {
  readonly id: string;
  /** What to call it for readers, if not by its id; no other structure's. */
  readonly label?: string;
  /** Its states in order, with the month, from 0, from which each is in place; one that never changes has itself from 0. */
  readonly stages: readonly { readonly from: number; readonly state: ScenarioState }[];
  /** It has phases of its own, which may say again what it says itself. */
  readonly phased?: true;
}

/** What a structure is for some time, with what follows from its chart. */
export interface ScenarioState {
  readonly chart: OrgChart;
  readonly relation: Relation;
  readonly background: Background;
  readonly mandate: Mandate;
  readonly posts: Posts;
  /** Why, in sentences for `explain`. */
  readonly reasons: readonly string[];
  /** False under `effects: none`. */
  readonly effectsOn: boolean;
  /** Assumptions it sets differently from the scenario: rows of the book with its own values. */
  readonly overrides: readonly ResolvedAssumption[];
}

/** An assumption as this scenario has it: the book's row with the scenario's value, source and grade. */
export interface ResolvedAssumption extends Omit<Assumption, "source"> {
  readonly source: string;
  readonly grade: Grade;
  readonly distribution: DistributionSpec;
  /** Where the scenario sets it; absent for the book's default. */
  readonly position?: Position;
}
