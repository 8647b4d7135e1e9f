import { readFileSync } from "node:fs";
import { asyncBufferFromFile, parquetMetadata, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, test } from "vitest";
import { QUESTIONS } from "../../src/questions/registry.js";
import { tidyParquet } from "../../src/report/formats/parquet.js";
import type { TidyRow } from "../../src/report/formats/tidy.js";
import { smallCalls } from "../questions/calls.js";
import { csvRecords, orgfunnel } from "./program.js";

const { path, calls, store, write, scenario, remove } = smallCalls();
afterAll(remove);

const parquetRows = async (name: string) => parquetReadObjects({ file: await asyncBufferFromFile(path(name)) });
const formatsOf = (command: string) => QUESTIONS.find(({ id }) => id === command)?.formats ?? [];
/** As CSV writes it. */
const text = (value: unknown): string =>
  typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);

describe("-o out.parquet", () => {
  test.each(
    Object.entries(calls).filter(([id, [command]]) => id !== "merge-missing" && formatsOf(command).includes("parquet")),
  )("%s: the table of CSV", async (_, call) => {
    await store();
    await orgfunnel([...call, "-o", path("t.csv"), "-o", path("t.parquet")]);
    const inCsv = csvRecords(readFileSync(path("t.csv"), "utf8"));
    const inParquet = await parquetRows("t.parquet");
    expect(inCsv.length).toBeGreaterThan(0);
    expect(inParquet.map((row) => Object.keys(row))).toEqual(inCsv.map((row) => Object.keys(row)));
    expect(inParquet.map((row) => Object.values(row).map(text))).toEqual(
      inCsv.map((row) => Object.values<string>(row)),
    );
  });

  test("columns have types: text, whole months, numbers, truth values; null where there is nothing", async () => {
    await orgfunnel(["run", scenario, "--series", "wins", "-o", path("run.parquet")]);
    const { schema } = await parquetMetadataAsync(await asyncBufferFromFile(path("run.parquet")));
    const types = Object.fromEntries(
      schema.slice(1).map(({ name, type, repetition_type }) => [name, [type, repetition_type]]),
    );
    expect(types).toEqual({
      file: ["BYTE_ARRAY", "REQUIRED"],
      scenario: ["BYTE_ARRAY", "REQUIRED"],
      variant: ["BYTE_ARRAY", "OPTIONAL"],
      structure: ["BYTE_ARRAY", "OPTIONAL"],
      versus: ["BYTE_ARRAY", "OPTIONAL"],
      outcome: ["BYTE_ARRAY", "OPTIONAL"],
      about: ["BYTE_ARRAY", "OPTIONAL"],
      statistic: ["BYTE_ARRAY", "REQUIRED"],
      month: ["INT32", "OPTIONAL"],
      unit: ["BYTE_ARRAY", "OPTIONAL"],
      value: ["DOUBLE", "OPTIONAL"],
      partial: ["BOOLEAN", "REQUIRED"],
    });
    const rows = await parquetRows("run.parquet");
    expect(rows.some(({ month }) => month === 1)).toBe(true);
    expect(rows[0]).toMatchObject({ scenario: "Small", variant: null, month: null, partial: false });
  });

  test("what varies is numbers where all its values are, else text", async () => {
    const lists = ["-L", "funnel.acceptance=40%,60%", "-L", "market.leads_per_month=150,160 to 170"];
    await orgfunnel(["sweep", scenario, ...lists, "-o", path("sweep.parquet")]);
    const rows = await parquetRows("sweep.parquet");
    const values = (key: string): unknown[] => [...new Set(rows.map((row): unknown => row[key]))];
    expect(values("funnel.acceptance")).toEqual([null, 0.4, 0.6]);
    expect(values("market.leads_per_month")).toEqual([null, "150", "160 to 170"]);
  });

  test("what failed is a row without a value, and rows are written group by group", async () => {
    const bad = write("bad.yaml", "name: Bad\nhorizn: 3\n");
    await orgfunnel(["run", bad, scenario, "-o", path("failed.parquet")]);
    const failed = (await parquetRows("failed.parquet")).filter(({ statistic }) => statistic === "error");
    expect(failed).toEqual(failed.map((row) => ({ ...row, file: bad, value: null })));
    expect(failed.length).toBeGreaterThan(0);
    const row: TidyRow = { file: "f", scenario: "s", statistic: "mean", value: 1, partial: false };
    const rows = function* () {
      for (let place = 0; place < 250_000; place++) yield { ...row, value: place };
    };
    // What is in no more pieces is written in any case.
    expect([...tidyParquet(() => [row])].length).toBeLessThanOrEqual(2);
    const pieces = [...tidyParquet(rows)].filter((piece) => piece !== "");
    const whole = Uint8Array.from(Buffer.concat(pieces));
    const groups = parquetMetadata(whole.buffer).row_groups.map(
      ({ num_rows, columns }) => Number(num_rows) * columns.length,
    );
    // Nobody gets a turn while one is written.
    expect(Math.max(...groups)).toBeLessThan(200_000);
    expect(pieces.length).toBeGreaterThan(groups.length);
  });
});
