import { plain } from "./number.js";
import { PERCENT, quantity } from "./quantity.js";

/** Units whose values are shares or rates of one: written as percentages. */
const AS_PERCENT = ["fraction", "hazard/", "share"];

/** What computing left in the last of 16 digits would cost a digit shown: 10.00 % for 0.0999…9. */
const withoutNoise = (value: number): number => Number(value.toPrecision(12));

/** A value of an assumption in its unit: `52.1 %`, `1.06 %`, `260`. */
export function rateText(value: number, unit: string): string {
  return AS_PERCENT.some((start) => unit.startsWith(start)) ? quantity(withoutNoise(value), 0, PERCENT) : plain(value);
}
