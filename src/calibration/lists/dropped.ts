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
export type Dropped = Readonly<Partial<Record<DropReason, number>>>;

/** The same, with as many as begin after the last day that counts. */
export const withLate = (dropped: Dropped, late: number): Dropped =>
  late === 0 ? dropped : { ...dropped, "begun after --until": late };

export function dropCounter() {
  const counts: Partial<Record<DropReason, number>> = {};
  return {
    drop: (reason: DropReason): void => {
      counts[reason] = (counts[reason] ?? 0) + 1;
    },
    counts: (): Dropped => counts,
  };
}
