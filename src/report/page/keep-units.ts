import { markupText, raw, type Markup } from "../markup.js";

/** A chart or a tag as it is; else the space in `1.21 M`, `5 %` and `7 of 10`. */
const BEFORE_UNIT = /<svg\b[^]*?<\/svg>|<[^>]*>|(?<=\d) (?=(?:[kMB%]|points|of 10)(?![\p{L}\d]))/gu;

/** The same text, in which no line breaks between a figure and its unit. */
export const keepingUnits = (text: Markup): Markup =>
  raw(markupText(text).replace(BEFORE_UNIT, (found) => (found === " " ? "\u00a0" : found)));
