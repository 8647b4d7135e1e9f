import { turn } from "../foundation/turn.js";
import { askingWith } from "../questions/asking.js";
import { EXIT } from "../questions/exit-codes.js";
import type { GivenValues } from "../questions/given.js";
import { baselineFile } from "../questions/baseline-name.js";
import { refuseIdleOptions } from "../questions/options/idle-options.js";
import { readJobs, readMaxWork } from "../questions/options/values.js";
import type { Answered, Answering } from "../questions/surroundings.js";
import { fileFormats, isTextFormat, type FormatId } from "../report/formats/format-id.js";
import type { Telling } from "../report/formats/telling.js";
import { renderFile } from "../report/formats/registry.js";
import { MAX_FILE_BYTES } from "../scenario/read-yaml.js";
import { MAX_RESULT_BYTES } from "../report/result/stored-json.js";
import { STANDARD_INPUT } from "../scenario/standard-input.js";
import type { Problem } from "../foundation/problem.js";
import { answerWithin } from "../questions/work.js";
import { makeAttempts, type Attempts } from "./attempts.js";
import type { Calling } from "./calling.js";
import { isDocument, mayReplace } from "./earlier-report.js";
import { reportUnanswered } from "./error-report.js";
import { reportFailure } from "./failure.js";
import { listenForInterrupts, type Interrupts } from "./interrupts.js";
import { namedInputs, readOnce, refuseTwins, type Inputs } from "./inputs.js";
import { fileStyle, type Io } from "./io.js";
import { callOf } from "./manifest.js";
import { claimOutputs, openDrafts, patienceOf, writeOutput, type OutputFile, type Outputs } from "./output.js";
import { makeProgress } from "./progress.js";
import { printProblems } from "./problems.js";
import { callRunner } from "./runner.js";
import { printTelling, stdoutStream } from "./stdout.js";
import { openShelf, type Shelf } from "./disk/shelf.js";
import { noteWritten, type Written } from "./written.js";
import { checkoutOf } from "./checkout.js";

/** What goes along with a call from its begin to its end. */
interface Underway {
  readonly io: Io;
  readonly interrupts: Interrupts;
  readonly attempts: Attempts;
  readonly inputs: Inputs;
  readonly outputs: Outputs;
  readonly written: Written;
  readonly shelf: Shelf;
  readonly startedMs: number;
}

/**
 * Asks, answers, tells and writes: the road of every command. Sets the exit code; what is wrong is told and reported. `onRead` is told
 * the real path of every file that is read.
 */
export async function answerCall(calling: Calling, io: Io, onRead?: (realPath: string) => void): Promise<void> {
  const startedMs = io.now();
  const interrupts = listenForInterrupts(io);
  const attempts = makeAttempts(calling.options, io, interrupts.signal);
  const inputs = namedInputs(calling.given, io, onRead);
  const shelf = openShelf();
  try {
    const outputs = claimOutputs(io, inputs);
    const written = noteWritten(io);
    await answerUnder(calling, { io, interrupts, attempts, inputs, outputs, written, shelf, startedMs });
  } catch (error) {
    reportFailure(error, io, calling.options);
    await reportUnanswered(calling, { error, inputs, startedMs }, io);
  } finally {
    interrupts.release();
    shelf.close();
  }
}

async function answerUnder(calling: Calling, underway: Underway): Promise<void> {
  const { declaration, given, options } = calling;
  const { io, interrupts, attempts, inputs, outputs, written, startedMs } = underway;
  const { signal } = interrupts;
  const named = declaration.files?.(given) ?? (given.output as readonly string[] | undefined) ?? [];
  const files = outputs.claim(named, fileFormats(declaration.formats), options.format);
  const jobs = readJobs(options.jobs, io.cores);
  const maxWork = readMaxWork(options.maxWork);
  refuseIdleOptions(declaration, given);
  refuseTwins(given, io);
  const warn = (problems: readonly Problem[]): void => {
    printProblems(problems, options, io);
  };
  const { store, redis } = options;
  const runner = callRunner({
    jobs,
    store,
    redis,
    env: io.env,
    version: io.version,
    warn,
    isExpected: isLong(calling),
  });
  const question = await declaration.load(given);
  const answered = await unlessInterrupted(signal, async () => {
    const means = {
      attempt: attempts.attempt,
      openFiles: openDrafts(io, outputs, written, interrupts),
      signal,
      onRead: inputs.note,
      today: Math.floor(startedMs / DAY_MS),
      endable: io.endable,
      workspace: checkoutOf(io.env),
      env: io.env,
    };
    // Reading hears nothing: what came while the program was loading would be lost.
    await turn();
    signal.throwIfAborted();
    const standardInput = await readStandardInput(given, io, signal);
    const posed = await question.pose(given, askingWith(declaration, given, { ...means, standardInput }));
    outputs.refuseInputs();
    printProblems(posed.warnings, options, io);
    const found = await answerWithin(posed, answeringWith(calling, underway, { runner, warn, maxWork }));
    // A stored question is read only while it is answered again.
    outputs.refuseInputs();
    return found;
  });
  if (answered !== undefined) {
    await tell(calling, underway, answered, files);
    return;
  }
  io.setExitCode(interrupts.exitCode() ?? attempts.exitCode());
  if (signal.aborted) {
    const nothing = interrupts.patience.aborted ? TOO_LATE : question.interrupted;
    io.stderr(`${[nothing, written.text(outputs.claimed())].join(" ").trim()}\n`);
  } else await reportUnanswered(calling, { failed: attempts.failed(), inputs, startedMs }, io);
}

