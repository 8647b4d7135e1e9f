import { execa } from "execa";
import { Redis } from "ioredis";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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

/** A certificate that a server shows, and that whoever shall trust it is given: it is signed by itself. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Of 127.0.0.1, in a folder; undefined where this Redis has no TLS, or OpenSSL is not there. */
export async function makeCertificate(folder: string): Promise<Certificate | undefined> {
  const asked = ["--port", "0", "--tls-port", String(await freePort())];
  // Without a certificate none starts: one that has TLS says that it wants one.
  const { stdout } = await execa("redis-server", asked, { reject: false, timeout: 5000 });
  if (!stdout.includes("TLS")) return undefined;
  const [key, certificate] = ["key.pem", "certificate.pem"].map((name) => join(folder, name));
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...names, "-keyout", key];
  const { exitCode } = await execa("openssl", [...made, "-out", certificate], { reject: false, stdio: "ignore" });
  return exitCode === 0 ? { certificate, key } : undefined;
}

/**
 * @param options beside those that keep what it holds on disk
 * @param secure by TLS alone
 */
export async function startRedis(
  options: readonly string[] = [],
  password?: string,
  secure?: Certificate,
): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-redis-"));
  const port = await freePort();
  const plain = ["--port", String(port)];
  const args = [
    ...(secure === undefined ? plain : tlsArguments(port, secure)),
    "--bind",
    "127.0.0.1",
    "--dir",
    folder,
    "--save",
    "",
    "--appendonly",
    "yes",
  ];
  const start = () => execa("redis-server", [...args, ...options], { reject: false, stdio: "ignore" });
  let server = start();
  const client = new Redis({
    port,
    maxRetriesPerRequest: null,
    retryStrategy: () => 50,
    ...(password !== undefined && { password }),
    ...(secure !== undefined && { tls: { ca: readFileSync(secure.certificate) } }),
  });
  client.on("error", () => undefined);
  await client.ping();
  const kill = async (): Promise<void> => {
    server.kill("SIGKILL");
    await server;
  };
  return {
    url: `${secure === undefined ? "redis" : "rediss"}://127.0.0.1:${port}`,
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

function tlsArguments(port: number, { certificate, key }: Certificate): string[] {
  const files = ["--tls-cert-file", certificate, "--tls-key-file", key, "--tls-ca-cert-file", certificate];
  return ["--port", "0", "--tls-port", String(port), ...files, "--tls-auth-clients", "no"];
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
