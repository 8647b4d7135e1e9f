import { driversOf, type DriversMethod } from "../../drivers.js";
import { InvalidInput } from "../../foundation/problem.js";
import { count } from "../../report/format/number.js";
import { renderDrivers } from "../../report/drivers/render.js";
import { driversFile } from "../../report/drivers/result-of.js";
import type { DriversResult } from "../../report/drivers/result.js";
import type { ResultFormat } from "../../report/render-result.js";
import type { Scenario } from "../../scenario/scenario.js";
import { readGroups } from "../groups.js";
import { EXIT, stdoutStyle, type Io } from "../io.js";
import { readMaps } from "../maps.js";
import { outputFiles, writeOutput } from "../output.js";
import { makeProgress } from "../progress.js";
import { printProblems, readScenario, type ScenarioOptions } from "../scenarios.js";
import { readBasePoints, readJobs } from "../values.js";

export interface DriversCommandOptions extends ScenarioOptions {
  readonly method: DriversMethod;
  readonly basePoints?: string;
  readonly group?: readonly string[];
  readonly map?: readonly string[];
  readonly output?: readonly string[];
  readonly format: ResultFormat;
  readonly full?: boolean;
  readonly jobs?: string;
}

/** Which assumptions decide between a scenario's structures, and what knowing them is worth. */
export async function driversCommand(file: string, options: DriversCommandOptions, io: Io): Promise<void> {
  const startedMs = io.now();
  const outputs = outputFiles(options.output ?? [], io);
  const jobs = readJobs(options.jobs, io.cores);
  const scenario = readScenario(file, options);
  printProblems(scenario.warnings, options, io);
  const result = await analyse(scenario, { ...options, jobs }, io);
  if (result === undefined) {
    io.stderr("Interrupted: a part of the trials decides nothing, so there is no result.\n");
    io.setExitCode(EXIT.interrupted);
    return;
  }
  const startedAt = new Date(startedMs).toISOString();
  const call = { version: io.version(), command: "drivers", jobs, startedAt, elapsedMs: io.now() - startedMs };
  const written = driversFile(call, scenario, result);
  const style = { full: options.full ?? false, ...stdoutStyle(io, options.color) };
  io.stdout(renderDrivers(written, options.format, style));
  for (const output of outputs) writeOutput(output.file, renderDrivers(written, output.format, style), io);
}

/** Nothing if it was interrupted. */
async function analyse(
  scenario: Scenario,
  {
    method,
    basePoints,
    group = [],
    map = [],
    quiet = false,
    jobs,
  }: Omit<DriversCommandOptions, "jobs"> & { readonly jobs: number },
  io: Io,
): Promise<DriversResult | undefined> {
  const groups = readGroups(group, scenario.plan);
  const maps = readMaps(map, scenario.plan);
  if (maps.length > 0 && method !== "samples") throw mapNeedsSamples(method);
  if (groups.length > 0 && method !== "samples") throw needs("--group", "--method samples");
  if (basePoints !== undefined && method === "samples") throw needs("--base-points", "--method sobol or morris");
  const points = readBasePoints(basePoints);
  const stop = new AbortController();
  const release = io.onInterrupt(() => {
    stop.abort();
  });
  const progress = makeProgress(io, quiet, (done) => `${count(done)} trials simulated`);
  try {
    return await driversOf(scenario, {
      method,
      groups,
      maps,
      jobs,
      signal: stop.signal,
      onProgress: (done) => {
        progress.update(done, done);
      },
      ...(points !== undefined && { basePoints: points }),
    });
  } catch (reason) {
    if (!stop.signal.aborted) throw reason;
    return undefined;
  } finally {
    release();
    progress.clear();
  }
}

/** An option without effect is no option. */
const needs = (option: string, needed: string): InvalidInput =>
  new InvalidInput([{ code: "option-needs", severity: "error", arguments: { option, needed } }]);

function mapNeedsSamples(method: DriversMethod): InvalidInput {
  const details = { options: ["--map", `--method ${method}`], reason: "a map starts from one run's samples" };
  return new InvalidInput([{ code: "options-exclude", severity: "error", arguments: details }]);
}
