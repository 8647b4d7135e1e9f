import type { PlannedStructure } from "../../simulation/plan.js";
import { trialWork } from "../../simulation/trial-work.js";
import type { Experiment } from "../experiment.js";
import { gamePlanFor } from "./bridge-game.js";
import { bridgeOf, bridgeTrials, type Bridge } from "./bridge.js";
import type { CostLine } from "./cost-lines.js";
import type { FunnelDifference } from "./funnel.js";
import { runPair } from "./pair-run.js";
import { playersOf, type BridgeView } from "./players.js";
import { bridgeOverAll, type Whole } from "./whole.js";

export interface WhySettings extends Experiment {
  readonly from: PlannedStructure;
  readonly to: PlannedStructure;
  readonly view: BridgeView;
  /** Exactly these; without, `scenarioTrials`, and for the parts of the bridge as many of them as the number of coalitions allows. */
  readonly trials?: number | undefined;
  readonly scenarioTrials: number;
  /** Without `trials`: so many months of one structure for the parts of the bridge; default: what takes some seconds. */
  readonly partMonths?: number | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Called with what is known before the bridge is begun, which takes longest. */
  readonly onCompared?: ((compared: ComparedPair) => void) | undefined;
}

/** What two structures differ in, but for where it comes from: an explanation whose bridge is not told yet. */
export interface ComparedPair extends Omit<Why, "bridge"> {
  /** The objective of both, and their difference. */
  readonly lead: Whole;
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

type Asked = Pick<WhySettings, "plan" | "from" | "to" | "view" | "trials" | "scenarioTrials" | "partMonths">;

/** Structure-months of an explanation: of all coalitions, and of the two structures side by side. */
export function whyWork(asked: Asked): number {
  const { plan, from, to } = asked;
  const structureTrials = trialsOf(asked) * gamePlanFor(playersIn(asked)).coalitions + pairTrials(asked) * 2;
  return structureTrials * (trialWork({ ...plan, structures: [from, to] }).total / 2);
}

const playersIn = ({ plan, from, to, view }: Asked): number => playersOf(plan, from, to, view).length;

const trialsOf = (asked: Asked): number =>
  asked.trials ?? bridgeTrials(playersIn(asked), asked.plan.horizonMonths, asked.scenarioTrials, asked.partMonths);

/** Of the two structures side by side. */
const pairTrials = ({ trials, scenarioTrials }: Asked): number => trials ?? scenarioTrials;

export async function explainDifference({ onProgress, onCompared, ...settings }: WhySettings): Promise<Why> {
  const { from, to } = settings;
  const all = pairTrials(settings);
  const { wholes, ...pair } = await runPair({ ...settings, trials: all });
  const compared = { from: from.id, to: to.id, ...pair };
  onCompared?.({ ...compared, lead: wholes.objective });
  const trials = trialsOf(settings);
  const bridge = await bridgeOf({ ...settings, trials, onProgress: (done) => onProgress?.(done, trials) });
  return { ...compared, bridge: bridgeOverAll(bridge, wholes, all) };
}
