import { LARGEST, MULTIPLES } from "../../assumptions/quantity.js";

/** A cell of a column, and the line its row begins on. */
export interface Cell {
  readonly line: number;
  readonly text: string;
}

/** Numbers as a column writes them. */
export interface Amounts {
  /** In the order of the column, blank cells left out. */
  readonly values: readonly number[];
  /** The line of each. */
  readonly lines: readonly number[];
  readonly blank: number;
  /** Whether a comma is the decimal point. */
  readonly decimalComma: boolean;
  /** The first cell with a currency or a percent sign, and that sign or code. */
  readonly marked?: { readonly line: number; readonly mark: string };
}

export type AmountFault =
  | { readonly kind: "not a number"; readonly cell: Cell }
  /** Beyond what any value may be. */
  | { readonly kind: "too large"; readonly cell: Cell }
  /** No one way of writing numbers fits both. */
  | { readonly kind: "mixed"; readonly first: Cell; readonly second: Cell }
  /** Both ways fit, and come to other numbers. */
  | { readonly kind: "two readings"; readonly cell: Cell; readonly point: number; readonly comma: number };

const BLANK = /^(?:|[-–—]+|n\/?a|#n\/a|nan|null|none)$/iu;

/** One way of reading a number without its signs and units; undefined for what it does not fit. */
type Style = (digits: string) => number | undefined;

const style =
  (whole: RegExp, thousands: string, decimal: string): Style =>
  (digits) =>
    whole.test(digits) ? Number(digits.replaceAll(thousands, "").replace(decimal, ".")) : undefined;

const POINT = style(/^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)?(?:\.\d*)?(?:e[+-]?\d+)?$/iu, ",", ".");
const COMMA = style(/^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)?(?:,\d*)?$/u, ".", ",");

/**
 * The numbers of a column: thousands and decimals written in one way throughout, currency signs and codes, percent signs (all or
 * none), negative ones with a minus or in parentheses. `usual`, which is the decimal mark, decides where both ways fit; without it
 * that is a fault.
 */
export function readAmounts(cells: readonly Cell[], usual: "point" | "comma" | undefined): Amounts | AmountFault {
  const filled = cells.filter(({ text }) => !BLANK.test(text.trim()));
  const written = filled.map((cell) => ({ cell, ...partsOf(cell.text) }));
  const readings = written.map(readingsOf);
  const wrong = readings.findIndex(({ point, comma }) => point === undefined && comma === undefined);
  if (wrong >= 0) return { kind: "not a number", cell: filled[wrong] };
  const mixed = mixedUnits(written);
  if (mixed !== undefined) return mixed;
  const [noPoint, noComma] = [
    readings.findIndex(({ point }) => point === undefined),
    readings.findIndex(({ comma }) => comma === undefined),
  ];
  if (noPoint >= 0 && noComma >= 0) {
    const [first, second] = [Math.min(noPoint, noComma), Math.max(noPoint, noComma)];
    return { kind: "mixed", first: filled[first], second: filled[second] };
  }
  const differing = readings.findIndex(({ point, comma }) => point !== comma);
  if (noPoint < 0 && noComma < 0 && differing >= 0 && usual === undefined) {
    const { point = NaN, comma = NaN } = readings[differing];
    return { kind: "two readings", cell: filled[differing], point, comma };
  }
  const decimalComma = noPoint >= 0 || (usual === "comma" && noComma < 0);
  const values = written.map(({ sign, unit }, place) => {
    const { point = NaN, comma = NaN } = readings[place];
    return (sign * (decimalComma ? comma : point)) / (unit === "%" ? 100 : 1);
  });
  const beyond = values.findIndex((value) => Math.abs(value) > LARGEST);
  if (beyond >= 0) return { kind: "too large", cell: filled[beyond] };
  const marked = written.find(({ unit }) => unit !== "");
  return {
    values,
    lines: filled.map(({ line }) => line),
    blank: cells.length - filled.length,
    decimalComma,
    ...(marked && { marked: { line: marked.cell.line, mark: marked.unit } }),
  };
}

