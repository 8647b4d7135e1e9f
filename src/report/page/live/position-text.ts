import type { Mandate } from "../../../organisation/structure.js";
import { gridText } from "../../format/range.js";
import type { SliderControl, StrengthControl } from "./controls.js";

/** Where a slider stands, in words: `fixed at 58 %`. */
export function positionText(control: SliderControl | StrengthControl, value: number, currency?: string): string {
  const { exponent } = control.steps;
  return control.kind === "strength"
    ? strengthText(value, exponent)
    : `fixed at ${gridText(value, exponent, control.unit, { currency })}`;
}

/** Where it stands while nobody has moved it. */
export const restText = (control: SliderControl | StrengthControl): string =>
  control.kind === "strength" ? strengthText(control.rest, control.steps.exponent) : `${control.restText}, as assumed`;

/** The strength is an exponent: half of it is the square root of every effect. */
const strengthText = (strength: number, exponent: number): string =>
  strength === 0
    ? "none"
    : strength === 1
      ? "full strength"
      : `${gridText(strength, exponent, "fraction", {})} of full strength`;

/** What marketing is asked for, to choose from. */
export const MANDATE_WORDS: Readonly<Record<Mandate, string>> = {
  drive: "revenue (drive)",
  support: "support of sales (support)",
  none: "nothing (none)",
};
