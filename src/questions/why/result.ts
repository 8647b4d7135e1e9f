import { singleOutcome } from "../../analysis/objective.js";
import type { Why } from "../../analysis/why/why.js";
import type { Scenario } from "../../scenario/scenario.js";
import { RESULT_SCHEMA_VERSION, type Manifest, type ScenarioResult } from "../result.js";
import type { Call } from "../result-of.js";

/** The difference of two structures of a scenario. A number without data is NaN here and null in the file. */
export interface WhyResult
  extends Why, Pick<ScenarioResult, "name" | "file" | "replicates" | "objective" | "objectiveLabel"> {}

/** What `why` writes as JSON. Its names are contract like those of the result file. */
export interface WhyFile {
  readonly schemaVersion: typeof RESULT_SCHEMA_VERSION;
  readonly manifest: Manifest;
  readonly why: WhyResult;
}

export function whyFile(call: Call, scenario: Scenario, why: Why): WhyFile {
  const { name, file, plan, objective, hash } = scenario;
  const { version, command, jobs, startedAt, elapsedMs } = call;
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    manifest: {
      tool: "orgfunnel",
      version,
      command,
      seed: plan.seed,
      trials: why.bridge.trials,
      horizonMonths: plan.horizonMonths,
      jobs,
      startedAt,
      elapsedMs,
      scenarioHash: hash,
    },
    why: {
      name,
      file,
      replicates: plan.replicates,
      objective: singleOutcome(objective) ?? "objective",
      objectiveLabel: objective.label,
      ...why,
    },
  };
}
