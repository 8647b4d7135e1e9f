import type { Scale } from "../../scale.js";
import type { VerdictKind } from "../../verdict/kind.js";
import type { CompactPlan } from "./compact.js";
import type { Control } from "./controls.js";
import type { OverlaySubject } from "./overlay.js";

/** All that the program of a page works on, as plain data. */
export interface LiveData {
  readonly movable: CompactPlan;
  readonly controls: readonly Control[];
  readonly shown: Shown;
}

/** What is shown of the structures, and the figures that stand while nothing is moved. */
export interface Shown {
  readonly subject: Omit<OverlaySubject, "trials">;
  /** Of the stored figures. */
  readonly trials: number;
  readonly objective: string;
  /** What amounts are in, where there is a currency. */
  readonly currency?: string;
  readonly scale: Scale;
  /** 1 if more of the objective is better, -1 if less; 0 where nothing can be best by it. */
  readonly better: 1 | 0 | -1;
  /** Smaller leads do not matter. */
  readonly indifference: number;
  /** What the verdict on the stored figures comes to. */
  readonly kind: VerdictKind;
  /** Place of the structure the others are compared with. */
  readonly reference: number;
  readonly structures: readonly ShownStructure[];
}

export interface ShownStructure {
  readonly id: string;
  readonly name: string;
  readonly mean: number;
  readonly standardError: number;
  readonly difference?: { readonly mean: number; readonly standardError: number };
  readonly probabilityBest: number;
}
