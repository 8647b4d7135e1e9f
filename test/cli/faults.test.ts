import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import seedrandom from "seedrandom";
import { afterAll, describe, expect, test } from "vitest";
import { scenarioFolder } from "./program.js";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const built = existsSync(new URL("../../dist/cli/main.cjs", import.meta.url));
const folder = scenarioFolder();
afterAll(folder.remove);

const random = seedrandom("faults");
const NAMES = ["table.csv", "samples.csv", "samples.parquet"];
const OLD = "old";
/** Enough work for threads. */
const THREADED = ["--trials", "2500", "--horizon", "240", "-j", "2"];

/** A run that writes every kind of file. */
function args(place: string): string[] {
  const [table, samples, parquet] = NAMES.map((name) => `${place}-${name}`);
  const trials = ["--trials", "1000", "--outcomes", "profit"];
  return ["run", folder.good, ...trials, "-o", table, "--samples", samples, "--samples-inputs", parquet];
}

const run = (place: string, options: object = {}) =>
  execa(process.execPath, [bin, ...args(folder.path(place))], { reject: false, ...options });
const bytesOf = (place: string) =>
  NAMES.map((name) => readFileSync(folder.path(`${place}-${name}`)).toString("base64"));

describe.skipIf(!built)("what breaks a run in the middle (needs dist/)", () => {
  test(
    "a process killed at any moment leaves the old file or the new one, and the next run is unharmed",
    { timeout: 120_000 },
    async () => {
      const startedMs = performance.now();
      expect((await run("whole")).exitCode).toBe(0);
      const wholeMs = performance.now() - startedMs;
      const whole = bytesOf("whole");
      const old = Buffer.from(OLD).toString("base64");
      for (let kill = 0; kill < 4; kill++) {
        for (const name of NAMES) writeFileSync(folder.path(`killed-${name}`), OLD);
        // Most of the moments lie where files are written: at the end.
        const running = run("killed");
        setTimeout(() => running.kill("SIGKILL"), wholeMs * (kill < 1 ? random() : 0.7 + 0.4 * random()));
        await running;
        bytesOf("killed").forEach((bytes, place) => {
          expect([old, whole[place]]).toContain(bytes);
        });
      }
      expect((await run("killed")).exitCode).toBe(0);
      expect(bytesOf("killed")).toEqual(whole);
    },
  );

  test("a worker thread that dies gives a plain error or the right numbers", { timeout: 120_000 }, async () => {
    const deadly = folder.write(
      "deadly.mjs",
      `import { isMainThread } from "node:worker_threads";
       if (!isMainThread) setTimeout(() => process.exit(7), Number(process.env.DIES_AFTER_MS));`,
    );
    const table = (name: string) => [bin, "run", folder.good, ...THREADED, "-o", folder.path(name)];
    await execa(process.execPath, table("alive.csv"));
    for (const DIES_AFTER_MS of ["1", String(Math.floor(300 * random()))]) {
      const env = { NODE_OPTIONS: `--import=${deadly}`, DIES_AFTER_MS };
      const options = { reject: false, env, timeout: 50_000 } as const;
      const { exitCode, stderr } = await execa(process.execPath, table("dead.csv"), options);
      if (exitCode === 0) expect(readFileSync(folder.path("dead.csv"))).toEqual(readFileSync(folder.path("alive.csv")));
      else expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/worker|thread/u)]);
    }
  });
});
