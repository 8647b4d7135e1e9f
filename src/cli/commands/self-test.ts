import { createSelfTest } from "../../analysis/self-test.js";
import { InvalidInput } from "../../foundation/problem.js";
import { renderJson } from "../../report/json.js";
import { renderMarkdown } from "../../report/markdown.js";
import { selfTestView, type SelfTestRecord } from "../../report/self-test/view.js";
import { renderTable } from "../../report/table/render.js";
import { run } from "../../run.js";
import type { Scenario } from "../../scenario/scenario.js";
import { makeAttempts } from "../attempts.js";
import { EXIT, stdoutStyle, type Io } from "../io.js";
import { makeProgress } from "../progress.js";
import { readScenario } from "../scenarios.js";
import { readJobs } from "../values.js";
import type { RunCommandOptions } from "./run.js";

/** Simulates every scenario in ways that must not change a number. Exit code 1, a bug, if one does. */
export async function selfTestCommand(files: readonly string[], options: RunCommandOptions, io: Io): Promise<void> {
  checkAlone(options);
  const jobs = readJobs(options.jobs, io.cores);
  const { attempt, interrupted, exitCode } = makeAttempts(options, io);
  const stop = new AbortController();
  const release = io.onInterrupt(() => {
    stop.abort();
    interrupted();
  });
  const records: SelfTestRecord[] = [];
  for (const file of files) {
    if (stop.signal.aborted) break;
    records.push(...(await attempt(() => test(readScenario(file, options), jobs, stop.signal, options, io))));
  }
  release();
  io.stdout(rendered(records, options, io));
  const failed = records.some(({ passed }) => !passed);
  io.setExitCode(exitCode() || (failed ? EXIT.internalError : EXIT.ok));
}

/** A self-test has no result to write or to follow. Throws InvalidInput. */
function checkAlone({ output, saveBaseline, precision, series, samples, samplesInputs }: RunCommandOptions): void {
  const others = {
    "--output": output,
    "--save-baseline": saveBaseline,
    "--precision": precision,
    "--series": series,
    "--samples": samples,
    "--samples-inputs": samplesInputs,
  };
  const given = Object.entries(others).flatMap(([option, value]) => (value === undefined ? [] : [option]));
  if (given.length === 0) return;
  const details = {
    options: ["--self-test", ...given],
    reason: "a self-test compares a run with itself and has no result",
  };
  throw new InvalidInput([{ code: "options-exclude", severity: "error", arguments: details }]);
}

async function test(
  scenario: Scenario,
  jobs: number,
  signal: AbortSignal,
  { quiet = false }: RunCommandOptions,
  io: Io,
): Promise<SelfTestRecord> {
  const progress = makeProgress(io, quiet);
  const selfTest = createSelfTest(scenario.plan);
  try {
    const { trials } = await run(scenario, { jobs, signal, onBlock: selfTest.add, onProgress: progress.update });
    const parts = selfTest.result();
    const passed = parts.every(({ compared, different }) => compared > 0 && different === 0);
    const { name, file, plan } = scenario;
    return { name, file, trials, replicates: plan.replicates, passed, parts };
  } finally {
    progress.clear();
  }
}

function rendered(records: readonly SelfTestRecord[], { format, color }: RunCommandOptions, io: Io): string {
  if (format === "json") return renderJson({ schemaVersion: "1.0.0", selfTest: records });
  const views = records.map(selfTestView);
  if (format === "md") return views.map(renderMarkdown).join("\n");
  return views.map((view) => renderTable(view, stdoutStyle(io, color))).join("\n");
}
