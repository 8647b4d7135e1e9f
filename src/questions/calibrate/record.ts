import * as z from "zod";
import { figure, textList, whole } from "../../report/result/figure.js";

/** What a file was taken for, and what became of its rows. */
const readFile = z.object({
  file: z.string(),
  kind: z.string(),
  system: z.string(),
  /** Of what is no text, what it is: `workbook`, `parquet`. */
  container: z.string().exactOptional(),
  /** Of a workbook, which of its sheets. */
  sheet: z.string().exactOptional(),
  /** Of a text file, what separates its cells and how it is encoded. */
  separator: z.string().exactOptional(),
  encoding: z.string().exactOptional(),
  /** `dmy`, `mdy`; absent where no date depends on it. */
  dates: z.string().exactOptional(),
  decimalComma: z.boolean().exactOptional(),
  /** Of a history, its first and its last change. */
  from: z.string().exactOptional(),
  until: z.string().exactOptional(),
  columns: z.array(z.object({ field: z.string(), column: z.string() })).readonly(),
  rows: whole,
  short: whole,
  totals: whole,
  filtered: whole,
  duplicates: whole,
  /** Rows whose record another file has a later row of. */
  superseded: whole,
  /** Cells that should be dates and are none. */
  wrongDates: whole,
  /** Cells that should be amounts and are none; they count as blank. */
  wrongAmounts: whole,
});

/** What became of the records of a kind. */
const listed = z.object({
  kind: z.string(),
  kept: whole,
  from: z.string(),
  until: z.string(),
  completeFrom: z.string().exactOptional(),
  /** `first`: where the first of them stand. */
  dropped: z.array(z.object({ reason: z.string(), rows: whole, first: textList.exactOptional() })).readonly(),
  won: textList.exactOptional(),
  lost: textList.exactOptional(),
  open: textList.exactOptional(),
});

const measured = z.object({
  assumption: z.string(),
  p5: figure.exactOptional(),
  p50: figure.exactOptional(),
  p95: figure.exactOptional(),
  /** Of what is taken for certain. */
  value: figure.exactOptional(),
  unit: z.string(),
  /** As the book has it. */
  book: z.string(),
  /** Where it stands to the book: whether the intervals overlap, and whether it is plausible at all; of money, whether it may be in thousands. */
  versus: z.enum(["overlaps", "apart", "implausible", "a thousandth"]),
  /** `assumption` for what the exports do not tell, and what is taken to be as what they do tell. */
  grade: z.enum(["measured", "assumption"]),
  /** Which files it comes from, and their last day. */
  files: textList,
  until: z.string(),
  basis: z.string(),
  how: z.string(),
  /** The same in the terms of statistics. */
  method: z.string().exactOptional(),
});

const prediction = z.object({
  of: z.enum(["leads", "wins", "bookings"]),
  inside: whole,
  months: z
    .array(z.object({ month: z.string(), low: figure, median: figure, high: figure, actual: figure }))
    .readonly(),
});

export const calibrateRestSchema = z.object({
  files: z.array(readFile).readonly(),
  lists: z.array(listed).readonly(),
  under: z.string().exactOptional(),
  /** Months after which deals that are still open count as lost. */
  lostAfter: figure.exactOptional(),
  measured: z.array(measured).readonly(),
  correlations: z.array(z.object({ between: textList, rank: figure })).readonly(),
  findings: z
    .array(
      z.object({
        about: z.string(),
        text: z.string(),
        method: z.string().exactOptional(),
        /** Figures are wrong unless somebody does something. */
        isWarning: z.boolean().exactOptional(),
      }),
    )
    .readonly(),
  notMeasured: z.array(z.object({ assumptions: textList, needs: z.string() })).readonly(),
  predictions: z.array(prediction).readonly(),
  by: z.string().exactOptional(),
  groups: z
    .array(
      z.object({
        name: z.string(),
        deals: whole,
        won: whole,
        closed: whole,
        winRate: z.array(figure).readonly(),
      }),
    )
    .readonly(),
});

export type CalibrateRest = z.output<typeof calibrateRestSchema>;
export type MeasuredRecord = z.output<typeof measured>;
