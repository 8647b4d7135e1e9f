import type { Estimate } from "../../../analysis/estimate.js";
import type { ResolvedScenario } from "../../../scenario/resolved.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";
import type { Entries } from "../../../scenario/changes.js";

/** Which structure is ahead of which by the objective, paired in the trials of one result: positive means the first is better. */
export interface StoredPair {
  readonly first: string;
  readonly second: string;
  readonly advantage: Estimate;
}

/** What a result tells of one structure. */
export interface StoredStructure {
  readonly id: string;
  /** By key of the outcome, `objective` for a mix; those that the question tells. */
  readonly outcomes: Readonly<Record<string, Estimate>>;
  /** P(best), where it is told. */
  readonly best?: Estimate;
}

/** What came of a check. */
export interface StoredCheck {
  readonly name: string;
  readonly result: string;
}

/** What a sweep tells of one what-if. */
export interface StoredVariant extends Pick<StoredSide, "trials" | "objective" | "structures" | "pairs"> {
  /** Its name, and what each key that varies is. */
  readonly variant: string;
  readonly values: readonly { readonly key: string; readonly value: string }[];
}

/** What a stored result tells of one scenario, whichever question it answers and whichever version wrote it. */
export interface StoredSide {
  readonly name: string;
  readonly file: string;
  readonly seed: string;
  readonly trials: number;
  readonly horizonMonths: number;
  readonly partial: boolean;
  /** Key of the objective among outcomes. */
  readonly objective: string;
  readonly objectiveLabel: string;
  readonly scenarioHash: string;
  /** What amounts are in. */
  readonly currency?: string;
  /** What to call structures for readers. */
  readonly labels: NonNullable<ScenarioHeader["labels"]>;
  /** What is known of its settings and structures without `resolved`. */
  readonly told: Entries;
  /** Everything that decides its numbers; version 1 of the result file did not have it. */
  readonly resolved?: ResolvedScenario;
  readonly structures: readonly StoredStructure[];
  readonly pairs: readonly StoredPair[];
  readonly checks: readonly StoredCheck[];
  /** Of a sweep. */
  readonly variants: readonly StoredVariant[];
}

/** A stored result to be held against another. */
export interface StoredFile {
  readonly file: string;
  readonly question: string;
  readonly schemaVersion: string;
  /** Of the program that wrote it. */
  readonly version: string;
  /** Of the model's equations. */
  readonly model: number;
  /** The question's own options that decided numbers. */
  readonly settings: Entries;
  readonly scenarios: readonly StoredSide[];
  /** Files that the call could not answer for. */
  readonly failed: readonly string[];
}
