import { afterAll, describe, expect, test } from "vitest";
import { stageColumn, stageColumnsOf } from "../../src/calibration/reading/stage-columns.js";
import type { CalibrateRest } from "../../src/questions/calibrate/record.js";
import { scenarioFolder } from "../cli/program.js";
import { calibrate, found } from "./asked.js";
import { exportedDeals, FIRST_DAY, table, WRITE_DAYS, type ExportedDeal } from "./exports.js";

const { write, remove } = scenarioFolder();
afterAll(remove);

const DEALS = exportedDeals(300);
const iso = (day: number): string => (Number.isNaN(day) ? "" : WRITE_DAYS.iso(day));
const STAGES = { Won: "Closed won", Lost: "Closed lost", Engaging: "Appointment" };
/** A person writes the close date, and is wrong about it. */
const planned = iso(FIRST_DAY + 800);
/** What was measured, without the names of its files. */
function figure({ measured }: CalibrateRest, id: string) {
  const one = measured.find(({ assumption }) => assumption === id);
  return one && { ...one, files: [] };
}
const CYCLE = "funnel.sales_cycle";

/** Two pipelines, of which renewals are always won in a day; days of entering their stages in columns. */
const RENEWALS = DEALS.map(({ id, created, ...deal }) => ({
  ...deal,
  id: `R${id}`,
  stage: "Won" as const,
  created,
  closed: created + 1,
}));
const row =
  (pipeline: string) =>
  ({ id, stage, created, closed, amount }: ExportedDeal): string[] => {
    const entered = (column: string, of: string): string => (column === pipeline && stage === of ? iso(closed) : "");
    return [
      id,
      STAGES[stage],
      pipeline,
      String(amount),
      iso(created),
      stage === "Engaging" ? "" : planned,
      entered("Sales", "Won"),
      entered("Sales", "Lost"),
      entered("Renewals", "Won"),
    ];
  };
const HEADINGS = [
  "Record ID",
  "Deal Stage",
  "Pipeline",
  "Amount",
  "Create Date",
  "Close Date",
  'Date entered "Closed won (Sales)"',
  'Date entered "Closed lost (Sales)"',
  'Date entered "Closed won (Renewals)"',
];
const both = table([HEADINGS, ...DEALS.map(row("Sales")), ...RENEWALS.map(row("Renewals"))]);
/** The sales alone, closed when they were. */
const plain = table([
  ["Record ID", "Deal Stage", "Create Date", "Close Date", "Amount", "Deal owner"],
  ...DEALS.map(({ id, stage, created, closed, amount }) => [
    id,
    STAGES[stage],
    iso(created),
    iso(closed),
    String(amount),
    "",
  ]),
]);

