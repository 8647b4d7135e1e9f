import { rmSync, statSync } from "node:fs";
import { isPlanFolder, isUnfinished, namesIn, planFolder, segmentsIn } from "./segments.js";
import { noteIn, type PlanNote } from "./plan-note.js";

/** What a store has of one plan. */
export interface KeptPlan {
  readonly key: string;
  /** Undefined where it cannot be read. */
  readonly note: PlanNote | undefined;
  /** Trials of all its files; those in several count as often. */
  readonly trials: number;
  readonly files: number;
  readonly bytes: number;
  /** Files that a killed call has left. */
  readonly unfinished: number;
  /** Days since 1970 of the last addition. */
  readonly lastDay: number;
}

const DAY_MS = 86_400_000;

/** Everything in a store, the latest first. Throws errors of the system. */
export function keptPlans(folder: string): readonly KeptPlan[] {
  // A name that was mistyped is no empty store.
  statSync(folder);
  const plans = namesIn(folder).filter(isPlanFolder);
  return plans
    .flatMap((key) => keptPlan(folder, key) ?? [])
    .sort((a, b) => b.lastDay - a.lastDay || (a.key < b.key ? -1 : 1));
}

/** Others may remove files meanwhile, or all of the plan, which then is none. */
function keptPlan(folder: string, key: string): KeptPlan | undefined {
  const own = planFolder(folder, key);
  const segments = segmentsIn(own).flatMap((segment) => {
    const status = statSync(segment.file, { throwIfNoEntry: false });
    return status === undefined ? [] : { ...segment, status };
  });
  const status = statSync(own, { throwIfNoEntry: false });
  if (status === undefined) return undefined;
  return {
    key,
    note: noteIn(own),
    trials: segments.reduce((sum, { from, to }) => sum + to - from, 0),
    files: segments.length,
    bytes: segments.reduce((sum, { status: { size } }) => sum + size, 0),
    unfinished: namesIn(own).filter(isUnfinished).length,
    lastDay: Math.floor(Math.max(status.mtimeMs, ...segments.map(({ status: { mtimeMs } }) => mtimeMs)) / DAY_MS),
  };
}

/** Once more where a run that writes has put something there meanwhile. */
const REMOVED_AGAIN = 5;

/** Removes all that a store has of a plan. Throws errors of the system. */
export function removePlan(folder: string, key: string): void {
  rmSync(planFolder(folder, key), { recursive: true, force: true, maxRetries: REMOVED_AGAIN });
}
