/** The values of a slider: `step` times `mantissa` times ten to the power of `exponent`, `step` whole. All are short decimals. */
export interface SliderSteps {
  readonly first: number;
  readonly last: number;
  /** 1, 2 or 5. */
  readonly mantissa: number;
  readonly exponent: number;
}

/** So many steps at least. */
const FEWEST_STEPS = 100;

/** Round values between two ends, low < high; both lie within. Whole numbers where `isWhole`. */
export function stepsBetween(low: number, high: number, isWhole = false): SliderSteps {
  const wanted = (high - low) / FEWEST_STEPS;
  const power = Math.floor(Math.log10(wanted));
  const mantissa = [5, 2].find((one) => one * 10 ** power <= wanted) ?? 1;
  const grid = isWhole && power < 0 ? { mantissa: 1, exponent: 0 } : { mantissa, exponent: power };
  const size = stepValue(grid, 1);
  return { first: Math.ceil(low / size), last: Math.floor(high / size), ...grid };
}

/** The value of a step, the double nearest to its decimal: as a file that writes it has it. */
export const stepValue = ({ mantissa, exponent }: Pick<SliderSteps, "mantissa" | "exponent">, step: number): number =>
  Number(`${String(step * mantissa)}e${String(exponent)}`);

/** The step nearest to a value. */
export function nearestStep(steps: SliderSteps, value: number): number {
  const step = Math.round(value / stepValue(steps, 1));
  return Math.min(steps.last, Math.max(steps.first, step));
}
