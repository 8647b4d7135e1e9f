import { afterAll, describe, expect, test } from "vitest";
import type { CalibrateRest } from "../../src/questions/calibrate/record.js";
import { orgfunnel, scenarioFolder } from "../cli/program.js";
import { calibrate, found, LATER } from "./asked.js";
import { exportedDeals, table, WRITE_DAYS } from "./exports.js";

const { write, remove } = scenarioFolder();
afterAll(remove);

const DEALS = exportedDeals(120);
const WORDS = { Won: "Gewonnen", Lost: "Verloren", Engaging: "Offen" } as const;
const day = (of: number): string => (Number.isNaN(of) ? "" : `${WRITE_DAYS.iso(of)} 09:30:00`);
const [won, lost, open] = (["Won", "Lost", "Engaging"] as const).map(
  (ending) => DEALS.filter(({ stage }) => stage === ending).length,
);

const EXPORTS: Readonly<Record<string, string>> = {
  Dynamics: table([
    [
      "(Nicht ändern) Verkaufschance",
      "(Nicht ändern) Zeilenprüfsumme",
      "(Nicht ändern) Geändert am",
      "Thema",
      "Potenzieller Kunde",
      "Gesch. Abschlussdatum",
      "Tatsächlicher Umsatz",
      "Status",
      "Statusgrund",
      "Erstellt am",
      "Tatsächliches Abschlussdatum",
      "Besitzer",
    ],
    ...DEALS.map(({ id, stage, amount, created, closed, rep }) => [
      id,
      "x",
      day(created),
      "t",
      "k",
      day(created + 60),
      String(amount),
      WORDS[stage],
      stage === "Engaging" ? "In Bearbeitung" : WORDS[stage],
      day(created),
      day(closed),
      rep,
    ]),
  ]),
  Pipedrive: table([
    [
      "Deal - ID",
      "Deal - Titel",
      "Deal - Wert",
      "Deal - Phase",
      "Deal - Status",
      "Deal - Besitzer",
      "Deal - Deal erstellt am",
      "Deal - Gewonnen um",
      "Deal - Verloren um",
    ],
    ...DEALS.map(({ id, stage, amount, created, closed, rep }) => [
      id,
      "t",
      String(amount),
      "Angebot",
      WORDS[stage],
      rep,
      day(created),
      stage === "Won" ? day(closed) : "",
      stage === "Lost" ? day(closed) : "",
    ]),
  ]),
};

describe("headings in German", () => {
  test.each(Object.keys(EXPORTS))("of %s are read without a map", async (system) => {
    const { files, lists, measured } = await found(write("deals.csv", EXPORTS[system]));
    expect(files[0]).toMatchObject({ system, kind: "deals", rows: DEALS.length });
    expect(files[0].columns.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["id", "amount", "created", "owner", "status"]),
    );
    expect(lists[0].kept).toBe(DEALS.length);
    const win = measured.find(({ assumption }) => assumption === "funnel.win_inbound");
    expect(win?.basis).toBe(`${won} won, ${lost} lost and ${open} open deals`);
    expect(measured.map(({ assumption }) => assumption)).toContain("funnel.deal_value");
  });

  test.each([
    ["Kunde", "Beginn", "Ende"],
    ["Kundennummer", "Vertragsbeginn", "Vertragsende"],
    ["Kunde", "Kunde seit", "Kündigung"],
    ["Kunden-Nr.", "Vertragsbeginn", "Gekündigt zum"],
  ])("of a list of customers are read without a map: %s, %s, %s", async (id, start, end) => {
    const rows = Array.from({ length: 60 }, (_, place) => [
      `k${place}`,
      `0${1 + (place % 9)}.03.2024`,
      place % 6 === 0 ? `1${place % 9}.0${1 + (place % 8)}.2025` : "",
      `${1000 + place},50`,
    ]);
    const text = [[id, start, end, "Jahreswert (EUR)"], ...rows].map((cells) => cells.join(";")).join("\n");
    const { files, lists, measured } = await found(write("kunden.csv", text));
    expect(files[0]).toMatchObject({ kind: "customers", decimalComma: true });
    expect(files[0].columns.map(({ column }) => column)).toEqual([id, start, end, "Jahreswert (EUR)"]);
    expect(lists[0].kept).toBe(60);
    const churn = measured.find(({ assumption }) => assumption === "customers.monthly_churn");
    expect(churn?.basis).toMatch(/^10 of 60 customers left/u);
    expect(measured.map(({ assumption }) => assumption)).toContain("customers.annual_value");
  });
});

