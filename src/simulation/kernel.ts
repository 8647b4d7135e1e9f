import { simulateHorizon } from "../funnel/horizon.js";
import { Effect, Input, Tally, Term } from "../funnel/model/places.js";
import { fillTerms } from "../funnel/terms.js";
import { Sheet } from "./sheet.js";

/** One structure: what goes in, its work array and what comes out. */
export class KernelStructure {
  /** In: ratios, 1 = no effect. */
  readonly effects: Float64Array = new Float64Array(Effect.Size);
  readonly terms: Float64Array = new Float64Array(Term.Size);
  /** Out: the whole horizon. */
  readonly tally: Float64Array = new Float64Array(Tally.Size);
  /** Out, if asked for: cumulative at the end of each month, month by month. */
  readonly monthly: Float64Array;
  readonly marketingPosts: number;
  readonly salesPosts: number;

  constructor(horizonMonths: i32, marketingPosts: number, salesPosts: number) {
    this.monthly = new Float64Array(horizonMonths * Tally.Size);
    this.marketingPosts = marketingPosts;
    this.salesPosts = salesPosts;
  }
}

/**
 * The work that is done for every sample, on flat arrays: this file and what it imports run as they are and compiled to
 * WebAssembly, with the same bits. Whoever drives it fills the keys of the sheet once; the world, the effects and then
 * `prepareTrial` for every trial; the lead factors and then `simulateSample` for every sample.
 */
export class Kernel {
  readonly world: Float64Array = new Float64Array(Input.Size);
  readonly structures: Array<KernelStructure> = [];
  readonly sheet: Sheet;
  private readonly now: Float64Array = new Float64Array(Tally.Size);
  private readonly horizonMonths: i32;
  private readonly startMonth: i32;
  private readonly todayMarketing: number;

  constructor(horizonMonths: i32, startMonth: i32, todayMarketing: number) {
    this.sheet = new Sheet(horizonMonths);
    this.horizonMonths = horizonMonths;
    this.startMonth = startMonth;
    this.todayMarketing = todayMarketing;
  }

  addStructure(marketingPosts: number, salesPosts: number): void {
    this.structures.push(new KernelStructure(this.horizonMonths, marketingPosts, salesPosts));
  }

  prepareTrial(): void {
    for (let place = 0; place < this.structures.length; place++) {
      const one = this.structures[place];
      fillTerms(one.terms, this.world, one.effects, one.marketingPosts, one.salesPosts, this.todayMarketing);
    }
  }

  simulateSample(trial: i32, replicate: i32, keepMonths: boolean): void {
    this.sheet.fill(trial, replicate, this.world[Input.FunnelDealValue], this.world[Input.FunnelDealCv]);
    for (let place = 0; place < this.structures.length; place++) {
      const one = this.structures[place];
      simulateHorizon(
        one.tally,
        one.monthly,
        this.now,
        one.terms,
        this.sheet,
        this.horizonMonths,
        this.startMonth,
        keepMonths,
      );
    }
  }
}
