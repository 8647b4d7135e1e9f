import { halvingRounds, halvingWork } from "../../analysis/choose/schedule.js";
import { InvalidInput } from "../../foundation/problem.js";
import type { PreparedScenario } from "../../scenario/parse.js";
import { scenarioOf, tried, workOf } from "./check-what-ifs.js";
import type { SweepGiven } from "./options.js";
import type { WhatIfs } from "./variants/what-ifs.js";

/** What-ifs that are read before all others, spread evenly over them. */
const PROBES = 20;
/** So many are read in a moment, and their work is then known. */
const FEW = 500;
/** A dry run tells the work of more. */
const FEW_TO_LIST = 10_000;
/** Times the limit: the estimate may be wrong by less. */
const FAR_BEYOND = 2;

/**
 * Refuses what-ifs that are far more work than is allowed before all of them are read, which takes minutes where they are many.
 * @throws InvalidInput
 */
export function refuseFarTooMuch(
  prepared: PreparedScenario,
  whatIfs: Pick<WhatIfs, "count" | "at">,
  { limit, dryRun = false, halving = false }: Pick<SweepGiven, "dryRun" | "halving"> & { readonly limit: number },
): void {
  if (whatIfs.count <= (dryRun ? FEW_TO_LIST : FEW)) return;
  const { plan, trials } = prepared.scenario;
  const share = halving ? halvingWork(halvingRounds(whatIfs.count * plan.structures.length, trials, 1)) : 1;
  const structureMonths = expectedWork(prepared, whatIfs) * share;
  if (structureMonths <= FAR_BEYOND * limit) return;
  throw new InvalidInput([{ code: "too-much-work", severity: "error", arguments: { structureMonths, limit } }]);
}

/** Structure-months of all, from those of a few. */
function expectedWork(prepared: PreparedScenario, whatIfs: Pick<WhatIfs, "count" | "at">): number {
  const works = Array.from({ length: PROBES }, (_, probe) => {
    const whatIf = whatIfs.at(Math.floor(((probe + 0.5) * whatIfs.count) / PROBES));
    const read = tried(() => scenarioOf(prepared, whatIf));
    return "problems" in read ? 0 : workOf(read.found);
  });
  return (works.reduce((sum, work) => sum + work, 0) / PROBES) * whatIfs.count;
}