describe("several pipelines", () => {
  const file = write("both.csv", both);

  test("with days of entering stages are refused by name, until --where says which", async () => {
    const refused = await calibrate(file);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('of entering "Closed won" of several pipelines: "Sales", "Renewals"');
    const sales = await found(file, "--where", "pipeline=Sales");
    expect(sales.files[0]).toMatchObject({ filtered: 300, rows: 600 });
    expect(sales.files[0].columns).toContainEqual({ field: "won_at", column: 'Date entered "Closed won (Sales)"' });
    // The day a stage was entered, not the one that was planned.
    const reference = await found(write("plain.csv", plain));
    for (const id of ["funnel.win_inbound", CYCLE]) expect(figure(sales, id)).toEqual(figure(reference, id));
    const renewals = await found(file, "--where", "pipeline=Renewals");
    expect(figure(renewals, CYCLE)?.p95).toBeLessThan(figure(sales, CYCLE)?.p5 ?? 0);
  });

  test("are told by the stages entered where they have no column", async () => {
    const without = (line: readonly string[]): string[] => line.filter((_, place) => place !== 2);
    const rows = [...DEALS.map(row("Sales")), ...RENEWALS.map(row("Renewals"))];
    const unnamed = write("unnamed.csv", table([without(HEADINGS), ...rows.map(without)]));
    const { files } = await found(unnamed, "--where", "pipeline=Renewals");
    expect(files[0].filtered).toBe(300);
    const { stderr } = await calibrate(unnamed, "--where", "pipeline=Service");
    expect(stderr).toContain("Allowed: Sales, Renewals");
  });

  test("without such days are refused by name, too; several may be meant", async () => {
    const rows = [HEADINGS, ...DEALS.map(row("Sales")), ...RENEWALS.map(row("Renewals"))];
    const short = write("short.csv", table(rows.map((line) => line.slice(0, 6))));
    const { code, stderr } = await calibrate(short);
    expect(code).toBe(2);
    expect(stderr).toContain('2 pipelines, which are as many funnels: "Sales", "Renewals"');
    expect(stderr).toContain('--where "pipeline=Sales"');
    expect((await calibrate(short, "--where", "Pipeline=Sales")).stderr).not.toContain("pipelines");
  });

  test("have names in a list of them, and stages and their days in others, as tables of a connector", async () => {
    const deals = table([
      [
        "deal_id",
        "deal_pipeline_id",
        "deal_pipeline_stage_id",
        "property_amount",
        "property_createdate",
        "property_closedate",
      ],
      ...[
        ...DEALS.map((deal) => ({ ...deal, pipeline: "p1" })),
        ...RENEWALS.map((deal) => ({ ...deal, pipeline: "p2" })),
      ].map(({ id, pipeline, stage, amount, created }) => [
        id,
        pipeline,
        `${pipeline}-${stage}`,
        String(amount),
        iso(created),
        planned,
      ]),
    ]);
    const pipelines = table([
      ["pipeline_id", "active", "label", "created_at"],
      ["p1", "TRUE", "Sales", "2020-01-01"],
      ["p2", "TRUE", "Renewals", "2020-01-01"],
    ]);
    const stages = table([
      ["stage_id", "label", "pipeline_id", "closed_won", "is_closed"],
      ...["p1", "p2"].flatMap((pipeline) => [
        [`${pipeline}-Won`, "a", pipeline, "TRUE", "TRUE"],
        [`${pipeline}-Lost`, "b", pipeline, "FALSE", "TRUE"],
        [`${pipeline}-Engaging`, "c", pipeline, "FALSE", "FALSE"],
      ]),
    ]);
    const history = table([
      ["deal_id", "date_entered", "source", "value"],
      ...DEALS.flatMap(({ id, stage, created, closed }) => [
        [id, iso(created), "x", "p1-Engaging"],
        ...(stage === "Engaging" ? [] : [[id, iso(closed), "x", `p1-${stage}`]]),
      ]),
    ]);
    const files = Object.entries({ deals, stages, pipelines, history }).map(([name, text]) =>
      write(`c-${name}.csv`, text),
    );
    expect((await calibrate(...files)).stderr).toContain('"Sales", "Renewals"');
    const sales = await found(...files, "--where", "pipeline=Sales");
    expect(sales.files.map(({ kind }) => kind)).toEqual(["deals", "stages", "pipelines", "history"]);
    const reference = await found(write("plain.csv", plain));
    for (const id of ["funnel.win_inbound", CYCLE]) expect(figure(sales, id)).toEqual(figure(reference, id));
  });
});

test("headings of stages in each of their forms", () => {
  const columns = stageColumnsOf([
    "Amount",
    'Date entered "SQL (Sales)"',
    "Date entered 'SQL' (Partners)",
    "hs_v2_date_entered_closedwon",
    'Date exited "SQL (Sales)"',
  ]);
  expect(columns).toEqual([
    { place: 1, stage: "SQL", pipeline: "Sales" },
    { place: 2, stage: "SQL", pipeline: "Partners" },
    { place: 3, stage: "closedwon", pipeline: "" },
  ]);
  const sql = (...wanted: string[]) => stageColumn("f.csv", columns, (stage) => stage === "SQL", wanted);
  expect(sql("Partners")).toBe(2);
  expect(() => sql()).toThrow();
  expect(stageColumn("f.csv", columns, (stage) => stage === "MQL", [])).toBeUndefined();
});
