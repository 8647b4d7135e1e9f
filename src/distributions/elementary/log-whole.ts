import { log } from "./log.js";
import { toInteger } from "./words.js";

const TABULATED: number = 256;
const TABLE = new Float64Array(256);
for (let n = 0; n < TABLE.length; n++) TABLE[n] = log(n);

/** log(n) of a whole number n >= 0, small ones from a table. */
export function logWhole(n: number): number {
  return n < TABULATED ? TABLE[toInteger(n)] : log(n);
}
