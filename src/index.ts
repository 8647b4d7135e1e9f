/**
 * orgfunnel as a library: read a scenario, ask about it.
 *
 *     import { loadScenario, run } from "orgfunnel";
 *     const { comparison } = await run(loadScenario("scenarios/five-structures.yaml"));
 *     for (const structure of comparison.structures) console.log(structure.id, structure.outcomes.profit.mean);
 */

import { tellProblemsBy } from "./foundation/problem.js";
import { problemText } from "./report/messages/problem-text.js";

// Scenario in
export { loadScenario } from "./scenario/load.js";
export { scenarioFrom, type FromOptions } from "./scenario/from.js";
export type { Scenario, ScenarioStructure, ResolvedAssumption } from "./scenario/scenario.js";
export type { ResolvedScenario } from "./scenario/resolved.js";

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
export { verify, type VerifyCallOptions } from "./questions/verify-call.js";
export { compare, type CompareOptions } from "./questions/compare-call.js";
export { resultFileSchema, resultSchemas } from "./questions/result-schemas.js";
export { scenarioJsonSchema } from "./scenario/editor/scenario-json-schema.js";

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
export type { DriversFigures } from "./questions/drivers/record.js";
export type { CompareRest, ResultComparison } from "./questions/compare/record.js";
export type { ExplainFigures } from "./questions/explain/record.js";
export type { Validation } from "./questions/validate/record.js";
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
export { InvalidInput, type Problem } from "./foundation/problem.js";

// The message of an error is what a person reads.
tellProblemsBy(problemText);
