import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { run } from "../../src/questions/run/answer.js";
import { loadScenario } from "../../src/scenario/load.js";

/**
 * Frozen, not derived: what every shipped scenario gave when this file was last written. A difference means that numbers
 * of unchanged scenarios changed, which needs a line in CHANGELOG.md; then renew with `npx vitest run test/frozen -u`.
 */
const TRIALS = 500;

describe("the numbers of the shipped scenarios have not changed", () => {
  it.each(readdirSync("scenarios").filter((file) => file.endsWith(".yaml")))("%s", async (file) => {
    const { comparison } = await run(loadScenario(`scenarios/${file}`), { trials: TRIALS });
    const frozen = comparison.structures.map(({ id, outcomes, probabilityBest, expectedRegret }) => ({
      id,
      probabilityBest,
      expectedRegret,
      means: Object.fromEntries(Object.entries(outcomes).map(([outcome, { mean }]) => [outcome, mean])),
      medians: Object.fromEntries(Object.entries(outcomes).map(([outcome, { p50 }]) => [outcome, p50])),
    }));
    const text = `${JSON.stringify({ trials: TRIALS, structures: frozen }, null, 1)}\n`;
    await expect(text).toMatchFileSnapshot(`./${file.replace(".yaml", ".json")}`);
  });
});
