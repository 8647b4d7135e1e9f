import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { drivers } from "../../src/questions/drivers/answer.js";
import { run } from "../../src/questions/run/answer.js";
import { parseScenario } from "../../src/scenario/parse.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import type { Plan } from "../../src/simulation/plan.js";
import type { Runner } from "../../src/simulation/runner.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { folderStore } from "../../src/simulation/store/folder-store.js";
import { planKey } from "../../src/simulation/store/plan-key.js";
import { storedRunner } from "../../src/simulation/store/stored-runner.js";
import { STRUCTURES } from "../scenario/support.js";
import { recordingRunner } from "../support/runners.js";

const folder = mkdtempSync(join(tmpdir(), "orgfunnel-stored-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A runner with the store of all, and how many trials of a plan it simulates. */
function withStore() {
  const { runner, batches } = recordingRunner();
  const store = folderStore(folder, ({ code }) => {
    throw new Error(code);
  });
  const key = (plan: Plan): string => planKey(plan, "1.0.0");
  return {
    runner: storedRunner(runner, store, "1.0.0"),
    simulated: (plan: Plan): number =>
      batches
        .flat()
        .filter((job) => key(job.plan) === key(plan))
        .reduce((sum, { range: { from, to } }) => sum + to - from, 0),
  };
}

/** What drivers know once the scenario's trials are there. */
async function comparedBy(scenario: Scenario, runner: Runner): Promise<unknown> {
  const enough = new AbortController();
  const compared: unknown[] = [];
  const onCompared = (figures: unknown): void => {
    compared.push(figures);
    enough.abort();
  };
  await expect(drivers(scenario, { runner, signal: enough.signal, onCompared })).rejects.toThrow();
  expect(compared).toHaveLength(1);
  return compared[0];
}

test("drivers after run simulates none of the scenario's trials, and run after it none", async () => {
  const scenario = parseScenario(`horizon: 2\ntrials: 1000\nobjective: profit\n${STRUCTURES}`, "s.yaml");
  const first = withStore();
  const compared = await run(scenario, { runner: first.runner });
  expect(first.simulated(scenario.plan)).toBe(1000);
  const second = withStore();
  expect(await comparedBy(scenario, second.runner)).toEqual(await comparedBy(scenario, serialRunner));
  expect(second.simulated(scenario.plan)).toBe(0);
  const third = withStore();
  expect(await run(scenario, { runner: third.runner })).toEqual(compared);
  expect(third.simulated(scenario.plan)).toBe(0);
});

const MOVING = `
horizon: 6
trials: 300
objective: profit
today: a
transition: { after: 1 }
structures:
  a: { reports_to: { marketing: ceo, sales: ceo } }
  b: { reports_to: { marketing: sales, sales: ceo }, headcount: { sales: 20 } }
`;

test("paybacks come from the store; a series is simulated again, and its outcomes and profits serve others", async () => {
  const scenario = parseScenario(MOVING, "m.yaml");
  const plain = await run(scenario, { runner: serialRunner });
  expect(plain.paybacks).toHaveLength(1);
  const series = ["wins"] as const;
  for (const [options, simulated] of [
    [{ series }, 300],
    [{}, 0],
    [{ series }, 300],
  ] as const) {
    const kept = withStore();
    const found = await run(scenario, { ...options, runner: kept.runner });
    expect(found).toEqual(await run(scenario, { ...options, runner: serialRunner }));
    expect(kept.simulated(scenario.plan)).toBe(simulated);
  }
});
