import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import type { CheckFigures } from "../../src/questions/check/record.js";
import type { DriversFigures } from "../../src/questions/drivers/record.js";
import type { RunFigures } from "../../src/questions/run/record.js";
import type { ExplainedResult } from "../../src/questions/why/record.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

/** A check ends at its first look, 1,000 trials: as many as the scenario has. */
const SCENARIO = `name: one figure
horizon: 6
trials: 1000
reference: head
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo }, mandate: drive }
  head:
    managers: { boss: { role: head, reports_to: ceo, background: both } }
    reports_to: { sales: boss, marketing: boss }
checks:
  - { name: lead, outcome: value, structure: ceo, minus: head, at_least: -1e15 }
`;

/** What a call stores, and what it shows. */
async function asked<Figures>(...args: string[]) {
  const stored = folder.path("told.json");
  const { stdout } = await orgfunnel([...args, "-o", stored]);
  const file = JSON.parse(readFileSync(stored, "utf8")) as ResultFile<Figures>;
  return { stdout, file };
}

test("the lead is one number and one text in run, drivers, why and check", async () => {
  const file = folder.write("one.yaml", SCENARIO);
  const toldRun = await asked<RunFigures>("run", file);
  const { stdout: runText } = toldRun;
  const run = toldRun.file.scenarios[0];
  const toldWhy = await asked<{ readonly why: ExplainedResult }>("why", file, "head", "ceo", "--full");
  const { stdout: whyText } = toldWhy;
  const { why } = toldWhy.file.scenarios[0];
  const toldDrivers = await asked<DriversFigures>("drivers", file);
  const { drivers } = toldDrivers.file.scenarios[0];
  const { checks } = (await asked<CheckFigures>("check", file)).file.scenarios[0];
  const paired = run.structures[0].difference?.value;
  const lead = paired?.mean ?? NaN;
  const size = run.structures[0].outcomes.value.mean;
  const digits = 6 - Math.log10(Math.abs(size));
  expect(why.bridge.total.mean).toBeCloseTo(lead, digits);
  expect(why.bridge.from.mean).toBeCloseTo(run.structures[1].outcomes.value.mean, digits);
  expect(why.bridge.to.mean).toBeCloseTo(size, digits);
  expect(why.bridge.total.standardError).toBeCloseTo(paired?.standardError ?? NaN, digits);
  if (drivers.method !== "samples") throw new Error("another method");
  expect(drivers.lead.mean).toBeCloseTo(Math.abs(lead), digits);
  expect(checks[0]).toMatchObject({ trials: 1000 });
  expect(checks[0].observed).toBeCloseTo(lead, digits);

  const text = /[+−][\d.,]+ [kMB]/u;
  const inRun = text.exec(lineWith(runText, /^ceo {2,}/u))?.[0] ?? "none";
  expect(text.exec(lineWith(whyText, /^B less A /u))?.[0]).toBe(inRun);
  expect(/ahead of \S+ by (\S+ [kMB]) /u.exec(whyText)?.[1]).toBe(inRun.slice(1));
  const inDrivers = /ahead of \S+ by (\S+ [kMB]) /u.exec(toldDrivers.stdout.replace(/\s+/gu, " "));
  expect(inDrivers?.[1]).toBe(inRun.slice(1));
});

test("what is told of choices rests on fewer trials than the lead beside it, and says so", async () => {
  const file = folder.write("one.yaml", SCENARIO);
  const inWords = ({ stdout }: { readonly stdout: string }): string => stdout.replace(/\s+/gu, " ");
  expect(inWords(await asked("drivers", file))).toMatch(/Choices .* \(on 200 trials\) Measure first /u);
  expect(inWords(await asked("run", file, "--notes"))).toContain(
    "another mandate would do rests on 200 trials, the first",
  );
});

function lineWith(text: string, pattern: RegExp): string {
  return text.split("\n").find((line) => pattern.test(line)) ?? "";
}
