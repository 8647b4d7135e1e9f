import type { PlannedStructure } from "../../simulation/plan.js";
import type { Experiment } from "../experiment.js";
import { bridgeOf, bridgeTrials, type Bridge } from "./bridge.js";
import type { CostLine } from "./cost-lines.js";
import type { FunnelDifference } from "./funnel.js";
import { runPair } from "./pair-run.js";
import { playersOf, type BridgeView } from "./players.js";
import { bridgeOverAll } from "./whole.js";

export interface WhySettings extends Experiment {
  readonly from: PlannedStructure;
  readonly to: PlannedStructure;
  readonly view: BridgeView;
  /** Exactly these; without, `scenarioTrials`, and for the parts of the bridge as many of them as the number of coalitions allows. */
  readonly trials?: number | undefined;
  readonly scenarioTrials: number;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Where the difference between two structures comes from: by effect and along the funnel. */
export interface Why {
  readonly from: string;
  readonly to: string;
  readonly bridge: Bridge;
  readonly funnel: FunnelDifference;
  /**
   * What is spent, kind by kind. Of an objective in money, `bridge.earned.total` less the sum of these differences is
   * `bridge.total`: a profit and loss account, with what comes in told by cause.
   */
  readonly costs: readonly CostLine[];
}

export async function explainDifference({ onProgress, ...settings }: WhySettings): Promise<Why> {
  const { plan, from, to, view, scenarioTrials } = settings;
  const players = playersOf(plan, from, to, view).length;
  const trials = settings.trials ?? bridgeTrials(players, plan.horizonMonths, scenarioTrials);
  const bridge = await bridgeOf({ ...settings, trials, onProgress: (done) => onProgress?.(done, trials) });
  const all = settings.trials ?? scenarioTrials;
  const { wholes, ...pair } = await runPair({ ...settings, trials: all });
  return { from: from.id, to: to.id, bridge: bridgeOverAll(bridge, wholes, all), ...pair };
}
