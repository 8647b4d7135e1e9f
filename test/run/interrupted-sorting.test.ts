import { expect, test } from "vitest";
import { run } from "../../src/questions/run/answer.js";
import { loadScenario } from "../../src/scenario/load.js";
import type { Runner } from "../../src/simulation/runner.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";

test("an interrupt does not wait until thousands of samples that have become too long are sorted", async () => {
  const scenario = loadScenario("scenarios/five-structures.yaml", { flags: { horizon: 3 } });
  const stop = new AbortController();
  const reasons: unknown[] = [];
  const runner: Runner = (jobs, onBlock, signal) =>
    serialRunner(
      jobs,
      async (block, job) => {
        try {
          await onBlock(block, job);
        } catch (reason) {
          reasons.push(reason);
          throw reason;
        }
      },
      signal,
    );
  // The samples of months are sorted when there are eleven thousand.
  const onProgress = (done: number): void => {
    if (done === 11_000) stop.abort();
  };
  const { trials, partial, series, comparison } = await run(scenario, {
    trials: 12_000,
    series: ["leads"],
    runner,
    signal: stop.signal,
    onProgress,
  });
  expect([trials, partial, comparison.structures.length]).toEqual([11_000, true, 5]);
  expect(reasons).toEqual([stop.signal.reason]);
  // Most are as they came, so that their quantiles are exact.
  const errors = series?.series.flatMap(({ monthly }) => monthly.map(({ quantileRankError }) => quantileRankError));
  expect(errors?.filter((error) => error === 0).length).toBeGreaterThan((errors?.length ?? 0) / 2);
});
