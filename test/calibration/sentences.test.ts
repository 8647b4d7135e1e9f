import { afterAll, describe, expect, test } from "vitest";
import { scenarioFolder } from "../cli/program.js";
import { calibrate, found } from "./asked.js";
import { exportedDeals, table, WRITE_DAYS } from "./exports.js";

const { write, remove } = scenarioFolder();
afterAll(remove);

const iso = (day: number): string => (Number.isNaN(day) ? "" : WRITE_DAYS.iso(day));
const DEALS = exportedDeals(120);
const dealsWith = (stageOf: (stage: string) => string, deals = DEALS): string =>
  write(
    "deals.csv",
    table([
      ["Deal ID", "Deal Stage", "Create Date", "Close Date"],
      ...deals.map(({ id, stage, created, closed }) => [id, stageOf(stage), iso(created), iso(closed)]),
    ]),
  );
const stages = write(
  "stages.csv",
  table([
    ["stage_id", "label", "closed_won", "is_closed"],
    ["Won", "a", "TRUE", "TRUE"],
    ["Lost", "b", "FALSE", "TRUE"],
    ["Engaging", "c", "FALSE", "FALSE"],
  ]),
);
const many = (stage: string): number => DEALS.filter((deal) => deal.stage === stage).length;

describe("words of --map against a list of stages", () => {
  const overruled = async (word: string) =>
    (await found(dealsWith(String), stages, "--map", word)).findings.find(({ about }) => about === "deals")?.text;

  test("are told where the list says otherwise", async () => {
    expect(await overruled("won=Lost")).toMatch(
      new RegExp(`^${many("Lost")} are won or lost as --map has their stage, though the export itself`, "u"),
    );
  });

  test("are not where it says the same", async () => {
    expect(await overruled("won=Won")).toBeUndefined();
  });
});

describe("none of something is said as a person would", () => {
  test("of deals of which none was won", async () => {
    const deals = write(
      "sources.csv",
      table([
        ["Deal ID", "Deal Stage", "Create Date", "Close Date", "Source"],
        ...DEALS.map(({ id, stage, created, closed }) => [
          ...[id, stage, iso(created), iso(closed)],
          stage === "Won" ? "Outbound" : "Inbound",
        ]),
      ]),
    );
    const { measured, findings } = await found(deals, stages, "--map", "source=Source");
    const win = measured.find(({ assumption }) => assumption === "funnel.win_inbound");
    expect(win?.basis).toBe(`${many("Lost")} lost and ${many("Engaging")} open inbound deals, none won`);
    expect(findings.find(({ about }) => about === "inbound win rate")?.text).toContain(
      `None of ${many("Lost")} inbound deals that closed was won`,
    );
  });

  test("of deals of which none is open, or hardly one is closed", async () => {
    const closed = DEALS.filter(({ stage }) => stage !== "Engaging");
    const { measured } = await found(dealsWith(String, closed), stages);
    expect(measured[0].basis).toBe(`${many("Won")} won and ${many("Lost")} lost deals`);
    const customers = write(
      "customers.csv",
      table([["Customer", "Start", "End"], ...DEALS.map(({ id, created }) => [id, iso(created), ""])]),
    );
    const open = [
      ...DEALS.filter(({ stage }) => stage === "Engaging"),
      closed.find(({ stage }) => stage === "Won") ?? closed[0],
    ];
    const { findings, measured: others } = await found(dealsWith(String, open), stages, customers);
    expect(findings.map(({ text }) => text)).toContain("So far 1 deal has closed; 5 or more are needed.");
    expect(others.map(({ basis }) => basis)).toContainEqual(expect.stringMatching(/^none of 120 customers left in/u));
  });
});

test("several files are told in one row, with commas", async () => {
  const none = ["a", "b", "c"].map((name) => write(`${name}.csv`, "Deal ID,Deal Stage,Create Date,Close Date\n"));
  const { stderr } = await calibrate(...none);
  expect(stderr).toMatch(/"[^"]*a\.csv", "[^"]*b\.csv" and "[^"]*c\.csv" hold no rows/u);
});

test("rows of ids that came before are told where none is left", async () => {
  const rows = Array.from({ length: 8 }, (_, place) => [`D${place % 4}`, "Won", "", "2026-01-01"]);
  const file = write("twice.csv", table([["Deal ID", "Deal Stage", "Create Date", "Close Date"], ...rows]));
  expect((await calibrate(file)).stderr).toContain(
    "of 8 rows none is left (4 with an id that came before, 4 no beginning).",
  );
});

test("what a history was taken for is told: its dates, and the days of its changes", async () => {
  const history = (write_: (day: number) => string): string =>
    write(
      "history.csv",
      table([
        ["deal_id", "date_entered", "value"],
        ...DEALS.map(({ id, stage, created }) => [id, write_(created), stage]),
      ]),
    );
  const days = DEALS.map(({ created }) => created);
  const [first, last] = [Math.min(...days), Math.max(...days)].map(iso);
  const told = async (file: string): Promise<string> =>
    (await calibrate(dealsWith(String), stages, file)).stdout.replaceAll(/\s+/gu, " ");
  expect(await told(history(WRITE_DAYS.mdy))).toContain(
    `history.csv history, read as HubSpot: 120 rows (separated by commas; utf-8; dates month first; changes of ${first} to ${last})`,
  );
  expect(await told(history(iso))).toContain(`(separated by commas; utf-8; changes of ${first} to ${last})`);
});
