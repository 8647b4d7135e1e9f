import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Block } from "../../../src/simulation/block.js";
import type { Runner, Wants } from "../../../src/simulation/runner.js";
import { serialRunner } from "../../../src/simulation/serial-runner.js";
import { encodeBlock } from "../../../src/simulation/store/block-record.js";
import { planKey } from "../../../src/simulation/store/plan-key.js";
import { encodeShardHeader, readShard, type Shard } from "../../../src/simulation/store/shard-file.js";
import { shardStore } from "../../../src/simulation/store/shard-store.js";
import { storedRunner } from "../../../src/simulation/store/stored-runner.js";
import { neutral, plan } from "../../support/plans.js";
import { recordingRunner } from "../../support/runners.js";

const folder = mkdtempSync(join(tmpdir(), "orgfunnel-shard-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const PLAN = plan([neutral("x"), neutral("y")], { horizonMonths: 3 });
const NOTHING_ELSE: Wants = { inputs: false, tallies: false };

async function blocksOf(runner: Runner, wants: Wants): Promise<Block[]> {
  const blocks: Block[] = [];
  const job = { plan: PLAN, range: { from: 0, to: 25 }, wants, blockTrials: 10 };
  await runner([job], (block) => blocks.push(block));
  return blocks;
}

async function shardWith(wants: Wants): Promise<Shard> {
  const key = planKey(PLAN, "1.0.0");
  const file = join(folder, `${JSON.stringify(wants).replaceAll(/\W/gu, "")}.shard`);
  const header = encodeShardHeader({
    program: "1.0.0",
    index: 0,
    of: 1,
    trials: 25,
    blockTrials: 10,
    parts: [{ plan: key, from: 0, to: 25 }],
    call: {},
  });
  writeFileSync(
    file,
    Buffer.concat([header, ...(await blocksOf(serialRunner, wants)).map((own) => encodeBlock(key, own))]),
  );
  const shard = readShard(file);
  if (typeof shard === "string") throw new Error(shard);
  return shard;
}

test.each<[string, Wants, Wants, boolean]>([
  ["outcomes", NOTHING_ELSE, NOTHING_ELSE, true],
  ["inputs, which are drawn again", NOTHING_ELSE, { ...NOTHING_ELSE, inputs: true }, true],
  ["profits", { ...NOTHING_ELSE, profits: true }, { ...NOTHING_ELSE, profits: true }, true],
  ["less than they have", { ...NOTHING_ELSE, profits: true }, NOTHING_ELSE, true],
  ["no profits where they have none", NOTHING_ELSE, { ...NOTHING_ELSE, profits: true }, false],
  ["no months of all", { ...NOTHING_ELSE, profits: true }, { ...NOTHING_ELSE, tallies: true }, false],
])("shards give %s", async (_, held, wants, isThere) => {
  const { runner, batches } = recordingRunner();
  const stored = storedRunner(runner, shardStore([await shardWith(held)]), "1.0.0");
  expect(await blocksOf(stored, wants)).toEqual(await blocksOf(serialRunner, wants));
  expect(batches.flat().length === 0).toBe(isThere);
});