test("a history of stages as Salesforce has it is one, and says when deals were won and lost", async () => {
  const date = (of: number): string => WRITE_DAYS.iso(of);
  const deals = table([
    ["Id", "StageName", "Amount", "CreatedDate", "CloseDate", "IsClosed", "IsWon", "OwnerId"],
    // Who closes a deal does not set its date.
    ...DEALS.map(({ id, stage, amount, created }) => [
      id,
      stage === "Engaging" ? "Proposal" : `Closed ${stage}`,
      String(amount),
      date(created),
      date(created + 5),
      String(stage !== "Engaging"),
      String(stage === "Won"),
      "o",
    ]),
  ]);
  const history = table([
    ["Id", "OpportunityId", "StageName", "Amount", "CloseDate", "CreatedDate", "CreatedById"],
    ...DEALS.flatMap(({ id, stage, created, closed }) => [
      [`h-${id}`, id, "Proposal", "1", date(created + 5), date(created), "u"],
      ...(stage === "Engaging" ? [] : [[`i-${id}`, id, `Closed ${stage}`, "1", date(created + 5), date(closed), "u"]]),
    ]),
  ]);
  const cycleOf = ({ measured }: CalibrateRest): number =>
    measured.find(({ assumption }) => assumption === "funnel.sales_cycle")?.p50 ?? NaN;
  const [without, told] = [
    await found(write("deals.csv", deals)),
    await found(write("deals.csv", deals), write("history.csv", history)),
  ];
  expect(told.files.map(({ kind, system }) => [kind, system])).toEqual([
    ["deals", "Salesforce"],
    ["history", "Salesforce"],
  ]);
  expect(told.lists[0].kept).toBe(DEALS.length);
  expect(cycleOf(told)).toBeGreaterThan(1.5 * cycleOf(without));
});

describe("what --map names", () => {
  const flagged = table([
    ["Id", "StageName", "Amount", "CreatedDate", "CloseDate", "IsClosed", "IsWon"],
    ...DEALS.map(({ id, stage, amount, created, closed }, place) => [
      id,
      stage === "Won" ? (place % 2 === 0 ? "Closed Won" : "Renewed") : stage === "Lost" ? "Closed Lost" : "Proposal",
      String(amount),
      day(created).slice(0, 10),
      day(Number.isNaN(closed) ? created + 900 : closed).slice(0, 10),
      String(stage !== "Engaging"),
      String(stage === "Won"),
    ]),
  ]);
  const renewed = DEALS.filter(({ stage }, place) => stage === "Won" && place % 2 !== 0).length;

  test("is meant, whatever flags of the system say, and that is told", async () => {
    const { measured, findings } = await found(write("flags.csv", flagged), "--map", "lost=Renewed");
    const win = measured.find(({ assumption }) => assumption === "funnel.win_inbound");
    expect(win?.basis).toBe(`${won - renewed} won, ${lost + renewed} lost and ${open} open deals`);
    expect(findings.find(({ about }) => about === "deals")?.text).toContain(`${renewed} are won or lost as --map`);
  });

  test("is meant, whatever a list of stages says, of the days of a history, too", async () => {
    const deals = table([
      ["Record ID", "Deal Stage", "Amount", "Create Date", "Close Date"],
      ...DEALS.map(({ id, stage, amount, created }) => [
        id,
        stage,
        String(amount),
        WRITE_DAYS.iso(created),
        WRITE_DAYS.iso(created + 1),
      ]),
    ]);
    const stages = table([
      ["stage_id", "label", "pipeline_id", "closed_won", "is_closed"],
      ["Won", "a", "p", "FALSE", "TRUE"],
      ["Lost", "b", "p", "FALSE", "TRUE"],
      ["Engaging", "c", "p", "FALSE", "FALSE"],
    ]);
    const history = table([
      ["deal_id", "date_entered", "source", "value"],
      ...DEALS.filter(({ closed }) => !Number.isNaN(closed)).map(({ id, stage, closed }) => [
        id,
        WRITE_DAYS.iso(closed),
        "x",
        stage,
      ]),
    ]);
    const files = Object.entries({ deals, stages, history }).map(([name, text]) => write(`named-${name}.csv`, text));
    const { lists, measured } = await found(...files, "--map", "won=Won");
    expect(lists[0]).toMatchObject({ won: ["Won"], lost: ["Lost"] });
    const cycle = measured.find(({ assumption }) => assumption === "funnel.sales_cycle");
    expect(cycle?.p5).toBeGreaterThan(1);
  });

  test("of one deal is told in the singular", async () => {
    const { findings } = await found(
      write("flags.csv", flagged.replace("Renewed", "Renewal")),
      "--map",
      "lost=Renewal",
    );
    expect(findings.find(({ about }) => about === "deals")?.text).toContain("1 is won or lost as --map has its stage,");
  });

  test("changes nothing where flags say the same", async () => {
    const { measured, findings } = await found(write("flags.csv", flagged), "--map", "won=Closed Won");
    const win = measured.find(({ assumption }) => assumption === "funnel.win_inbound");
    expect(win?.basis).toBe(`${won} won, ${lost} lost and ${open} open deals`);
    expect(findings.some(({ about }) => about === "deals")).toBe(false);
  });
});

