import { readFileSync } from "node:fs";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { QUESTIONS } from "../../src/questions/registry.js";
import { noStrayNumber } from "../fuzz/invariants.js";
import { SMALL, smallCalls } from "../questions/calls.js";
import { csvRecords, orgfunnel } from "./program.js";

/** Deals and weights this large are read, and warned of; sums of them are beyond what can be counted. */
const HUGE = "1e15";
const withLines = (...lines: readonly string[]): string =>
  `${SMALL.replace("horizon: 1", "horizon: 3")}${lines.join("\n")}\n`;

const SCENARIOS: Readonly<Record<string, string>> = {
  "every trial": withLines(`assumptions: { funnel.deal_value: ${HUGE} }`),
  "some trials": withLines(
    `assumptions: { funnel.deal_value: { distribution: discrete, values: [4000, ${HUGE}], weights: [0.5, 0.5] } }`,
  ),
  "one structure": SMALL.replace("checks:", `    assumptions: { funnel.deal_value: ${HUGE} }\nchecks:`),
  "the objective alone": withLines(`objective: { profit: ${HUGE}, revenue: ${HUGE} }`).replace(
    /^objective: value\n/mu,
    "",
  ),
  growth: withLines("assumptions: { market.monthly_growth: 1e9 }"),
};

/** A number, as CSV and Parquet give it, or nothing. */
const isSound = (value: unknown): boolean => value === "" || value === null || Number.isFinite(Number(value));

/** What people read of a page: not its programs, nor the results it holds for them. */
const wordsOf = (page: string): string => page.replace(/<(script|style)\b.*?<\/\1>/gsu, "");

const textsOf = (json: unknown): string[] =>
  typeof json === "string"
    ? [json]
    : json !== null && typeof json === "object"
      ? Object.values(json).flatMap(textsOf)
      : [];

const soundText = (text: string): void => {
  noStrayNumber(text);
};
const soundRows = (rows: readonly Readonly<Record<string, unknown>>[]): void => {
  expect(rows.filter(({ value }) => !isSound(value))).toEqual([]);
};

/** Looks for figures that are none, as whoever gets such a file reads it. */
const READERS: Readonly<Record<string, (file: string) => void | Promise<void>>> = {
  md: (file) => {
    soundText(readFileSync(file, "utf8"));
  },
  html: (file) => {
    soundText(wordsOf(readFileSync(file, "utf8")));
  },
  json: (file) => {
    textsOf(JSON.parse(readFileSync(file, "utf8"))).forEach(soundText);
  },
  csv: (file) => {
    soundRows(csvRecords(readFileSync(file, "utf8")));
  },
  parquet: async (file) => {
    soundRows(await parquetReadObjects({ file: await asyncBufferFromFile(file) }));
  },
  xlsx: async (file) => {
    for (const { data } of await readExcelFile(file))
      for (const cell of data.flat())
        if (typeof cell === "string") soundText(cell);
        else if (typeof cell === "number") expect(cell).toSatisfy(Number.isFinite);
  },
};

const ASKED = ["run", "check", "explain", "why", "drivers", "sweep", "choice", "report", "compare"];

describe.each(Object.entries(SCENARIOS))("where a number overflows in %s", (_, text) => {
  const { calls, path, scenario, store, remove } = smallCalls(text);
  beforeAll(store);
  afterAll(remove);

  test.each(ASKED)("%s shows no figure that is none, in no format", async (id) => {
    const call = calls[id].filter((argument) => argument !== "--format" && argument !== "json");
    const formats = (QUESTIONS.find((question) => question.id === call[0])?.formats ?? []).filter((f) => f in READERS);
    const files = formats.map((format) => path(`${id}.${format}`));
    const { code, stdout, stderr } = await orgfunnel([...call, "--notes", ...files.flatMap((file) => ["-o", file])]);
    expect(code, stderr).not.toBe(1);
    soundText(stdout);
    soundText(stderr);
    if (code === 2) return;
    for (const [index, format] of formats.entries()) await READERS[format](files[index]);
  });

  test("a structure in which it does has no figure of what rests on it, nor is any the best", async () => {
    const { stdout } = await orgfunnel(["run", scenario, "--trials", "20", "--format", "csv"]);
    const rows = csvRecords(stdout);
    const overflowed = rows.filter(({ statistic, value }) => statistic === "overflowed" && Number(value) > 0);
    expect(overflowed.length).toBeGreaterThan(0);
    const key = (row: Readonly<Record<string, string>>) => [row.structure, row.versus, row.outcome].join();
    const withheld = new Set(overflowed.map(key));
    const figures = rows.filter((row) => withheld.has(key(row)) && row.value !== "");
    expect(new Set(figures.map(({ statistic }) => statistic))).toEqual(new Set(["noData", "overflowed", "resolved"]));
    const best = rows.filter(({ statistic }) => /^(probabilityBest|expectedRegret|rank)/u.test(statistic));
    expect(new Set(best.map(({ value }) => value))).toEqual(new Set([""]));
  });
});
