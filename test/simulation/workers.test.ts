import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildInto } from "../../.ci/build.js";
import { type Block, BLOCK_TRIALS } from "../../src/simulation/block.js";
import { createRunner } from "../../src/simulation/create-runner.js";
import type { Plan } from "../../src/simulation/plan.js";
import type { Job, OnBlock, Runner } from "../../src/simulation/runner.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { FIVE, neutral, plan } from "../support/plans.js";

const ENOUGH = new Error("enough");
const WANTS = { inputs: true, tallies: false };

let built: string;
let threadRunner: (threads?: number) => Runner;

beforeAll(async () => {
  // Inside node_modules, so that the worker finds piscina.
  built = mkdtempSync(join(fileURLToPath(new URL("../../node_modules/", import.meta.url)), ".orgfunnel-test-"));
  await buildInto(built);
  const found = (await import(pathToFileURL(join(built, "simulation/workers/thread-runner.js")).href)) as {
    threadRunner: typeof threadRunner;
  };
  threadRunner = found.threadRunner;
});

afterAll(() => {
  rmSync(built, { recursive: true, force: true });
});

const jobOf = (given: Plan, from: number, to: number): Job => ({ plan: given, range: { from, to }, wants: WANTS });

/** A block whose numbers are one text each: quick to compare, and bit for bit. */
const asText = ({ outcomes, inputs, tallies, ...block }: Block) => ({
  ...block,
  numbers: [outcomes, inputs, tallies].map((array) => array && Buffer.from(array.buffer).toString("base64")),
});

/** The blocks of each job of a batch. */
async function blocksOf(run: Runner, jobs: readonly Job[]) {
  const blocks: ReturnType<typeof asText>[][] = jobs.map(() => []);
  await run(jobs, (block, job) => blocks[job].push(asText(block)));
  return blocks;
}

describe("worker threads", () => {
  it.each([1, 2, 3])("with %d of them every block is what it is without, in the same order", async (threads) => {
    const jobs = [jobOf(plan(FIVE, { horizonMonths: 6 }), 250, 250 + 5 * BLOCK_TRIALS + 7)];
    const [expected] = await blocksOf(serialRunner, jobs);
    const [blocks] = await blocksOf(threadRunner(threads), jobs);
    expect(blocks.map(({ firstTrial }) => firstTrial)).toEqual(expected.map(({ firstTrial }) => firstTrial));
    expect(blocks).toEqual(expected);
  });

  it("do the jobs of a batch side by side, large and small, and give each its own blocks", async () => {
    const small = Array.from({ length: 20 }, (_, place) =>
      jobOf(plan([FIVE[place % 5]], { horizonMonths: 3, seed: String(place) }), 10 * place, 10 * place + 1200),
    );
    const large = jobOf(plan(FIVE, { horizonMonths: 24 }), 0, 4 * BLOCK_TRIALS);
    const cut = { ...jobOf(plan([FIVE[0]], { horizonMonths: 2 }), 0, 50), blockTrials: 20 };
    const jobs = [...small.slice(0, 5), large, ...small.slice(5), cut, jobOf(plan([FIVE[0]]), 3, 3)];
    const expected = await blocksOf(serialRunner, jobs);
    expect(await blocksOf(threadRunner(2), jobs)).toEqual(expected);
    expect(expected[0].map(({ trials }) => trials)).toEqual([500, 500, 200]);
    expect(expected[jobs.length - 2].map(({ trials }) => trials)).toEqual([20, 20, 10]);
    expect(expected.at(-1)).toEqual([]);
  });

  it("begin no more jobs of an endless batch than they can do", async () => {
    let begun = 0;
    const jobs = function* () {
      for (;;) {
        begun++;
        yield jobOf(plan([FIVE[0]], { horizonMonths: 2, seed: String(begun) }), 0, 10);
      }
    };
    const take: OnBlock = (_, job) => {
      if (job === 30) throw ENOUGH;
    };
    await expect(threadRunner(2)(jobs(), take)).rejects.toBe(ENOUGH);
    expect(begun).toBeLessThan(40);
  });

  it("serve one batch after the other", async () => {
    const run = threadRunner(2);
    const [one, two] = ["one", "two"].map((seed) => [jobOf(plan([FIVE[0]], { horizonMonths: 3, seed }), 0, 3000)]);
    const first = await blocksOf(run, one);
    expect(await blocksOf(run, two)).toEqual(await blocksOf(serialRunner, two));
    expect(await blocksOf(run, one)).toEqual(first);
  });

  it("that fail end the run with the reason", async () => {
    const broken = plan([neutral("a")], { inputs: [] });
    await expect(blocksOf(threadRunner(2), [jobOf(broken, 0, 5000)])).rejects.toThrow(
      "A worker thread failed: the plan has no input market.",
    );
  });

  it("stop within a second of the signal, with what was finished in order", async () => {
    const stop = new AbortController();
    const given = plan(FIVE, { horizonMonths: 120, replicates: 40 }); // a block takes many seconds
    const blocks: Block[] = [];
    const running = threadRunner(2)([jobOf(given, 0, 1e6)], (block) => blocks.push(block), stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const asked = performance.now();
    stop.abort(ENOUGH);
    await expect(running).rejects.toBe(ENOUGH);
    expect(performance.now() - asked).toBeLessThan(1000);
    expect(blocks).toEqual([]);
  });

  it("do nothing more once a listener has seen enough", async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const take = (block: Block): void => {
      seen.push(block.firstTrial);
      if (seen.length === 3) stop.abort(ENOUGH);
    };
    const given = plan([FIVE[0]], { horizonMonths: 2 });
    await expect(threadRunner(2)([jobOf(given, 0, 1e6)], take, stop.signal)).rejects.toBe(ENOUGH);
    expect(seen).toEqual([0, BLOCK_TRIALS, 2 * BLOCK_TRIALS]);
  });

  it("pass on what a listener throws", async () => {
    const given = plan([FIVE[0]], { horizonMonths: 2 });
    const complain = (): void => {
      throw new RangeError("mine");
    };
    await expect(threadRunner(2)([jobOf(given, 0, 9000)], complain)).rejects.toThrow(RangeError);
  });
});

describe("this thread", () => {
  it("stops within a second of the signal, even within a block", async () => {
    const stop = new AbortController();
    const given = plan(FIVE, { horizonMonths: 120, replicates: 40 });
    const running = createRunner(1)([jobOf(given, 0, 1e6)], () => undefined, stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const asked = performance.now();
    stop.abort(ENOUGH);
    await expect(running).rejects.toBe(ENOUGH);
    expect(performance.now() - asked).toBeLessThan(1000);
  });

  it("does it all where the workers are not built", async () => {
    const given = plan(FIVE, { horizonMonths: 120, replicates: 3 });
    const jobs = [jobOf(given, 0, 400), jobOf(given, 400, 500)];
    expect(await blocksOf(createRunner(), jobs)).toEqual(await blocksOf(serialRunner, jobs));
  });

  it("stops within a second of the signal, even among many small jobs", async () => {
    const stop = new AbortController();
    const jobs = Array(1e5).fill(jobOf(plan(FIVE), 0, 10)) as Job[];
    const running = createRunner(1)(jobs, () => undefined, stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const asked = performance.now();
    stop.abort(ENOUGH);
    await expect(running).rejects.toBe(ENOUGH);
    expect(performance.now() - asked).toBeLessThan(1000);
  });
});
