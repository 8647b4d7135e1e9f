import type { Mandate, Team } from "../../../organisation/structure.js";
import type { SliderSteps } from "./steps.js";

/** Something a reader moves. `key` is what `--set` calls it, unquoted: no two have the same. */
export type Control = SliderControl | StrengthControl | PostsControl | MandateControl;

interface AnyControl {
  readonly key: string;
}

/** Fixes the value of an assumption. */
export interface SliderControl extends AnyControl {
  readonly kind: "slider";
  /** Id of the assumption. */
  readonly input: string;
  readonly label: string;
  readonly meaning: string;
  readonly unit: string;
  readonly steps: SliderSteps;
  /** Where it stands while nothing is fixed: the median. */
  readonly rest: number;
  /** What is assumed, in words: `50 % to 62 %`. */
  readonly restText: string;
}

/** The exponent of every structure's effects. */
export interface StrengthControl extends AnyControl {
  readonly kind: "strength";
  readonly steps: SliderSteps;
  readonly rest: number;
}

export interface PostsControl extends AnyControl {
  readonly kind: "posts";
  readonly structure: string;
  readonly team: Team;
  readonly label: string;
  readonly rest: number;
  readonly most: number;
}

export interface MandateControl extends AnyControl {
  readonly kind: "mandate";
  readonly structure: string;
  readonly rest: Mandate;
}

/** Where controls stand that were moved, by key: a value, posts, a mandate. */
export type ControlPositions = ReadonlyMap<string, number | Mandate>;
