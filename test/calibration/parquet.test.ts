import { writeFileSync } from "node:fs";
import { parquetWriteBuffer, schemaFromColumnData, type ColumnSource } from "hyparquet-writer";
import { afterAll, describe, expect, test } from "vitest";
import type { CalibrateRest } from "../../src/questions/calibrate/record.js";
import { parquetTable } from "../../src/report/columnar/parquet.js";
import { scenarioFolder } from "../cli/program.js";
import { calibrate, found } from "./asked.js";
import { exportedDeals, teachingCsv } from "./exports.js";

const { path, write, remove } = scenarioFolder();
afterAll(remove);

const DAY_MS = 86_400_000;
const DEALS = exportedDeals(300);
const teaching = write("teaching.csv", teachingCsv(DEALS));
const figures = ({ measured }: CalibrateRest) =>
  measured.map(({ assumption, p5, p50, p95 }) => [assumption, p5, p50, p95]);

const iso = (day: number): string | undefined =>
  Number.isNaN(day) ? undefined : new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The deals in columns of these types. */
function columns(type: "TIMESTAMP" | "DATE"): ColumnSource[] {
  // A day is given as the number that it is.
  const dates = type === "DATE" ? "INT32" : type;
  const at = (day: number) => (Number.isNaN(day) ? null : type === "DATE" ? day : new Date(day * DAY_MS));
  return [
    { name: "opportunity_id", data: DEALS.map(({ id }) => id), type: "STRING" },
    { name: "account", data: DEALS.map(() => 'Computers,\n"large"'), type: "STRING" },
    { name: "deal_stage", data: DEALS.map(({ stage }) => stage), type: "STRING" },
    { name: "engage_date", data: DEALS.map(({ created }) => at(created)), type: dates },
    { name: "close_date", data: DEALS.map(({ closed }) => at(closed)), type: dates, nullable: true },
    { name: "close_value", data: DEALS.map(({ amount }) => BigInt(amount)), type: "INT64" },
  ];
}

/** Whole numbers of 32 bits are days. */
function bytesOf(columnData: ColumnSource[], options: object = {}): Buffer {
  const schema = schemaFromColumnData({ columnData }).map((element) =>
    element.type === "INT32" ? { ...element, converted_type: "DATE" as const } : element,
  );
  const bare = columnData.map(({ name, data }) => ({ name, data }));
  return Buffer.from(parquetWriteBuffer({ columnData: bare, schema, ...options }));
}

function parquet(name: string, columnData: ColumnSource[], options: object = {}): string {
  writeFileSync(path(name), bytesOf(columnData, options));
  return path(name);
}

describe("a Parquet file", () => {
  test.each(["TIMESTAMP", "DATE"] as const)(
    "with columns of %s is read to the figures of the same deals as text",
    async (type) => {
      const [there, here] = [
        await found(parquet("deals.parquet", columns(type), { rowGroupSize: 128 })),
        await found(teaching),
      ];
      expect(there.files[0]).toMatchObject({ kind: "deals", container: "parquet", rows: DEALS.length, totals: 0 });
      expect(there.files[0].separator).toBeUndefined();
      expect(figures(there)).toEqual(figures(here));
    },
  );

  test("of this program's own writer is read, whatever it is called", async () => {
    const parts: Uint8Array[] = [];
    const table = parquetTable((bytes) => parts.push(bytes.slice()));
    const text = (name: string, data: readonly (string | undefined)[]) =>
      ({ name, kind: "text", data, gaps: true }) as const;
    table.add([
      text(
        "opportunity_id",
        DEALS.map(({ id }) => id),
      ),
      text(
        "deal_stage",
        DEALS.map(({ stage }) => stage),
      ),
      text(
        "engage_date",
        DEALS.map(({ created }) => iso(created)),
      ),
      text(
        "close_date",
        DEALS.map(({ closed }) => iso(closed)),
      ),
      { name: "close_value", kind: "number", data: DEALS.map(({ amount }) => amount) },
    ]);
    table.finish();
    writeFileSync(path("deals.bin"), Buffer.concat(parts));
    expect(figures(await found(path("deals.bin")))).toEqual(figures(await found(teaching)));
    expect((await calibrate(path("deals.bin"))).stdout).toContain("300 rows (Parquet)");
  });

  test("is told what is wrong as a CSV file is", async () => {
    const wrong = columns("DATE").map((column) =>
      column.name === "engage_date"
        ? { ...column, type: "STRING" as const, data: DEALS.map(() => "03/04/2026") }
        : column,
    );
    const { code, stderr } = await calibrate(parquet("ambiguous.parquet", wrong));
    expect(code).toBe(2);
    expect(stderr).toContain("Say so with --dates dmy or --dates mdy");
    const unnamed = await calibrate(
      parquet(
        "unnamed.parquet",
        columns("DATE").filter(({ name }) => name !== "engage_date"),
      ),
    );
    expect(unnamed.stderr).toContain("--map");
    expect((await calibrate(parquet("one.parquet", columns("DATE")), "--sheet", "Deals")).stderr).toContain(
      "none of the files is a workbook",
    );
  });

  test("that is cut off, or compressed in a way that is not read, is refused", async () => {
    const whole = bytesOf(columns("DATE"));
    writeFileSync(path("cut.parquet"), whole.subarray(0, whole.length / 2));
    expect((await calibrate(path("cut.parquet"))).stderr).toContain("cannot be read as one");
    const packed = parquet("packed.parquet", columns("DATE"), {
      codec: "ZSTD",
      compressors: { ZSTD: (bytes: Uint8Array) => bytes },
    });
    const { code, stderr } = await calibrate(packed);
    expect(code).toBe(2);
    expect(stderr).toContain("compressed by ZSTD");
  });
});
