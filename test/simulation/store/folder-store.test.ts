import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { serialRunner } from "../../../src/simulation/serial-runner.js";
import type { Block } from "../../../src/simulation/block.js";
import { folderStore } from "../../../src/simulation/store/folder-store.js";
import { keptPlans } from "../../../src/simulation/store/kept-plans.js";
import { makeFolder } from "../../../src/simulation/store/make-folder.js";
import { planNote } from "../../../src/simulation/store/plan-note.js";
import { neutral, plan } from "../../support/plans.js";

vi.mock(import("../../../src/simulation/store/make-folder.js"), { spy: true });

const folder = mkdtempSync(join(tmpdir(), "orgfunnel-store-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const KEY = "0".repeat(64);
const PLAN = plan([neutral("x")], { horizonMonths: 2, seed: "a" });
const refuseWarnings = (): never => {
  throw new Error("warned");
};

it("keeps what others make room for in the middle of it: a plan that was pruned is begun anew", async () => {
  const store = folderStore(folder, refuseWarnings);
  const blocks: Block[] = [];
  await serialRunner([{ plan: PLAN, range: { from: 0, to: 10 }, wants: { inputs: false, tallies: false } }], (block) =>
    blocks.push(block),
  );
  for (const block of blocks) store.add(KEY, block, planNote(PLAN, "1.0.0"));
  vi.mocked(makeFolder).mockImplementationOnce(() => undefined);
  store.flush();
  expect(keptPlans(folder)).toMatchObject([{ key: KEY, trials: 10, unfinished: 0 }]);
});

it("lists what is there while others remove what was", () => {
  const other = "1".repeat(64);
  mkdirSync(join(folder, other));
  symlinkSync("removed", join(folder, other, "0-10.blocks"));
  symlinkSync("removed", join(folder, "2".repeat(64)));
  const plans = keptPlans(folder).map(({ key, trials, bytes }) => [key, trials, bytes > 0]);
  expect(plans.sort()).toEqual([
    [KEY, 10, true],
    [other, 0, false],
  ]);
});
