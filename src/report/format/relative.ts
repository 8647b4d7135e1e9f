import { fixed, signed } from "./number.js";

/** From here on a percentage says less than the amounts. */
const MOST_PERCENT = 300;
/** And below this, nothing. */
const LEAST_PERCENT = 0.5;

/** A difference as whole percent of a level, NaN where the level is none to compare with or the percentage says nothing. */
function percentOfLevel(difference: number, level: number): number {
  const percent = (100 * difference) / level;
  return level > 0 && Math.abs(percent) <= MOST_PERCENT ? percent : NaN;
}

/** `+25 %`, `< 1 %`, `> −1 %`; undefined where there is none to tell. */
export function percentText(difference: number, level: number): string | undefined {
  const percent = percentOfLevel(difference, level);
  if (Number.isNaN(percent)) return undefined;
  if (percent !== 0 && Math.abs(percent) < LEAST_PERCENT) return percent > 0 ? "< 1 %" : "> −1 %";
  return `${signed(fixed(percent, 0))} %`;
}
