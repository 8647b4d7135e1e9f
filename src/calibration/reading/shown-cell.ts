import { readAmount } from "../../scenario/columns/read-amounts.js";
import { readDate } from "./dates.js";

/** Most characters of a cell that are told. */
const MOST = 40;
const FIGURES = /^(?=.*\d)[\d\s.,:;/'’()%+\-−\p{Sc}]+$/u;
/** A day and what is written of it, without a time or words behind it. */
const DAY = /^\d{1,4}[-/.]\s?\d{1,2}[-/.]\s?\d{1,4}/u;

/**
 * What may be told of a cell that was refused: the digits and separators of a number or a date that is misread. Undefined for all else, which may
 * name somebody.
 */
export function shownCell(text: string): string | undefined {
  // What stands between digits of moments and powers of ten.
  const plain = text.replaceAll(/(?<=\d)(?:[TZ]|e(?=[+-]?\d))/gu, " ");
  if (FIGURES.test(plain) && text.length <= MOST) return text;
  if (text.length <= MOST && CURRENCIES.some((code) => FIGURES.test(text.replace(code, "")))) return text;
  return DAY.exec(text)?.[0];
}

const CURRENCIES = Intl.supportedValuesOf("currency");

/** Whether a first row holds values, so that it is a row as any other, and no heading. */
export const areValues = (headings: readonly string[]): boolean => headings.some(isValue);

function isValue(heading: string): boolean {
  if (heading === "") return false;
  const reading = readAmount(heading);
  const isNumber = reading !== undefined && !(Number.isNaN(reading.point) && Number.isNaN(reading.comma));
  // Three letters may be a currency; those of "ARR 2024" are none.
  const isAmount = isNumber && (reading.unit.match(/[A-Z]{3}/gu) ?? []).every((code) => CURRENCIES.includes(code));
  return isAmount || readDate(heading) !== undefined || /\S@\S+\.\S/u.test(heading);
}
