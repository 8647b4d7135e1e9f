import { askingWith } from "../questions/asking.js";
import type { Declaration } from "../questions/declaration.js";
import { overridesOf, settingsOf, type GivenValues } from "../questions/given.js";
import type { Answered, Answering, Posed } from "../questions/surroundings.js";
import { fileFormats, type FormatId } from "../report/formats/format-id.js";
import { RENDER } from "../report/formats/registry.js";
import type { Runner } from "../simulation/runner.js";
import { readJobs, readMaxWork } from "../questions/options/values.js";
import { answerWithin } from "../questions/work.js";
import { makeAttempts, type Attempts } from "./attempts.js";
import type { CommonOptions } from "./failure.js";
import { EXIT, stdoutStyle, type Io } from "./io.js";
import { filesByExtension, openDrafts, writeOutput } from "./output.js";
import { makeProgress } from "./progress.js";
import { printProblems } from "./problems.js";

/** One call of the command line: what was given for a question, and how its answer is wanted. */
export interface Calling {
  readonly declaration: Declaration;
  readonly given: GivenValues;
  readonly options: CommonOptions & {
    readonly format: FormatId;
    readonly jobs?: string;
    readonly maxWork?: string;
    readonly quiet?: boolean;
  };
}

/** Asks, answers, tells and writes: the road of every command. Throws InvalidInput for what is wrong with the call itself. */
export async function answerCall({ declaration, given, options }: Calling, io: Io): Promise<void> {
  const startedMs = io.now();
  const files = declaration.files?.(given) ?? (given.output as readonly string[] | undefined) ?? [];
  const outputs = filesByExtension(files, fileFormats(declaration.formats), io);
  const jobs = readJobs(options.jobs, io.cores);
  const maxWork = readMaxWork(options.maxWork);
  const attempts = makeAttempts(options, io);
  const question = await declaration.load(given);
  const means = { attempt: attempts.attempt, openFiles: openDrafts(io), workspace: io.env.GITHUB_WORKSPACE };
  const posed = await question.pose(given, askingWith(declaration, given, means));
  printProblems(posed.warnings, options, io);
  const answered = await interruptible(
    posed,
    attempts,
    (signal) => answeringWith(signal, { jobs, maxWork }, attempts, options, io),
    io,
  );
  if (answered === undefined) {
    io.setExitCode(attempts.exitCode());
    return;
  }
  const telling = answered.telling({
    question: question.id,
    version: io.version(),
    overrides: overridesOf(declaration, given),
    settings: settingsOf(declaration, given),
    jobs,
    startedAt: new Date(startedMs).toISOString(),
    elapsedMs: io.now() - startedMs,
  });
  const style = stdoutStyle(io, options.color);
  io.stdout(RENDER[options.format](telling, style));
  for (const { file, format } of outputs) {
    await attempts.attempt(file, () => {
      writeOutput(file, RENDER[format](telling, style), io);
    });
  }
  io.setExitCode(attempts.exitCode() || answered.exitCode);
}

/** The answer, or nothing after a word about it if an interrupt left none. */
async function interruptible(
  posed: Posed,
  attempts: Attempts,
  answeringUnder: (signal: AbortSignal) => Answering,
  io: Io,
): Promise<Answered | undefined> {
  const stop = new AbortController();
  const release = io.onInterrupt(() => {
    stop.abort();
    attempts.interrupted();
  });
  try {
    const answered = await answerWithin(posed, answeringUnder(stop.signal));
    if (answered === undefined && stop.signal.aborted) io.stderr(`${posed.interrupted}\n`);
    return answered;
  } catch (reason) {
    if (!stop.signal.aborted || attempts.exitCode() !== EXIT.interrupted) throw reason;
    io.stderr(`${posed.interrupted}\n`);
    return undefined;
  } finally {
    release();
  }
}

function answeringWith(
  signal: AbortSignal,
  { jobs, maxWork }: { readonly jobs: number; readonly maxWork: number },
  { attempt, failed }: Attempts,
  options: Calling["options"],
  io: Io,
): Answering {
  const { quiet = false } = options;
  return {
    runner: runnerOnDemand(jobs),
    signal,
    attempt,
    failed,
    warn: (problems) => {
      printProblems(problems, options, io);
    },
    progress: (line) => makeProgress(io, quiet, line),
    maxWork,
    version: io.version(),
  };
}

/** What simulates, loaded when a question first needs it: reading and explaining do not. */
function runnerOnDemand(jobs: number): Runner {
  let runner: Promise<Runner> | undefined;
  return async (batch, onBlock, signal) => {
    runner ??= import("../simulation/create-runner.js").then(({ createRunner }) => createRunner(jobs));
    const simulate = await runner;
    await simulate(batch, onBlock, signal);
  };
}
