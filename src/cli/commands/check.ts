import { breaks, type CheckPolicy, type CheckRecord } from "../../report/checks/record.js";
import { uncheckedRecord } from "../../report/checks/record-of.js";
import { checkFile } from "../../report/checks/file.js";
import { renderChecks, type CheckFormat } from "../../report/checks/render.js";
import type { Scenario } from "../../scenario/scenario.js";
import { makeAttempts } from "../attempts.js";
import { checksOf, readCheckable, readSettings, type CheckOptions } from "../check-batch.js";
import { EXIT, stdoutStyle, type Io } from "../io.js";
import { filesByExtension, writeOutput } from "../output.js";
import { printProblems } from "../scenarios.js";

export interface CheckCommandOptions extends CheckOptions {
  readonly output?: readonly string[];
  readonly format: CheckFormat;
  readonly failOnWarn?: boolean;
  readonly allowUndecided?: boolean;
}

const FILES = { ".json": "json", ".md": "md", ".xml": "junit", ".tap": "tap" } as const;

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
  const records: CheckRecord[] = [];
  const unchecked = (file: string): void => void records.push(uncheckedRecord(file, settings.confidence));
  for (const file of files) {
    const read = await attempt(() => readCheckable(file, settings, options));
    if (read.length === 0) unchecked(file);
    scenarios.push(...read);
  }
  for (const scenario of scenarios) {
    printProblems(scenario.warnings, options, io);
    for (const work of checksOf(scenario, settings, stop.signal, options, io)) {
      const decided = await attempt(work);
      if (decided.length === 0) unchecked(scenario.file);
      records.push(...decided.flat());
    }
  }
  release();
  if (scenarios.length > 0) {
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

/** Faulty checks before failed ones before undecided ones. */
function exitCodeOf(records: readonly CheckRecord[], policy: CheckPolicy): number {
  const results = records.filter((record) => breaks(record, policy)).map(({ result }) => result);
  if (results.includes("error")) return EXIT.invalidInput;
  if (results.includes("fail")) return EXIT.checkFailed;
  return results.includes("undecided") ? EXIT.checkUndecided : EXIT.ok;
}
