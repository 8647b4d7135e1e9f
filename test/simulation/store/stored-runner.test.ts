import fc from "fast-check";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Problem } from "../../../src/foundation/problem.js";
import type { Block } from "../../../src/simulation/block.js";
import type { Job, Runner } from "../../../src/simulation/runner.js";
import { serialRunner } from "../../../src/simulation/serial-runner.js";
import { folderStore } from "../../../src/simulation/store/folder-store.js";
import { storedRunner } from "../../../src/simulation/store/stored-runner.js";
import { neutral, plan } from "../../support/plans.js";
import { recordingRunner } from "../../support/runners.js";

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-store-"));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const refuseWarnings = (problem: Problem): never => {
  throw new Error(problem.code);
};
const PLANS = ["a", "b"].map((seed) => plan([neutral("x"), neutral("y")], { horizonMonths: 2, replicates: 2, seed }));
const NOTHING_ELSE = { inputs: false, tallies: false };
const jobOf = (from: number, to: number, rest: Partial<Job> = {}): Job => ({
  plan: PLANS[0],
  range: { from, to },
  wants: NOTHING_ELSE,
  blockTrials: 10,
  ...rest,
});

const bits = (array: Float64Array | undefined) => array && Buffer.from(array.slice().buffer).toString("base64");
async function blocksOf(run: Runner, jobs: readonly Job[]): Promise<object[][]> {
  const blocks: object[][] = jobs.map(() => []);
  const take = ({ outcomes, inputs, tallies, spent, costs, profits, ...block }: Block, job: number): void => {
    blocks[job].push({ ...block, numbers: [outcomes, inputs, tallies, spent, costs, profits].map(bits) });
  };
  await run(jobs, take);
  return blocks;
}

/** A runner with a store, and the trials that it simulates per batch of the inner one. */
function withStore(folder: string, warn: (problem: Problem) => void = refuseWarnings, inner = serialRunner) {
  const { runner, batches } = recordingRunner(inner);
  const simulated = () => batches.flat().map(({ range: { from, to } }) => [from, to]);
  return { run: storedRunner(runner, folderStore(folder, warn), "1.0.0"), simulated };
}

