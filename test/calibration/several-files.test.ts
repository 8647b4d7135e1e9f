import { afterAll, describe, expect, test } from "vitest";
import type { CalibrateRest } from "../../src/questions/calibrate/record.js";
import { scenarioFolder } from "../cli/program.js";
import { calibrate, found } from "./asked.js";
import { exportedDeals, teachingCsv, table, WRITE_DAYS, type ExportedDeal } from "./exports.js";

const { write, remove } = scenarioFolder();
afterAll(remove);

const DEALS = exportedDeals(300);
const sorted = DEALS.map(({ created }) => created).sort((a, b) => a - b);
const HALF = sorted[150];

/** The list as it stood after half of its deals had begun. */
const early: ExportedDeal[] = DEALS.filter(({ created }) => created <= HALF).map((deal) =>
  deal.closed > HALF ? { ...deal, stage: "Engaging", closed: NaN } : deal,
);
const june = write("june.csv", teachingCsv(early));
const december = write("december.csv", teachingCsv(DEALS));
const median = ({ measured }: CalibrateRest, id: string) => measured.find((one) => one.assumption === id)?.p50;

describe("of a record in several files", () => {
  test("the row counts in which it has come furthest, whatever the order of the files", async () => {
    const [alone, both, turned] = [await found(december), await found(june, december), await found(december, june)];
    for (const id of ["funnel.win_inbound", "funnel.sales_cycle"]) {
      expect(median(both, id)).toBe(median(alone, id));
      expect(median(turned, id)).toBe(median(alone, id));
    }
    expect(both.lists[0].kept).toBe(DEALS.length);
    expect(both.files.map(({ superseded }) => superseded)).toEqual([early.length, 0]);
    expect(turned.files.map(({ superseded }) => superseded)).toEqual([0, early.length]);
  });

  test("how many rows were left out is told, and that another file has later ones", async () => {
    const { stdout } = await calibrate(june, december);
    expect(stdout.replaceAll(/\s+/gu, " ")).toContain(
      `${early.length} left out, since another file has a later row of the same id`,
    );
  });

  test("one that is closed in the older file stays closed", async () => {
    const older = write("older.csv", teachingCsv(DEALS.slice(0, 200)));
    const newer = DEALS.map((deal): ExportedDeal => ({ ...deal, stage: "Engaging", closed: NaN }));
    const open = write("newer.csv", teachingCsv(newer.concat({ ...newer[0], id: "D-x", created: sorted[299] + 9 })));
    const { files, lists } = await found(open, older);
    expect(lists[0].kept).toBe(DEALS.length + 1);
    const closed = DEALS.slice(0, 200).filter(({ closed: day }) => !Number.isNaN(day)).length;
    expect(files[1].superseded).toBe(200 - closed);
    expect(files[0].superseded).toBe(closed);
  });

  test("a history of stages still finds its deals", async () => {
    const history = write(
      "history.csv",
      table([
        ["Id", "Opportunity ID", "Stage Name", "Created Date"],
        ...DEALS.filter(({ closed }) => !Number.isNaN(closed)).map(({ id, stage, closed }, place) => [
          `h${place}`,
          id,
          stage,
          WRITE_DAYS.iso(closed - 1),
        ]),
      ]),
    );
    const [alone, both] = [await found(december, history), await found(december, june, history)];
    expect(median(both, "funnel.sales_cycle")).toBe(median(alone, "funnel.sales_cycle"));
    expect(median(both, "funnel.sales_cycle")).not.toBe(median(await found(december), "funnel.sales_cycle"));
  });
});

describe("of files without ids", () => {
  const rows = DEALS.map(({ stage, created, closed, amount }) => [
    stage,
    WRITE_DAYS.iso(created),
    Number.isNaN(closed) ? "" : WRITE_DAYS.iso(closed),
    String(amount),
  ]);
  const heading = ["Stage", "Created", "Closed", "Amount"];
  const first = write("first.csv", table([heading, ...rows]));

  test("one that is given twice is refused", async () => {
    const again = write("again.csv", table([heading, ...rows]));
    const { code, stderr } = await calibrate(first, again);
    expect(code).toBe(2);
    expect(stderr).toMatch(/All 300 rows of .*again\.csv.* are the same to the letter as those of .*first\.csv/u);
  });

  test("rows that two files share are warned of", async () => {
    const part = write("part.csv", table([heading, ...rows.slice(0, 120)]));
    const { findings } = await found(first, part);
    expect(findings.filter(({ isWarning }) => isWarning).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^120 rows of part\.csv are the same to the letter as rows of first\.csv/u),
    );
    const one = await found(first, write("one.csv", table([heading, rows[0]])));
    expect(one.findings.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^1 row of one\.csv is the same to the letter as one of first\.csv, .* it counts twice/u),
    );
  });
});

