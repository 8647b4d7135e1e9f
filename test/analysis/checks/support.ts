import { monthByMonth } from "../../support/month-by-month.js";
import type { Check, Claim } from "../../../src/analysis/checks/check.js";
import type { Mix } from "../../../src/analysis/checks/operands.js";
import type { RunChecksOptions } from "../../../src/analysis/checks/run-checks.js";
import type { Objective } from "../../../src/analysis/objective.js";
import { OUTCOME_IDS, type OutcomeId } from "../../../src/funnel/outcomes.js";
import { Tally } from "../../../src/funnel/model/places.js";
import type { Block } from "../../../src/simulation/block.js";
import type { Plan } from "../../../src/simulation/plan.js";
import type { Runner, TrialRange, Wants } from "../../../src/simulation/runner.js";
import { blockRanges } from "../../../src/simulation/work.js";
import { neutral, plan } from "../../support/plans.js";

export const PROFIT: Objective = { label: "profit", terms: [{ outcome: "profit", weight: 1 }] };
export const CHURN: Objective = { label: "customer_churn", terms: [{ outcome: "customer_churn", weight: 1 }] };

export const mix = (...terms: [structure: string, weight: number][]): Mix =>
  terms.map(([structure, weight]) => ({ structure, of: PROFIT, weight }));

export const planOf = (ids: readonly string[], changes: Partial<Plan> = {}): Plan =>
  plan(
    ids.map((id) => neutral(id)),
    changes,
  );

export const checkOf = (claim: Claim, plan: Plan): Check => ({
  name: "a check",
  severity: "fail",
  position: { file: "s.yaml", line: 1, column: 1 },
  plan,
  settings: [],
  claim,
});

export const OPTIONS: RunChecksOptions = { confidence: 0.99, maxTrials: 16_000 };

/** The outcome of a structure in a trial. */
export type TrialValue = (structure: string, trial: number, outcome: OutcomeId) => number;

/** What a runner was asked to do. */
export interface Call {
  readonly structures: readonly string[];
  readonly range: TrialRange;
  readonly wants: Wants;
  readonly replicates: number;
}

/** A runner that makes outcomes up; `calls` are the jobs it was given. A profit is also a tally, in equal parts per month. */
export function madeUp(value: TrialValue): { readonly runner: Runner; readonly calls: Call[] } {
  const calls: Call[] = [];
  const runner: Runner = (jobs, onBlock, signal) => {
    let place = 0;
    for (const job of jobs) {
      const { plan, range, wants } = job;
      const structures = plan.structures.map(({ id }) => id);
      calls.push({ structures, range, wants, replicates: plan.replicates });
      for (const { from, to } of blockRanges(job)) {
        if (signal?.aborted) return Promise.reject(new Error("aborted"));
        onBlock(blockOf(structures, from, to - from, plan.horizonMonths, wants, value), place);
      }
      place++;
    }
    return Promise.resolve();
  };
  return { runner, calls };
}

/** The outcomes that tests ask for; the others are 0. */
const USED: readonly OutcomeId[] = ["profit", "customer_churn"];

function blockOf(
  structures: readonly string[],
  firstTrial: number,
  trials: number,
  months: number,
  wants: Wants,
  value: TrialValue,
): Block {
  const outcomes = new Float64Array(structures.length * OUTCOME_IDS.length * trials);
  structures.forEach((structure, place) => {
    for (const outcome of USED) {
      const at = (place * OUTCOME_IDS.length + OUTCOME_IDS.indexOf(outcome)) * trials;
      for (let trial = 0; trial < trials; trial++) outcomes[at + trial] = value(structure, firstTrial + trial, outcome);
    }
  });
  const block = { firstTrial, trials, replicates: 1, outcomes };
  if (!wants.monthly) return block;
  const tallies = new Float64Array(trials * structures.length * months * Tally.Size);
  for (let trial = 0; trial < trials; trial++) {
    structures.forEach((structure, place) => {
      for (let month = 0; month < months; month++) {
        const at = ((trial * structures.length + place) * months + month) * Tally.Size;
        tallies[at + Tally.Profit] = monthlyProfit(structure, firstTrial + trial, month);
      }
    });
  }
  return { ...block, monthly: monthByMonth({ ...block, tallies }, structures.length, wants.monthly) };
}

/** Cumulative profit: "slow" loses 10 to start with and earns 2 a month, anything else earns 1; never in every fourth trial. */
function monthlyProfit(structure: string, trial: number, month: number): number {
  if (structure !== "slow") return month + 1;
  return trial % 4 === 0 ? -10 : 2 * (month + 1) - 10;
}