describe("a runner with a store", () => {
  it("simulates nothing twice: more trials from fewer, gaps alone, less from more", async () => {
    const folder = newFolder();
    const expected = await blocksOf(serialRunner, [jobOf(0, 65)]);
    for (const [job, simulated] of [
      [jobOf(0, 25), [[0, 25]]],
      [jobOf(40, 50), [[40, 50]]],
      [
        jobOf(0, 65),
        [
          [20, 40],
          [50, 65],
        ],
      ],
      [jobOf(0, 65), []],
      [jobOf(3, 64, { blockTrials: 7 }), []],
    ] as const) {
      const kept = withStore(folder);
      expect(await blocksOf(kept.run, [job])).toEqual(await blocksOf(serialRunner, [job]));
      expect(kept.simulated()).toEqual(simulated);
    }
    expect(await blocksOf(withStore(folder).run, [jobOf(0, 65)])).toEqual(expected);
  });

  it("draws inputs again, serves who wants less, keeps no tallies, and simulates what another program had", async () => {
    const folder = newFolder();
    for (const [wants, simulated] of [
      [NOTHING_ELSE, [[0, 20]]],
      [{ inputs: true, tallies: false }, []],
      [{ ...NOTHING_ELSE, profits: true }, [[0, 20]]],
      [{ inputs: true, tallies: false, profits: true }, []],
      [{ ...NOTHING_ELSE, costs: "total" }, [[0, 20]]],
      [{ inputs: true, tallies: false, costs: "total" }, []],
      [{ ...NOTHING_ELSE, costs: "total", profits: true }, [[0, 20]]],
      [NOTHING_ELSE, []],
      [{ ...NOTHING_ELSE, costs: "lines" }, [[0, 20]]],
      [{ inputs: true, tallies: true, profits: true }, [[0, 20]]],
    ] as const) {
      const job = jobOf(0, 20, { wants });
      const kept = withStore(folder);
      expect(await blocksOf(kept.run, [job])).toEqual(await blocksOf(serialRunner, [job]));
      expect(kept.simulated()).toEqual(simulated);
    }
    const { runner, batches } = recordingRunner();
    await blocksOf(storedRunner(runner, folderStore(folder, refuseWarnings), "1.0.1"), [jobOf(0, 20)]);
    expect(batches.flat()).toHaveLength(1);
  });

  it.each([
    ["damaged", (bytes: Buffer) => bytes.fill(0, bytes.length - 9)],
    ["truncated", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["truncated", (bytes: Buffer) => bytes.subarray(0, 0)],
    ["foreign", (bytes: Buffer, other: Buffer) => (bytes.length > 0 ? other : bytes)],
  ])("never uses what is %s: it says so and simulates again", async (fault, harm) => {
    const folder = newFolder();
    await blocksOf(withStore(folder).run, [jobOf(0, 30), jobOf(0, 30, { plan: PLANS[1] })]);
    const files = filesIn(folder);
    expect(files).toHaveLength(2);
    const [one, other] = files.map((file) => readFileSync(file));
    writeFileSync(files[0], harm(one, other));
    const problems: Problem[] = [];
    const kept = withStore(folder, (problem) => problems.push(problem));
    const jobs = [jobOf(0, 30), jobOf(0, 30, { plan: PLANS[1] })];
    expect(await blocksOf(kept.run, jobs)).toEqual(await blocksOf(serialRunner, jobs));
    expect(problems).toMatchObject([{ code: "store-file-refused", severity: "warning", arguments: { fault } }]);
    expect(kept.simulated()).toEqual([[0, 30]]);
    const again = withStore(folder);
    expect(await blocksOf(again.run, jobs)).toEqual(await blocksOf(serialRunner, jobs));
    expect(again.simulated()).toEqual([]);
  });

  it("keeps what was finished when it is stopped, and what a listener did not want", async () => {
    const folder = newFolder();
    const stop = (block: Block): void => {
      if (block.firstTrial === 20) throw new Error("enough");
    };
    await expect(withStore(folder).run([jobOf(0, 90)], stop)).rejects.toThrow("enough");
    const kept = withStore(folder);
    await blocksOf(kept.run, [jobOf(0, 90)]);
    expect(kept.simulated()).toEqual([[30, 90]]);
  });

  it("shares a folder with others that do the same at once", async () => {
    const folder = newFolder();
    const all = Array.from({ length: 4 }, () => withStore(folder));
    const expected = await blocksOf(serialRunner, [jobOf(0, 50)]);
    const found = await Promise.all(all.map(({ run }) => blocksOf(run, [jobOf(0, 50)])));
    for (const blocks of found) expect(blocks).toEqual(expected);
    expect(filesIn(folder)).toHaveLength(1);
  });

  it("takes no more jobs of an endless batch than it needs", async () => {
    let begun = 0;
    const jobs = function* () {
      for (;;) yield jobOf(10 * begun++, 10 * begun);
    };
    const enough = (_: Block, job: number): void => {
      if (job === 5) throw new Error("enough");
    };
    await expect(withStore(newFolder()).run(jobs(), enough)).rejects.toThrow("enough");
    expect(begun).toBeLessThan(200);
  });

  it("hands over the same blocks, whatever is there already (a property)", async () => {
    const range = fc.record({
      from: fc.integer({ min: 0, max: 60 }),
      trials: fc.integer({ min: 0, max: 30 }),
      blockTrials: fc.integer({ min: 1, max: 12 }),
      of: fc.constantFrom(0, 1),
      inputs: fc.boolean(),
      tallies: fc.boolean(),
      profits: fc.boolean(),
      costs: fc.option(fc.constantFrom("total", "lines"), { nil: undefined }),
    });
    const batch = fc.array(range, { minLength: 1, maxLength: 4 });
    const property = fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 4 }), async (batches) => {
      const folder = newFolder();
      for (const given of batches) {
        const jobs = given.map(({ from, trials, blockTrials, of, costs, ...wants }) =>
          jobOf(from, from + trials, { blockTrials, wants: { ...wants, ...(costs && { costs }) }, plan: PLANS[of] }),
        );
        const kept = withStore(folder, refuseWarnings, recordingRunner().runner);
        expect(await blocksOf(kept.run, jobs)).toEqual(await blocksOf(serialRunner, jobs));
      }
    });
    await fc.assert(property, { numRuns: 30 });
  });
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".blocks"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
