import { expect, test } from "vitest";
import { drivers } from "../../src/questions/drivers/answer.js";
import { driversFiguresSchema, type SamplesFigures } from "../../src/questions/drivers/record.js";
import { driversRows } from "../../src/questions/drivers/rows.js";
import { driversView } from "../../src/questions/drivers/view.js";
import { renderTable } from "../../src/report/formats/table/render.js";
import type { ScenarioHeader } from "../../src/report/result/scenario-header.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { STRUCTURES } from "../scenario/support.js";

const SCENARIO = parseScenario(`horizon: 2\ntrials: 1000\nobjective: profit\n${STRUCTURES}`, "s.yaml");

const HEADER = {
  name: "s",
  file: "s.yaml",
  replicates: 1,
  objective: "profit",
  objectiveLabel: "profit",
  effects: 1,
  origins: { own: 0, book: 1 },
};

/** What is left of an answer that an interrupt cut short after the statistics. */
function withoutFreshRuns({ effectStrength, flips, choices, ...rest }: SamplesFigures): SamplesFigures {
  expect([effectStrength, flips, choices]).not.toContain(undefined);
  return rest;
}

test("an answer cut short tells what the trials tell, says what is missing, and is no other record", async () => {
  const whole = await drivers(SCENARIO, { runner: serialRunner });
  if (whole.method !== "samples") throw new Error("another method");
  const found = withoutFreshRuns(whole);
  expect(driversFiguresSchema.safeParse(JSON.parse(JSON.stringify({ drivers: found })))).toMatchObject({
    success: true,
  });
  const header = { ...HEADER, partial: true } as ScenarioHeader;
  const view = driversView({ ...header, ...found }, { full: true });
  const text = renderTable(view, { width: 120, colour: false }).replace(/\s+/gu, " ");
  expect(text).toContain("Missing: how strong effects must be, what choices would do, what would flip the answer.");
  const rows = driversRows({ ...header, drivers: found });
  const all = driversRows({ ...header, partial: false, drivers: whole });
  expect(rows.every(({ partial }) => partial)).toBe(true);
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.length).toBeLessThan(all.length);
});

test("an abort before the statistics rejects with its reason", async () => {
  const stop = new AbortController();
  const asked = drivers(SCENARIO, { runner: serialRunner, signal: stop.signal });
  stop.abort();
  await expect(asked).rejects.toBe(stop.signal.reason);
});
