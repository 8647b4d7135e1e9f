import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { InvalidInput } from "../../foundation/problem.js";
import { renderJson } from "../../report/json.js";
import { renderMarkdown } from "../../report/markdown.js";
import { renderTable } from "../../report/table/render.js";
import { parseStored, type StoredResult, type StoredScenario } from "../../report/verify/stored.js";
import { isConfirmed, verificationView, type Verification } from "../../report/verify/view.js";
import { nodeFiles } from "../../scenario/node-files.js";
import type { CommonOptions } from "../failure.js";
import { EXIT, stdoutStyle, type Io } from "../io.js";
import { makeProgress } from "../progress.js";
import { readJobs } from "../values.js";
import { verifyScenario } from "../verify-scenario.js";

export interface VerifyOptions extends CommonOptions {
  readonly scenario?: readonly string[];
  readonly allowOutside?: boolean;
  readonly format: "table" | "md" | "json";
  readonly jobs?: string;
  readonly quiet?: boolean;
}

/** Runs a stored result again and says whether every value comes out again: exit code 0, or 99. */
export async function verifyCommand(file: string, options: VerifyOptions, io: Io): Promise<void> {
  const jobs = readJobs(options.jobs, io.cores);
  const stored = readStored(file);
  const paths = scenarioPaths(stored, file, options.scenario);
  const stop = new AbortController();
  const release = io.onInterrupt(() => {
    stop.abort();
  });
  const progress = makeProgress(io, options.quiet ?? false);
  const { allowOutside = false } = options;
  const settings = { version: io.version(), jobs, allowOutside, signal: stop.signal, onProgress: progress.update };
  const verifications: Verification[] = [];
  try {
    for (const [place, scenario] of stored.scenarios.entries()) {
      const params = (scenario.overrides?.params ?? []).map((path) => found(path, file));
      const again = await verifyScenario(stored, scenario, { file: paths[place], params }, settings);
      if (again !== undefined) verifications.push(again);
    }
  } finally {
    progress.clear();
    release();
  }
  if (verifications.length < stored.scenarios.length) {
    io.stderr("Interrupted: nothing is confirmed.\n");
    io.setExitCode(EXIT.interrupted);
    return;
  }
  io.stdout(rendered(file, verifications, options, io));
  io.setExitCode(verifications.every(isConfirmed) ? EXIT.ok : EXIT.checkFailed);
}

function readStored(file: string): StoredResult {
  const opened = nodeFiles(true)(file);
  if ("text" in opened) return parseStored(opened.text, file);
  throw new InvalidInput([{ code: opened.fault, severity: "error", arguments: opened.arguments }]);
}

function scenarioPaths({ scenarios }: StoredResult, resultFile: string, given: readonly string[] = []): string[] {
  if (given.length === scenarios.length) return [...given];
  if (given.length === 0) return scenarios.map((scenario: StoredScenario) => found(scenario.file, resultFile));
  const details = {
    option: "--scenario",
    found: given.join(", "),
    expected: `a file for each scenario of the result, in their order: ${scenarios.map(({ name }) => name).join(", ")}`,
  };
  throw new InvalidInput([{ code: "option-value", severity: "error", arguments: details }]);
}

/** A path of a stored result: counted from the working folder, else from the result's. */
function found(path: string, resultFile: string): string {
  const tried = [path, join(dirname(resultFile), path)];
  const file = tried.find((candidate) => existsSync(candidate));
  if (file !== undefined) return file;
  const details = { scenario: path, tried };
  throw new InvalidInput([{ code: "stored-scenario-missing", severity: "error", arguments: details }]);
}

function rendered(
  file: string,
  verifications: readonly Verification[],
  { format, color }: VerifyOptions,
  io: Io,
): string {
  if (format === "json") {
    const confirmed = verifications.every(isConfirmed);
    return renderJson({ schemaVersion: "1.0.0", file, confirmed, scenarios: verifications });
  }
  const view = verificationView(file, verifications);
  return format === "md" ? renderMarkdown(view) : renderTable(view, stdoutStyle(io, color));
}
