import { beginHorizon, beginMonth, endMonth } from "../funnel/horizon.js";
import { KernelState } from "../funnel/kernel-state.js";
import { KernelStructure } from "../funnel/kernel-structure.js";
import { FIRST_STOCK, Input, OutcomeIndex, Setup, Tally, TeamIndex, Term, Today } from "../funnel/model/places.js";
import { fillOutcomes, markOverflow, tellOutcomes, withholdOutcomes } from "../funnel/outcome-figures.js";
import { fillWorldTerms } from "../funnel/terms.js";
import { fillToday } from "../funnel/today.js";
import { Sheet } from "./sheet.js";

/**
 * The work that is done for every sample, on flat arrays: this file and what it imports run as they are and compiled to
 * WebAssembly, with the same bits. Whoever drives it adds structures and states and fills the keys of the sheet, today's
 * posts and the states' setup once; the world, the states' own worlds and effects and then `prepare` for
 * every trial; the sheet's trial and replicate, maybe its lead factors, and then `drawLuck` for every sample.
 */
export class Kernel {
  /** The scenario's own inputs. */
  readonly world: Float64Array = new Float64Array(Input.Size);
  readonly today: Float64Array = new Float64Array(Today.Size);
  readonly structures: Array<KernelStructure> = [];
  readonly sheet: Sheet;
  /** Out, if asked for: the last structure's tally, cumulative at the end of each month, month by month. */
  readonly monthly: Float64Array;
  /** Out, of the month told last: what came to be up to its end, and what of it in the month alone. */
  readonly upTo: Float64Array = new Float64Array(Tally.Size);
  readonly outcomesUpTo: Float64Array = new Float64Array(OutcomeIndex.Size);
  readonly outcomesAlone: Float64Array = new Float64Array(OutcomeIndex.Size);
  /** 1 if a number overflowed up to its end, else 0. */
  readonly overflow: Float64Array = new Float64Array(1);
  /** See `stepMoney`. */
  private readonly discounted: Float64Array = new Float64Array(2).fill(NaN);
  /** Of the scenario's own inputs. */
  private readonly worldTerms: Float64Array = new Float64Array(Term.Size);
  private readonly alone: Float64Array = new Float64Array(Tally.Size);
  private readonly horizonMonths: i32;
  private readonly startMonth: i32;

  /** @param beside a kernel of the same horizon, keys and lead table, whose luck this one shares; null for one with luck of its own */
  constructor(horizonMonths: i32, startMonth: i32, beside: Kernel | null) {
    this.sheet = beside === null ? new Sheet(horizonMonths) : beside.sheet;
    this.monthly = new Float64Array(horizonMonths * Tally.Size);
    this.horizonMonths = horizonMonths;
    this.startMonth = startMonth;
  }

  addStructure(): void {
    this.structures.push(new KernelStructure());
  }

  /** Adds a state to the last structure. @param ownWorld whether it overrides inputs */
  addState(ownWorld: boolean): void {
    const world = ownWorld ? new Float64Array(Input.Size) : this.world;
    this.structures[this.structures.length - 1].states.push(new KernelState(world));
  }

  prepare(): void {
    fillToday(this.today, this.world);
    fillWorldTerms(this.worldTerms, this.world, this.world, this.today);
    for (let place = 0; place < this.structures.length; place++) {
      const states = this.structures[place].states;
      for (let number = 0; number < states.length; number++) {
        states[number].prepare(this.world, this.worldTerms, this.today, states.length > 1);
        this.markTeams(states[number].setup, this.structures[place].teams);
      }
    }
  }

  drawLuck(): void {
    this.sheet.fill(this.world);
  }

  /**
   * Simulates the structures from `first` to before `end` in the sample whose luck was drawn last, month by month: of a
   * month the funnels first, and then the deals that all of them have won.
   * @param keepMonths of the last of them
   */
  simulate(first: i32, end: i32, keepMonths: boolean): void {
    for (let place = first; place < end; place++) beginHorizon(this.structures[place], this.sheet, this.today);
    for (let month = 0; month < this.horizonMonths; month++) {
      for (let place = first; place < end; place++) this.beginMonth(this.structures[place], month);
      const stocks = keepMonths || month === this.horizonMonths - 1;
      for (let place = first; place < end; place++)
        endMonth(this.structures[place], this.sheet, month, stocks, this.discounted);
      if (keepMonths) this.monthly.set(this.structures[end - 1].tally, month * Tally.Size);
    }
    for (let place = first; place < end; place++) this.tell(this.structures[place]);
  }

  /** The outcomes of a month of those that were kept: stocks are what they are at its end. */
  tellMonth(month: i32): void {
    for (let entry = 0; entry < Tally.Size; entry++) {
      this.upTo[entry] = this.monthly[month * Tally.Size + entry];
      this.alone[entry] = this.upTo[entry];
    }
    if (month > 0) {
      for (let flow = 0; flow < FIRST_STOCK; flow++) this.alone[flow] -= this.monthly[(month - 1) * Tally.Size + flow];
    }
    markOverflow(this.overflow, this.upTo);
    fillOutcomes(this.outcomesUpTo, this.upTo);
    fillOutcomes(this.outcomesAlone, this.alone);
    withholdOutcomes(this.outcomesUpTo, this.overflow);
    withholdOutcomes(this.outcomesAlone, this.overflow);
  }

  private tell(structure: KernelStructure): void {
    tellOutcomes(structure.outcomes, structure.overflow, structure.tally);
  }

  private beginMonth(structure: KernelStructure, month: i32): void {
    beginMonth(structure, this.sheet, this.world, this.today, month, this.startMonth);
    this.sheet.expectDeals(month, structure.now);
  }

  private markTeams(setup: Float64Array, teams: Int32Array): void {
    for (let team = 0; team < TeamIndex.Size; team++) {
      if (setup[Setup.PostsMarketing + team] === 0) continue;
      teams[team] = 1;
      this.sheet.teams[team] = 1;
    }
  }
}
