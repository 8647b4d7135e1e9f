import type { Block } from "../simulation/block.js";
import { addToMean, createMean, meanEstimate, type RunningMean } from "../statistics/running-mean.js";
import { absorbMeans, meanWidth, numbersOfMean } from "../statistics/sums.js";
import { mergedBlocks, mergeMeans, type BlockSums } from "./block-sums.js";
import type { Estimate } from "./estimate.js";
import { trialOrder } from "./outcome-samples.js";

/** A month, or none within the horizon. */
export type PaybackMonth = number | "later";

/**
 * When a change has paid for itself: the month from whose end on a structure's cumulative discounted profit stays above that of
 * today's structure, up to the horizon. Months count from 0. A sample in which it is not ahead at the horizon counts as later.
 */
export interface Payback {
  readonly structure: string;
  /** P(paid back within the horizon). */
  readonly withinHorizon: Estimate;
  /** Over all samples: the least month by whose end so large a share of them is paid back. */
  readonly p5: PaybackMonth;
  readonly p50: PaybackMonth;
  readonly p95: PaybackMonth;
}

export interface PaybackSettings {
  /** In the order of the plan. */
  readonly structureIds: readonly string[];
  /** Place of today's structure. */
  readonly todayIndex: number;
  /** Places of the structures that have something to pay back. */
  readonly changed: readonly number[];
  readonly horizonMonths: number;
  readonly replicates: number;
  /** As in `ComparisonSettings`. */
  readonly groups?: number | undefined;
}

/** Paybacks from a stream of blocks with profits; `add` takes the blocks in trial order. One per changed structure, none where a number overflowed. */
export interface RunningPayback {
  readonly add: (block: Block) => void;
  /** The same for the sums of the next trials. */
  readonly addSums: (sums: PaybackSums) => void;
  readonly result: () => readonly Payback[];
}

export function createPayback(settings: PaybackSettings): RunningPayback {
  const { structureIds, changed } = settings;
  const counts = emptyCounts(settings);
  const inOrder = trialOrder();
  return {
    add: (block) => {
      inOrder(block);
      addToCounts(counts, settings, block);
    },
    addSums: ({ blocks, months }) => {
      const means = counts.map(({ paidBack }) => paidBack);
      for (const block of blocks) {
        inOrder(block);
        absorbMeans(means, block);
      }
      counts.forEach((count, place) => {
        absorbMonths(count, months[place]);
      });
    },
    result: () =>
      counts.flatMap((count, place) =>
        count.overflowed ? [] : [{ structure: structureIds[changed[place]], ...paybackOf(count) }],
      ),
  };
}

function emptyCounts({ changed, horizonMonths, replicates, groups }: PaybackSettings): PaybackCount[] {
  return changed.map(() => createCount(horizonMonths, replicates, groups));
}

function addToCounts(counts: readonly PaybackCount[], settings: PaybackSettings, block: Block): void {
  const today = monthlyProfits(block, settings, settings.todayIndex);
  settings.changed.forEach((structure, place) => {
    addTrials(counts[place], monthlyProfits(block, settings, structure), today, block.trials * block.replicates);
  });
}

/** What blocks say of paybacks: see `ComparisonSums`. */
export interface PaybackSums {
  /** Per changed structure what `numbersOfMean` says of being paid back. */
  readonly blocks: readonly BlockSums[];
  /** Per changed structure: samples by the month, then all, then 1 where a number overflowed. */
  readonly months: readonly Float64Array[];
}

/**
 * Gathers the sums of blocks with profits; `add` takes them in trial order.
 * @param blockTrials trials of every block but the last of all
 */
