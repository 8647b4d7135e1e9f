import type { CheckRecord } from "../../report/cases/record-schema.js";
import { namedUniquely } from "../../report/cases/unique-names.js";
import { count } from "../../report/format/number.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { Answering } from "../surroundings.js";
import { check } from "./answer.js";
import { checkRecord } from "./record-of.js";

/** When the checks of a scenario are decided. */
interface DecisionSettings {
  readonly confidence: number;
  readonly maxTrials: number;
}

/** A scenario's own checks, decided. */
export async function decideChecks(
  scenario: Scenario,
  { confidence, maxTrials }: DecisionSettings,
  { runner, signal, progress }: Answering,
): Promise<CheckRecord[]> {
  const { checks } = scenario;
  if (checks.length === 0) return [];
  const line = progress((done, total) => `${count(done)} of ${count(total)} checks decided`);
  const onProgress = (decided: number): void => {
    line.update(decided, checks.length);
  };
  try {
    const results = await check(scenario, { confidence, maxTrials, runner, signal, onProgress });
    return namedUniquely()(results.map((result) => checkRecord(result, scenario, confidence)));
  } finally {
    line.clear();
  }
}
