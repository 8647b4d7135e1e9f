import type { CheckRecord } from "./record-schema.js";

/** What counts besides failed checks of severity fail. */
export interface CheckPolicy {
  readonly failOnWarn: boolean;
  readonly allowUndecided: boolean;
}

/** Whether a check breaks the build. */
export function breaks({ result, severity }: CheckRecord, { failOnWarn, allowUndecided }: CheckPolicy): boolean {
  if (result === "error") return true;
  if (result === "pass" || (result === "undecided" && allowUndecided)) return false;
  return severity === "fail" || failOnWarn;
}

const STANDING = ["pass", "warn", "undecided", "fail", "error"] as const;
export type CheckStanding = (typeof STANDING)[number];

/** The result with its severity, in one word. */
export const standing = ({ result, severity }: CheckRecord): CheckStanding =>
  result === "fail" && severity === "warn" ? "warn" : result;

/** What to call a check for readers: its own name, else what it claims, with labels. */
export const titleOf = ({ name, title = name }: CheckRecord): string => title;

/** What to call a check on a line of its own: where there are several files, with the one it stands in. */
export const nameAmongFiles = ({ name, file, horizonMonths }: CheckRecord, several: boolean): string =>
  several && file !== "" && horizonMonths > 0 ? `${file}: ${name}` : name;

/** What passed first, what failed last; else in the order given. */
export function failuresLast(records: readonly CheckRecord[]): CheckRecord[] {
  return STANDING.flatMap((kind) => records.filter((record) => standing(record) === kind));
}
