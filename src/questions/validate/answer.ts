import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { assumptionOrigins } from "../../report/own-assumptions.js";
import { problemRecord } from "../../report/result/result-of.js";
import { requireType } from "../../foundation/require-type.js";
import type { Scenario } from "../../scenario/scenario.js";
import { requireScenario } from "../options/library.js";
import type { Validation } from "./record.js";

/** Whether a scenario can be read, and is plausible. `read` throws InvalidInput where it cannot. */
export function validate(file: string, read: () => Scenario): Validation {
  requireType(typeof file === "string", file, "the path of a scenario file");
  requireType(typeof read === "function", read, "a function that reads it, such as () => loadScenario(file)");
  try {
    const scenario = read();
    requireScenario(scenario);
    const { name, structures, warnings } = scenario;
    return {
      ...validationOf(file, warnings),
      name,
      structures: structures.length,
      origins: assumptionOrigins(scenario),
    };
  } catch (error) {
    if (error instanceof InvalidInput) return validationOf(file, error.problems);
    throw error;
  }
}

function validationOf(file: string, problems: readonly Problem[]): Validation {
  const records = problems.map(problemRecord);
  const errors = records.filter(({ severity }) => severity === "error");
  const warnings = records.filter(({ severity }) => severity === "warning");
  return { file, valid: errors.length === 0, errors, warnings };
}
