import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import type { RedisServer } from "./redis-server.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BIN = join(ROOT, "bin/orgfunnel.js");

export const IS_BUILT = existsSync(join(ROOT, "dist/cli/main.cjs"));

/** A worker that was killed is given up sooner than users would want it. */
const ENV = { ORGFUNNEL_QUEUE_LOCK_MS: "1500", REDISCLI_AUTH: "" };

/** The program in a process of its own. */
export const program = (args: readonly string[], env: Readonly<Record<string, string>> = {}, bin = BIN) =>
  execa(process.execPath, [bin, ...args], { reject: false, env: { ...ENV, ...env } });

/** A worker with one thread, once it is ready. */
export async function startWorker(url: string, more: Parameters<typeof program>[1] = {}, bin = BIN) {
  const running = program(["worker", "--redis", url, "-j", "1"], more, bin);
  let told = "";
  running.stderr.setEncoding("utf8").on("data", (text: string) => (told += text));
  await until(
    () => told.includes("Working for"),
    () => `the worker said: ${told}`,
  );
  return {
    running,
    told: () => told,
    /** Units it has finished. */
    done: (): readonly string[] => Array.from(told.matchAll(/^done (\S+):/gmu), ([, unit]) => unit),
    end: async () => {
      running.kill("SIGKILL");
      await running;
    },
  };
}

/** Waits for what happens in other processes. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  otherwise: () => string = () => "nothing came",
): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (await isSo()) return;
    await after(20);
  }
  throw new Error(otherwise());
}

export const activeIn = async ({ client }: RedisServer): Promise<number> => {
  const lists = await client.keys("orgfunnel:*:active");
  return lists.length === 0 ? 0 : client.llen(lists[0]);
};

/** The program as another version of it would be installed, with or without the packages of a queue. */
export function installed(folder: string, version: string, hasPackages: boolean): string {
  mkdirSync(join(folder, "dist/cli"), { recursive: true });
  cpSync(join(ROOT, "bin"), join(folder, "bin"), { recursive: true });
  const { version: own } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  // The build puts the version into the program.
  for (const name of readdirSync(join(ROOT, "dist/cli"))) {
    const built = readFileSync(join(ROOT, "dist/cli", name), "utf8");
    writeFileSync(join(folder, "dist/cli", name), built.replaceAll(JSON.stringify(own), JSON.stringify(version)));
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "orgfunnel", version }));
  if (hasPackages) symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return join(folder, "bin/orgfunnel.js");
}
