import type { Job as QueuedJob } from "bullmq";
import type { Address } from "./address.js";
import { connect, loadQueuePackages, reasonOf, type QueuePackages } from "./connection.js";
import { KEEP_SECONDS } from "./exchange.js";
import { PREFIX, queueName, resultKey } from "./queue-name.js";
import { readMessage } from "./unit-message.js";
import { unitThreads, type UnitThreads } from "./unit-threads.js";

/** What a worker is. */
export interface Service {
  readonly address: Address;
  /** Version of the program. */
  readonly program: string;
  /** See `workerName`. */
  readonly name: string;
  /** Units at once, each on a thread of its own. */
  readonly threads: number;
  /** A worker that is not heard of for so long has lost its units: others take them. */
  readonly lockMs?: number;
  /** Told of what happens. */
  readonly onEvent: (event: ServiceEvent) => void;
  readonly signal: AbortSignal;
}

export type ServiceEvent =
  | { readonly is: "ready" }
  | { readonly is: "done"; readonly unit: string; readonly trials: number }
  | { readonly is: "failed"; readonly unit: string; readonly message: string }
  /** It was not heard of for longer than a lock lasts: stopped for a while, or too busy. */
  | { readonly is: "lost" }
  | { readonly is: "trouble"; readonly message: string };

/** What BullMQ says of a unit that is another's by now. */
const LOST_LOCK = /could not renew lock|missing lock|lock mismatch|lock is not owned/iu;

/** Long enough for a busy machine, short enough for a caller that waits for what a killed worker had begun. */
const LOCK_MS = 10_000;
/** Somebody looks for such units so often within that time. */
const LOOKS_PER_LOCK = 3.3;
/** A unit whose workers were lost so often is the cause of it, and fails. */
const MOST_LOSSES = 3;
/** After an error of the server the next unit is asked for so much later. */
const RETRY_MS = 1000;
/** What has been handed back is known to the server by then, or its lock tells. */
const CLOSING_MS = 700;

/**
 * Works for the queue of this model and this version until the signal aborts; hands back then what it has not finished. Waits for a
 * server that goes and comes back.
 * @throws InvalidInput if the server cannot be reached at the beginning, or the packages are missing
 */
export async function serveQueue(service: Service): Promise<void> {
  const { address, program, name, threads, lockMs = LOCK_MS, onEvent, signal } = service;
  const packages = await loadQueuePackages();
  const { redis } = await connect(packages, address);
  const crew = unitThreads();
  const queue = queueName(program);
  const worker = new packages.Worker(queue, unitDoer(packages, service, crew, keep), {
    connection: redis,
    prefix: PREFIX,
    name,
    concurrency: threads,
    lockDuration: lockMs,
    stalledInterval: Math.round(lockMs / LOOKS_PER_LOCK),
    maxStalledCount: MOST_LOSSES,
    runRetryDelay: RETRY_MS,
  });
  async function keep(unit: string, bytes: Uint8Array): Promise<void> {
    await redis.set(
      resultKey(queue, unit),
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      "EX",
      KEEP_SECONDS,
    );
  }
  worker.on("ready", () => {
    onEvent({ is: "ready" });
  });
  worker.on("error", (error) => {
    const message = reasonOf(error);
    onEvent(LOST_LOCK.test(message) ? { is: "lost" } : { is: "trouble", message });
  });
  worker.on("failed", (job, error) => {
    onEvent({ is: "failed", unit: job?.id ?? "unknown", message: error.message });
  });
  try {
    await untilAborted(signal);
  } finally {
    crew.dismiss();
    await Promise.race([worker.close(), new Promise((resolve) => setTimeout(resolve, CLOSING_MS))]);
    redis.disconnect();
  }
}

function unitDoer(
  { WaitingError, UnrecoverableError }: QueuePackages,
  { program, onEvent, signal }: Service,
  crew: UnitThreads,
  keep: (unit: string, bytes: Uint8Array) => Promise<void>,
) {
  return async (job: QueuedJob, token?: string): Promise<void> => {
    const unit = String(job.id);
    const parts = (() => {
      try {
        return readMessage(job.data, program);
      } catch (error) {
        // No worker of this queue will ever take it for one.
        throw new UnrecoverableError(reasonOf(error));
      }
    })();
    try {
      const bytes = await crew.simulate(parts);
      await keep(unit, bytes);
    } catch (error) {
      if (!signal.aborted) throw error;
      await job.moveToWait(token);
      throw new WaitingError();
    }
    const trials = parts.reduce((sum, { range }) => sum + range.to - range.from, 0);
    onEvent({ is: "done", unit, trials });
  };
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener("abort", () => {
        resolve();
      });
  });
