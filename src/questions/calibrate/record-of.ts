import { isApartFromBook } from "../../assumptions/apart-from-book.js";
import { findAssumption } from "../../assumptions/book.js";
import { BOOK_SALES_COST, plausibleRange } from "../../assumptions/plausible.js";
import type { Calibration, Lists, MeasuredFrom } from "../../calibration/calibrate.js";
import type { DealList } from "../../calibration/lists/deal-list.js";
import type { Dropped } from "../../calibration/lists/dropped.js";
import { firstOf } from "../../calibration/measure/periods.js";
import { NEEDED, needsOf, needsText } from "../../calibration/needed.js";
import { isoDay } from "../../calibration/reading/dates.js";
import { isDay, type ExportTable } from "../../calibration/reading/read-export.js";
import { InvalidInput } from "../../foundation/problem.js";
import type { CalibrateRest, MeasuredRecord } from "./record.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-nothing-measured": { files: readonly string[]; needs: readonly string[] };
  }
}

/** A calibration as plain data. Throws InvalidInput where nothing could be measured. */
export function calibrateRecord(found: Calibration, under: string | undefined, by: string | undefined): CalibrateRest {
  const { lists, measured, correlations, findings, predictions, groups } = found;
  const ids = measured.filter(({ isTaken }) => isTaken !== true).map(({ id }) => id);
  const { lostAfter } = lists.deals ?? {};
  refuseNothingMeasured(found);
  return {
    ...understoodRecord(lists),
    ...(under !== undefined && { under }),
    ...(lostAfter !== undefined && { lostAfter }),
    measured: measured.map(measuredRecord),
    correlations: correlations.map(({ between, rank }) => ({ between, rank })),
    findings,
    notMeasured: NEEDED.map((needed) => ({
      assumptions: needed.assumptions.filter((id) => !ids.includes(id)),
      needs: needsText(needed, lists.tables),
    })).filter(({ assumptions }) => assumptions.length > 0),
    predictions: predictions.map(({ of, inside, months }) => ({
      of,
      inside,
      months: months.map(({ month, band: [low, median, high], actual }) => ({ month, low, median, high, actual })),
    })),
    ...(by !== undefined && { by }),
    groups,
  };
}

/** What the files were taken for, as plain data. */
export const understoodRecord = (lists: Lists): Pick<CalibrateRest, "files" | "lists"> => ({
  files: lists.tables.map(fileRecord),
  lists: listRecords(lists),
});

function refuseNothingMeasured({ measured, lists: { tables } }: Calibration): void {
  if (measured.length > 0) return;
  const details = { files: tables.map(({ file }) => file), needs: needsOf(tables) };
  throw new InvalidInput([{ code: "export-nothing-measured", severity: "error", arguments: details }]);
}

function fileRecord(table: ExportTable): CalibrateRest["files"][number] {
  const { file, kind, system, dialect, encoding, order, amount, columns, rows, short, totals } = table;
  return {
    file,
    kind,
    system,
    ...(dialect.container === undefined
      ? { separator: dialect.separator === "\t" ? "tab" : dialect.separator, encoding }
      : { container: dialect.container, ...(dialect.sheet !== undefined && { sheet: dialect.sheet }) }),
    ...(order !== undefined && { dates: order }),
    ...(amount !== undefined && { decimalComma: amount.decimalComma }),
    ...enteredDays(table),
    columns: Object.entries(columns).map(([field, place]) => ({ field, column: dialect.headings[place] })),
    rows,
    short,
    totals,
    filtered: table.filtered,
    duplicates: table.duplicates,
    superseded: table.superseded,
    wrongDates: table.wrongDates,
    wrongAmounts: amount?.unreadable.count ?? 0,
  };
}

/** First and last day of a history's changes: of other files, the lists of what they hold tell it. */
function enteredDays({ dates: { entered } }: ExportTable): { readonly from?: string; readonly until?: string } {
  let [first, last] = [Infinity, -Infinity];
  for (const day of entered ?? []) if (isDay(day)) [first, last] = [Math.min(first, day), Math.max(last, day)];
  if (last < first) return {};
  return { from: isoDay(first), until: isoDay(last) };
}

function listRecords({ deals, leads, customers, staff }: Lists): CalibrateRest["lists"] {
  const list = (
    kind: string,
    days: ArrayLike<number>,
    {
      until,
      dropped,
      completeFrom,
    }: { readonly until: number; readonly dropped: Dropped; readonly completeFrom?: number | undefined },
  ): CalibrateRest["lists"][number] => ({
    kind,
    kept: days.length,
    from: isoDay(firstOf(Int32Array.from(days), until)),
    until: isoDay(until),
    ...(completeFrom !== undefined && { completeFrom: isoDay(completeFrom) }),
    dropped: Object.entries(dropped).map(([reason, { rows, first }]) => ({
      reason,
      rows,
      ...(first.length > 0 && { first }),
    })),
  });
  return [
    ...(deals ? [{ ...list("deals", deals.created, deals), ...fewWords(deals.endings) }] : []),
    ...(leads
      ? [
          list(
            "leads",
            leads.leads.map(([created]) => created),
            leads,
          ),
        ]
      : []),
    ...(customers
      ? [
          list(
            "customers",
            customers.spans.map(({ start }) => start),
            customers,
          ),
        ]
      : []),
    ...(staff
      ? [
          list(
            "staff",
            staff.spans.map(({ start }) => start),
            staff,
          ),
        ]
      : []),
  ];
}

/** More texts than these are no stages, whatever column they stand in. */
const MOST_WORDS = 12;
const fewWords = ({ won, lost, open }: DealList["endings"]): DealList["endings"] => ({
  won: won.slice(0, MOST_WORDS),
  lost: lost.slice(0, MOST_WORDS),
  open: open.slice(0, MOST_WORDS),
});

function measuredRecord(of: MeasuredFrom): MeasuredRecord {
  const { id, quantiles, value, files, until, basis, how, method, isTaken } = of;
  const row = findAssumption(id);
  if (row === undefined) throw new RangeError(`There is no assumption ${id}.`);
  const [p5, p50, p95] = quantiles ?? [value ?? NaN, value ?? NaN, value ?? NaN];
  return {
    assumption: id,
    ...(quantiles === undefined ? { value: p50 } : { p5, p50, p95 }),
    unit: row.unit,
    book: row.value,
    versus: versusBook(id, [p5, p50, p95]),
    grade: isTaken === true ? "assumption" : "measured",
    files,
    until: isoDay(until),
    basis,
    how,
    ...(method !== undefined && { method }),
  };
}

const THOUSAND = 1000;
const isWithin = ({ low, high }: { readonly low: number; readonly high: number }, value: number): boolean =>
  value >= low && value <= high;

/** Of money and volumes only what is implausible is told: the book's are another company's. */
function versusBook(id: string, [low, middle, high]: readonly number[]): MeasuredRecord["versus"] {
  const range = plausibleRange(id, { salesCost: BOOK_SALES_COST });
  if (range !== undefined && range.perSalesCost === undefined && (middle < range.low || middle > range.high))
    return "implausible";
  if (range?.perSalesCost !== undefined && middle < range.low && isWithin(range, THOUSAND * middle))
    return "a thousandth";
  return isApartFromBook(id, [low, high]) ? "apart" : "overlaps";
}
