import type { ViewCell } from "../view.js";
import { count } from "./number.js";
import { difference, interval, quantity } from "./quantity.js";
import type { Scale } from "../scale.js";

/** A figure to as many digits as its standard error supports, with its value and unit. */
export const quantityCell = (value: number, standardError: number, scale: Scale): ViewCell =>
  figureCell(quantity(value, standardError, scale), value, scale);

/** The same with a sign, for differences. */
export const signedQuantityCell = (value: number, standardError: number, scale: Scale): ViewCell =>
  figureCell(difference(value, standardError, scale), value, scale);

export const countCell = (value: number): ViewCell => ({ text: count(value), value, unit: "count" });

/** A figure whose text is made elsewhere. */
export const figureCell = (text: string, value: number, { unit }: Pick<Scale, "unit"> = {}): ViewCell => ({
  text,
  value,
  ...(unit !== undefined && { unit }),
});

/** An interval with both its ends; `standardError` is that of an end. */
export const intervalCell = (low: number, high: number, standardError: number, scale: Scale): ViewCell => ({
  text: interval(low, high, standardError, scale),
  range: [low, high],
  ...(scale.unit !== undefined && { unit: scale.unit }),
});
