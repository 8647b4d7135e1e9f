import type { Ending } from "../estimators/duration-table.js";
import { isDay, type ExportTable } from "../reading/read-export.js";

const CODES: Readonly<Partial<Record<Ending, number>>> = { won: 1, lost: 2 };

/**
 * The last day on which a history of stages has a deal enter one that ends it, and ends it so; undefined for none. Dates that people write
 * into a deal are plans; these are what happened.
 */
export function endingDays(
  { ids, count }: ExportTable,
  history: readonly ExportTable[],
  endingOf: (word: string) => Ending | undefined,
): (place: number, ending: number) => number | undefined {
  if (history.length === 0) return () => undefined;
  const [days, endings] = [new Int32Array(count), new Uint8Array(count)];
  for (const { keys, dates, words } of history) {
    const stages = words.stage?.words().map((word) => CODES[endingOf(word) ?? "open"] ?? 0) ?? [];
    const codes = words.stage?.codes();
    keys.forEach((key, row) => {
      const ending = stages[codes?.[row] ?? -1];
      const day = dates.entered?.[row];
      const place = ids.rowOfKey(key);
      if (!(ending > 0) || place < 0 || day === undefined || !isDay(day)) return;
      if (endings[place] > 0 && day < days[place]) return;
      [days[place], endings[place]] = [day, ending];
    });
  }
  return (place, ending) => (ending > 0 && endings[place] === ending ? days[place] : undefined);
}
