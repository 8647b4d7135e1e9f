import type { Block } from "../../simulation/block.js";
import type { Plan } from "../../simulation/plan.js";
import { OUTCOMES_ONLY, type Job, type Runner, type TrialRange, type Wants } from "../../simulation/runner.js";
import { trialWork } from "../../simulation/trial-work.js";
import { blockTrials } from "../../simulation/work.js";
import { checkAssumption } from "./claims/assumption.js";
import { blockReader } from "./block-reader.js";
import type { Check } from "./check.js";
import { gaugeOf, limitOf, monthlyOutcomesOf, structuresOf, type SimulatedClaim } from "./claims/registry.js";
import type { Gauge } from "./gauges.js";
import type { IntervalEstimate } from "./interval.js";
import { decide, type Verdict } from "./limit.js";
import { looksUpTo } from "./looks.js";

export interface RunChecksOptions {
  /** P(no look at a check says pass or fail wrongly), for each check on its own; 0..1. */
  readonly confidence: number;
  /** Trials after which a check stays undecided. */
  readonly maxTrials: number;
  readonly signal?: AbortSignal;
  /** Called after every block with the checks decided so far and the trials simulated. */
  readonly onProgress?: (decided: number, trials: number) => void;
}

/** What came of a check. `no-data` and `not-finite` are faults of the check, never verdicts. */
export interface CheckResult extends IntervalEstimate {
  readonly check: Check;
  readonly result: Verdict | "no-data" | "not-finite";
  /** Trials it took. */
  readonly trials: number;
  /** Of these, those in which a number overflowed: a single one leaves the check without a verdict. */
  readonly overflowed: number;
}

/** A check that needs trials. */
interface Open {
  readonly check: Check;
  readonly claim: SimulatedClaim;
  readonly gauge: Gauge;
  overflowed: number;
}

/** The undecided checks of a plan: they share its trials. */
interface OpenPlan {
  readonly plan: Plan;
  open: readonly Open[];
}

/**
 * Decides checks, in their order. Checks of one plan share its trials; trials are added, those of all plans side by side, until
 * all checks are decided or `maxTrials` is reached. Only the structures of undecided checks are simulated: luck is keyed, so
 * that changes no number. An aborted run leaves what it has not decided undecided.
 */
export async function runChecks(
  checks: readonly Check[],
  runner: Runner,
  { confidence, maxTrials, signal, onProgress }: RunChecksOptions,
): Promise<CheckResult[]> {
  const results = new Map(checks.map((check) => [check, atFirst(check)]));
  let trials = 0;
  const onTrials = (more: number): void => {
    trials += more;
    onProgress?.([...results.values()].filter(isDecided).length, trials);
  };
  const plans = undecidedPlans(checks);
  let from = 0;
  for (const { trials: to, share } of looksUpTo(maxTrials)) {
    const undecided = plans.filter(({ open }) => open.length > 0);
    if (undecided.length === 0 || !(await addTrials(undecided, { from, to }, { runner, onTrials, signal }))) break;
    for (const item of undecided) {
      const looks = item.open.map((own) => look(own, to, (1 - confidence) * share, to === maxTrials));
      for (const result of looks) results.set(result.check, result);
      item.open = item.open.filter((_, place) => !isDecided(looks[place]));
    }
    from = to;
  }
  return [...results.values()];
}

/** Structure-months of deciding these checks, if none is decided before the last trial. */
export function checksWork(checks: readonly Check[], maxTrials: number): number {
  const perTrial = undecidedPlans(checks).map((item) => trialWork(planOf(item)).total);
  return maxTrials * perTrial.reduce((sum, own) => sum + own, 0);
}

function undecidedPlans(checks: readonly Check[]): OpenPlan[] {
  const byPlan = new Map<Plan, Open[]>();
  for (const check of checks) byPlan.set(check.plan, [...(byPlan.get(check.plan) ?? []), ...opened(check)]);
  return [...byPlan].map(([plan, open]) => ({ plan, open }));
}

const isDecided = ({ result }: CheckResult): boolean => result !== "undecided";

/** What a check says before the first trial. */
function atFirst(check: Check): CheckResult {
  const nothing = { check, trials: 0, samples: 0, noData: 0, overflowed: 0 };
  if (check.claim.kind === "assumption") return { ...nothing, ...checkAssumption(check.claim) };
  return { ...nothing, observed: NaN, interval: [-Infinity, Infinity], result: "undecided" };
}

function opened(check: Check): Open[] {
  const { claim } = check;
  return claim.kind === "assumption" ? [] : [{ check, claim, gauge: gaugeOf(claim), overflowed: 0 }];
}

interface Adding {
  readonly runner: Runner;
  readonly signal: AbortSignal | undefined;
  readonly onTrials: (trials: number) => void;
}

/** Adds trials to the gauges of the undecided checks; false if the run was aborted before the last one. */
async function addTrials(
  plans: readonly OpenPlan[],
  range: TrialRange,
  { runner, onTrials, signal }: Adding,
): Promise<boolean> {
  const jobs = plans.map((undecided) => jobOf(undecided, range));
  const take = (block: Block, job: number): void => {
    const { structures } = jobs[job].plan;
    const ids = structures.map(({ id }) => id);
    for (const open of plans[job].open) {
      const reader = blockReader(block, ids);
      open.gauge.add(reader);
      open.overflowed += reader.overflowed();
    }
    onTrials(block.trials);
  };
  try {
    signal?.throwIfAborted();
    await runner(jobs, take, signal);
    return true;
  } catch (reason) {
    if (!signal?.aborted) throw reason;
    return false;
  }
}

/** One stream of luck per draw of the assumptions: trials are then independent, and the numbers asked for are the same. */
function jobOf(item: OpenPlan, range: TrialRange): Job {
  const monthly = [...new Set(item.open.flatMap(({ claim }) => monthlyOutcomesOf(claim)))];
  const wants: Wants = { ...OUTCOMES_ONLY, ...(monthly.length > 0 && { monthly }) };
  // Those of the whole plan, however many structures are left of it.
  return { plan: planOf(item), range, wants, blockTrials: blockTrials({ ...item.plan, replicates: 1 }) };
}

function planOf({ plan, open }: OpenPlan): Plan {
  const needed = new Set(open.flatMap(({ claim }) => structuresOf(claim)));
  return { ...plan, replicates: 1, structures: plan.structures.filter(({ id }) => needed.has(id)) };
}

const NOWHERE = [NaN, NaN] as const;

/** What a check says after `trials` trials. */
function look({ check, claim, gauge, overflowed }: Open, trials: number, alpha: number, isLast: boolean): CheckResult {
  const estimate = gauge.estimate(alpha);
  const done = { check, ...estimate, trials, overflowed };
  const { observed, interval, samples } = estimate;
  if (overflowed > 0) return { ...done, observed: NaN, interval: NOWHERE, result: "not-finite" };
  if (samples === 0) return { ...done, result: "no-data" };
  if (samples < 2) return { ...done, result: isLast ? "no-data" : "undecided" };
  if (!Number.isFinite(observed) || interval.some(Number.isNaN)) return { ...done, result: "not-finite" };
  return { ...done, result: decide(interval, limitOf(claim)) };
}
