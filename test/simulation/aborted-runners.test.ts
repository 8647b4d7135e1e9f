import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { bundle } from "../../.ci/build.js";
import type { Exchange } from "../../src/simulation/queue/exchange.js";
import { createRunner } from "../../src/simulation/create-runner.js";
import { queueRunner } from "../../src/simulation/queue/queue-runner.js";
import { simulatedUnit } from "../../src/simulation/queue/unit-result.js";
import { OUTCOMES_ONLY, type Job, type Runner } from "../../src/simulation/runner.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { folderStore } from "../../src/simulation/store/folder-store.js";
import { storedRunner } from "../../src/simulation/store/stored-runner.js";
import { FIVE, neutral, plan } from "../support/plans.js";

const ENOUGH = new Error("enough");

/** What a server and a worker have done by now, unit by unit: so much takes a while. */
const doneUnits = new Map<string, Uint8Array>();

const exchange: Exchange = {
  post: ({ id, parts }) => {
    if (!doneUnits.has(id)) doneUnits.set(id, simulatedUnit(parts));
    return Promise.resolve();
  },
  results: (ids) => Promise.resolve(ids.map((id) => doneUnits.get(id))),
  read: () => Promise.resolve(),
  discard: () => Promise.resolve(),
  fate: () => Promise.resolve({ is: "underway" }),
  workers: () => Promise.resolve({ threads: 1, others: [] }),
  isDurable: () => Promise.resolve(true),
  withdraw: () => Promise.resolve(),
  close: () => undefined,
};

let folder: string;
let threadRunner: (threads: number) => Runner;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "orgfunnel-test-"));
  await bundle(["src/simulation/workers/thread-runner.ts"], folder, { outbase: "src" });
  const built = pathToFileURL(join(folder, "simulation/workers/thread-runner.js")).href;
  ({ threadRunner } = (await import(built)) as { threadRunner: typeof threadRunner });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const refuse = (): never => {
  throw new Error("a warning");
};
const kept = (name: string, inner = serialRunner): Runner =>
  storedRunner(inner, folderStore(join(folder, name), refuse), "1.0.0");
const queue = queueRunner({
  address: { host: "", port: 0, db: 0 },
  program: "1.0.0",
  local: refuse,
  warn: refuse,
  open: () => Promise.resolve(exchange),
});

const jobOf = (seed: string, to: number): Job => ({
  plan: plan([neutral("x"), neutral("y")], { horizonMonths: 2, seed }),
  range: { from: 0, to },
  wants: OUTCOMES_ONLY,
  blockTrials: 10,
});
/** Six blocks. */
const SMALL = [jobOf("a", 35), jobOf("b", 20)];
/** Three blocks, in units, and enough for a queue. */
const LARGE: readonly Job[] = [
  {
    ...SMALL[0],
    plan: plan(FIVE, { horizonMonths: 120, replicates: 3 }),
    range: { from: 0, to: 900 },
    blockTrials: 300,
  },
];

/** Aborts as soon as so many blocks were handed over. @returns how many there were, and whether the run ended well */
async function aborted(run: Runner, jobs: readonly Job[], after: number) {
  const stop = new AbortController();
  let blocks = 0;
  const ended = run(
    jobs,
    () => {
      if (++blocks === after) stop.abort(ENOUGH);
    },
    stop.signal,
  );
  const reason = await ended.then(
    () => "all is done",
    (error: unknown) => error,
  );
  return { blocks, reason };
}

describe("an abort ends a run before the next block, and after the last loses nothing, of", () => {
  it.each<[string, readonly Job[], number, () => Runner | Promise<Runner>]>([
    ["this thread", SMALL, 6, () => serialRunner],
    ["two threads", SMALL, 6, () => threadRunner(2)],
    ["a store that is empty", SMALL, 6, () => kept(String(Math.random()))],
    ["a store that is empty, of two threads", SMALL, 6, () => kept(String(Math.random()), threadRunner(2))],
    [
      "a store that has all",
      SMALL,
      6,
      async () => {
        await kept("all")(SMALL, () => undefined);
        return kept("all");
      },
    ],
    [
      "a store that has some",
      SMALL,
      6,
      async () => {
        const name = String(Math.random());
        await kept(name)([jobOf("a", 20)], () => undefined);
        return kept(name);
      },
    ],
    ["a queue", LARGE, 3, () => queue],
    ["a store that is empty, of a queue", LARGE, 3, () => kept(String(Math.random()), queue)],
  ])("%s", async (_, jobs, all, runner) => {
    for (let after = 1; after <= all; after++) {
      const reason = after === all ? "all is done" : ENOUGH;
      expect(await aborted(await runner(), jobs, after)).toEqual({ blocks: after, reason });
    }
  });
});

test("a batch is left while its jobs are still being made", async () => {
  const stop = new AbortController();
  let made = 0;
  function* jobs(): Generator<Job> {
    for (; made < 1000; made++) yield jobOf(String(made), 10);
  }
  setImmediate(() => {
    stop.abort(ENOUGH);
  });
  await expect(createRunner(2)(jobs(), () => undefined, stop.signal)).rejects.toBe(ENOUGH);
  expect(made).toBeLessThan(20);
});
