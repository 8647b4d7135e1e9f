import { check } from "../check.js";
import { InvalidInput } from "../foundation/problem.js";
import { findStored, parseBaseline, type Baseline } from "../report/checks/baseline-file.js";
import { baselineChanges, baselineRecords, type Tolerances } from "../report/checks/baseline-records.js";
import type { CheckRecord } from "../report/checks/record.js";
import { checkRecord } from "../report/checks/record-of.js";
import { count } from "../report/format/number.js";
import { scenarioResult } from "../report/result-of.js";
import { message } from "../report/messages/message.js";
import { run } from "../run.js";
import { nodeFiles } from "../scenario/node-files.js";
import type { Scenario } from "../scenario/scenario.js";
import { baselineFile, readConfidence, readMaxTrials, readTolerances } from "./check-values.js";
import type { Io } from "./io.js";
import { makeProgress } from "./progress.js";
import { printProblems, readScenario, type ScenarioOptions } from "./scenarios.js";
import { readJobs } from "./values.js";

/** The options that decide the verdicts. */
export interface CheckOptions extends ScenarioOptions {
  readonly confidence: string;
  readonly maxTrials: string;
  readonly baseline?: string;
  readonly tolerance?: readonly string[];
  readonly jobs?: string;
}

/** What the options come to. */
interface CheckSettings {
  readonly confidence: number;
  readonly maxTrials: number;
  readonly jobs: number;
  readonly tolerances: Tolerances;
  readonly baseline?: Baseline;
}

/** Throws InvalidInput. */
export function readSettings(options: CheckOptions, io: Io): CheckSettings {
  const tolerances = readTolerances(options.tolerance ?? []);
  const numbers = {
    confidence: readConfidence(options.confidence),
    maxTrials: readMaxTrials(options.maxTrials),
    jobs: readJobs(options.jobs, io.cores),
  };
  if (options.baseline === undefined) {
    if (options.tolerance === undefined) return { ...numbers, tolerances };
    const details = { option: "--tolerance", needed: "--baseline" };
    throw new InvalidInput([{ code: "option-needs", severity: "error", arguments: details }]);
  }
  const opened = nodeFiles(true)(baselineFile(options.baseline));
  if ("fault" in opened)
    throw new InvalidInput([{ code: opened.fault, severity: "error", arguments: opened.arguments }]);
  return { ...numbers, tolerances, baseline: parseBaseline(opened.text, opened.file) };
}

/** A scenario with something to check; with the trials of its baseline, if it has one. */
export function readCheckable(file: string, { baseline }: CheckSettings, options: CheckOptions): Scenario {
  const scenario = readScenario(file, options);
  if (baseline === undefined && scenario.checks.length === 0) {
    throw new InvalidInput([{ code: "no-checks", severity: "error", arguments: { file } }]);
  }
  if (baseline === undefined) return scenario;
  return readScenario(file, { ...options, trials: String(findStored(baseline, scenario.name).trials) });
}

/** What there is to do for a scenario: its own checks, and the comparison with the baseline. */
export function checksOf(
  scenario: Scenario,
  settings: CheckSettings,
  signal: AbortSignal,
  options: CheckOptions,
  io: Io,
): (() => Promise<CheckRecord[]>)[] {
  return [
    () => decide(scenario, settings, signal, options, io),
    () => compare(scenario, settings, signal, options, io),
  ];
}

async function decide(
  scenario: Scenario,
  { confidence, maxTrials, jobs }: CheckSettings,
  signal: AbortSignal,
  { quiet = false }: CheckOptions,
  io: Io,
): Promise<CheckRecord[]> {
  if (scenario.checks.length === 0) return [];
  const progress = makeProgress(io, quiet, (done, total) => `${count(done)} of ${count(total)} checks decided`);
  const onProgress = (decided: number): void => {
    progress.update(decided, scenario.checks.length);
  };
  try {
    const results = await check(scenario, { confidence, maxTrials, jobs, signal, onProgress });
    return results.map((result) => checkRecord(result, scenario, confidence));
  } finally {
    progress.clear();
  }
}

/** The outcomes of a scenario against those stored; an interrupted run is not compared. */
async function compare(
  scenario: Scenario,
  { baseline, confidence, tolerances, jobs }: CheckSettings,
  signal: AbortSignal,
  options: CheckOptions,
  io: Io,
): Promise<CheckRecord[]> {
  if (baseline === undefined) return [];
  const stored = findStored(baseline, scenario.name);
  const progress = makeProgress(io, options.quiet ?? false);
  try {
    const { comparison, partial } = await run(scenario, { jobs, signal, onProgress: progress.update });
    if (partial) return [];
    const now = scenarioResult(scenario, comparison, partial);
    const changes = baselineChanges(baseline, stored, now, io.version());
    printProblems(changes, options, io);
    const changed = changes.length === 0 ? {} : { changed: changes.map(message) };
    return baselineRecords(baseline, stored, now, tolerances, confidence).map((record) => ({ ...record, ...changed }));
  } finally {
    progress.clear();
  }
}
