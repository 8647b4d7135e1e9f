import { execa } from "execa";
import { Redis } from "ioredis";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Redis server of its own in a folder of its own. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly client: Redis;
  /** As a power cut would, as far as a process knows. */
  readonly kill: () => Promise<void>;
  readonly startAgain: () => Promise<void>;
  /** Lets it hang, and go on. */
  readonly send: (signal: "SIGSTOP" | "SIGCONT") => void;
  readonly remove: () => Promise<void>;
}

export const HAS_REDIS =
  (await execa("redis-server", ["--version"], { reject: false, stdio: "ignore" })).exitCode === 0;

/** @param options beside those that keep what it holds on disk */
export async function startRedis(options: readonly string[] = [], password?: string): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-redis-"));
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes"];
  const start = () => execa("redis-server", [...args, ...options], { reject: false, stdio: "ignore" });
  let server = start();
  const client = new Redis({
    port,
    maxRetriesPerRequest: null,
    retryStrategy: () => 50,
    ...(password !== undefined && { password }),
  });
  client.on("error", () => undefined);
  await client.ping();
  const kill = async (): Promise<void> => {
    server.kill("SIGKILL");
    await server;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    client,
    kill,
    startAgain: async () => {
      server = start();
      await client.ping();
    },
    send: (signal) => {
      server.kill(signal);
    },
    remove: async () => {
      client.disconnect();
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
