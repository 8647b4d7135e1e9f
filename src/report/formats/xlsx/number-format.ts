import { maximumOf } from "../../../foundation/extremes.js";
import { isMoneyUnit } from "../../../assumptions/money-unit.js";

/** Figures from here on are told without decimals. */
const LARGE = 1000;

/** What figures of one column have in common. */
export interface FigureKind {
  readonly unit: string | undefined;
  readonly values: readonly number[];
  /** They are differences, and told with their sign. */
  readonly isSigned: boolean;
}

/** How a spreadsheet writes them, after ECMA-376-1, 18.8.31; undefined: as it likes. */
export function numberFormat({ unit, values, isSigned }: FigureKind): string | undefined {
  const digits = digitsOf(unit ?? "", values);
  if (digits === undefined) return undefined;
  return isSigned ? `+${digits};-${digits};${digits}` : digits;
}

function digitsOf(unit: string, values: readonly number[]): string | undefined {
  const largest = maximumOf([0, ...values].map(Math.abs));
  if (unit.startsWith("fraction")) return `${zeros(Math.max(1, decimalsOf(100 * largest, 2)))}%`;
  if (isMoneyUnit(unit)) return largest >= LARGE ? "#,##0" : "#,##0.00";
  if (unit === "index") return "0.000";
  if (values.length === 0) return undefined;
  const decimals = values.every(Number.isInteger)
    ? 0
    : unit === "count" || unit === "month"
      ? 1
      : decimalsOf(largest, 3);
  return largest >= LARGE ? `#,##${zeros(decimals)}` : zeros(decimals);
}

/** For so many digits of the largest figure; a tiny one is told as the spreadsheet likes sooner than without end. */
function decimalsOf(largest: number, digits: number): number {
  if (largest === 0) return 0;
  return Math.min(MOST_DECIMALS, Math.max(0, digits - 1 - Math.floor(Math.log10(largest))));
}

const MOST_DECIMALS = 6;

const zeros = (decimals: number): string => (decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`);

/** The same with a mark behind it, such as that of what is not resolved. */
export const withMark = (format: string | undefined, mark: string | undefined): string | undefined => {
  if (mark === undefined || mark.includes('"')) return format;
  return (format ?? "General")
    .split(";")
    .map((section) => `${section}" ${mark}"`)
    .join(";");
};

/** What a header says of the unit: the currency, where there is one, and points, which are written like percent. */
export function unitSuffix(unit: string | undefined, currency: string | undefined, isPoints: boolean): string {
  if (isPoints) return " (percentage points)";
  if (unit === undefined || !isMoneyUnit(unit) || currency === undefined) return "";
  return ` (${unit.replace("currency", currency)})`;
}
