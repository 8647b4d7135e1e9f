import type { Cell } from "../../scenario/columns/read-amounts.js";
import { readDate } from "./dates.js";
import { growingInts, type Growing } from "./growing.js";

/** How dates of a file write day and month. */
export type DateOrder = "dmy" | "mdy";

/** What the dates of a file have told of their order so far. */
export interface OrderEvidence {
  /** A date that only fits with the day first, or only with the month first. */
  readonly dmy?: Cell;
  readonly mdy?: Cell;
  /** A date that fits both ways, to another day. */
  readonly either?: Cell;
}

/** A date column being read. */
export interface DateColumn {
  readonly push: (text: string, line: number) => void;
  readonly set: (place: number, text: string, line: number) => void;
  readonly evidence: () => OrderEvidence;
  /** Cells that are no dates: how many, and the first. */
  readonly unreadable: () => { readonly count: number; readonly first?: Cell };
  /** Days since 1970; NO_DAY for what is blank, WRONG_DAY for what is no date. */
  readonly days: (order: DateOrder) => Int32Array;
}

export const NO_DAY = -2_147_483_648;
export const WRONG_DAY = NO_DAY + 1;

/** Most texts whose reading is remembered: days repeat, moments do not. */
const MOST_REMEMBERED = 20_000;

export function dateColumn(): DateColumn {
  const columns: Readonly<Record<DateOrder, Growing<Int32Array>>> = { dmy: growingInts(), mdy: growingInts() };
  const remembered = new Map<string, readonly [number, number]>();
  let evidence: OrderEvidence = {};
  let wrong: { count: number; first?: Cell } = { count: 0 };
  const note = (text: string, line: number, [dmy, mdy]: readonly [number, number]): void => {
    if (dmy === WRONG_DAY && mdy === WRONG_DAY)
      wrong = { first: wrong.first ?? { line, text }, count: wrong.count + 1 };
    else if (dmy !== mdy) {
      const kind = mdy === WRONG_DAY ? "dmy" : dmy === WRONG_DAY ? "mdy" : "either";
      if (evidence[kind] === undefined) evidence = { ...evidence, [kind]: { line, text } };
    }
  };
  const read = (text: string, line: number): readonly [number, number] => {
    if (text === "") return BLANK;
    const known = remembered.get(text);
    const days = known ?? daysOf(text);
    if (known === undefined && remembered.size < MOST_REMEMBERED) remembered.set(text, days);
    if (days[0] !== days[1] || days[0] === WRONG_DAY) note(text, line, days);
    return days;
  };
  return {
    push: (text, line) => {
      const [dmy, mdy] = read(text, line);
      columns.dmy.push(dmy);
      columns.mdy.push(mdy);
    },
    set: (place, text, line) => {
      const [dmy, mdy] = read(text, line);
      columns.dmy.set(place, dmy);
      columns.mdy.set(place, mdy);
    },
    evidence: () => evidence,
    unreadable: () => wrong,
    days: (order) => columns[order].values(),
  };
}

const BLANK = [NO_DAY, NO_DAY] as const;
const BLANK_TEXT = /^(?:[-–—]+|n\/?a|null|none|\(?(?:leer|blank|empty)\)?)$/iu;

function daysOf(text: string): readonly [number, number] {
  if (BLANK_TEXT.test(text)) return BLANK;
  const reading = readDate(text);
  const day = (value: number | undefined): number => (value === undefined || Number.isNaN(value) ? WRONG_DAY : value);
  return [day(reading?.dmy), day(reading?.mdy)];
}
