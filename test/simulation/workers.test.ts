import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildInto } from "../../.ci/build.js";
import { type Block, BLOCK_TRIALS } from "../../src/simulation/block.js";
import { createExecutor } from "../../src/simulation/create-executor.js";
import type { Executor } from "../../src/simulation/executor.js";
import type { Plan } from "../../src/simulation/plan.js";
import { serialExecutor } from "../../src/simulation/serial.js";
import { FIVE, neutral, plan } from "../support/plans.js";

const ENOUGH = new Error("enough");
const WANTS = { inputs: true, tallies: false };

let built: string;
let poolExecutor: (jobs?: number) => Executor;

beforeAll(async () => {
  // Inside node_modules, so that the worker finds piscina.
  built = mkdtempSync(join(fileURLToPath(new URL("../../node_modules/", import.meta.url)), ".orgfunnel-test-"));
  await buildInto(built);
  const pool = (await import(pathToFileURL(join(built, "simulation/workers/pool.js")).href)) as {
    poolExecutor: typeof poolExecutor;
  };
  poolExecutor = pool.poolExecutor;
});

afterAll(() => {
  rmSync(built, { recursive: true, force: true });
});

async function blocksOf(execute: Executor, given: Plan, from: number, to: number): Promise<Block[]> {
  const blocks: Block[] = [];
  await execute(given, { from, to }, WANTS, (block) => blocks.push(block));
  return blocks;
}

describe("worker threads", () => {
  it.each([1, 2, 3])("with %d of them every block is what it is without, in the same order", async (jobs) => {
    const given = plan(FIVE, { horizonMonths: 6 });
    const expected = await blocksOf(serialExecutor, given, 250, 250 + 5 * BLOCK_TRIALS + 7);
    const blocks = await blocksOf(poolExecutor(jobs), given, 250, 250 + 5 * BLOCK_TRIALS + 7);
    expect(blocks.map(({ firstTrial }) => firstTrial)).toEqual(expected.map(({ firstTrial }) => firstTrial));
    expect(blocks).toEqual(expected);
  });

  it("serve one plan after the other", async () => {
    const execute = poolExecutor(2);
    const [one, two] = [plan([FIVE[0]], { horizonMonths: 3 }), plan([FIVE[0]], { horizonMonths: 3, seed: "two" })];
    const first = await blocksOf(execute, one, 0, 3000);
    expect(await blocksOf(execute, two, 0, 3000)).toEqual(await blocksOf(serialExecutor, two, 0, 3000));
    expect(await blocksOf(execute, one, 0, 3000)).toEqual(first);
  });

  it("that fail end the run with the reason", async () => {
    const broken = plan([neutral("a")], { inputs: [] });
    await expect(blocksOf(poolExecutor(2), broken, 0, 5000)).rejects.toThrow(
      "A worker thread failed: the plan has no input market.",
    );
  });

  it("stop within a second of the signal, with what was finished in order", async () => {
    const stop = new AbortController();
    const given = plan(FIVE, { horizonMonths: 120, replicates: 40 }); // a block takes many seconds
    const blocks: Block[] = [];
    const running = poolExecutor(2)(given, { from: 0, to: 1e6 }, WANTS, (block) => blocks.push(block), stop.signal);
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
    await expect(poolExecutor(2)(given, { from: 0, to: 1e6 }, WANTS, take, stop.signal)).rejects.toBe(ENOUGH);
    expect(seen).toEqual([0, BLOCK_TRIALS, 2 * BLOCK_TRIALS]);
  });

  it("pass on what a listener throws", async () => {
    const given = plan([FIVE[0]], { horizonMonths: 2 });
    const complain = (): void => {
      throw new RangeError("mine");
    };
    await expect(poolExecutor(2)(given, { from: 0, to: 9000 }, WANTS, complain)).rejects.toThrow(RangeError);
  });
});

describe("this thread", () => {
  it("stops within a second of the signal, even within a block", async () => {
    const stop = new AbortController();
    const given = plan(FIVE, { horizonMonths: 120, replicates: 40 });
    const running = createExecutor(1)(given, { from: 0, to: 1e6 }, WANTS, () => undefined, stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const asked = performance.now();
    stop.abort(ENOUGH);
    await expect(running).rejects.toBe(ENOUGH);
    expect(performance.now() - asked).toBeLessThan(1000);
  });

  it("does it all where the workers are not built", async () => {
    const given = plan(FIVE, { horizonMonths: 120, replicates: 3 });
    const trials = 400;
    expect(await blocksOf(createExecutor(), given, 0, trials)).toEqual(
      await blocksOf(serialExecutor, given, 0, trials),
    );
  });
});
