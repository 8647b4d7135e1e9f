import { Draw, StartDraw } from "./model/places.js";

/** The sheet of luck of one sample: everything chance decides, read by every structure. */
export abstract class Luck {
  /** In (0, 1). Index month * Draw.Size + draw. */
  readonly uniforms: Float64Array;
  /** The standard normal quantiles of `uniforms`. */
  readonly scores: Float64Array;
  /** In (0, 1), by start draw. */
  readonly startUniforms: Float64Array = new Float64Array(StartDraw.Size);
  readonly startScores: Float64Array = new Float64Array(StartDraw.Size);
  /** Per month, a gamma variate of mean 1: the spread of lead volume beyond Poisson. */
  readonly leadFactors: Float64Array;

  constructor(horizonMonths: i32) {
    this.uniforms = new Float64Array(horizonMonths * Draw.Size);
    this.scores = new Float64Array(horizonMonths * Draw.Size);
    this.leadFactors = new Float64Array(horizonMonths);
  }

  /** Sum of the first `count` deals of a month and source, currency/year. Deal j has one size, whoever wins it. */
  abstract dealSum(month: i32, source: i32, count: number): number;
}

export const INBOUND: i32 = 0;
export const OUTBOUND: i32 = 1;
