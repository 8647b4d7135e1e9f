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
export type { Comparison, DifferenceStatistics, OutcomeStatistics, StructureComparison } from "./analysis/result.js";
export { OUTCOMES, type Outcome, type OutcomeId } from "./funnel/outcomes.js";

// Checks
export { check, type CheckRunOptions } from "./check.js";
export type { CheckResult } from "./analysis/checks/run-checks.js";

// The book of assumptions
export { BOOK } from "./assumptions/book.js";
export type { Assumption, Grade } from "./assumptions/assumption.js";

// Errors
export { InvalidInput, type Problem } from "./foundation/problem.js";
