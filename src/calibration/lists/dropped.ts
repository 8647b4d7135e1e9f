import { baseName } from "../../foundation/base-name.js";
import type { ExportTable } from "../reading/read-export.js";

/** Why a row says nothing. */
export const DROP_REASONS = [
  "deleted",
  "no beginning",
  "wrong date",
  "no end",
  "end before the beginning",
  "in the future",
  "begun after --until",
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

/** Rows that were dropped for one reason. */
interface DroppedRows {
  readonly rows: number;
  /** Where the first of them stand, `deals.csv:12`; none of those after `--until`, which are no faults. */
  readonly first: readonly string[];
}
export type Dropped = Readonly<Partial<Record<DropReason, DroppedRows>>>;

/** The same, with as many as begin after the last day that counts. */
export const withLate = (dropped: Dropped, late: number): Dropped =>
  late === 0 ? dropped : { ...dropped, "begun after --until": { rows: late, first: [] } };

/** Places that are told of each reason. */
const MOST_PLACES = 3;

export function dropCounter() {
  const counts: Partial<Record<DropReason, { rows: number; first: string[] }>> = {};
  return {
    drop: (reason: DropReason, { file, lines }: Pick<ExportTable, "file" | "lines">, place: number): void => {
      const own = (counts[reason] ??= { rows: 0, first: [] });
      own.rows++;
      if (own.first.length < MOST_PLACES) own.first.push(`${baseName(file)}:${lines[place]}`);
    },
    counts: (): Dropped => counts,
  };
}