describe("words", () => {
  const columns = ["id", "stage", "created", "closed", "amount", "rep", "lead source"];
  const withSource = (sourceOf: (place: number) => string, word = (stage: string): string => stage): string =>
    table([
      columns,
      ...DEALS.map(({ id, stage, created, closed, amount, rep }, place) => [
        id,
        word(stage),
        WRITE_DAYS.iso(created),
        Number.isNaN(closed) ? "" : WRITE_DAYS.iso(closed),
        String(amount),
        rep,
        sourceOf(place),
      ]),
    ]);
  const ORIGINS = ["Inbound", "Outbound", "Partner"];

  test("of --map stand beside those that are known", async () => {
    const won = DEALS.filter(({ stage }) => stage === "Won").length;
    const lines = withSource(() => "Web").replace("Won", "Unterschrieben");
    const { lists, measured } = await found(write("beside.csv", lines), "--map", "won=Unterschrieben");
    expect(lists[0].won?.toSorted()).toEqual(["Unterschrieben", "Won"]);
    expect(measured.find(({ assumption }) => assumption === "funnel.win_inbound")?.basis).toContain(`${won} won`);
    // What is mapped otherwise is what it is mapped to.
    const turned = await found(write("beside.csv", lines), "--map", "won=Unterschrieben", "--map", "lost=Won");
    expect(turned.lists[0].won).toEqual(["Unterschrieben"]);
  });

  test("Inbound and Outbound of a source are understood, and what is neither is told", async () => {
    const own = await found(
      write(
        "own.csv",
        withSource((place) => ORIGINS[place % 3]),
      ),
    );
    const ids = own.measured.map(({ assumption, grade }) => `${assumption} ${grade}`);
    expect(ids).toContain("funnel.win_inbound measured");
    expect(ids).toContain("funnel.win_outbound measured");
    expect(own.findings.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Of 300 deals: 100 inbound, 100 outbound, 100 neither, as their sources themselves say/u),
    );
  });

  test("that only one deal has are told in the singular", async () => {
    const source = withSource((place) => ORIGINS[place === 0 ? 2 : place % 2]);
    expect((await found(write("one-neither.csv", source))).findings.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/, 1 neither, as .*: that one neither counts for win rates nor as outbound\.$/u),
    );
  });

  test("outbound deals of reps who have deals that are neither are not called measured", async () => {
    const file = write(
      "neither.csv",
      withSource((place) => (place % 5 === 0 ? "Partner" : "Call")),
    );
    const { measured, findings } = await found(file, "--map", "source=lead source", "--map", "outbound=Call");
    const both = write(
      "both.csv",
      withSource((place) => (place === 0 ? "Web" : place % 5 < 3 ? "Call" : "Partner")),
    );
    const named = await found(both, "--map", "outbound=Call", "--map", "inbound=Web");
    for (const one of [measured, named.measured])
      expect(one.map(({ assumption }) => assumption)).not.toContain("capacity.outbound_per_rep");
    expect(findings.map(({ text }) => text).join(" ")).toContain("beside deals that are not outbound");
    expect(named.findings.map(({ text }) => text).join(" ")).toMatch(
      /Of 300 deals: 1 inbound, 179 outbound, 120 neither/u,
    );
  });
});

describe("what is told", () => {
  test("amounts that are a thousandth of plausible ones are asked about", async () => {
    const small = DEALS.map((deal) => ({ ...deal, amount: deal.amount / 1000 }));
    const { stdout, stderr } = await calibrate(write("thousands.csv", teachingCsv(small)));
    expect(stdout.replaceAll(/\s+/gu, " ") + stderr).toContain(
      "funnel.deal_value is about a thousandth of what is plausible",
    );
    const { measured } = await found(december);
    expect(measured.find(({ assumption }) => assumption === "funnel.deal_value")?.versus).toBe("overlaps");
  });

  test("reps who all won all do not differ", async () => {
    const won = DEALS.filter(({ stage }) => stage === "Won");
    const { findings } = await found(write("all-won.csv", teachingCsv(won)));
    expect(findings.map(({ text }) => text).join(" ")).toMatch(/100\.0 % to 100\.0 % as they are.*: no difference/u);
  });

  test("a value of --where that no row has, without a list of nothing", async () => {
    const { code, stderr } = await calibrate(december, "--where", "sales_agent=Nobody");
    expect([code, stderr]).toEqual([2, expect.not.stringContaining("nothing")]);
    expect(stderr).toContain('There is no row with "sales_agent" "Nobody".');
  });

  test("a word of a source that only leads have is one that no list of deals has", async () => {
    const leads = write("leads.csv", "Lead ID,Created Date,Lead Source\nL1,2025-01-02,Referral\n");
    expect((await calibrate(december, leads, "--map", "outbound=Referral")).stderr).toContain(
      "no list of deals has one",
    );
  });

  test.each([
    ["Firma,Vertragsbeginn,Kündigung,Betrag", "start=Vertragsbeginn", "end=Kündigung"],
    ["Company,Contract Start Date,Contract End Date,Amount", "start=Contract Start Date", "end=Contract End Date"],
  ])("a list with %s is told how to be one of customers", async (heading, start, end) => {
    const rows = "\nA,2025-01-02,2026-01-02,5\nB,2025-02-02,,7\n";
    const { code, stderr } = await calibrate(
      write("contracts.csv", heading.replace("Kündigung", "Kündigung per") + rows),
    );
    expect(code).toBe(2);
    expect(stderr).toContain("If it is a list of customers or staff");
    expect(stderr).toContain(start);
    expect(stderr).toContain(end);
  });
});
