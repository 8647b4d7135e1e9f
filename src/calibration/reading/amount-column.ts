import { readAmount, type Cell } from "../../scenario/columns/read-amounts.js";
import { growingFloats } from "./growing.js";

/** What stands before the decimals. */
export type DecimalSign = "point" | "comma";

/** A column of amounts being read: both ways of writing decimals are kept until the last row has told which it is. */
export interface AmountColumn {
  readonly push: (text: string, line: number) => void;
  readonly set: (place: number, text: string, line: number) => void;
  readonly read: () => ReadAmountColumn | AmountColumnFault;
}

export type AmountColumnFault =
  | AmountOutside
  /** No one way of writing fits both. */
  | { readonly kind: "mixed"; readonly first: Cell; readonly second: Cell }
  /** Amounts of several currencies have no sum. */
  | { readonly kind: "currencies"; readonly first: Cell; readonly second: Cell }
  /** Both ways fit, and come to other numbers. */
  | { readonly kind: "two readings"; readonly cell: Cell; readonly point: number; readonly comma: number }
  /** The sign that was given does not fit a cell. */
  | { readonly kind: "contradicted"; readonly cell: Cell; readonly told: DecimalSign };

/** An amount that none is: beyond the largest, or a positive one below the smallest. */
export interface AmountOutside {
  readonly kind: "outside";
  readonly cell: Cell;
}

/** What deals and contracts are worth at most and at least, in any currency; beyond it something else is read. */
export const [LEAST_AMOUNT, MOST_AMOUNT] = [1e-3, 1e12];
const isOutside = (value: number): boolean => Math.abs(value) > MOST_AMOUNT || (value > 0 && value < LEAST_AMOUNT);

export interface ReadAmountColumn {
  /** NaN for what is blank or no number. */
  readonly values: Float64Array;
  readonly decimalComma: boolean;
  /** The currency most cells name; empty where none does. */
  readonly unit: string;
  /** Cells that are no amounts: how many, and the first. */
  readonly unreadable: { readonly count: number; readonly first?: Cell };
}

const PLAIN = /^\d+$/u;

/** So many amounts with three digits behind the point, and none with one or two, are as likely thousands. */
const SUSPECT = 5;

/** `1.234 €`: where a currency's sign stands behind amounts, the point stands between thousands (Unicode CLDR, currency formats). */
const SIGN_BEHIND = /\p{Sc}\s*$/u;

/** What the cells have told so far of how the column writes numbers. */
interface Evidence {
  /** A cell that no decimal point fits, and one that no decimal comma fits. */
  noPoint?: Cell;
  noComma?: Cell;
  /** A cell that both fit, and come to other numbers; how many there are. */
  differing?: Cell & { readonly point: number; readonly comma: number };
  differ: number;
  /** Of those, whether a sign stands behind thousands with a point, and whether any has a comma between them. */
  signBehind: boolean;
  commaBetween: boolean;
  wrong?: Cell;
  unreadable: number;
}

function noteReading(seen: Evidence, point: number, comma: number, cell: Cell): void {
  const [isPoint, isComma] = [!Number.isNaN(point), !Number.isNaN(comma)];
  if (!isPoint && !isComma) {
    seen.unreadable++;
    seen.wrong ??= cell;
  } else if (!isPoint) seen.noPoint ??= cell;
  else if (!isComma) seen.noComma ??= cell;
  else if (point !== comma) {
    seen.differ++;
    seen.differing ??= { ...cell, point, comma };
    if (Math.abs(point) > Math.abs(comma)) seen.commaBetween = true;
    else seen.signBehind ||= SIGN_BEHIND.test(cell.text);
  }
}

/** The decimal sign that cells tell, or that was given; undefined where nothing does. */
function signOf(seen: Evidence, given: DecimalSign | undefined): DecimalSign | AmountColumnFault | undefined {
  const { noPoint, noComma, signBehind, commaBetween } = seen;
  if (noPoint && noComma) return { kind: "mixed", first: noPoint, second: noComma };
  const told = noPoint ? "comma" : noComma ? "point" : undefined;
  const teller = noPoint ?? noComma;
  if (teller && told && given && given !== told) return { kind: "contradicted", cell: teller, told };
  return told ?? given ?? (signBehind && !commaBetween ? "comma" : undefined);
}

/**
 * `given`: the decimal sign where no cell tells. `usualPoint`: a comma separates cells, so that where both ways fit a few cells the point is
 * the decimal one.
 */
export function amountColumn(usualPoint: boolean, given?: DecimalSign): AmountColumn {
  const [points, commas] = [growingFloats(), growingFloats()];
  const seen: Evidence = { differ: 0, signBehind: false, commaBetween: false, unreadable: 0 };
  const units = new Map<string, Cell>();
  const outside: { point?: Cell; comma?: Cell } = {};
  const noteOutside = (point: number, comma: number, text: string, line: number): readonly [number, number] => {
    if (isOutside(point)) outside.point ??= { line, text };
    if (isOutside(comma)) outside.comma ??= { line, text };
    return [point, comma];
  };
  const note = (text: string, line: number): readonly [number, number] => {
    if (PLAIN.test(text)) return noteOutside(Number(text), Number(text), text, line);
    const reading = readAmount(text);
    if (reading === undefined) return [NaN, NaN];
    const { unit, point, comma } = reading;
    noteReading(seen, point, comma, { line, text });
    // What is no amount names no currency: `ACM` of `ACME 12`.
    const isAmount = !Number.isNaN(point) || !Number.isNaN(comma);
    if (isAmount && !units.has(unit)) units.set(unit, { line, text });
    return noteOutside(point, comma, text, line);
  };
  return {
    push: (text, line) => {
      const [point, comma] = note(text, line);
      points.push(point);
      commas.push(comma);
    },
    set: (place, text, line) => {
      const [point, comma] = note(text, line);
      points.set(place, point);
      commas.set(place, comma);
    },
    read: () => {
      const { noPoint, differing, differ, wrong, unreadable } = seen;
      const currencies = [...units].filter(([unit]) => unit !== "");
      if (currencies.length > 1) return { kind: "currencies", first: currencies[0][1], second: currencies[1][1] };
      const sign = signOf(seen, given);
      if (typeof sign === "object") return sign;
      if (sign === undefined && differing && (!usualPoint || differ >= SUSPECT)) {
        const { point, comma, ...cell } = differing;
        return { kind: "two readings", cell, point, comma };
      }
      const decimalComma = sign === "comma" && (noPoint ?? differing) !== undefined;
      const cell = decimalComma ? outside.comma : outside.point;
      if (cell !== undefined) return { kind: "outside", cell };
      const values = (decimalComma ? commas : points).values();
      const unread = { count: unreadable, ...(wrong && { first: wrong }) };
      return { values, decimalComma, unit: currencies[0]?.[0] ?? "", unreadable: unread };
    },
  };
}
