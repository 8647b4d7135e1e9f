import type { Block } from "../../simulation/block.js";
import type { PlannedStructure } from "../../simulation/plan.js";
import type { Wants } from "../../simulation/runner.js";
import { withSmallBlocks } from "../../simulation/work.js";
import type { Experiment } from "../experiment.js";
import { createCostLines, type CostLine } from "./cost-lines.js";
import { createWholes, type Wholes } from "./whole.js";
import { createOverflowGuard } from "../overflow-guard.js";
import { createFunnel, type FunnelDifference } from "./funnel.js";

export interface PairSettings extends Experiment {
  readonly from: PlannedStructure;
  readonly to: PlannedStructure;
  readonly trials: number;
}

/** Two structures side by side: along the funnel, and what they spend. */
export interface PairDifferences {
  readonly funnel: FunnelDifference;
  readonly costs: readonly CostLine[];
  readonly wholes: Wholes;
}

/**
 * Simulates two structures over the first `trials` trials, once for all that is to be compared of them month by month.
 * @throws InvalidInput if a number of either overflowed
 */
export async function runPair({
  plan: whole,
  objective,
  from,
  to,
  trials,
  runner,
  signal,
}: PairSettings): Promise<PairDifferences> {
  const plan = { ...whole, structures: [from, to] };
  const [funnel, costs, wholes] = [createFunnel(), createCostLines(plan), createWholes(plan, objective)];
  const guard = createOverflowGuard([from.id, to.id], objective);
  const take = (block: Block): void => {
    guard.add(block);
    funnel.add(block);
    costs.add(block);
    wholes.add(block);
  };
  const wants: Wants = { inputs: false, tallies: "last", costs: "lines" };
  await runner([withSmallBlocks({ plan, range: { from: 0, to: trials }, wants })], take, signal);
  guard.check();
  return { funnel: funnel.result(), costs: costs.result(), wholes: wholes.result() };
}
