/**
 * orgfunnel as a library: read a scenario, ask about it.
 *
 *     import { loadScenario, run } from "orgfunnel";
 *     const { comparison } = await run(loadScenario("scenarios/five-structures.yaml"));
 *     for (const structure of comparison.structures) console.log(structure.id, structure.outcomes.profit.mean);
 *
 * Every function that simulates takes `runner`, `signal` and `onProgress`, looks at its options before it does anything, and throws
 * `InvalidInput` with every problem at once.
 *
 * @module orgfunnel
 */

import { tellProblemsBy } from "./foundation/problem.js";
import { problemText } from "./report/messages/problem-text.js";

// Scenario in
export { loadScenario, type LoadOptions } from "./scenario/load.js";
export { scenarioFrom, type FromOptions } from "./scenario/from.js";
export type { Scenario, ScenarioStructure, ResolvedAssumption } from "./scenario/scenario.js";
export type { ResolvedScenario } from "./scenario/resolved.js";
export type { NamedFlags, Overlays } from "./scenario/overlays.js";
export type { FileFault, ReadFile, ReadText } from "./scenario/read-file.js";

// Questions: the same that the command line asks
export { run, type RunOptions, type RunResult } from "./questions/run/answer.js";
export { check, type CheckRunOptions } from "./questions/check/answer.js";
export { drivers, type DriversMethod, type DriversOptions } from "./questions/drivers/answer.js";
export { why, type WhyOptions } from "./questions/why/answer.js";
export { explain } from "./questions/explain/answer.js";
export { validate } from "./questions/validate/answer.js";
export { sweep, type SweepOptions, type SweepResult, type SweptFile } from "./questions/sweep/answer.js";
export {
  chooseBest,
  type ChooseBestOptions,
  type ChooseBestResult,
  type ChosenFile,
} from "./questions/sweep/choose/answer.js";
export type { ScenarioInMemory, ScenarioSource, WhatIfOptions } from "./questions/sweep/what-if-options.js";
export { report, type ReportCallOptions, type ReportedPage } from "./questions/report-call.js";
export { calibrate, type CalibrateCallOptions, type CalibratedExports } from "./questions/calibrate-call.js";
export { verify, type VerifyCallOptions } from "./questions/verify-call.js";
export { compare, type CompareOptions } from "./questions/compare-call.js";
export { resultFileSchema, resultSchemas } from "./questions/result-schemas.js";
export { scenarioJsonSchema } from "./scenario/editor/scenario-json-schema.js";

// Samples: every sample in columns by name, with outcomes of your own
export {
  samplesOf,
  type CustomOutcome,
  type NamedSamples,
  type NamedSamplesOptions,
  type TalliesAtEnd,
  type TallyId,
} from "./questions/named-samples.js";
export { TALLIES } from "./funnel/model/tallies.js";

// How an answer is asked for
export type { Indifference } from "./analysis/indifference.js";
export type { BridgeView } from "./analysis/why/players.js";
export type { DriverGroup } from "./analysis/drivers/drivers-analysis.js";
export type { MapAxes, MapAxis } from "./analysis/flips/flip-map.js";
export type { DriversStep, OnDriversProgress } from "./questions/drivers/steps.js";

// What simulates
export { createRunner } from "./simulation/create-runner.js";
export { serialRunner } from "./simulation/serial-runner.js";
export type { Job, OnBlock, Runner, TrialRange, Wants } from "./simulation/runner.js";
export type { Plan } from "./simulation/plan.js";

// Comparison out
export type {
  Comparison,
  DifferenceStatistics,
  OutcomeStatistics,
  PairComparison,
  StructureComparison,
  VarianceSplit,
} from "./analysis/comparison.js";
export { OUTCOMES, type Outcome, type OutcomeId } from "./funnel/outcomes.js";
export type { CheckResult } from "./analysis/checks/run-checks.js";
export type { ComparedFigures, DriversFigures, SamplesFigures } from "./questions/drivers/record.js";
export type { CompareRest, ResultComparison } from "./questions/compare/record.js";
export type { ExplainFigures } from "./questions/explain/record.js";
export type { Validation } from "./questions/validate/record.js";
export type { Verification, VerifyRest } from "./questions/verify/record.js";
export type { CalibrateRest, MeasuredRecord } from "./questions/calibrate/record.js";
export type { ReportFigures } from "./questions/report/record.js";
export type { SweepFigures, SweepRest } from "./questions/sweep/record.js";
export type { ChoiceFigures } from "./questions/sweep/choose/record.js";
export type { ComparedPair, Why } from "./analysis/why/why.js";

// How sure: when to stop, month by month, samples as they come, the A/A test
export type { StoppingState, StoppingTarget } from "./analysis/stopping.js";
export type { Crossing, MonthlySeries, SeriesResult } from "./analysis/series.js";
export type { MonthStatistics } from "./analysis/monthly-statistics.js";
export type { Block } from "./simulation/block.js";
export { createSelfTest, type RunningSelfTest, type SelfTestPart } from "./analysis/self-test.js";

// Choices beside assumptions: mandate, the deciding manager, headcounts; payback of a change
export { choicesOf, type ChoicesOptions } from "./questions/choices.js";
export type { ChoiceEffect, ChoiceWinner, Choices, EqualChoice } from "./analysis/choices/choice-effects.js";
export type { Payback, PaybackMonth } from "./analysis/payback.js";

// The book of assumptions
export { BOOK } from "./assumptions/book.js";
export type { Assumption, Grade } from "./assumptions/assumption.js";

// Errors
export type { Position } from "./foundation/position.js";
export { InvalidInput, type Problem, type ProblemCode, type Severity } from "./foundation/problem.js";

// The message of an error is what a person reads.
tellProblemsBy(problemText);
