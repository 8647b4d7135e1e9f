import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import seedrandom from "seedrandom";
import { afterAll, describe, expect, test } from "vitest";
import { orgfunnel, scenarioFolder } from "../cli/program.js";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const built = existsSync(new URL("../../dist/cli/main.cjs", import.meta.url));
const folder = scenarioFolder();
afterAll(folder.remove);

const random = seedrandom("store");
const kept = (name: string): string => folder.path(name);
/** In a process of its own, to be killed, or beside another; what needs none is asked in this one, one after the other. */
const start = (args: readonly string[]) => execa(process.execPath, [bin, ...args], { reject: false });
/** A result without what may differ between equal runs. */
const resultIn = (name: string): string =>
  readFileSync(kept(name), "utf8").replaceAll(/"(?:jobs|startedAt|elapsedMs)": .*/gu, "");
const filesOf = (store: string): string[] =>
  existsSync(store) ? readdirSync(store, { recursive: true, encoding: "utf8" }) : [];
const trialsKept = (store: string): number =>
  filesOf(store).reduce((sum, name) => {
    const found = /(\d+)-(\d+)(?:\.\w+)*\.blocks$/u.exec(name);
    return sum + (found === null ? 0 : Number(found[2]) - Number(found[1]));
  }, 0);

/** The fewer trials, the less time goes into statistics. */
const WORK = ["--trials", "2500", "--horizon", "180", "-j", "2"];
const CALLS: Readonly<Record<string, readonly string[]>> = {
  run: ["run", folder.good, ...WORK],
  sweep: ["sweep", folder.good, "-P", "market.leads_per_month=100:250:75", ...WORK],
};

