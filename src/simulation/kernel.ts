import { simulateHorizon } from "../funnel/horizon.js";
import { KernelState } from "../funnel/kernel-state.js";
import { KernelStructure } from "../funnel/kernel-structure.js";
import { Input, Setup, TeamIndex, Today } from "../funnel/model/places.js";
import { fillToday } from "../funnel/today.js";
import { Sheet } from "./sheet.js";

/**
 * The work that is done for every sample, on flat arrays: this file and what it imports run as they are and compiled to
 * WebAssembly, with the same bits. Whoever drives it adds structures and states and fills the keys of the sheet, today's
 * posts and the states' setup once; the world, the states' own worlds and effects and then `prepareTrial` for every trial;
 * the lead factors and then `simulateSample` for every sample.
 */
export class Kernel {
  /** The scenario's own inputs. */
  readonly world: Float64Array = new Float64Array(Input.Size);
  readonly today: Float64Array = new Float64Array(Today.Size);
  readonly structures: Array<KernelStructure> = [];
  readonly sheet: Sheet;
  private readonly horizonMonths: i32;
  private readonly startMonth: i32;

  constructor(horizonMonths: i32, startMonth: i32) {
    this.sheet = new Sheet(horizonMonths);
    this.horizonMonths = horizonMonths;
    this.startMonth = startMonth;
  }

  addStructure(): void {
    this.structures.push(new KernelStructure(this.horizonMonths));
  }

  /** Adds a state to the last structure. @param ownWorld whether it overrides inputs */
  addState(ownWorld: boolean): void {
    const world = ownWorld ? new Float64Array(Input.Size) : this.world;
    this.structures[this.structures.length - 1].states.push(new KernelState(world));
  }

  prepareTrial(): void {
    fillToday(this.today, this.world);
    for (let place = 0; place < this.structures.length; place++) {
      const states = this.structures[place].states;
      for (let number = 0; number < states.length; number++) {
        states[number].prepare(this.world, this.today, states.length > 1);
        this.markTeams(states[number]);
      }
    }
  }

  simulateSample(trial: i32, replicate: i32, keepMonths: boolean): void {
    this.sheet.fill(trial, replicate, this.world[Input.FunnelDealValue], this.world[Input.FunnelDealCv]);
    for (let place = 0; place < this.structures.length; place++) {
      const one = this.structures[place];
      simulateHorizon(one, this.sheet, this.world, this.today, this.horizonMonths, this.startMonth, keepMonths);
    }
  }

  private markTeams(state: KernelState): void {
    for (let team = 0; team < TeamIndex.Size; team++) {
      if (state.setup[Setup.PostsMarketing + team] > 0) this.sheet.teams[team] = 1;
    }
  }
}
