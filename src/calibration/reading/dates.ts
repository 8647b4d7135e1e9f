/** A date as a cell writes it: whole days since 1970 in either order of day and month; NaN for an order that does not fit. */
export interface DateReading {
  readonly dmy: number;
  readonly mdy: number;
}

const DAY_MS = 86_400_000;
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ,])/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const PARTS = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?:$|[T ,])/u;
const DAY_FIRST = /^(\d{1,2})[-. ]+([a-z]{3})[a-z]*[-., ]+(\d{4})(?:$|[ ,])/iu;
const MONTH_FIRST = /^([a-z]{3})[a-z]*[. ]+(\d{1,2}),? +(\d{4})(?:$|[ ,])/iu;
const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SERIAL = /^\d{5}(?:[.,]\d+)?$/u;
const EPOCH_MS = /^1\d{12}$/u;
/** Day 0 of spreadsheets, 1899-12-30, in days since 1970; serials of 1954 to 2119 are taken for dates. */
const SERIAL_ZERO = -25_569;
const SERIAL_RANGE = [20_000, 80_000] as const;

/**
 * Reads ISO dates (`2027-03-31`, `2027-03-31T10:00Z`, `20270331`), `31.3.2027` (dots: the day first), `3/31/2027` and `31/3/2027` (either
 * order), `31 Mar 2027`, serial days of spreadsheets and milliseconds since 1970. A time of day is passed over. Undefined
 * for anything else.
 */
export function readDate(text: string): DateReading | undefined {
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso) return certain(dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const parts = PARTS.exec(text);
  if (parts) return eitherOrder(Number(parts[1]), Number(parts[3]), yearOf(parts[4]), parts[2] === ".");
  const named = DAY_FIRST.exec(text);
  if (named) return certain(dayOf(Number(named[3]), monthOf(named[2]), Number(named[1])));
  const american = MONTH_FIRST.exec(text);
  if (american) return certain(dayOf(Number(american[3]), monthOf(american[1]), Number(american[2])));
  if (EPOCH_MS.test(text)) return certain(Math.floor(Number(text) / DAY_MS));
  return SERIAL.test(text) ? serial(Number(text.replace(",", "."))) : undefined;
}

const certain = (day: number): DateReading | undefined => (Number.isNaN(day) ? undefined : { dmy: day, mdy: day });

function eitherOrder(first: number, second: number, year: number, isDayFirst: boolean): DateReading | undefined {
  const dmy = dayOf(year, second, first);
  const mdy = isDayFirst ? NaN : dayOf(year, first, second);
  return Number.isNaN(dmy) && Number.isNaN(mdy) ? undefined : { dmy, mdy };
}

function serial(number: number): DateReading | undefined {
  const [least, most] = SERIAL_RANGE;
  return number >= least && number <= most ? certain(Math.floor(number) + SERIAL_ZERO) : undefined;
}

const yearOf = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));
const monthOf = (name: string): number => 1 + MONTH_NAMES.indexOf(name.toLowerCase());

/** NaN for a day that no calendar has. */
function dayOf(year: number, month: number, day: number): number {
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at / DAY_MS : NaN;
}

/** `2027-03-31`. */
export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Months since 1970-01. */
export function monthOfDay(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The first day of a month counted from 1970-01. */
export const firstDayOf = (month: number): number => Date.UTC(1970, month, 1) / DAY_MS;