export function gatherPaybackSums(settings: PaybackSettings, blockTrials: number) {
  const counts = emptyCounts(settings);
  const { kept, add } = mergedBlocks(
    blockTrials,
    mergeMeans(() => emptyCounts(settings).map(({ paidBack }) => paidBack)),
  );
  return {
    add: (block: Block): void => {
      for (const { paidBack } of counts) Object.assign(paidBack, createMean(paidBack.replicates));
      addToCounts(counts, settings, block);
      const { firstTrial, trials } = block;
      const numbers = Float64Array.from(counts.flatMap(({ paidBack }) => numbersOfMean(paidBack)));
      add({ firstTrial, trials, blocks: 1, numbers });
    },
    sums: (): PaybackSums => ({
      blocks: kept,
      months: counts.map(({ byMonth, samples, overflowed }) =>
        Float64Array.of(...byMonth, samples, overflowed ? 1 : 0),
      ),
    }),
  };
}

/** How many numbers a block's sums are, how many structures have months, and how many numbers these are of each. */
export function paybackShape(settings: PaybackSettings) {
  const counts = emptyCounts(settings);
  const width = counts.reduce((sum, { paidBack }) => sum + meanWidth(paidBack), 0);
  return { width, changed: counts.length, months: settings.horizonMonths + 2 };
}

function absorbMonths(count: PaybackCount, months: Float64Array): void {
  const horizon = count.byMonth.length;
  for (let month = 0; month < horizon; month++) count.byMonth[month] += months[month];
  count.samples += months[horizon];
  count.overflowed ||= months[horizon + 1] > 0;
}

/** Cumulative profit of one structure: of month m in sample s; NaN where a number overflowed. */
type MonthlyProfits = (sample: number, month: number) => number;

function monthlyProfits(
  { profits }: Block,
  { structureIds, horizonMonths }: PaybackSettings,
  structure: number,
): MonthlyProfits {
  if (profits === undefined) throw new TypeError("a payback needs profits");
  return (sample, month) => profits[(sample * structureIds.length + structure) * horizonMonths + month];
}

interface PaybackCount {
  readonly paidBack: RunningMean;
  /** Samples by the month from which they are ahead for good. */
  readonly byMonth: number[];
  samples: number;
  overflowed: boolean;
}

function createCount(horizonMonths: number, replicates: number, groups?: number): PaybackCount {
  return {
    paidBack: createMean(replicates, groups),
    byMonth: new Array<number>(horizonMonths).fill(0),
    samples: 0,
    overflowed: false,
  };
}

function addTrials(count: PaybackCount, own: MonthlyProfits, today: MonthlyProfits, samples: number): void {
  const paidBack = new Float64Array(samples);
  for (let sample = 0; sample < samples; sample++) {
    // A number that overflowed stays so: the last month knows.
    if (Number.isNaN(own(sample, count.byMonth.length - 1) - today(sample, count.byMonth.length - 1))) {
      count.overflowed = true;
    }
    const month = paybackMonth(count.byMonth.length, (m) => own(sample, m) - today(sample, m));
    if (month === count.byMonth.length) continue;
    count.byMonth[month]++;
    paidBack[sample] = 1;
  }
  addToMean(count.paidBack, paidBack);
  count.samples += samples;
}

/** The first month of those at the end of the horizon in which the lead is above 0; the horizon itself if the last is not. */
export function paybackMonth(horizonMonths: number, lead: (month: number) => number): number {
  let month = horizonMonths;
  while (month > 0 && lead(month - 1) > 0) month--;
  return month;
}

function paybackOf({ paidBack, byMonth, samples }: PaybackCount): Omit<Payback, "structure"> {
  const { mean, standardError } = meanEstimate(paidBack);
  const [p5, p50, p95] = [0.05, 0.5, 0.95].map((p) => monthAt(byMonth, p * samples));
  return { withinHorizon: { mean, standardError }, p5, p50, p95 };
}

/** The least month by whose end so many samples are paid back (a quantile of type 1: months are whole, and "later" is no number). */
function monthAt(byMonth: readonly number[], samples: number): PaybackMonth {
  let sum = 0;
  for (const [month, own] of byMonth.entries()) {
    sum += own;
    if (sum >= samples && sum > 0) return month;
  }
  return "later";
}
