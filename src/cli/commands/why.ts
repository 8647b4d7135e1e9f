import { explainDifference, type Why } from "../../analysis/why/why.js";
import type { BridgeView } from "../../analysis/why/players.js";
import { InvalidInput } from "../../foundation/problem.js";
import type { ResultFormat } from "../../report/render-result.js";
import { renderWhy } from "../../report/why/render.js";
import { whyFile } from "../../report/why/result.js";
import { nearest } from "../../scenario/problems.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { PlannedStructure } from "../../simulation/plan.js";
import { createRunner } from "../../simulation/create-runner.js";
import { EXIT, stdoutStyle, type Io } from "../io.js";
import { outputFiles, writeOutput } from "../output.js";
import { makeProgress } from "../progress.js";
import { printProblems, readScenario, type ScenarioOptions } from "../scenarios.js";
import { readJobs } from "../values.js";

export interface WhyOptions extends ScenarioOptions {
  readonly by: BridgeView;
  readonly output?: readonly string[];
  readonly format: ResultFormat;
  readonly jobs?: string;
}

/** Explains where the difference between two structures of a scenario comes from. */
export async function whyCommand(file: string, a: string, b: string, options: WhyOptions, io: Io): Promise<void> {
  const startedMs = io.now();
  const outputs = outputFiles(options.output ?? [], io);
  const jobs = readJobs(options.jobs, io.cores);
  const scenario = readScenario(file, options);
  const [from, to] = findStructures([a, b], scenario);
  printProblems(scenario.warnings, options, io);
  const why = await explain(scenario, from, to, { ...options, jobs }, io);
  if (why === undefined) {
    io.stderr("Interrupted: a part of the trials explains nothing, so there is no result.\n");
    io.setExitCode(EXIT.interrupted);
    return;
  }
  const startedAt = new Date(startedMs).toISOString();
  const call = { version: io.version(), command: "why", jobs, startedAt, elapsedMs: io.now() - startedMs };
  const result = whyFile(call, scenario, why);
  const style = stdoutStyle(io, options.color);
  io.stdout(renderWhy(result, options.format, style));
  for (const output of outputs) writeOutput(output.file, renderWhy(result, output.format, style), io);
}

/** Throws InvalidInput for every name that is not a structure of the scenario. */
function findStructures(names: readonly [string, string], { plan }: Scenario): readonly PlannedStructure[] {
  const allowed = plan.structures.map(({ id }) => id);
  const problems = names
    .filter((name) => !allowed.includes(name))
    .map((found) => ({
      code: "unknown-structure" as const,
      severity: "error" as const,
      arguments: { found, allowed, ...nearest(found, allowed) },
    }));
  if (problems.length > 0) throw new InvalidInput(problems);
  return names.map((name) => plan.structures[allowed.indexOf(name)]);
}

/** Nothing if it was interrupted. */
async function explain(
  { plan, objective, trials }: Scenario,
  from: PlannedStructure,
  to: PlannedStructure,
  { by, trials: asked, quiet = false, jobs }: Omit<WhyOptions, "jobs"> & { readonly jobs: number },
  io: Io,
): Promise<Why | undefined> {
  const stop = new AbortController();
  const release = io.onInterrupt(() => {
    stop.abort();
  });
  const progress = makeProgress(io, quiet);
  try {
    return await explainDifference({
      plan,
      objective,
      runner: createRunner(jobs),
      signal: stop.signal,
      from,
      to,
      view: by,
      ...(asked !== undefined && { trials }),
      scenarioTrials: trials,
      onProgress: progress.update,
    });
  } catch (reason) {
    if (!stop.signal.aborted) throw reason;
    return undefined;
  } finally {
    release();
    progress.clear();
  }
}
