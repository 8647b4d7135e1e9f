import type { ResolvedScenario } from "../../../scenario/resolved.js";
import type { VerdictKind } from "../../verdict/kind.js";
import type { ScenarioHeader } from "../../result/scenario-header.js";

/** What the live what-if of a page is made from: the scenario as a result carries it, and the page's own figures of it. */
export interface LiveInput {
  readonly scenario: ResolvedScenario;
  readonly run: LiveRun;
  /** What the verdict on these figures comes to. */
  readonly kind: VerdictKind;
  /** From one run's samples; the sliders are then those that decide. */
  readonly drivers?: LiveDrivers | undefined;
}

/** Of a run's figures what the page shows at rest. */
export interface LiveRun extends ScenarioHeader {
  /** What a difference of the objective must exceed to matter. */
  readonly indifference: number;
  /** In the order of the scenario. */
  readonly structures: readonly LiveStructure[];
}

export interface LiveStructure {
  readonly id: string;
  /** By outcome; the objective under its key in the header. */
  readonly outcomes: Readonly<Record<string, StoredStatistics>>;
  /** Paired, less the reference; absent for the reference. */
  readonly difference?: Readonly<Record<string, StoredStatistics>>;
  readonly probabilityBest: number;
}

interface StoredStatistics {
  readonly mean: number;
  readonly standardError: number;
  readonly p5: number;
  readonly p95: number;
}

/** The largest swing of the decisive difference first. */
export interface LiveDrivers {
  readonly drivers: readonly { readonly id: string; readonly inputs: readonly string[] }[];
}