describe.skipIf(!built).concurrent("--store (needs dist/)", () => {
  test.each(Object.entries(CALLS))(
    "%s: killed at any moment, the same command goes on to the same bytes",
    { timeout: 240_000 },
    async (name, call) => {
      const startedMs = performance.now();
      expect((await start([...call, "-o", kept(`whole-${name}.json`)])).exitCode).toBe(0);
      const wholeMs = performance.now() - startedMs;
      const store = kept(`store-${name}`);
      const reached: number[] = [];
      for (const share of [0.4, 0.7, 1]) {
        const running = start([...call, "--store", store, "-o", kept(`killed-${name}.json`)]);
        setTimeout(() => running.kill("SIGKILL"), wholeMs * (share - 0.2 * random()));
        await running;
        reached.push(trialsKept(store));
      }
      expect(reached).toEqual(reached.toSorted((a, b) => a - b));
      const { exitCode, stderr } = await start([...call, "--store", store, "-o", kept(`killed-${name}.json`)]);
      expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('warning: "')]);
      expect(resultIn(`killed-${name}.json`)).toBe(resultIn(`whole-${name}.json`));
      expect(trialsKept(store)).toBeGreaterThan(Math.max(...reached) - 1);
    },
  );

  test("run after drivers finds its trials there", { concurrent: false }, async () => {
    const store = kept("shared");
    const drivers = ["drivers", folder.good, "--trials", "1000"];
    await orgfunnel([...drivers, "-o", kept("plain.json")]);
    await orgfunnel([...drivers, "--store", store, "-o", kept("kept.json")]);
    expect(resultIn("kept.json")).toBe(resultIn("plain.json"));
    const before = filesOf(store);
    await orgfunnel(["run", folder.good, "--trials", "1000", "--store", store, "-o", kept("run.json")]);
    await orgfunnel(["run", folder.good, "--trials", "1000", "-o", kept("run-plain.json")]);
    expect(resultIn("run.json")).toBe(resultIn("run-plain.json"));
    // Beside them it asks what the winner's mandate for all would change, on a fifth of the trials.
    const added = filesOf(store).filter((name) => !before.includes(name) && name.endsWith(".blocks"));
    expect(added.map((name) => name.split("/")[1])).toEqual(["0-200.blocks"]);
  });

  test("what lies between two structures is kept too, with what was spent", { concurrent: false }, async () => {
    const store = kept("bridge");
    const why = ["why", folder.good, "ceo", "head", "--objective", "profit", "--trials", "300"];
    await orgfunnel([...why, "-o", kept("why.json")]);
    const reached: string[][] = [];
    for (const name of ["why-cold.json", "why-warm.json"]) {
      await orgfunnel([...why, "--store", store, "-o", kept(name)]);
      expect(resultIn(name)).toBe(resultIn("why.json"));
      reached.push(filesOf(store).sort());
    }
    expect(reached[0].filter((name) => name.endsWith("/0-300.spent.blocks")).length).toBeGreaterThan(0);
    expect(reached[1]).toEqual(reached[0]);
  });

  test(
    "a note that cannot be read is written anew with a warning, and until then nothing is removed for its version",
    { concurrent: false },
    async () => {
      const store = kept("noted");
      const call = (trials: number) => ["run", folder.good, "--trials", String(trials), "--store", store];
      await orgfunnel(call(50));
      const [note] = filesOf(store).filter((name) => name.endsWith("plan.json"));
      const written = readFileSync(join(store, note), "utf8");
      writeFileSync(join(store, note), "{");
      const beside = () => filesOf(store).filter((name) => dirname(name) === dirname(note));
      const before = beside();
      await orgfunnel(["store", "prune", store, "--keep-version", "none such"]);
      expect([before.length > 1, beside()]).toEqual([true, before]);
      expect((await orgfunnel(["store", "ls", store])).stdout).toMatch(/Version\s+unknown:\s+plan\.json/u);
      for (const trials of [50, 60]) {
        const { stderr } = await orgfunnel(call(trials));
        expect(stderr.includes("damaged"), stderr).toBe(trials === 50);
        expect(readFileSync(join(store, note), "utf8")).toBe(written);
      }
      expect((await orgfunnel(["store", "ls", store])).stdout).not.toContain("unknown");
      await orgfunnel(["store", "prune", store, "--keep-version", "none such"]);
      expect(trialsKept(store)).toBe(0);
    },
  );

  test(
    "prune that finds nothing shows no headings, and Markdown takes no plan for a commit",
    { concurrent: false },
    async () => {
      const store = kept("told");
      await orgfunnel(["run", folder.good, "--trials", "50", "--store", store]);
      const { stdout } = await orgfunnel(["store", "prune", store, "--older-than", "3"]);
      expect(stdout.trim()).toMatch(/removed: 0 plans, 0\.0 MB$/u);
      const md = await orgfunnel(["store", "ls", store, "--format", "md"]);
      expect(md.stdout).not.toContain("<!--");
      for (const plan of filesOf(store).filter((name) => /^[0-9a-f]{64}$/u.test(name)))
        expect(md.stdout).toContain(plan.slice(0, 6));
    },
  );

  test("two callers at once share a store", { timeout: 120_000 }, async () => {
    const store = kept("at-once");
    const calls = ["one.json", "two.json"].map((name) => [...CALLS.run, "--store", store, "-o", kept(name)]);
    const ended = await Promise.all(calls.map(start));
    expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(resultIn("one.json")).toBe(resultIn("two.json"));
    expect(filesOf(store).filter((name) => name.endsWith(".unfinished"))).toEqual([]);
  });

  test(
    "a disk that is full ends with 3, loses nothing, and the next call goes on",
    { timeout: 120_000 },
    async (context) => {
      const disk = kept("disk");
      mkdirSync(disk);
      const mounted = await execa("mount", ["-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], { reject: false });
      if (mounted.exitCode !== 0) context.skip("no tmpfs can be mounted here");
      try {
        const call = [...CALLS.run, "--store", join(disk, "store")];
        const full = await start([...call, "-o", kept("full.json")]);
        expect([full.exitCode, full.stderr]).toEqual([
          3,
          expect.stringContaining("no space is left on the disk (ENOSPC). Make room"),
        ]);
        expect(filesOf(disk).filter((name) => name.endsWith(".unfinished"))).toEqual([]);
        await execa("mount", ["-o", "remount,size=60m", disk]);
        expect((await start([...call, "-o", kept("full.json")])).exitCode).toBe(0);
        await start([...CALLS.run, "-o", kept("never-full.json")]);
        expect(resultIn("full.json")).toBe(resultIn("never-full.json"));
      } finally {
        await execa("umount", [disk]);
      }
    },
  );

  test("a folder that is none, and options that would do nothing, are refused", { concurrent: false }, async () => {
    writeFileSync(kept("file"), "");
    const refused = await orgfunnel([...CALLS.run, "--store", kept("file")]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("is no folder")]);
    const idle = await orgfunnel([...CALLS.sweep, "--dry-run", "--store", kept("none")]);
    expect([idle.code, existsSync(kept("none"))]).toEqual([2, false]);
    const listed = await orgfunnel(["store", "ls", kept("file")]);
    expect(listed.stderr.replaceAll(/\s+/gu, " ")).toContain("is no folder. Name one that is there.");
    rmSync(kept("file"));
    const chosen = await orgfunnel(["store", "ls", kept("none"), "--older-than", "3"]);
    expect([chosen.code, chosen.stderr.replaceAll(/\s+/gu, " ")]).toEqual([
      2,
      expect.stringContaining("--older-than means nothing without store prune."),
    ]);
  });
});
