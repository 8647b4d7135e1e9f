import { PREFIX, versionOfQueue } from "./queue-name.js";

/** Who works for the queues of a server. */
export interface Workers {
  /** Units that this queue's workers do at once. */
  readonly threads: number;
  /** Versions of the program that others work for. */
  readonly others: readonly string[];
}

/** What a worker is called: unique among many, without a space, and with the number of its threads at its end. */
export const workerName = (host: string, pid: number, threads: number): string =>
  `${host.replaceAll(/[^\w.-]/gu, "-")}-${pid}-x${threads}`;

/** Which clients of a server (CLIENT LIST) are workers: BullMQ names their connections prefix:base64(queue):w:name. */
export function workersAmong(clients: string | undefined, queue: string): Workers | undefined {
  if (clients === undefined) return undefined;
  let threads = 0;
  const others = new Set<string>();
  for (const [, encoded, worker] of clients.matchAll(NAMES)) {
    const name = Buffer.from(encoded, "base64").toString("utf8");
    const version = versionOfQueue(name);
    if (name === queue) threads += Number(/-x(\d+)$/u.exec(worker)?.[1] ?? 1);
    else if (version !== undefined) others.add(version);
  }
  return { threads, others: [...others].sort() };
}

const NAMES = new RegExp(` name=${PREFIX}:([\\w+/=]+):w:(\\S+)`, "gu");
