import { count } from "../format/number.js";
import type { CheckRecord } from "./record-schema.js";
import { isOfWholeFile, undecidedFilesText } from "./unanswered.js";
import { standing, type CheckStanding } from "./record.js";

/** `30 of 32 checks pass, 1 undecided, 1 fail`; files without an answer are no checks. */
export function summary(all: readonly CheckRecord[]): string {
  const records = all.filter((record) => !isOfWholeFile(record));
  const files = all.length - records.length;
  const tally = (kind: CheckStanding): number => records.filter((record) => standing(record) === kind).length;
  const others = (["warn", "undecided", "fail", "error"] as const).filter((kind) => tally(kind) > 0);
  const checks = [
    `${count(tally("pass"))} of ${count(records.length)} checks pass`,
    ...others.map((kind) => `${count(tally(kind))} ${kind}`),
  ].join(", ");
  return [
    ...(records.length > 0 || files === 0 ? [checks] : []),
    ...(files > 0 ? [undecidedFilesText(files)] : []),
  ].join("; ");
}
