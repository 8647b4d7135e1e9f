import type { CheckRecord } from "../../report/cases/record-schema.js";
import { count } from "../../report/format/number.js";
import { message } from "../../report/messages/message.js";
import { headerOf } from "../../report/result/header-of.js";
import type { Scenario } from "../../scenario/scenario.js";
import { trialsLine } from "../progress.js";
import { run } from "../run/answer.js";
import { runFigures } from "../run/record-of.js";
import type { Answering } from "../surroundings.js";
import { check } from "./answer.js";
import type { Baseline } from "./baseline-file.js";
import { baselineChanges, baselineRecords, type Tolerances } from "./baseline-records.js";
import { checkRecord } from "./record-of.js";

/** What the options of a check come to. */
export interface DecisionSettings {
  readonly confidence: number;
  readonly maxTrials: number;
  readonly tolerances: Tolerances;
  readonly baseline?: Baseline;
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
    return results.map((result) => checkRecord(result, scenario, confidence));
  } finally {
    line.clear();
  }
}

/** The outcomes of a scenario against those stored; an interrupted run is not compared. */
export async function compareWithBaseline(
  scenario: Scenario,
  { baseline, confidence, tolerances }: DecisionSettings,
  { runner, signal, progress, warn, version }: Answering,
): Promise<CheckRecord[]> {
  if (baseline === undefined) return [];
  const stored = baseline.find(scenario);
  const line = progress(trialsLine);
  try {
    const { comparison, partial } = await run(scenario, { runner, signal, onProgress: line.update });
    if (partial) return [];
    const now = { ...headerOf(scenario, comparison.trials, partial), ...runFigures(scenario, comparison) };
    const changes = baselineChanges(baseline, stored, now, version);
    warn(changes);
    const changed = changes.length === 0 ? {} : { changed: changes.map(message) };
    return baselineRecords(baseline, stored, now, tolerances, confidence).map((record) => ({ ...record, ...changed }));
  } finally {
    line.clear();
  }
}
