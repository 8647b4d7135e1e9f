import { readAmount, type AmountFault, type Cell } from "../../scenario/columns/read-amounts.js";
import { growingFloats } from "./growing.js";

/** A column of amounts being read: both ways of writing decimals are kept until the last row has told which it is. */
export interface AmountColumn {
  readonly push: (text: string, line: number) => void;
  readonly set: (place: number, text: string, line: number) => void;
  readonly read: () => ReadAmountColumn | AmountFault | AmountOutside;
}

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

/** `usualPoint`: a comma separates cells, so that where both ways fit a few cells the point is the decimal one. */
export function amountColumn(usualPoint: boolean): AmountColumn {
  const [points, commas] = [growingFloats(), growingFloats()];
  const seen: { noPoint?: Cell; noComma?: Cell; differing?: Cell & { point: number; comma: number }; wrong?: Cell } =
    {};
  const units = new Map<string, Cell>();
  let [unreadable, differ] = [0, 0];
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
    const isPoint = !Number.isNaN(point);
    const isComma = !Number.isNaN(comma);
    if (!isPoint && !isComma) {
      unreadable++;
      seen.wrong ??= { line, text };
    } else if (!isPoint) seen.noPoint ??= { line, text };
    else if (!isComma) seen.noComma ??= { line, text };
    else if (point !== comma) {
      differ++;
      seen.differing ??= { line, text, point, comma };
    }
    // What is no amount names no currency: `ACM` of `ACME 12`.
    if ((isPoint || isComma) && !units.has(unit)) units.set(unit, { line, text });
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
      const { noPoint, noComma, differing, wrong } = seen;
      const currencies = [...units].filter(([unit]) => unit !== "");
      if (currencies.length > 1) return { kind: "mixed", first: currencies[0][1], second: currencies[1][1] };
      if (noPoint && noComma) return { kind: "mixed", first: noPoint, second: noComma };
      if (!noPoint && !noComma && differing && (!usualPoint || differ >= SUSPECT)) {
        const { point, comma, ...cell } = differing;
        return { kind: "two readings", cell, point, comma };
      }
      const decimalComma = noPoint !== undefined;
      const cell = decimalComma ? outside.comma : outside.point;
      if (cell !== undefined) return { kind: "outside", cell };
      const values = (decimalComma ? commas : points).values();
      const unread = { count: unreadable, ...(wrong && { first: wrong }) };
      return { values, decimalComma, unit: currencies[0]?.[0] ?? "", unreadable: unread };
    },
  };
}
