import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { performance, type EventLoopUtilization } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../.ci/build.js";
import type { Steps } from "../../src/foundation/steps.js";
import { type Block, BLOCK_TRIALS } from "../../src/simulation/block.js";
import { createRunner } from "../../src/simulation/create-runner.js";
import { javascriptEngine } from "../../src/simulation/engine.js";
import { createMachine } from "../../src/simulation/machine.js";
import type { Plan } from "../../src/simulation/plan.js";
import type { Job, OnBlock, Runner } from "../../src/simulation/runner.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { bookInputs, FIVE, neutral, plan } from "../support/plans.js";

const ENOUGH = new Error("enough");
const WANTS = { inputs: true, tallies: false };

const THREAD_RUNNER = "simulation/workers/thread-runner.js";

let built: string;
let stepByStep: (steps: Steps<undefined>) => Promise<undefined>;
let threadRunner: (threads?: number, isExpected?: boolean) => Runner;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), "orgfunnel-test-"));
  await bundle(["src/simulation/workers/thread-runner.ts", "src/foundation/steps.ts"], built, { outbase: "src" });
  const load = (file: string): Promise<unknown> => import(pathToFileURL(join(built, file)).href);
  ({ threadRunner } = (await load(THREAD_RUNNER)) as { threadRunner: typeof threadRunner });
  ({ stepByStep } = (await load("foundation/steps.js")) as { stepByStep: typeof stepByStep });
});

afterAll(() => {
  rmSync(built, { recursive: true, force: true });
});

const jobOf = (given: Plan, from: number, to: number): Job => ({ plan: given, range: { from, to }, wants: WANTS });

/** The outcomes of every sample of some blocks, sample by sample, whatever the cut. */
function numbersByTrial(blocks: readonly ReturnType<typeof asText>[]): string[] {
  return blocks.flatMap(({ trials, replicates, numbers: [outcomes = ""] }) => {
    const all = new Float64Array(Uint8Array.from(Buffer.from(outcomes, "base64")).buffer);
    const samples = trials * replicates;
    return Array.from({ length: samples }, (_, sample) => all.filter((_, place) => place % samples === sample).join());
  });
}