test("rows of a history are not counted among those of which none is left", async () => {
  const deals = table([
    ["Id", "StageName", "CreatedDate", "CloseDate", "IsDeleted"],
    ["d1", "Closed Won", "2026-01-02", "2026-02-02", "true"],
  ]);
  const history = table([
    ["Id", "OpportunityId", "StageName", "CreatedDate"],
    ["h1", "d1", "Closed Won", "2026-02-02"],
  ]);
  const { stderr } = await calibrate(write("gone.csv", deals), write("gone-history.csv", history));
  expect(stderr).toContain("of 1 row none is left (1 deleted)");
});

test("--dates under which rows end before they begin is refused, and the other order named", async () => {
  // Days up to the twelfth, each deal closed 40 days later or so.
  const write2 = (of: number): string => String(of).padStart(2, "0");
  const rows = Array.from({ length: 200 }, (_, place) => {
    const [month, first, second] = [1 + (place % 9), 1 + ((5 * place) % 12), 1 + ((7 * place) % 12)];
    const ending = ["Won", "Lost"][place % 2];
    return [
      `d${place}`,
      ending,
      "900",
      `${write2(first)}/${write2(month)}/2026`,
      `${write2(second)}/${write2(month + 2)}/2026`,
    ];
  });
  const file = write("dates.csv", table([["id", "stage", "amount", "created", "closed"], ...rows]));
  expect((await calibrate(file)).stderr).toContain("Say so with --dates dmy or --dates mdy");
  const refused = await calibrate(file, "--dates", "mdy");
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/--dates mdy makes \d+ of 200 rows .* --dates dmy none: take that one/u);
  expect((await found(file, "--dates", "dmy")).lists[0].kept).toBe(200);
});

test("--dates does not ask of a file of open deals alone that some have ended", async () => {
  const heading = ["id", "stage", "created", "closed"];
  // The first file tells its order by itself, the second does not.
  const rows = DEALS.slice(0, 40).map((_, place) => [`w${place}`, "Won", `${13 + (place % 9)}/01/2026`, "28/02/2026"]);
  const open = DEALS.slice(0, 40).map((_, place) => [`o${place}`, "Proposal", `0${1 + (place % 9)}/03/2026`, ""]);
  const files = [write("only-won.csv", table([heading, ...rows])), write("only-open.csv", table([heading, ...open]))];
  expect((await found(...files, "--dates", "dmy")).lists[0].kept).toBe(80);
});

test("what was understood is shown before anything is computed", async () => {
  const pieces: string[] = [];
  const file = write("deals.csv", EXPORTS.Pipedrive);
  const { code } = await orgfunnel(["calibrate", file, "--holdout", "0"], {
    ...LATER,
    stdout: (text) => pieces.push(text),
  });
  expect(code).toBe(0);
  expect(pieces[0]).toMatch(/^Understood\n[^]*read as Pipedrive/u);
  expect(pieces[0]).not.toContain("Measured");
  expect(pieces.slice(1).join("")).toMatch(/assumptions measured[^]*Measured/u);
  // Where little is measured, it tells why.
  const none = await calibrate(write("few.csv", EXPORTS.Pipedrive.split("\n").slice(0, 4).join("\n")));
  expect(none.code).toBe(2);
  expect(none.stdout).toContain("read as Pipedrive");
});
