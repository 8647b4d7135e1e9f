import { enumerated } from "../../foundation/enumerated.js";
import { linesNamed } from "../../foundation/lines-named.js";
import { count, plain } from "../format/number.js";
import { allowedIn, digits, percentsWritten } from "./values.js";
import { asFound, didYouMean, magnitude, oneOf, quoted, type Messages } from "./phrases.js";

const SEPARATORS: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

const cellCount = (cells: number): string => (cells === 1 ? "1 cell" : `${count(cells)} cells`);

const fromTo = ([least, most]: readonly [number, number]): string =>
  least === most ? digits(least) : `${digits(least)} to ${digits(most)}`;

/** Data from CSV columns. */
export const COLUMN_MESSAGES = {
  "csv-syntax": ({ file, reason }) => `${quoted(file)} is not a valid CSV file: ${reason}.`,
  "csv-uneven-rows": ({ file, line, cells, headings, separator, others }) =>
    `Line ${line} of ${quoted(file)} has ${cellCount(cells)}, the heading has ${count(headings)} (read as separated by ${SEPARATORS[separator] ?? separator})` +
    `${others === 0 ? "" : `; ${count(others)} more ${others === 1 ? "row is" : "rows are"} like it`}. ` +
    (cells > headings
      ? "A decimal comma or a comma between thousands must stand in quotes, or separate cells by semicolons."
      : "Fill in the missing cells, or leave them empty between separators."),
  "csv-titles-above": ({ file, line }) =>
    `The heading of ${quoted(file)} seems to stand in line ${line}, below a title. Delete the lines above it: a file begins with its heading.`,
  "csv-no-column": ({ file, column, allowed, nearest }) =>
    `${oneOf("column", column, allowed, nearest)} The file is ${quoted(file)}.`,
  "csv-column-twice": ({ file, column, places }) =>
    `Columns ${enumerated(places.map(String))} of ${quoted(file)} are ${places.length === 2 ? "both" : "all"} called ${quoted(column)}. Rename ${places.length === 2 ? "one" : "all but one"} of them.`,
  "csv-no-rows": ({ file, column, found, allowed, nearest }) =>
    `${allowed.length === 0 ? `There is no row with ${quoted(column)} ${asFound(found, nearest)}.${didYouMean(nearest)}` : oneOf(`row with ${quoted(column)}`, found, allowed, nearest)} The file is ${quoted(file)}.`,
  "csv-not-a-number": ({ file, line, found }) =>
    `Line ${line} of ${quoted(file)} holds ${quoted(found)}, which is not a number. Correct it or choose another column.`,
  "csv-too-large": ({ file, line, found, limit }) =>
    `Line ${line} of ${quoted(file)} holds ${quoted(found)}, beyond ${magnitude(limit)}, where numbers can no longer be told apart to the unit. Correct it or choose another column.`,
  "csv-mixed-numbers": ({ file, first, firstLine, second, line }) =>
    `${quoted(file)} writes ${quoted(first)} in line ${firstLine} and ${quoted(second)} in line ${line}: no one way of writing decimals, thousands and units fits both. ` +
    "Write the whole column in one way.",
  "csv-two-readings": ({ file, line, found, point, comma }) =>
    `Line ${line} of ${quoted(file)} holds ${quoted(found)}, which may be ${point} or ${comma}, and no other cell of the column tells. ` +
    "Write it without a separator between thousands.",
  "csv-too-few-values": ({ file, column, found }) =>
    `The column ${quoted(column)} of ${quoted(file)} holds ${found === 1 ? "one value" : `${found} values`}; two or more are needed.`,
  "csv-blank-cells": ({ file, column, blank, cells }) =>
    `${blank === 1 ? "1 blank cell" : `${count(blank)} blank cells`} of ${count(cells)} in the column ${quoted(column)} of ${quoted(file)} ${blank === 1 ? "was" : "were"} left out.`,
  "csv-other-currency": ({ file, column, line, found, currency }) =>
    `The column ${quoted(column)} of ${quoted(file)} is in ${quoted(found)} (line ${line}), the scenario in ${quoted(currency)}, and nothing is converted. ` +
    "Convert the column and its sign; or correct the scenario's currency, which only names what all its amounts are in.",
  "csv-two-scales": ({ file, column, lines, few, count: others, many }) =>
    `The column ${quoted(column)} of ${quoted(file)} seems to be written on two scales: ${fromTo(few)} in ${linesNamed(lines)}, ` +
    `${fromTo(many)} in ${others === 1 ? "the other row" : `the other ${count(others)} rows`}, and nothing between. If some are in thousands, write all in one unit.`,
  "csv-totals-row": ({ file, line, found, others }) =>
    `Line ${line} of ${quoted(file)} looks like a total (${found})${others === 0 ? "" : `, and ${count(others)} more like it`}; ` +
    `it counts as one more value. Remove it if it is one.`,
  "mean-of-few": ({ column, found, fewest }) =>
    `The mean of ${quoted(column)} rests on ${found} values only. Its interval comes from the normal distribution, which for fewer than ${fewest} is somewhat too narrow.`,
  "mean-outside-domain": ({ column, mean, domain }) =>
    `The mean of ${quoted(column)} is ${plain(mean)}, but the value must be ${allowedIn(domain)}. ` +
    (percentsWritten(domain, mean, mean) ?? "Choose other rows with where, or another column."),
  "values-for-mean": ({ assumption, over, found, column }) =>
    `${quoted(assumption)} is a mean over ${over}, but is given ${count(found)} single values: every trial takes one of them for the mean of all, so the interval is about ` +
    `${plain(Math.round(Math.sqrt(found)))} times too wide. Write { mean_of: ${quoted(column)} } for their mean with its standard error.`,
} satisfies Partial<Messages>;