/** A block whose numbers are one text each: quick to compare, and bit for bit. */
const asText = ({ outcomes, inputs, tallies, profits, ...block }: Block) => ({
  ...block,
  numbers: [outcomes, inputs, tallies, profits].map((array) => array && Buffer.from(array.buffer).toString("base64")),
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

  it("do the same where they were expected, at once or after a while, and are no reason to go on where nothing comes", async () => {
    const jobs = [jobOf(plan(FIVE, { horizonMonths: 6 }), 0, 4 * BLOCK_TRIALS)];
    const expected = await blocksOf(serialRunner, jobs);
    expect(await blocksOf(threadRunner(2, true), jobs)).toEqual(expected);
    const begun = threadRunner(3, true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await blocksOf(begun, jobs)).toEqual(expected);
    const program = `import { threadRunner } from ${JSON.stringify(join(built, THREAD_RUNNER))}; threadRunner(2, true);`;
    expect(
      execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8", timeout: 60_000 }),
    ).toBe("");
  });

  it("do all of a batch where this thread has other steps to do, and leave it its turns", async () => {
    const jobs = [jobOf(plan(FIVE, { horizonMonths: 12 }), 0, 12 * BLOCK_TRIALS)];
    const expected = await blocksOf(serialRunner, jobs);
    let isDone = false;
    let turns = 0;
    function* untilDone(): Steps<undefined> {
      for (; !isDone; turns++) yield Infinity;
      return undefined;
    }
    const steps = stepByStep(untilDone());
    expect(await blocksOf(threadRunner(2), jobs)).toEqual(expected);
    isDone = true;
    await steps;
    expect(turns).toBeGreaterThan(100);
  });

  it("are joined by this thread as soon as its other steps have ended", async () => {
    function* someTurns(): Steps<undefined> {
      for (let turns = 0; turns < 3; turns++) yield Infinity;
      return undefined;
    }
    const run = threadRunner(2);
    await blocksOf(run, [jobOf(plan(FIVE, { horizonMonths: 1 }), 0, 1)]);
    let used: EventLoopUtilization | undefined;
    const steps = stepByStep(someTurns()).then(() => performance.eventLoopUtilization());
    await run([jobOf(plan(FIVE), 0, 2 * BLOCK_TRIALS)], async () => {
      used ??= performance.eventLoopUtilization(await steps);
    });
    // A thread that waits for the other one has nothing to do.
    expect(used?.utilization).toBeGreaterThan(0.3);
  });

  it.each([
    ["this thread", () => serialRunner],
    ["two threads", () => threadRunner(2)],
  ])("and %s hand over a block when what became of the one before it is done", async (_, runner) => {
    const jobs = [jobOf(plan(FIVE, { horizonMonths: 3 }), 0, 6 * BLOCK_TRIALS), jobOf(plan([FIVE[0]]), 0, 700)];
    let open = 0;
    let done = 0;
    const take: OnBlock = async () => {
      expect(open++).toBe(0);
      for (let turns = 0; turns < 3; turns++) await new Promise((resolve) => setImmediate(resolve));
      open--;
      done++;
    };
    await runner()(jobs, take);
    expect(done).toBe(8);
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
    // 8 pieces on their way, and 16 looked at.
    expect(begun).toBeLessThanOrEqual(31 + 8 + 16);
  });

  it("draw the luck of plans beside each other once, and get what each gets alone", async () => {
    const variant = fc.record({
      certain: fc.dictionary(
        fc.constantFrom("funnel.deal_value", "funnel.deal_cv", "market.leads_per_month", "funnel.win_inbound"),
        fc.constantFrom(0.3, 0.6, 0.9),
      ),
      posts: fc.record({ sdr: fc.constantFrom(0, 2), success: fc.constantFrom(0, 1), sales: fc.constantFrom(4, 60) }),
      months: fc.boolean(),
    });
    const jobFor = ({ certain, posts, months }: typeof variant extends fc.Arbitrary<infer One> ? One : never): Job => ({
      ...jobOf(plan([neutral("a", posts), FIVE[1], FIVE[3]], { horizonMonths: 5, inputs: bookInputs(certain) }), 3, 80),
      wants: { ...WANTS, profits: months, outcomes: months ? undefined : ["profit", "brand_index"] },
    });
    const run = threadRunner(2);
    const law = fc.asyncProperty(fc.array(variant, { minLength: 9, maxLength: 24 }), async (variants) => {
      const jobs = variants.map(jobFor);
      const alone = jobs.map(({ plan: own, range: { from, to }, wants }) =>
        asText(createMachine(own, javascriptEngine).simulate(from, to - from, wants)),
      );
      expect((await blocksOf(run, jobs)).flat()).toEqual(alone);
    });
    await fc.assert(law, { numRuns: 2 });
  });

  it("serve one batch after the other", async () => {
    const run = threadRunner(2);
    const [one, two] = ["one", "two"].map((seed) => [jobOf(plan([FIVE[0]], { horizonMonths: 3, seed }), 0, 3000)]);
    const first = await blocksOf(run, one);
    expect(await blocksOf(run, two)).toEqual(await blocksOf(serialRunner, two));
    expect(await blocksOf(run, one)).toEqual(first);
  });

  it("that fail end the run with the reason, and others take their place", async () => {
    const broken = plan([neutral("a")], { inputs: [] });
    const run = threadRunner(2);
    const good = jobOf(plan(FIVE, { horizonMonths: 6 }), 0, 2000);
    // This thread begins with the first job; the second is the worker's, unless it starts late.
    await expect(blocksOf(run, [good, jobOf(broken, 0, 500), good])).rejects.toThrow("the plan has no input market.");
    expect(await blocksOf(run, [good, good])).toEqual(await blocksOf(serialRunner, [good, good]));
    await expect(blocksOf(threadRunner(2), [jobOf(broken, 0, 5000)])).rejects.toThrow("the plan has no input market.");
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

describe("whoever simulates, and however the trials are cut", () => {
  it("numbers are equal byte for byte", async () => {
    const random = fc.record({
      structures: fc.integer({ min: 1, max: 5 }),
      horizonMonths: fc.integer({ min: 1, max: 4 }),
      replicates: fc.integer({ min: 1, max: 3 }),
      from: fc.integer({ min: 0, max: 1000 }),
      trials: fc.integer({ min: 0, max: 40 }),
      blockTrials: fc.integer({ min: 1, max: 17 }),
      tallies: fc.boolean(),
    });
    const runners = [createRunner(1), threadRunner(1), threadRunner(2), threadRunner(3)];
    const property = fc.asyncProperty(fc.array(random, { minLength: 1, maxLength: 6 }), async (all) => {
      const jobs = all.map(({ structures, from, trials, blockTrials, tallies, ...given }): Job => ({
        plan: plan(FIVE.slice(0, structures), given),
        range: { from, to: from + trials },
        wants: { inputs: true, tallies },
        blockTrials,
      }));
      const [expected, ...others] = await inTurn(runners, (run) => blocksOf(run, jobs));
      for (const blocks of others) expect(blocks).toEqual(expected);
      const uncut = await blocksOf(
        runners[2],
        jobs.map((job) => ({ ...job, blockTrials: 1000 })),
      );
      expect(uncut.map(numbersByTrial)).toEqual(expected.map(numbersByTrial));
    });
    await fc.assert(property, { numRuns: 6 });
  });
});

async function inTurn<From, To>(all: readonly From[], of: (one: From) => Promise<To>): Promise<To[]> {
  const found: To[] = [];
  for (const one of all) found.push(await of(one));
  return found;
}
