import { expect, test } from "vitest";
import { oneAfterTheOther } from "../../src/simulation/one-after-the-other.js";
import type { Runner } from "../../src/simulation/runner.js";

test("a batch begins when the one before it has ended, well or not", async () => {
  const seen: string[] = [];
  const runner: Runner = async (jobs) => {
    const [name] = jobs as unknown as string[];
    seen.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 1));
    seen.push(`${name} ends`);
    if (name === "b") throw new Error("b failed");
  };
  const shared = oneAfterTheOther(runner);
  const ask = (name: string) => shared([name] as never, () => undefined);
  const results = await Promise.allSettled([ask("a"), ask("b"), ask("c")]);
  expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
