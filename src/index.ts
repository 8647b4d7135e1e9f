/**
 * orgfunnel as a library: read a scenario, simulate it, compare its structures.
 *
 *     import { loadScenario, run } from "orgfunnel";
 *     const { comparison } = await run(loadScenario("scenarios/five-structures.yaml"));
 *     for (const structure of comparison.structures) console.log(structure.id, structure.outcomes.profit.mean);
 */

// Scenario in
export { loadScenario } from "./scenario/load.js";
export type { Scenario, ScenarioStructure, ResolvedAssumption } from "./scenario/scenario.js";

// Comparison out
export { run, type RunOptions, type RunResult } from "./run.js";
export type {
  Comparison,
  DifferenceStatistics,
  OutcomeStatistics,
  PairComparison,
  StructureComparison,
  VarianceSplit,
} from "./analysis/comparison.js";
export { OUTCOMES, type Outcome, type OutcomeId } from "./funnel/outcomes.js";

// How sure: when to stop, month by month, samples as they come, the A/A test
export type { StoppingState, StoppingTarget } from "./analysis/stopping.js";
export type { Crossing, MonthlySeries, SeriesResult } from "./analysis/series.js";
export type { MonthStatistics } from "./analysis/monthly-statistics.js";
export type { Block } from "./simulation/block.js";
export { createSelfTest, type RunningSelfTest, type SelfTestPart } from "./analysis/self-test.js";

// Checks
export { check, type CheckRunOptions } from "./check.js";
export type { CheckResult } from "./analysis/checks/run-checks.js";

// Drivers, value of information and flips
export { driversOf, type DriversMethod, type DriversOptions } from "./drivers.js";
export type { DriversResult } from "./report/drivers/result.js";

// Choices beside assumptions: mandate, the deciding manager, headcounts; payback of a change
export { choicesOf, type ChoicesOptions } from "./choices.js";
export type { ChoiceEffect, ChoiceWinner, Choices, EqualChoice } from "./analysis/choices/choice-effects.js";
export type { Payback, PaybackMonth } from "./analysis/payback.js";

// The book of assumptions
export { BOOK } from "./assumptions/book.js";
export type { Assumption, Grade } from "./assumptions/assumption.js";

// Errors
export { InvalidInput, type Problem } from "./foundation/problem.js";
