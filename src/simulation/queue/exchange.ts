import type { Queue } from "bullmq";
import { InvalidInput } from "../../foundation/problem.js";
import type { Address } from "./address.js";
import { connect, loadQueuePackages, reasonOf, unreachable, type Connection } from "./connection.js";
import { PREFIX, queueName, resultKey } from "./queue-name.js";
import type { Unit } from "./unit.js";
import { messageOf } from "./unit-message.js";
import { workersAmong, type Workers } from "./workers-present.js";

/** What has become of a unit that has no result yet. */
export type Fate =
  { readonly is: "underway" | "gone" } | { readonly is: "failed"; readonly worker: string; readonly message: string };

/** A caller's side of a queue. Whatever Redis refuses is an InvalidInput. */
export interface Exchange {
  /** Asks for a unit, unless somebody has, or its result is there. */
  readonly post: (unit: Unit) => Promise<void>;
  /** The results that are there, in the order of the units; undefined for the others. */
  readonly results: (ids: readonly string[]) => Promise<readonly (Uint8Array | undefined)[]>;
  /** They have been read: they go, once others who asked for the same have had time to read them. */
  readonly read: (ids: readonly string[]) => Promise<void>;
  /** A result that is none goes at once. */
  readonly discard: (id: string) => Promise<void>;
  readonly fate: (id: string) => Promise<Fate>;
  /** Who works for this queue; undefined if the server does not say. */
  readonly workers: () => Promise<Workers | undefined>;
  /** Whether the server keeps on disk what it holds; undefined if it does not say. */
  readonly isDurable: () => Promise<boolean | undefined>;
  /** Takes back what nobody has begun. */
  readonly withdraw: (ids: readonly string[]) => Promise<void>;
  readonly close: () => void;
}

/** A server that does not answer for so long is gone: one that starts again has read its file by then. */
const PATIENCE_MS = 15_000;
/** Three attempts, in case it is the worker. */
export const ATTEMPTS = 3;
/** What failed, and results that nobody reads, lie so long. */
export const KEEP_SECONDS = 3600;
/** So long after the first who reads it a result is there for others. */
const GRACE_SECONDS = 3;

/** @throws InvalidInput if the server cannot be reached, or the packages are missing */
export async function openExchange(address: Address, program: string): Promise<Exchange> {
  const packages = await loadQueuePackages();
  const connection = await connect(packages, address, { commandTimeout: PATIENCE_MS });
  const name = queueName(program);
  const queue: Queue = new packages.Queue(name, {
    connection: connection.redis,
    prefix: PREFIX,
    streams: { events: { maxLen: 100 } },
    defaultJobOptions: { attempts: ATTEMPTS, removeOnComplete: true, removeOnFail: { age: KEEP_SECONDS } },
  });
  queue.on("error", () => undefined);
  return reachable(exchangeOver(queue, connection, name), address, connection);
}

function exchangeOver(queue: Queue, { redis }: Connection, name: string): Exchange {
  const keyOf = (id: string): string => resultKey(name, id);
  return {
    post: async (unit) => {
      if ((await redis.exists(keyOf(unit.id))) > 0) return;
      // What failed for somebody who did not hear of it is tried again.
      const before = await queue.getJob(unit.id);
      if (before !== undefined && (await before.isFailed())) await before.remove();
      await queue.add("unit", messageOf(unit), { jobId: unit.id });
    },
    results: async (ids) => {
      const found = ids.length === 0 ? [] : await redis.mgetBuffer(ids.map(keyOf));
      return found.map((bytes) => bytes ?? undefined);
    },
    read: async (ids) => {
      await Promise.all(ids.map((id) => redis.expire(keyOf(id), GRACE_SECONDS)));
    },
    discard: async (id) => {
      await redis.del(keyOf(id));
    },
    fate: async (id) => {
      // Asked once a second of every unit: all of one is as long as its plans.
      const state = await queue.getJobState(id);
      if (state === "unknown") return { is: "gone" };
      const job = state === "failed" ? await queue.getJob(id) : undefined;
      if (job === undefined) return { is: "underway" };
      await job.remove();
      return { is: "failed", worker: job.processedBy ?? "unknown", message: job.failedReason };
    },
    workers: async () => workersAmong(await unlessRefused(() => redis.client("LIST")), name),
    isDurable: async () => {
      const told = await unlessRefused(() => redis.info("persistence"));
      return told === undefined ? undefined : !/^aof_enabled:0/mu.test(told);
    },
    withdraw: async (ids) => {
      // What waits for a server that is away keeps the process as long as a command may take.
      if (redis.status !== "ready") return;
      await Promise.allSettled(ids.map((id) => queue.remove(id)));
    },
    close: () => {
      redis.disconnect();
    },
  };
}

/** Some servers let nobody ask about themselves. */
async function unlessRefused(ask: () => Promise<unknown>): Promise<string | undefined> {
  try {
    return String(await ask());
  } catch (error) {
    if (error instanceof Error && error.name === "ReplyError") return undefined;
    throw error;
  }
}

/** The same, with whatever goes wrong said of the server. */
function reachable(exchange: Exchange, address: Address, { redis, reason }: Connection): Exchange {
  const guarded =
    <Given extends readonly unknown[], Value>(ask: (...given: Given) => Promise<Value>) =>
    async (...given: Given): Promise<Value> => {
      try {
        return await ask(...given);
      } catch (error) {
        if (error instanceof InvalidInput) throw error;
        throw unreachable("queue-lost", address, redis.status === "ready" ? reasonOf(error) : reason());
      }
    };
  const { post, results, read, discard, fate, workers, isDurable, withdraw } = exchange;
  return {
    ...exchange,
    post: guarded(post),
    results: guarded(results),
    read: guarded(read),
    discard: guarded(discard),
    fate: guarded(fate),
    workers: guarded(workers),
    isDurable: guarded(isDurable),
    withdraw: guarded(withdraw),
  };
}
