import type { DropReason } from "../../calibration/lists/dropped.js";
import { enumerated } from "../../foundation/enumerated.js";
import { count } from "../format/number.js";
import { asFound, didYouMean, oneOf, quoted, type Messages } from "./phrases.js";

/** Exports to calibrate from. No message quotes more of one than a heading, a word of a stage, or the digits of a cell that is wrong. */
export const EXPORT_MESSAGES = {
  "export-spreadsheet": ({ file }) =>
    `${quoted(file)} is a spreadsheet of the older format (.xls), or one with a password, which this program does not read. Save it as .xlsx or as CSV (UTF-8), without a password, and calibrate from that.`,
  "export-workbook-unreadable": ({ file }) =>
    `${quoted(file)} is a zip archive that cannot be read as a workbook (.xlsx). Save it as CSV (UTF-8) and calibrate from that.`,
  "export-workbook-large": ({ file, megabytes, most }) =>
    `${quoted(file)} holds ${Number.isFinite(megabytes) ? `${count(megabytes)} MB unpacked` : "more than its directory tells"}, and workbooks are read as a whole, up to ${count(most)} MB (some 200,000 rows; no sheet holds more than 1,048,576). Export it as CSV, which is read row by row and may have millions.`,
  "export-parquet-unreadable": ({ file }) =>
    `${quoted(file)} says it is a Parquet file, and cannot be read as one. Write it again, or save it as CSV (UTF-8) and calibrate from that.`,
  "export-parquet-codec": ({ file, codec }) =>
    `${quoted(file)} is a Parquet file compressed by ${codec}, which this program does not read. Write it with Snappy or without compression, or save it as CSV (UTF-8).`,
  "export-parquet-large": ({ file, megabytes, most }) =>
    `${quoted(file)} has a row group of ${count(megabytes)} MB unpacked, and each is read as a whole, up to ${count(most)} MB. Write it with smaller row groups, or export it as CSV, which is read row by row and may have millions.`,
  "export-sheets": ({ file, sheets, found }) =>
    found === undefined
      ? `${quoted(file)} has ${count(sheets.length)} sheets with tables: ${sheets.map(quoted).join(", ")}. Say which to read with --sheet ${quoted(sheets[0] ?? "")}.`
      : `--sheet: ${oneOf("sheet", found, sheets, undefined)}`,
  "export-no-sheets": ({ found }) =>
    `--sheet ${quoted(found)} was given, and none of the files is a workbook (.xlsx). Leave it out.`,
  "export-not-text": ({ file }) => `${quoted(file)} is no text file. Export it as CSV and calibrate from that.`,
  "export-empty": ({ file }) => `${quoted(file)} is empty or no table: it needs a heading and a row for each record.`,
  "export-not-understood": ({ file, kind, missing, headings, proposals, spans }) =>
    headings.length === 0
      ? `The first row of ${quoted(file)} holds values, and no headings. Put a row above it that names the columns, such as ${enumerated(missing.map((one) => one.split(" or ")[0]))}.`
      : `${quoted(file)} was taken for a list of ${kind}, and no column of it is known as ${missing.join(", and none as ")}. ` +
        `Say which is with --map, likely ${proposals.map((one) => `--map "${one}"`).join(" ")}. ` +
        `${spans.length === 0 ? "" : `If it is a list of customers or staff, say when each began and ended: ${spans.map((one) => `--map "${one}"`).join(" ")}. `}Its headings: ${few(headings)}.`,
  "export-column-missing": ({ field, column, allowed, nearest }) =>
    `${field === "--where" ? "--where" : `--map ${field}`}: ${allowed.length === 0 ? `there is no column ${asFound(column, nearest)}; the first row holds values, and no headings.` : oneOf("column", column, firstOf(allowed), nearest)}`,
  "export-word-missing": ({ key, fields, kinds, found, allowed, nearest, isColumn }) =>
    !isColumn
      ? `--map ${key}=${quoted(found)} names a word of a column ${fields.map(quoted).join(" or ")}, and ${kinds.length === 1 ? `no list of ${kinds.join()}` : "none of the files"} has one. Name it with --map ${fields[0]}=....`
      : `--map ${key}: no row has ${quoted(found)} as its ${fields.join(" or ")}.${didYouMean(nearest)}${allowed.length === 0 ? "" : ` There are: ${allowed.map(quoted).join(", ")}.`}`,
  "export-date-order": ({ file, line, found }) =>
    `Line ${line} of ${quoted(file)} holds ${shownText(found, "a date")}, and no date of the file tells whether the day or the month comes first. Say so with --dates dmy or --dates mdy.`,
  "export-date-choice": ({ file, chosen, rows, wrong, otherwise }) =>
    `--dates ${chosen} makes ${count(wrong)} of ${count(rows)} rows of ${quoted(file)} end before they begin or lie in the future, --dates ${chosen === "dmy" ? "mdy" : "dmy"} ${otherwise === 0 ? "none" : count(otherwise)}: take that one.`,
  "export-date-mixed": ({ file, first, firstLine, second, line }) =>
    `${quoted(file)} writes ${shownText(first, "one date")} in line ${firstLine} and ${shownText(second, "another")} in line ${line}: in one the day comes first, in the other the month. Write all dates in one way.`,
  "export-not-dates": ({ file, column, line, found, wrong, rows }) =>
    `The column ${quoted(column)} of ${quoted(file)} is taken for dates, but ${count(wrong)} of ${count(rows)} rows hold none, ${suchAs(found)}line ${line}. Name another column with --map.`,
  "export-not-amounts": ({ file, column, line, found, wrong, rows }) =>
    `The column ${quoted(column)} of ${quoted(file)} is taken for amounts, but ${count(wrong)} of ${count(rows)} rows hold none that can be read, ${suchAs(found)}line ${line}. Name another column with --map amount=..., or write plain numbers.`,
  "export-mixed-amounts": ({ file, column, first, firstLine, second, line }) =>
    `The column ${quoted(column)} of ${quoted(file)} writes ${shownText(first, "one amount")} in line ${firstLine} and ${shownText(second, "another")} in line ${line}: no one way of writing decimals and thousands fits both. Write the whole column in one way.`,
  "export-amount-currencies": ({ file, column, first, firstLine, second, line }) =>
    `The column ${quoted(column)} of ${quoted(file)} holds amounts of several currencies, ${shownText(first, "one")} in line ${firstLine} and ${shownText(second, "another")} in line ${line}, which have no sum. ` +
    "Convert them to one, or take the rows of one with --where, if a column tells which that is.",
  "export-two-readings": ({ file, column, line, found, point, comma }) =>
    `The column ${quoted(column)} of ${quoted(file)} holds ${shownText(found, "an amount")} in line ${line}, which may be ${point} or ${comma}, and no cell of the column tells. ` +
    `Say which sign stands before decimals: --decimals point makes it ${point}, --decimals comma ${comma}.`,
  "export-amount-outside": ({ file, column, line, found, least, most }) =>
    `The column ${quoted(column)} of ${quoted(file)} holds ${shownText(found, "an amount")} in line ${line}: amounts are 0, or from ${least} to ${count(most)}. Correct it, or name another column with --map amount=....`,
  "export-currencies": ({ file, column, currencies }) =>
    `The column ${quoted(column)} of ${quoted(file)} names several currencies (${currencies.join(", ")}), and amounts of them have no sum. ` +
    `Take one with --where "${column}=${currencies[0] ?? ""}", or convert the amounts.`,
  "export-pipelines": ({ files, found, pipelines }) =>
    `The deals of ${enumerated(files.map(quoted))} are of ${count(found)} pipelines, which are as many funnels${pipelines.length === 0 ? "" : `: ${pipelines.map(quoted).join(", ")}`}. ` +
    `Say which are the sales with --where ${quoted(`pipeline=${pipelines[0] ?? "..."}`)} (repeatable)${pipelines.length === 0 ? ", or name another column with --map pipeline=..." : ""}.`,
  "export-stage-pipelines": ({ file, stage, pipelines }) =>
    `${quoted(file)} has columns with the day of entering ${quoted(stage)} of several pipelines: ${pipelines.map(quoted).join(", ")}. ` +
    `Say which is meant with --where ${quoted(`pipeline=${pipelines.find((name) => name !== "") ?? ""}`)}.`,
  "export-nothing-measured": ({ files, needs }) => [
    `Nothing could be measured from ${enumerated(files.map(quoted))}. What is missing:`,
    ...needs,
  ],
  "export-same-rows": ({ file, other, rows }) =>
    `All ${count(rows)} rows of ${quoted(file)} are the same to the letter as those of ${quoted(other)}, and no column of ids tells whether they are the same records. ` +
    "Give the file once, or export ids.",
  "export-ragged": ({ file, short, rows }) =>
    `${count(short)} rows of ${quoted(file)} have fewer cells than its heading, or are totals, beside ${count(rows)} that are not. Export the table without subtotals and texts between its rows.`,
  "export-no-endings": ({ file, words, lost }) => {
    const there = [
      ...(words.length === 0 ? [] : [words.map(quoted).join(", ")]),
      ...(lost.length === 0 ? [] : [`for lost ${lost.map(quoted).join(", ")}`]),
    ];
    return (
      `No stage or state in ${quoted(file)} is known to mean that a deal was won. Say which does with --map won=... and --map lost=.... ` +
      `${there.length === 0 ? "" : `It has: ${there.join(", and ")}. `}Where none was won yet, there is no win rate to measure.`
    );
  },
  "export-many-stages": ({ file, column, field, found }) =>
    `The column ${quoted(column)} of ${quoted(file)} is taken for ${field === "pipeline" ? "pipelines" : "stages"}, but holds ${count(found)} different texts: that is no column of ${field === "pipeline" ? "pipelines" : "stages"}. Name another with --map ${field}=....`,
  "export-segments": ({ file, column, found, because }) =>
    `--by segment would show what stands in the column ${quoted(column)} of ${quoted(file)}, ${NO_SEGMENTS[because](count(found))}. ` +
    "Name a column of a few kinds with --map segment=..., such as industry, region or product. Of reps, --by rep shows figures by number.",
  "export-nothing-left": ({ files, rows, repeated, reasons, needs, lists }) => {
    const why = [
      ...(repeated === 0 ? [] : [`${count(repeated)} with an id that came before`]),
      ...reasons.map((one) => `${count(one.rows)} ${one.reason}`),
    ];
    const none =
      rows === 0
        ? `${enumerated(files.map(quoted))} ${files.length === 1 ? "holds" : "hold"} no rows`
        : `of ${count(rows)} ${rows === 1 ? "row" : "rows"} none is left${bracketed(why)}`;
    const nothing = `Nothing is left to measure: ${none}.`;
    return reasons.length > 0
      ? [nothing, ...reasons.map(({ reason }) => REMEDIES[reason])].join(" ")
      : [`${nothing} What is missing:`, ...needs, ...lists];
  },
} satisfies Partial<Messages>;

