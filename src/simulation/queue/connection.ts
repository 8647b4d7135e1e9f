import type { Redis, RedisOptions } from "ioredis";
import { InvalidInput } from "../../foundation/problem.js";
import { shownAddress, type Address } from "./address.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "queue-packages-missing": { packages: readonly string[] };
    "queue-unreachable": { address: string; reason: string };
    "queue-lost": { address: string; reason: string };
    "queue-password": { address: string; isGiven: boolean };
    "queue-database-missing": { address: string; database: number };
  }
}

/** What speaks with a queue, as npm has it: nothing that everybody installs. */
const PACKAGES = ["bullmq", "ioredis"] as const;

/** @throws InvalidInput if they are not installed */
export async function loadQueuePackages() {
  try {
    const [{ Queue, Worker, WaitingError, UnrecoverableError }, { Redis }] = await Promise.all([
      import("bullmq"),
      import("ioredis"),
    ]);
    return { Queue, Worker, WaitingError, UnrecoverableError, Redis };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new InvalidInput([{ code: "queue-packages-missing", severity: "error", arguments: { packages: PACKAGES } }]);
  }
}

export type QueuePackages = Awaited<ReturnType<typeof loadQueuePackages>>;

const isNotFound = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  ["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"].includes(String(error.code));

/** Nobody waits longer for a first answer. */
const CONNECT_MS = 5000;
const MOST_RETRY_MS = 1000;

export interface Connection {
  readonly redis: Redis;
  /** What the system or the server said last. */
  readonly reason: () => string;
}

/**
 * A connection that has been made, and is made again whenever it breaks.
 * @throws InvalidInput if the server cannot be reached, does not let us in, or has no such database
 */
export async function connect(
  { Redis }: Pick<QueuePackages, "Redis">,
  address: Address,
  more: Pick<RedisOptions, "commandTimeout"> = {},
): Promise<Connection> {
  const redis = new Redis({
    ...address,
    ...more,
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    // Commands wait for a server that comes back.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(100 * times, MOST_RETRY_MS),
  });
  let reason = "no answer";
  redis.on("error", (error: Error) => {
    reason = reasonOf(error);
  });
  try {
    await redis.connect();
    await redis.ping();
    // Where there is no such database, a connection goes on with the first one, of which nobody was asked.
    if (address.db > 0) await redis.select(address.db);
  } catch (error) {
    redis.disconnect();
    // A connection that was refused is only said to be closed.
    if (reason === "no answer") reason = reasonOf(error);
    if (NO_DATABASE.test(reason)) throw databaseMissing(address);
    throw /^(?:WRONGPASS|NOAUTH|ERR AUTH|ERR invalid password)/u.test(reason)
      ? notLetIn(address)
      : unreachable("queue-unreachable", address, reason);
  }
  return { redis, reason: () => reason };
}

/** The second of a Redis Cluster, which has one database. */
const NO_DATABASE = /DB index is out of range|SELECT is not allowed/u;

function databaseMissing(address: Address): InvalidInput {
  const details = { address: shownAddress({ ...address, db: 0 }), database: address.db };
  return new InvalidInput([{ code: "queue-database-missing", severity: "error", arguments: details }]);
}

/** @param code whether it could not be reached, or is so no more */
export const unreachable = (code: "queue-unreachable" | "queue-lost", address: Address, reason: string): InvalidInput =>
  new InvalidInput([{ code, severity: "error", arguments: { address: shownAddress(address), reason } }]);

function notLetIn(address: Address): InvalidInput {
  const details = { address: shownAddress(address), isGiven: address.password !== undefined };
  return new InvalidInput([{ code: "queue-password", severity: "error", arguments: details }]);
}

/** In a few words: several attempts at several addresses of a name say it in their own. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
