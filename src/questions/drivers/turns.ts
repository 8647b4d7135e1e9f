import { isSure } from "../../report/verdict/kind.js";
import type { DriverRow } from "./record.js";

/** At the low and at the high end of a driver the structure that the trials tell to be first there, where that is another. */
export function turnsOf(
  { bestAt, aheadAt }: DriverRow,
  best: string,
): readonly [low: string | undefined, high: string | undefined] {
  const [low, high] = bestAt.map((id, place) =>
    id !== best && aheadAt !== undefined && isSure(aheadAt[place]) ? id : undefined,
  );
  return [low, high];
}

export const isTurning = (driver: DriverRow, best: string): boolean =>
  turnsOf(driver, best).some((id) => id !== undefined);
