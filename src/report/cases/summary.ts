import { count } from "../format/number.js";
import type { CheckRecord } from "./record-schema.js";
import { standing, type CheckStanding } from "./record.js";

/** `30 of 32 checks pass, 1 undecided, 1 fail`. */
export function summary(records: readonly CheckRecord[]): string {
  const tally = (kind: CheckStanding): number => records.filter((record) => standing(record) === kind).length;
  const others = (["warn", "undecided", "fail", "error"] as const).filter((kind) => tally(kind) > 0);
  return [
    `${count(tally("pass"))} of ${count(records.length)} checks pass`,
    ...others.map((kind) => `${count(tally(kind))} ${kind}`),
  ].join(", ");
}
