import type { Block } from "../../simulation/block.js";
import type { Executor, TrialRange } from "../../simulation/executor.js";
import type { Plan } from "../../simulation/plan.js";
import { checkAssumption } from "./claims/assumption.js";
import { blockReader } from "./block-reader.js";
import type { Check } from "./check.js";
import { gaugeOf, limitOf, needsMonths, structuresOf, type SimulatedClaim } from "./claims/registry.js";
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
}

/** A check that needs trials. */
interface Open {
  readonly check: Check;
  readonly claim: SimulatedClaim;
  readonly gauge: Gauge;
}

/**
 * Decides checks, in their order. Checks of one plan share its trials; trials are added until all of them are decided or
 * `maxTrials` is reached. Only the structures of undecided checks are simulated: luck is keyed, so that changes no number.
 * An aborted run leaves what it has not decided undecided.
 */
export async function runChecks(
  checks: readonly Check[],
  execute: Executor,
  options: RunChecksOptions,
): Promise<CheckResult[]> {
  const results = new Map(checks.map((check) => [check, atFirst(check)]));
  let trials = 0;
  for (const plan of new Set(checks.map((check) => check.plan))) {
    const open = checks.filter((check) => check.plan === plan).flatMap(opened);
    await decideAll(plan, open, execute, results, options, (more) => {
      trials += more;
      options.onProgress?.([...results.values()].filter(isDecided).length, trials);
    });
  }
  return [...results.values()];
}

const isDecided = ({ result }: CheckResult): boolean => result !== "undecided";

/** What a check says before the first trial. */
function atFirst(check: Check): CheckResult {
  const nothing = { check, trials: 0, samples: 0, noData: 0 };
  if (check.claim.kind === "assumption") return { ...nothing, ...checkAssumption(check.claim) };
  return { ...nothing, observed: NaN, interval: [-Infinity, Infinity], result: "undecided" };
}

function opened(check: Check): Open[] {
  const { claim } = check;
  return claim.kind === "assumption" ? [] : [{ check, claim, gauge: gaugeOf(claim) }];
}

/** Decides the checks of one plan; writes into `results`. */
async function decideAll(
  plan: Plan,
  checks: readonly Open[],
  execute: Executor,
  results: Map<Check, CheckResult>,
  { confidence, maxTrials, signal }: RunChecksOptions,
  onTrials: (trials: number) => void,
): Promise<void> {
  let open = checks;
  let from = 0;
  for (const { trials: to, share } of looksUpTo(maxTrials)) {
    if (open.length === 0 || signal?.aborted) return;
    const isWhole = await addTrials(plan, { from, to }, open, execute, onTrials, signal);
    if (!isWhole) return;
    const looks = open.map((item) => look(item, to, (1 - confidence) * share, to === maxTrials));
    for (const result of looks) results.set(result.check, result);
    open = open.filter((_, place) => !isDecided(looks[place]));
    from = to;
  }
}

/** Adds trials to the gauges of checks; false if the run was aborted before the last one. */
async function addTrials(
  plan: Plan,
  range: TrialRange,
  open: readonly Open[],
  execute: Executor,
  onTrials: (trials: number) => void,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const needed = new Set(open.flatMap(({ claim }) => structuresOf(claim)));
  const structures = plan.structures.filter(({ id }) => needed.has(id));
  const ids = structures.map(({ id }) => id);
  const wants = { inputs: false, tallies: open.some(({ claim }) => needsMonths(claim)) };
  const addBlock = (block: Block): void => {
    const reader = blockReader(block, ids, plan.horizonMonths);
    for (const { gauge } of open) gauge.add(reader);
    onTrials(block.trials);
  };
  try {
    // One stream of luck per draw of the assumptions: trials are then independent, and the numbers asked for are the same.
    await execute({ ...plan, replicates: 1, structures }, range, wants, addBlock, signal);
    return true;
  } catch (reason) {
    if (!signal?.aborted) throw reason;
    return false;
  }
}

/** What a check says after `trials` trials. */
function look({ check, claim, gauge }: Open, trials: number, alpha: number, isLast: boolean): CheckResult {
  const estimate = gauge.estimate(alpha);
  const done = { check, ...estimate, trials };
  const { observed, interval, samples } = estimate;
  if (samples === 0) return { ...done, result: "no-data" };
  if (samples < 2) return { ...done, result: isLast ? "no-data" : "undecided" };
  if (!Number.isFinite(observed) || interval.some(Number.isNaN)) return { ...done, result: "not-finite" };
  return { ...done, result: decide(interval, limitOf(claim)) };
}
