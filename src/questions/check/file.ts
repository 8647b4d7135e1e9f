import { RESULT_SCHEMA_VERSION } from "../result.js";
import { shared, type Call } from "../result-of.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { CheckRecord } from "./record.js";
import type { CheckFile } from "./render.js";

/** The result file of a call of `check`. */
export function checkFile(
  call: Call,
  scenarios: readonly Scenario[],
  checks: readonly CheckRecord[],
  partial: boolean,
): CheckFile {
  const { version, command, jobs, startedAt, elapsedMs } = call;
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    manifest: {
      tool: "orgfunnel",
      version,
      command,
      seed: shared(scenarios.map(({ plan }) => plan.seed)),
      trials: shared(checks.map(({ trials }) => trials)),
      horizonMonths: shared(checks.map(({ horizonMonths }) => horizonMonths)),
      jobs,
      startedAt,
      elapsedMs,
      scenarioHash: shared(scenarios.map(({ hash }) => hash)),
    },
    partial,
    scenarios: [],
    checks,
  };
}
