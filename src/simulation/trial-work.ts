import { distribution } from "../distributions/distribution.js";
import type { Plan, PlannedState } from "./plan.js";

/** What one trial takes, by estimate. */
export interface TrialWork {
  /** Of all structures, and all streams of luck. */
  readonly structureMonths: number;
  /** Deals beyond the usual numbers, whose sizes are drawn and added one by one: an upper estimate. */
  readonly deals: number;
  /** What takes longer, in structure-months. */
  readonly total: number;
}

/** So many deals take as long as a month of a structure. */
const DEALS_PER_MONTH = 8;

/** A structure wins so many in a month without taking longer: their sizes are drawn once for all structures. */
const USUAL_DEALS = 128;

/** Estimates of more say no more. */
const BEYOND = 1e15;

/** A trial cannot be stopped, so it must be short: as many structure-months as take about half a second. */
export const MOST_TRIAL_WORK = 2_000_000;

/** A structure takes the time and the memory of so many months at least. */
const LEAST_MONTHS = 12;

/** Whether a trial is too long to be simulated: see `MOST_TRIAL_WORK`. */
export function isTooLong({ replicates, structures }: Plan, { total }: TrialWork): boolean {
  return Math.max(total, LEAST_MONTHS * replicates * structures.length) > MOST_TRIAL_WORK;
}

const known = new WeakMap<Plan, TrialWork>();

export function trialWork(plan: Plan): TrialWork {
  const work = known.get(plan) ?? estimate(plan);
  known.set(plan, work);
  return work;
}

function estimate(plan: Plan): TrialWork {
  const { replicates, structures, horizonMonths } = plan;
  const structureMonths = replicates * structures.length * horizonMonths;
  const quantile = quantilesOf(plan);
  const monthly = structures.map(({ states }) =>
    Math.max(...states.map((state) => dealsPerMonth(state, horizonMonths, quantile))),
  );
  const unusual = monthly.reduce((sum, own) => sum + Math.max(0, own - USUAL_DEALS), 0);
  const deals = Math.min(BEYOND, replicates * horizonMonths * unusual);
  return { structureMonths, deals, total: Math.max(structureMonths, deals / DEALS_PER_MONTH) };
}

/** What of an uncertain input nine trials in ten stay below. */
const HIGH = 0.9;

/**
 * Deals that a structure wins in a month, seen generously: as many as its reps can close or as come up, whichever is less, with
 * all posts filled and every input high. A mean over the months.
 */
function dealsPerMonth(state: PlannedState, horizonMonths: number, quantile: Quantile): number {
  const at = (id: string, probability: number): number =>
    quantile(state.overrides.find(({ assumption }) => assumption === id)?.input ?? id, probability);
  const high = (id: string): number => at(id, HIGH);
  const { sales, sdr } = state.posts;
  const rate = high("market.monthly_growth");
  const growth = rate > 0 ? ((1 + rate) ** horizonMonths - 1) / (rate * horizonMonths) : 1;
  const leads =
    high("market.leads_per_month") * growth + high("market.referrals_per_customer") * high("customers.initial");
  const inbound = STAGES.reduce((left, stage) => left * high(stage), leads);
  const outbound = sales * high("capacity.outbound_per_rep") + sdr * high("sdr.outbound_per_sdr");
  const closing = 1 - Math.exp(-1 / at("funnel.sales_cycle", 1 - HIGH));
  const closed = Math.min(sales * high("capacity.open_deals_per_rep") * closing, inbound + outbound);
  return closed * Math.max(high("funnel.win_inbound"), high("funnel.win_outbound"));
}

const STAGES = ["funnel.qualification", "funnel.acceptance", "funnel.follow_up", "funnel.opportunity"];

/** The value of a planned input that is not exceeded with this probability. */
type Quantile = (input: string, probability: number) => number;

function quantilesOf({ inputs }: Plan): Quantile {
  const known = new Map<string, number>();
  return (input, probability) => {
    const key = `${input} ${probability}`;
    const found = known.get(key) ?? valueAt(inputs, input, probability);
    known.set(key, found);
    return found;
  };
}

function valueAt(inputs: Plan["inputs"], input: string, probability: number): number {
  const spec = inputs.find(({ id }) => id === input)?.distribution;
  if (spec === undefined) throw new Error(`the plan has no input ${input}`);
  return spec.kind === "constant" ? spec.value : distribution(spec).quantile(probability);
}
