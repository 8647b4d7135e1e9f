import type { Plan } from "../simulation/plan.js";
import { isTooLong, MOST_TRIAL_WORK, trialWork } from "../simulation/trial-work.js";
import { child, type LocatedMap } from "./located-tree.js";
import type { Report } from "./problems.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "trial-too-long": {
      structureMonths: number;
      limit: number;
      structures: number;
      months: number;
      replicates: number;
      deals: number;
    };
  }
}

/** Reports a plan of which one trial would take so long that no run of it can be stopped. */
export function checkTrialWork(plan: Plan, tree: LocatedMap, report: Report): void {
  const work = trialWork(plan);
  if (!isTooLong(plan, work)) return;
  const { structures, horizonMonths: months, replicates } = plan;
  const at = (replicates > 1 ? child(tree, "replicates") : child(tree, "horizon"))?.at ?? tree.at;
  report("trial-too-long", at, {
    structureMonths: Math.round(work.structureMonths),
    limit: MOST_TRIAL_WORK,
    structures: structures.length,
    months,
    replicates,
    deals: Math.round(work.deals),
  });
}
