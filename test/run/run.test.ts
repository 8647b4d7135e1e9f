import { describe, expect, test } from "vitest";
import { run, type RunOptions } from "../../src/questions/run/answer.js";
import { loadScenario } from "../../src/scenario/load.js";
import { parseScenario } from "../../src/scenario/parse.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import type { Block } from "../../src/simulation/block.js";
import { createRunner } from "../../src/simulation/create-runner.js";
import type { Runner } from "../../src/simulation/runner.js";

const scenario = loadScenario("scenarios/five-structures.yaml", { flags: { horizon: 3, replicates: 2 } });

describe("a run with a target", () => {
  test("that stops at n trials equals a plain run of n trials, whatever the number of threads", async () => {
    const target = { until: "precision", kind: "relative", halfWidth: 0.002 } as const;
    const stopped = await run(scenario, { target, trials: 50_000, runner: createRunner(1) });
    expect(stopped.stopping).toMatchObject({ until: "precision", stop: true });
    expect(stopped.partial).toBe(false);
    expect(stopped.trials).toBeGreaterThan(500);
    expect(stopped.trials).toBeLessThan(50_000);
    expect((await run(scenario, { trials: stopped.trials })).comparison).toEqual(stopped.comparison);
    expect(await run(scenario, { target, trials: 50_000, runner: createRunner(2) })).toEqual(stopped);
  });

  test("reaches the half-width it says: 1.96 standard errors of every mean", async () => {
    const target = { until: "precision", kind: "absolute", halfWidth: 40_000 } as const;
    const { comparison, stopping } = await run(scenario, { target, trials: 100_000 });
    const widest = Math.max(...comparison.structures.map(({ outcomes }) => 1.96 * outcomes.value.standardError));
    expect(widest).toBeLessThanOrEqual(40_000);
    expect(stopping?.until === "precision" && stopping.halfWidth / widest).toBeCloseTo(1, 2);
  });

  test("that is never reached ends at the most trials, and is not partial", async () => {
    const target = { until: "precision", kind: "absolute", halfWidth: 1 } as const;
    const { trials, partial, stopping } = await run(scenario, { target, trials: 600 });
    expect([trials, partial, stopping?.stop]).toEqual([600, false, false]);
  });

  test("names the winner, whose mean is the best of all", async () => {
    const target = { until: "winner", confidence: 0.95 } as const;
    const indifference = { kind: "absolute", amount: 1e6 } as const;
    const { comparison, stopping } = await run(scenario, { target, indifference, trials: 50_000 });
    expect(stopping).toMatchObject({ until: "winner", stop: true });
    const leader = stopping?.until === "winner" ? stopping.leader : -1;
    expect(comparison.structures[leader].rank).toBe(1);
  });
});

describe("a run of many structures", () => {
  const many = scenarioOfMany(60);

  test.each<[string, Pick<RunOptions, "series">]>([
    ["its statistics", {}],
    ["months, too", { series: ["leads"] }],
  ])("gives others turns while a block goes into %s", async (_, options) => {
    let turns = 0;
    let isOpen = false;
    const count = (): void => {
      turns++;
      if (isOpen) setImmediate(count);
    };
    const runner: Runner = (jobs, onBlock, signal) =>
      createRunner(1)(
        jobs,
        async (block, job) => {
          isOpen = true;
          setImmediate(count);
          await onBlock(block, job);
          isOpen = false;
        },
        signal,
      );
    await run(many, { ...options, trials: 500, runner });
    expect(turns).toBeGreaterThan(2);
  });
});

/** Of two months, and each with one in sales more than the one before it. */
function scenarioOfMany(count: number): Scenario {
  const structures = Array.from(
    { length: count },
    (_, place) => `  s${place}: { reports_to: { sales: ceo, marketing: ceo }, headcount: { sales: ${5 + place} } }`,
  );
  return parseScenario(["name: many", "horizon: 2", "structures:", ...structures].join("\n"), "many.yaml");
}

describe("what a run hands on", () => {
  test("every block that counts, in trial order, with inputs where asked for", async () => {
    const blocks: Block[] = [];
    await run(scenario, {
      trials: 1200,
      inputs: true,
      onBlock: (block) => blocks.push(block),
      runner: createRunner(2),
    });
    expect(blocks.map(({ firstTrial, trials }) => [firstTrial, trials])).toEqual([
      [0, 500],
      [500, 500],
      [1000, 200],
    ]);
    expect(blocks.every(({ inputs, trials }) => inputs?.length === trials * scenario.plan.inputs.length)).toBe(true);
  });

  test("no block beyond the one it stopped at", async () => {
    let last = 0;
    const target = { until: "precision", kind: "relative", halfWidth: 1 } as const;
    const onBlock = (block: Block): void => {
      last = block.firstTrial + block.trials;
    };
    const { trials } = await run(scenario, { target, trials: 20_000, onBlock, runner: createRunner(2) });
    expect(last).toBe(trials);
  });

  test("monthly series whose last month is the outcome over the horizon, and whose months add up", async () => {
    const { series, comparison } = await run(scenario, { trials: 700, series: ["wins", "closure_rate"] });
    const rows = series?.series ?? [];
    for (const { structure, series: id, cumulative, difference } of rows) {
      const whole = comparison.structures.find((one) => one.id === structure);
      expect(cumulative[2].mean).toBeCloseTo(whole?.outcomes[id].mean ?? NaN, 6);
      expect(cumulative[2].p95).toBe(whole?.outcomes[id].p95);
      expect(difference?.[2].p5).toBe(whole?.difference?.[id].p5);
    }
    for (const { monthly, cumulative } of rows.filter((row) => row.series === "wins")) {
      const sum = monthly.reduce((total, { mean }) => total + mean, 0);
      expect(sum).toBeCloseTo(cumulative[2].mean, 9);
    }
    expect(rows).toHaveLength(5 * 3);
  });
});
