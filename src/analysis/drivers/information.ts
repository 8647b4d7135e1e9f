import type { Estimate } from "../estimate.js";

/**
 * What knowing some drivers before choosing a structure is worth, in the unit of the objective: an estimate between one that errs
 * downwards and one that errs upwards.
 */
export interface Information extends Estimate {
  /** What a choice by a fit on other trials gains: too low by what the fit's mistakes cost. */
  readonly outOfSample: number;
  /** Mean of the largest fitted expectation less the largest mean, on the trials fitted: too high by the fit's noise. */
  readonly plugIn: number;
  /** Share of the trials in which somebody who knows them chooses another structure than the best on average. */
  readonly changes: number;
}
