import { check } from "../../check.js";
import { InvalidInput } from "../../foundation/problem.js";
import { parseBaseline, findStored, type Baseline } from "../../report/checks/baseline-file.js";
import { baselineChanges, baselineRecords, type Tolerances } from "../../report/checks/baseline-records.js";
import { checkFile } from "../../report/checks/file.js";
import { breaks, type CheckPolicy, type CheckRecord } from "../../report/checks/record.js";
import { checkRecord } from "../../report/checks/record-of.js";
import { renderChecks, type CheckFormat } from "../../report/checks/render.js";
import { count } from "../../report/format/number.js";
import { scenarioResult } from "../../report/result-of.js";
import { run } from "../../run.js";
import { nodeFiles } from "../../scenario/node-files.js";
import type { Scenario } from "../../scenario/scenario.js";
import { makeAttempts } from "../attempts.js";
import { baselineFile, readConfidence, readMaxTrials, readTolerances } from "../check-values.js";
import { EXIT, stdoutStyle, type Io } from "../io.js";
import { filesByExtension, writeOutput } from "../output.js";
import { makeProgress } from "../progress.js";
import { printProblems, readScenario, type ScenarioOptions } from "../scenarios.js";
import { readJobs } from "../values.js";

export interface CheckCommandOptions extends ScenarioOptions {
  readonly output?: readonly string[];
  readonly format: CheckFormat;
  readonly confidence: string;
  readonly maxTrials: string;
  readonly baseline?: string;
  readonly tolerance?: readonly string[];
  readonly failOnWarn?: boolean;
  readonly allowUndecided?: boolean;
  readonly jobs?: string;
}

const FILES = { ".json": "json", ".md": "md", ".xml": "junit", ".tap": "tap" } as const;

/** What the options come to. */
interface Settings {
  readonly confidence: number;
  readonly maxTrials: number;
  readonly jobs: number;
  readonly tolerances: Tolerances;
  readonly baseline?: Baseline;
}

/** Decides the checks of every scenario that can be read; the exit code tells the worst that came of it. */
export async function checkCommand(files: readonly string[], options: CheckCommandOptions, io: Io): Promise<void> {
  const startedMs = io.now();
  const outputs = filesByExtension(options.output ?? [], FILES, io);
  const settings = readSettings(options, io);
  const { jobs } = settings;
  const policy = { failOnWarn: options.failOnWarn ?? false, allowUndecided: options.allowUndecided ?? false };
  const { attempt, interrupted, exitCode } = makeAttempts(options, io);
  const stop = new AbortController();
  const release = io.onInterrupt(() => {
    stop.abort();
    interrupted();
  });
  const scenarios: Scenario[] = [];
  for (const file of files) scenarios.push(...(await attempt(() => readChecked(file, settings, options))));
  const records: CheckRecord[] = [];
  for (const scenario of scenarios) {
    printProblems(scenario.warnings, options, io);
    records.push(...(await attempt(() => decide(scenario, settings, stop.signal, options, io))).flat());
    records.push(...(await attempt(() => compare(scenario, settings, stop.signal, options, io))).flat());
  }
  release();
  if (records.length > 0) {
    const startedAt = new Date(startedMs).toISOString();
    const call = { version: io.version(), command: "check", jobs, startedAt, elapsedMs: io.now() - startedMs };
    const result = checkFile(call, scenarios, records, stop.signal.aborted);
    const style = stdoutStyle(io, options.color);
    io.stdout(renderChecks(result, options.format, policy, style));
    for (const { file, format } of outputs) {
      await attempt(() => {
        writeOutput(file, renderChecks(result, format, policy, style), io);
      });
    }
  }
  io.setExitCode(exitCode() || exitCodeOf(records, policy));
}

function readSettings(options: CheckCommandOptions, io: Io): Settings {
  const tolerances = readTolerances(options.tolerance ?? []);
  const numbers = {
    confidence: readConfidence(options.confidence),
    maxTrials: readMaxTrials(options.maxTrials),
    jobs: readJobs(options.jobs, io.cores),
  };
  if (options.baseline === undefined) return { ...numbers, tolerances };
  const opened = nodeFiles(true)(baselineFile(options.baseline));
  if ("fault" in opened)
    throw new InvalidInput([{ code: opened.fault, severity: "error", arguments: opened.arguments }]);
  return { ...numbers, tolerances, baseline: parseBaseline(opened.text, opened.file) };
}

/** A scenario with something to check; with the trials of its baseline, if it has one. */
function readChecked(file: string, { baseline }: Settings, options: CheckCommandOptions): Scenario {
  const scenario = readScenario(file, options);
  if (baseline === undefined && scenario.checks.length === 0) {
    throw new InvalidInput([{ code: "no-checks", severity: "error", arguments: { file } }]);
  }
  if (baseline === undefined) return scenario;
  return readScenario(file, { ...options, trials: String(findStored(baseline, scenario.name).trials) });
}

async function decide(
  scenario: Scenario,
  { confidence, maxTrials, jobs }: Settings,
  signal: AbortSignal,
  { quiet = false }: CheckCommandOptions,
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
  { baseline, confidence, tolerances, jobs }: Settings,
  signal: AbortSignal,
  options: CheckCommandOptions,
  io: Io,
): Promise<CheckRecord[]> {
  if (baseline === undefined) return [];
  const stored = findStored(baseline, scenario.name);
  const progress = makeProgress(io, options.quiet ?? false);
  try {
    const { comparison, partial } = await run(scenario, { jobs, signal, onProgress: progress.update });
    if (partial) return [];
    const now = scenarioResult(scenario, comparison, partial);
    printProblems(baselineChanges(baseline, stored, now, io.version()), options, io);
    return baselineRecords(baseline, stored, now, tolerances, confidence);
  } finally {
    progress.clear();
  }
}

/** Faulty checks before failed ones before undecided ones. */
function exitCodeOf(records: readonly CheckRecord[], policy: CheckPolicy): number {
  const results = records.filter((record) => breaks(record, policy)).map(({ result }) => result);
  if (results.includes("error")) return EXIT.invalidInput;
  if (results.includes("fail")) return EXIT.checkFailed;
  return results.includes("undecided") ? EXIT.checkUndecided : EXIT.ok;
}
