import { EXPORT_KINDS, type ExportKind } from "../reading/fields.js";
import type { Mapping } from "../reading/map-option.js";
import { isDay, type ExportTable } from "../reading/read-export.js";
import type { WordColumn } from "../reading/word-column.js";
import { dealProgress } from "./deal-list.js";

/** Kinds whose files may hold a record each: of a history every row is a change of its own. */
const REPEATABLE = EXPORT_KINDS.filter((kind) => kind !== "history");

/** How far a row's record has come, to be compared with another row of it: the larger has come later. */
type Progress = (place: number) => number;

/**
 * The same tables, with one row for each id over all files of a kind: the one in which the record has come furthest (closed before open, the
 * later end before the earlier), of rows as far that of the file in which most has happened, whatever the order of the files.
 */
export function withoutRepeats(tables: readonly ExportTable[], mapping: Mapping, today: number): ExportTable[] {
  const kept = [...tables];
  for (const kind of REPEATABLE) {
    const places = [...tables.keys()].filter((place) => tables[place].kind === kind);
    if (places.length < 2) continue;
    const own = places.map((place) => tables[place]);
    const superseded = supersededRows(own, progressOf(kind, tables, mapping, today), today);
    places.forEach((place, index) => (kept[place] = rowsWithout(tables[place], superseded[index])));
  }
  return kept;
}

/** Of each table, which rows another file has a later one of. */
function supersededRows(
  tables: readonly ExportTable[],
  progressOf: (table: ExportTable) => Progress,
  today: number,
): Uint8Array[] {
  const superseded = tables.map(({ count }) => new Uint8Array(count));
  const best = new Map<number, { readonly progress: number; readonly table: number; readonly place: number }>();
  // Later files last, so that of rows that have come as far theirs is taken.
  for (const table of latestLast(tables, today)) {
    const progress = progressOf(tables[table]);
    const { keys, count } = tables[table];
    for (let place = 0; place < count; place++) {
      const key = keys[place];
      if (key === 0) continue;
      const [before, own] = [best.get(key), { progress: progress(place), table, place }];
      if (before !== undefined && before.progress > own.progress) superseded[table][place] = 1;
      else {
        if (before !== undefined) superseded[before.table][before.place] = 1;
        best.set(key, own);
      }
    }
  }
  return superseded;
}

/** By the last day on which anything begins, then by what else tells them apart. */
function latestLast(tables: readonly ExportTable[], today: number): number[] {
  const last = tables.map(({ dates }) =>
    (dates.created ?? dates.start ?? NO_DAYS).reduce((most, day) => (day <= today && day > most ? day : most), 0),
  );
  return [...tables.keys()].sort(
    (a, b) =>
      last[a] - last[b] ||
      tables[a].count - tables[b].count ||
      (tables[a].file < tables[b].file ? -1 : Number(tables[a].file > tables[b].file)),
  );
}
const NO_DAYS = new Int32Array(0);

function progressOf(
  kind: ExportKind,
  tables: readonly ExportTable[],
  mapping: Mapping,
  today: number,
): (table: ExportTable) => Progress {
  if (kind === "deals") return dealProgress(tables, mapping);
  if (kind === "leads")
    return ({ dates }) => daysReached([dates.qualified, dates.accepted, dates.worked, dates.opportunity], today);
  if (kind === "customers" || kind === "staff") return ({ dates }) => daysReached([dates.end], today);
  return () => () => 0;
}

/** How many of these days there are. */
const daysReached =
  (columns: readonly (Int32Array | undefined)[], today: number): Progress =>
  (place) =>
    columns.filter((days) => days !== undefined && isDay(days[place]) && days[place] <= today).length;

/** A table without some of its rows. */
function rowsWithout(table: ExportTable, left: Uint8Array): ExportTable {
  const superseded = left.reduce((sum, one) => sum + one, 0);
  if (superseded === 0) return table;
  const isKept = (_: unknown, place: number): boolean => left[place] === 0;
  const days = (dates: ExportTable["dates"]): ExportTable["dates"] =>
    Object.fromEntries(Object.entries(dates).map(([field, values]) => [field, values.filter(isKept)]));
  const words = Object.entries(table.words).map(([field, column]): [string, WordColumn] => {
    const codes = column.codes().filter(isKept);
    return [field, { ...column, codes: () => codes }];
  });
  const { otherDates, amount, ids } = table;
  const moved = new Int32Array(table.count);
  let next = 0;
  left.forEach((isLeft, place) => (moved[place] = isLeft === 1 ? -1 : next++));
  return {
    ...table,
    count: table.count - superseded,
    superseded,
    dates: days(table.dates),
    otherDates: otherDates && (() => days(otherDates())),
    words: Object.fromEntries(words),
    amount: amount && { ...amount, values: amount.values.filter(isKept) },
    keys: table.keys.filter(isKept),
    lines: table.lines.filter(isKept),
    ids: { ...ids, rowOfKey: (key) => moved[ids.rowOfKey(key)] ?? -1 },
  };
}
