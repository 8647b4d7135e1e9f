import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import seedrandom from "seedrandom";
import { afterAll, describe, expect, test } from "vitest";
import { scenarioFolder } from "./program.js";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const built = existsSync(new URL("../../dist/cli/main.js", import.meta.url));
const folder = scenarioFolder();
afterAll(folder.remove);

const random = seedrandom("faults");
const NAMES = ["table.csv", "samples.csv", "samples.parquet"];
const OLD = "old";

/** A run that writes every kind of file, on two threads. */
function args(place: string): string[] {
  const [table, samples, parquet] = NAMES.map((name) => `${place}-${name}`);
  const trials = ["--trials", "20000", "-j", "2", "--outcomes", "profit"];
  return ["run", folder.good, ...trials, "-o", table, "--samples", samples, "--samples-inputs", parquet];
}

const run = (place: string, options: object = {}) =>
  execa(process.execPath, [bin, ...args(folder.path(place))], { reject: false, ...options });
const bytesOf = (place: string) =>
  NAMES.map((name) => readFileSync(folder.path(`${place}-${name}`)).toString("base64"));

describe.skipIf(!built)("what breaks a run in the middle (needs dist/)", () => {
  test("a process killed at any moment leaves the old file or the new one, and the next run is unharmed", async () => {
    const startedMs = performance.now();
    expect((await run("whole")).exitCode).toBe(0);
    const wholeMs = performance.now() - startedMs;
    const whole = bytesOf("whole");
    const old = Buffer.from(OLD).toString("base64");
    for (let kill = 0; kill < 6; kill++) {
      for (const name of NAMES) writeFileSync(folder.path(`killed-${name}`), OLD);
      // Most of the moments lie where files are written: at the end.
      const running = run("killed");
      setTimeout(() => running.kill("SIGKILL"), wholeMs * (kill < 2 ? random() : 0.7 + 0.4 * random()));
      await running;
      bytesOf("killed").forEach((bytes, place) => {
        expect([old, whole[place]]).toContain(bytes);
      });
    }
    expect((await run("killed")).exitCode).toBe(0);
    expect(bytesOf("killed")).toEqual(whole);
  });

  test("a worker thread that dies at any moment gives a plain error or the right numbers, and leaves nothing", async () => {
    for (const name of readdirSync(folder.path("."))) {
      if (name.startsWith(".")) rmSync(folder.path(name), { recursive: true });
    }
    const whole = bytesOf("whole");
    const deadly = folder.write(
      "deadly.mjs",
      `import { isMainThread } from "node:worker_threads";
       if (!isMainThread) setTimeout(() => process.exit(7), Number(process.env.DIES_AFTER_MS));`,
    );
    for (let death = 0; death < 4; death++) {
      const env = { NODE_OPTIONS: `--import=${deadly}`, DIES_AFTER_MS: String(Math.floor(300 * random())) };
      for (const name of NAMES) rmSync(folder.path(`worker-${name}`), { force: true });
      const { exitCode, stderr, timedOut } = await run("worker", { env, timeout: 30_000 });
      expect(timedOut).toBe(false);
      if (exitCode === 0) expect(bytesOf("worker")).toEqual(whole);
      else expect([exitCode, stderr]).toEqual([1, expect.stringContaining("worker thread")]);
      expect(readdirSync(folder.path(".")).filter((name) => name.startsWith("."))).toEqual([]);
    }
  });
});