const readingsOf = ({ digits, powerOfTen }: Parts) => {
  const scaled = (value: number | undefined): number | undefined =>
    value === undefined || powerOfTen === 0 ? value : Number(`${value}e${powerOfTen}`);
  return { point: scaled(POINT(digits)), comma: scaled(COMMA(digits)) };
};

/** One cell, for who reads a column too long to keep: what it comes to either way, NaN for a way that does not fit. */
export interface AmountReading {
  readonly unit: string;
  readonly point: number;
  readonly comma: number;
}

/** Undefined for a cell that is blank. */
export function readAmount(text: string): AmountReading | undefined {
  if (BLANK.test(text)) return undefined;
  const parts = partsOf(text);
  const { sign, unit } = parts;
  const { point = NaN, comma = NaN } = readingsOf(parts);
  return { unit, point: sign * point, comma: sign * comma };
}

/** Two currencies, or percent in some cells only; a currency may be left out here and there. */
function mixedUnits(written: readonly (Parts & { readonly cell: Cell })[]): AmountFault | undefined {
  const first = written.find(({ unit }) => unit !== "");
  const second = first && written.find(({ unit }) => unit !== first.unit && (unit !== "" || first.unit === "%"));
  return second && { kind: "mixed", first: first.cell, second: second.cell };
}

const SPACES = /[\s'’_]+/gu;
const CODE = /^(\p{Sc}|[A-Z]{1,2}\p{Sc}|[A-Z]{3}|kr\.?|Kč|Fr\.|%)?(.*?)(\p{Sc}|[A-Z]{3}|kr\.?|Kč|Fr\.|%)?$/u;

interface Parts {
  readonly sign: 1 | -1;
  /** A currency or a percent sign, if there is one. */
  readonly unit: string;
  readonly digits: string;
  /** Of thousands and millions that are abbreviated: `12.3k`, `1,2 Mio. €`. */
  readonly powerOfTen: number;
}

const ABBREVIATED = /^(.*\d[.,]?)\s*(k|m|bn|b|g|tsd\.?|mio\.?|mrd\.?)$/iu;
const POWERS_OF_TEN: Readonly<Partial<Record<string, number>>> = { ...MULTIPLES, tsd: 3, mio: 6, mrd: 9 };

/** The digits of `12.3k`, and what they are multiplied by. */
function writtenOut(text: string): Pick<Parts, "digits" | "powerOfTen"> {
  const [, digits = text, multiple = ""] = ABBREVIATED.exec(text) ?? [];
  return { digits, powerOfTen: POWERS_OF_TEN[multiple.toLowerCase().replace(".", "")] ?? 0 };
}

/** What a cell says, thousands marked by spaces or quotes joined. */
function partsOf(text: string): Parts {
  const bare = text.trim().replaceAll("\u2212", "-");
  const bracketed = /^\((.*)\)$/u.exec(bare);
  const [, before = "", middle = "", after = ""] = CODE.exec(unsigned(bracketed?.[1] ?? bare)) ?? [];
  const isNegative = bracketed !== null || bare.startsWith("-") || middle.trim().startsWith("-") || bare.endsWith("-");
  const { digits, powerOfTen } = writtenOut(unsigned(middle.trim()));
  const isGrouped = SPACES.test(digits) ? /^\d{1,3}(?:[\s'’_]\d{3})+(?:[.,]\d*)?$/u.test(digits) : true;
  SPACES.lastIndex = 0;
  return {
    sign: isNegative ? -1 : 1,
    unit: before + after,
    digits: isGrouped && /\d/u.test(digits) ? digits.replace(SPACES, "") : "?",
    powerOfTen,
  };
}

const unsigned = (text: string): string => text.trim().replace(/^[+-]/u, "").replace(/-$/u, "").trim();