const bracketed = (parts: readonly string[]): string => (parts.length === 0 ? "" : ` (${parts.join(", ")})`);

/** So many headings are told. */
const MOST_HEADINGS = 10;

const firstOf = (headings: readonly string[]): string[] =>
  headings.length <= MOST_HEADINGS
    ? [...headings]
    : [...headings.slice(0, MOST_HEADINGS), `and ${count(headings.length - MOST_HEADINGS)} more`];

const few = (headings: readonly string[]): string =>
  firstOf(headings)
    .map((heading, place) => (place < MOST_HEADINGS ? quoted(heading) : heading))
    .join(", ");

/** A cell, where it may be told. */
const shownText = (found: string | undefined, otherwise: string): string =>
  found === undefined ? otherwise : quoted(found);

const suchAs = (found: string | undefined): string => (found === undefined ? "as in " : `such as ${quoted(found)} in `);

/** Why a column is none of segments. */
const NO_SEGMENTS = {
  heading: () => "whose heading says that it names people or customers, and names stay in the export",
  values: () => "which are names or e-mail addresses of people, and those stay in the export",
  many: (found: string) => `which are ${found} different texts: too many for segments, and they may be names`,
} satisfies Record<string, (found: string) => string>;

/** What to do about rows that were dropped. */
const REMEDIES: Readonly<Record<DropReason, string>> = {
  deleted: "Rows that are marked as deleted do not count: export those that are not.",
  "no beginning":
    "Name the column with the day on which each began: --map created=..., of customers and staff --map start=....",
  "wrong date": "Name a column of dates: --map created=... and --map closed=....",
  "no end":
    "Name the column with the day on which each was won or lost: --map closed=..., or won_at=... and lost_at=....",
  "end before the beginning": "See whether --map created=... and --map closed=... are the wrong way round.",
  "in the future": "See whether the dates are plans; --map created=... and --map closed=... name others.",
  "begun after --until": "Take a later --until.",
};
