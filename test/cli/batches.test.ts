import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { stdoutStream } from "../../src/cli/stdout.js";
import { makeAttempts } from "../../src/cli/attempts.js";
import type { Io } from "../../src/cli/io.js";
import type { GivenValues } from "../../src/questions/given.js";
import { meansOfLibrary, poseQuestion } from "../../src/questions/asking.js";
import { RENDER } from "../../src/report/formats/registry.js";
import { streamedFormat, type StreamedFormat } from "../../src/report/formats/streamed.js";
import { serialRunner, type Runner } from "../../src/index.js";
import { csvRecords, orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const checks = `
checks:
  - { name: many leads, outcome: leads, structure: head, at_least: 1 }
  - { name: too many leads, outcome: leads, structure: head, at_least: 1e9 }
  - { name: many leads, outcome: leads, structure: ceo, at_least: 1 }
`;
folder.write("claims.yaml", readFileSync(folder.good, "utf8") + checks);
/** Of the same claims, at the same place. */
const claims = ["a", "b"].map((name) => folder.write(`claims-${name}.yaml`, "extends: claims.yaml\n"));
const CALL = {
  question: "run",
  version: "9.8.7",
  overrides: { params: [], set: [], flags: {} },
  settings: {},
  jobs: 1,
  startedAt: "2026-01-02",
  elapsedMs: 1,
};

const GIVEN: Readonly<Partial<Record<string, GivenValues>>> = { check: { confidence: "99%", maxTrials: "1000" } };

/** What becomes of a question about several files: in which order there was text on stdout and something to simulate. */
async function streamed(question: string, scenario: readonly string[], format: StreamedFormat, isInterrupted = false) {
  const controller = new AbortController();
  const { signal } = controller;
  const events: { readonly text?: string; readonly simulated?: true }[] = [];
  const io = {
    stdout: (piece: string) => {
      events.push({ text: piece });
      if (isInterrupted) controller.abort();
    },
    stderr: () => undefined,
    setExitCode: () => undefined,
    stdoutTaken: () => Promise.resolve(),
    stdoutIsTerminal: false,
    env: {},
    now: () => 0,
    version: () => "9.8.7",
  } as unknown as Io;
  const style = { width: 120, colour: false, notes: false, stamp: "orgfunnel 9.8.7 · 1970-01-01" };
  const options = { format, quiet: false, color: false, notes: false };
  const attempts = makeAttempts({ color: false }, io, signal);
  const runner: Runner = async (jobs, onBlock, aborted) => {
    events.push({ simulated: true });
    await serialRunner(jobs, onBlock, aborted);
  };
  const means = { ...meansOfLibrary(signal), attempt: attempts.attempt };
  const posed = await poseQuestion(question, { ...GIVEN[question], scenario, format }, means);
  const stream = stdoutStream(options, io, { signal, patience: signal }, { noteLate: () => undefined });
  const progress = () => ({ update: () => undefined, clear: () => undefined });
  const rest = { progress, warn: () => undefined, maxWork: Infinity, version: "9.8.7" };
  const answered = await posed.answer({ runner, signal, ...attempts, ...rest, stream });
  if (answered === undefined) throw new Error("no answer");
  const whole = [...RENDER[format](answered.telling(CALL), style)].join("");
  const told = events.map((event) => event.text ?? "").join("");
  return { events, told, whole, isStreamed: answered.isStreamed, page: answered.telling(CALL).page };
}

/** Whether something was told before the last thing was simulated. */
const isEarly = (events: readonly { readonly text?: string; readonly simulated?: true }[]): boolean =>
  events.findIndex((event) => (event.text ?? "") !== "") < events.findLastIndex(({ simulated }) => simulated === true);

describe("of several files", () => {
  test.each(["table", "md", "csv"] as const)(
    "%s of a run tells of the first before the second is simulated, what is written of the whole",
    async (format) => {
      const { events, told, whole } = await streamed("run", [folder.good, folder.other, folder.bad], format);
      expect(isEarly(events)).toBe(true);
      expect(told).toBe(whole);
      expect(told).toContain("Another test");
    },
  );

  test.each(["csv", "github"] as const)("so does %s of checks, whose names stay their own", async (format) => {
    const { events, told, whole } = await streamed("check", [...claims, folder.bad], format);
    expect(isEarly(events)).toBe(true);
    expect(told).toBe(whole);
    expect(told.split("\n").filter((line) => line.includes("many leads (2)")).length).toBeGreaterThan(1);
  });

  test("a document of checks is told at the end, where it is known what stands first", async () => {
    const { isStreamed, events } = await streamed("check", claims, "md");
    expect([isStreamed, events.some((event) => event.text !== undefined)]).toEqual([false, false]);
  });

  test("JSON, JUnit and TAP begin with what is known at the end", () => {
    for (const format of ["json", "junit", "tap", "yaml"] as const) expect(streamedFormat(format)).toBeUndefined();
  });
});

test("interrupted between two files, each format says so, though what it told first was finished", async () => {
  const [table, md, csv] = await Promise.all(
    (["table", "md", "csv"] as const).map((format) => streamed("run", [folder.good, folder.other], format, true)),
  );
  expect(table.told).toContain("partial: Interrupted");
  expect(md.told).toContain("> **Partial:** Interrupted");
  for (const { told } of [table, md])
    expect(told.replace(/\s+/gu, " ")).toMatch(/No answer yet when the interrupt came: \S*other/u);
  expect(csv.told).toBe(csv.whole);
  const records = csvRecords(csv.told);
  expect(records.slice(0, -1).every(({ scenario, partial }) => scenario === "Small test" && partial === "false")).toBe(
    true,
  );
  expect(records.at(-1)).toMatchObject({ file: folder.other, statistic: "interrupted", value: "", partial: "true" });
  const { scenarios } = await table.page();
  expect(scenarios.map(({ verdict }) => verdict?.partial)).toEqual([
    "Interrupted: this is a partial result, of what was finished by then.",
  ]);
});

test("no more of a long answer waits in memory than one piece", async () => {
  const events: string[] = [];
  const long = ["--series", "leads", "--horizon", "100", "--trials", "20", "--format", "json"];
  await orgfunnel(["run", folder.good, folder.other, ...long], {
    stdout: () => void events.push("written"),
    stdoutTaken: () => {
      events.push("taken");
      return Promise.resolve();
    },
  });
  expect(events.length).toBeGreaterThan(2);
  expect(events.filter((event, place) => event === "written" && events[place + 1] !== "taken")).toEqual([]);
});