/** Where there is no answer since what was finished would have taken too long to work out. */
const TOO_LATE = "Interrupted. There was no time to tell what was finished.";

const DAY_MS = 86_400_000;

/** What comes on standard input, where a scenario or a stored result is `-`; no more than is read of such. */
async function readStandardInput(given: GivenValues, io: Io, signal: AbortSignal): Promise<Uint8Array | undefined> {
  if (!readOnce(given).includes(STANDARD_INPUT)) return undefined;
  const isScenario = [given.scenario].flat().includes(STANDARD_INPUT);
  return io.readStdin(isScenario ? MAX_FILE_BYTES : MAX_RESULT_BYTES, signal);
}

/** Nothing where the work gave up because of the interrupt. */
async function unlessInterrupted<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (reason) {
    if (signal.aborted && reason === signal.reason) return undefined;
    throw reason;
  }
}

/** Writes the files, then stdout: a reader who has enough of it costs nobody a file. */
async function tell(
  calling: Calling,
  underway: Underway,
  answered: Answered,
  files: readonly OutputFile<FormatId>[],
): Promise<void> {
  const { io, interrupts, attempts, outputs, written, startedMs } = underway;
  const call = callOf(calling, { question: answered.question, startedMs }, io);
  const telling = answered.telling(call);
  const baselines = [calling.given.saveBaseline ?? []].flat().map((name) => baselineFile(String(name)));
  const isError = attempts.exitCode() !== EXIT.ok || answered.exitCode === EXIT.invalidInput;
  // What has an answer in part is told in files for machines; what was handed over to people stays.
  const replaced = files.filter(({ file }) => !isError || !isDocument(file) || mayReplace(file, io));
  await writeFiles(replaced, underway, (file) =>
    baselines.includes(file) ? answered.telling({ ...call, baseline: true }) : telling,
  );
  interrupts.release();
  io.setExitCode(interrupts.exitCode() ?? (attempts.exitCode() || answered.exitCode));
  if (!answered.isStreamed) await printTelling(telling, calling.options, io);
  if (interrupts.signal.aborted) io.stderr(`${`Interrupted. ${written.text(outputs.claimed())}`.trim()}\n`);
}

async function writeFiles(
  files: readonly OutputFile<FormatId>[],
  { io, interrupts, attempts, written }: Underway,
  tellingOf: (file: string) => Telling,
): Promise<void> {
  const { signal } = interrupts;
  const isPartial = signal.aborted;
  const patience = patienceOf(isPartial, interrupts);
  let isLate = isPartial && written.isLate();
  for (const { file, format } of isPartial ? textsFirst(files) : files) {
    await turn();
    // An interrupt from now on leaves what is not yet written as it was.
    if (signal.aborted && !isPartial) return;
    const write = async (): Promise<true> => {
      const pieces = await io.endable(() => renderFile(format, tellingOf(file), fileStyle(io), patience));
      await writeOutput(file, pieces, { isPartial, patience }, io);
      written.note(file, isPartial);
      return true;
    };
    // Where there was no time for one, there is none for the same figures in another form.
    const isWritten: true | undefined = isLate
      ? undefined
      : await unlessInterrupted(patience, () => attempts.attempt(file, write));
    isLate = isWritten === undefined && isPartial && patience.aborted;
    if (isLate) written.noteLate(file);
  }
}

/** What is made soonest before what is drawn or compressed. */
const textsFirst = (files: readonly OutputFile<FormatId>[]): OutputFile<FormatId>[] => [
  ...files.filter(({ format }) => isTextFormat(format)),
  ...files.filter(({ format }) => !isTextFormat(format)),
];

/** Fewer trials are done before a second thread has begun. */
const SOON_DONE_TRIALS = 1000;

/** Whether this machine will have much to simulate for a call, as far as can be said before anything is read. */
const isLong = ({ declaration, given, options: { store, redis } }: Calling): boolean =>
  "maxWork" in declaration.options && (store ?? redis) === undefined && !(Number(given.trials) < SOON_DONE_TRIALS);

function answeringWith(
  { options }: Calling,
  { io, interrupts, attempts: { attempt, failed }, shelf, written }: Underway,
  { runner, warn, maxWork }: Pick<Answering, "runner" | "warn" | "maxWork">,
): Answering {
  const { quiet = false } = options;
  return {
    runner,
    signal: interrupts.signal,
    patience: interrupts.patience,
    attempt,
    failed,
    warn,
    shelve: shelf.shelve,
    progress: (line) => makeProgress(io, quiet, line),
    maxWork,
    version: io.version(),
    stream: stdoutStream(options, io, interrupts, written),
  };
}
