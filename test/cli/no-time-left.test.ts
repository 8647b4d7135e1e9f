import { afterAll, expect, test } from "vitest";
import type { Interruption } from "../../src/cli/interrupts.js";
import type { Io } from "../../src/cli/io.js";
import { stdoutStream } from "../../src/cli/stdout.js";
import { noteWritten } from "../../src/cli/written.js";
import { loadScenario, run, serialRunner, type Runner } from "../../src/index.js";
import { meansOfLibrary, poseQuestion } from "../../src/questions/asking.js";
import type { Answering } from "../../src/questions/surroundings.js";
import type { Telling } from "../../src/report/formats/telling.js";
import type { TidyRow } from "../../src/report/formats/tidy.js";
import { markedRows } from "../../src/report/partial.js";

import type { View } from "../../src/report/view.js";
import { scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const gone = AbortSignal.abort(new DOMException("There is no time left.", "TimeoutError"));
const lasting = new AbortController().signal;

test("statistics of what was finished are given up where there is no time for them", async () => {
  const scenario = loadScenario(folder.good);
  const options = { trials: 50, runner: serialRunner };
  await expect(run(scenario, { ...options, patience: gone })).rejects.toBe(gone.reason);
  expect((await run(scenario, { ...options, patience: lasting })).trials).toBe(50);
});

test("of a batch the file that was late is missing, and what was finished before is told", async () => {
  const [stop, late] = [new AbortController(), new AbortController()];
  let isSecond = false;
  const runner: Runner = async (jobs, onBlock, signal) => {
    await serialRunner(jobs, onBlock, signal);
    if (!isSecond) return;
    stop.abort();
    late.abort(gone.reason);
  };
  const given = { scenario: [folder.good, folder.other], format: "json" };
  const posed = await poseQuestion("run", given, meansOfLibrary(stop.signal));
  const attempt: Answering["attempt"] = async (file, work) => {
    isSecond = file === folder.other;
    return work();
  };
  const signals = { signal: stop.signal, patience: late.signal };
  const answered = await posed.answer({ ...ANSWERING, ...signals, attempt, runner });
  expect(answered?.scenarios.map(({ name }) => name)).toEqual(["Small test"]);
});

test("time may end in the middle of drawing a long table", async () => {
  const told: string[] = [];
  const [stop, late] = [new AbortController(), new AbortController()];
  const io = {
    stdout: (text: string) => told.push(text),
    stdoutTaken: () => {
      stop.abort();
      late.abort();
      return Promise.resolve();
    },
    env: {},
    now: () => 0,
    version: () => "9.8.7",
  } as unknown as Io;
  const written = noteWritten(io);
  const style = { format: "table", quiet: false, color: false, notes: false } as const;
  const tell = (rows: number, interruption: Interruption) =>
    stdoutStream(style, io, interruption, written)?.part({ views: () => [longTable(rows)] } as unknown as Telling);
  await tell(1000, { signal: stop.signal, patience: late.signal });
  expect(told).toEqual([]);
  expect(written.text([])).toBe("There was no time to write what was finished to standard output.");
  await tell(10, { signal: gone, patience: gone });
  expect(told.splice(0).join("")).toContain("s9");
  await tell(1000, { signal: lasting, patience: lasting });
  expect(
    told
      .join("")
      .split("\n")
      .filter((line) => line.startsWith("s")),
  ).toHaveLength(1000);
});

const longTable = (rows: number): View => ({
  title: "",
  blocks: [
    {
      kind: "table",
      columns: [{ header: "Structure", align: "left", priority: 1 }],
      rows: Array.from({ length: rows }, (_, row) => [{ text: `s${row}` }]),
    },
  ],
  captions: [],
  warnings: [],
});

test("marking rows of an interrupted answer makes none of them beforehand", () => {
  let made = 0;
  const rows = function* (): Generator<TidyRow> {
    while (made < 3) {
      made++;
      yield ROW;
    }
  };
  const marked = markedRows(rows(), true);
  expect([marked.next().value, made]).toEqual([ROW, 1]);
  expect([...marked].map(({ partial }) => partial)).toEqual([false, false, true]);
});

const ROW: TidyRow = { file: "a.yaml", scenario: "a", statistic: "mean", value: 1, partial: false };

const ANSWERING: Omit<Answering, "runner" | "signal"> = {
  attempt: async (_, work) => work(),
  failed: () => [],
  warn: () => undefined,
  progress: () => ({ update: () => undefined, clear: () => undefined }),
  maxWork: Infinity,
  version: "9.8.7",
};
