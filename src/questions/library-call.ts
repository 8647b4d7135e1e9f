import { createRunner } from "../simulation/create-runner.js";
import type { Runner } from "../simulation/runner.js";
import type { Scenario } from "../scenario/scenario.js";
import { meansOfLibrary, poseQuestion, type AskingMeans } from "./asking.js";
import type { GivenValues } from "./given.js";
import type { Answered } from "./surroundings.js";

/** How a function of the library has a question answered. */
interface LibraryCall {
  readonly runner?: Runner | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Of this program. */
  readonly version?: string | undefined;
  /** Days since 1970, as of `AskingMeans`. */
  readonly today?: number;
  /** In memory: read in place of every scenario file. */
  readonly scenario?: Scenario;
}

/**
 * The answer to a question with what is given for it, as the command line would get it.
 * @throws InvalidInput; the reason of a signal that has aborted
 */
export async function answeredInLibrary(question: string, given: GivenValues, call: LibraryCall): Promise<Answered> {
  const { runner = createRunner(), signal = new AbortController().signal, onProgress, version = "" } = call;
  const { scenario, today } = call;
  const means: AskingMeans = {
    ...meansOfLibrary(signal),
    ...(scenario && { scenario }),
    ...(today !== undefined && { today }),
  };
  const progress = { update: onProgress ?? (() => undefined), clear: () => undefined };
  const posed = await poseQuestion(question, given, means);
  const answered = await posed.answer({
    runner,
    signal,
    attempt: means.attempt,
    failed: () => [],
    warn: () => undefined,
    progress: () => progress,
    maxWork: Infinity,
    version,
  });
  if (answered !== undefined) return answered;
  signal.throwIfAborted();
  throw new Error(`There is no answer to ${question}.`);
}
