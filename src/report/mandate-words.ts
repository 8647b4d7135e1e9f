import type { Mandate } from "../organisation/structure.js";

/** What marketing is asked for, in a word or two. */
const ASKED: Readonly<Record<string, string>> = {
  drive: "revenue",
  support: "support of sales",
  none: "nothing",
} satisfies Record<Mandate, string>;

/** What a mandate is, where one is first spoken of. */
export const MANDATE = "the mandate, what marketing is asked for";

/** The same for below a table. */
export const MANDATE_NOTE = "Mandate: what marketing is asked for.";

const MANDATES = Object.entries(ASKED).map(([mandate, asked]) => `${asked} (${mandate})`);

/** The same in full. */
export const MANDATE_CAPTION =
  `mandate: what marketing is asked for: ${MANDATES.join(", ")}. ` +
  "Where the file does not say, an executive over both asks for revenue, sales for support, anyone else for nothing.";

/** `drive (revenue)` */
export const mandateWithWords = (mandate: string): string =>
  Object.hasOwn(ASKED, mandate) ? `${mandate} (${ASKED[mandate]})` : mandate;

/** `the mandate drive (marketing is asked for revenue)` */
export const theMandate = (mandate: string): string =>
  `the mandate ${Object.hasOwn(ASKED, mandate) ? `${mandate} (marketing is asked for ${ASKED[mandate]})` : mandate}`;
