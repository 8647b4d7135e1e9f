import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { overlayText } from "../../src/questions/calibrate/overlay.js";
import type { CalibrateRest } from "../../src/questions/calibrate/record.js";
import { loadScenario } from "../../src/scenario/load.js";
import { orgfunnel, scenarioFolder } from "../cli/program.js";
import { exportedDeals, FIRST_DAY, leadsCsv, table, teachingCsv, WRITE_DAYS, type ExportedDeal } from "./exports.js";

const { path, write, good, remove } = scenarioFolder();
afterAll(remove);

/** A day after all of these exports, so that none of their dates lies ahead. */
const LATER = { now: () => Date.UTC(2027, 5, 1) };

/** What is told is one line: where it breaks depends on the names of folders. */
async function calibrate(...args: readonly string[]) {
  const ran = await orgfunnel(["calibrate", ...args], LATER);
  return { ...ran, stderr: ran.stderr.replaceAll(/\s+/gu, " ") };
}

/** What a call found; `--holdout 0` where it is not about predictions. */
async function measure(...args: readonly string[]): Promise<CalibrateRest> {
  const { code, stdout, stderr } = await calibrate(...args, "--format", "json", "--holdout", "0");
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as CalibrateRest;
}

/** What the same export says in most comparisons is asked once. */
const asIs = new Map<string, ReturnType<typeof measure>>();
function found(...args: readonly string[]): ReturnType<typeof measure> {
  if (args.length > 1 || args[0] !== teaching) return measure(...args);
  const known = asIs.get(teaching) ?? measure(teaching);
  asIs.set(teaching, known);
  return known;
}

const valueOf = ({ measured: all }: CalibrateRest, id: string): number => {
  const one = all.find(({ assumption }) => assumption === id);
  return one?.p50 ?? one?.value ?? NaN;
};

const DEALS = exportedDeals(600);
const teaching = write("teaching.csv", teachingCsv(DEALS));
const WIN = "funnel.win_inbound";

describe("an overlay", () => {
  test("carries what was measured, and works at once over a scenario", { timeout: 120_000 }, async () => {
    const file = path("measured.yaml");
    const { code, stdout } = await calibrate(teaching, "-o", file, "--under", "head");
    expect(code).toBe(0);
    expect(stdout).toContain("Understood");
    expect(stdout).toContain("months inside their predicted 90 % band");
    const scenario = loadScenario(good, { params: [file] });
    const win = scenario.assumptions.find(({ id }) => id === WIN);
    expect(win?.grade).toBe("measured");
    expect(win?.source).toContain("teaching.csv");
    const text = readFileSync(file, "utf8");
    expect(text).toContain('today: "head"');
    expect(text).toContain("correlations:");
    expect(text).toMatch(/# share won in the end; an open deal counts for what[^\n]*\n +# mixture cure model/u);
    const told = await orgfunnel(["explain", good, "--params", file]);
    expect(told.stdout).toContain("Measured, beside what is built in");
    expect(told.stdout).toMatch(/win rate of .* % \(.*17% to 28%/u);
    expect(told.stdout).toMatch(/win rate of sales' own deals [\d.]+ % to [\d.]+ %/u);
    expect(told.stdout).toMatch(/\nwarning: Measured apart from what is built in: sales cycle\. Either/u);
    const document = await orgfunnel(["explain", good, "--params", file, "--format", "md"]);
    expect(document.stdout).toMatch(/where it comes from[^]*win rate of .*teaching\.csv/u);
    const card = await orgfunnel(["explain", good, WIN, "--params", file]);
    expect(card.stdout).toMatch(/built in +17% to 28%/u);
    const ran = await orgfunnel(["run", good, "--params", file, "--trials", "20", "--quiet"]);
    expect(ran.code).toBe(0);
  });

  test("holds no figure that could be read as thousands", async () => {
    const small = DEALS.map((deal) => ({ ...deal, amount: Math.round(deal.amount / 2.37) / 100 }));
    const file = path("small.yaml");
    expect((await calibrate(write("small.csv", teachingCsv(small)), "-o", file, "--holdout", "0")).code).toBe(0);
    const value = /funnel\.deal_value: .*p50: ([\d.]+)/u.exec(readFileSync(file, "utf8"))?.[1];
    expect(value).toMatch(/^[1-9]\d\.\d{3}0$/u);
    expect(() => loadScenario(good, { params: [file] })).not.toThrow();
  });

  test("calls no win rate of outbound deals measured where nothing tells them", async () => {
    const { measured, notMeasured } = await found(teaching);
    const outbound = measured.find(({ assumption }) => assumption === "funnel.win_outbound");
    expect(outbound).toMatchObject({ grade: "assumption", p50: valueOf(await found(teaching), WIN) });
    expect(notMeasured.some(({ assumptions }) => assumptions.includes("funnel.win_outbound"))).toBe(true);
    const shown = (await calibrate(teaching, "--holdout", "0")).stdout;
    const [table] = shown.split("\nTo know\n");
    const [, taken] = shown.split("\nNot in these exports, and taken from what is\n");
    expect(table).not.toContain("win_outbound");
    expect(taken.replaceAll(/\s+/gu, " ")).toMatch(/^funnel\.win_outbound .* %\), taken to be as .*--map source=/u);
    const { stdout } = await calibrate(teaching, "--format", "yaml", "--holdout", "0");
    expect(stdout).toMatch(/win_outbound: .*source: "taken to be as that of all deals.*grade: assumption/u);
  });

  test("says it in plain words, and in those of statistics where it is asked for them", async () => {
    const JARGON = /Aalen|Weibull|censored|negative binomial|log-normal/u;
    const { stdout } = await calibrate(teaching, "--holdout", "0");
    expect(stdout).not.toMatch(JARGON);
    const { stdout: inFull } = await calibrate(teaching, "--holdout", "0", "--notes");
    expect(inFull).toMatch(/Aalen-Johansen/u);
    // What made it is said once, below all.
    expect(inFull.match(/^• orgfunnel .*$/gmu)).toEqual([inFull.trimEnd().split("\n").at(-1)]);
  });

  test("is the same whenever it is made", async () => {
    const overlay = () => calibrate(teaching, "--format", "yaml", "--holdout", "0");
    const [one, two] = [await overlay(), await overlay()];
    expect(one.stdout).toBe(two.stdout);
  });

  test("names nobody: no rep, no account, no folder", async () => {
    for (const format of ["yaml", "table", "json"]) {
      // What was predicted is told on a table.
      const holdout = format === "table" ? [] : ["--holdout", "0"];
      const { stdout, stderr } = await calibrate(teaching, "--format", format, "--by", "rep", ...holdout);
      expect(stdout + stderr).not.toMatch(/Rita|Acme/u);
      if (format === "yaml") expect(stdout).not.toContain(path(""));
    }
  });

  test("is left as it was by a failed call, which takes the place of comments alone", async () => {
    const file = path("kept.yaml");
    const good = "# Measured\nassumptions: {}\n";
    writeFileSync(file, good);
    const { code, stderr } = await calibrate(write("empty.csv", ""), "-o", file);
    expect([code, stderr]).toEqual([2, expect.stringContaining("an error replaces no overlay")]);
    expect(readFileSync(file, "utf8")).toBe(good);
    const failed = path("failed.yaml");
    await calibrate(path("empty.csv"), "-o", failed);
    await calibrate(path("empty.csv"), "-o", failed);
    expect(readFileSync(failed, "utf8")).toMatch(/^# No answer: /u);
  });

  test("is never written over the export", async () => {
    const { code, stderr } = await calibrate(teaching, "-o", path("teaching.csv"));
    expect(code).toBe(2);
    expect(stderr).toContain("is read by this command");
  });
});

test("an interrupt ends the reading of a large export", async () => {
  let interrupt: (by?: "SIGINT") => void = () => undefined;
  const large = write("large.csv", teachingCsv(exportedDeals(20_000)));
  const started = orgfunnel(["calibrate", large, "--format", "yaml"], {
    ...LATER,
    onInterrupt: (callback) => {
      interrupt = callback;
      setTimeout(() => {
        interrupt("SIGINT");
      }, 1);
      return () => undefined;
    },
  });
  const { code, stdout, stderr } = await started;
  expect(code).toBe(130);
  expect(stdout).toBe("");
  expect(stderr).toContain("Interrupted: nothing is measured.");
});

describe("systems", () => {
  const flags = ({ stage }: ExportedDeal): string[] => [String(stage !== "Engaging"), String(stage === "Won")];
  const closed = (deal: ExportedDeal): string =>
    WRITE_DAYS.iso(Number.isNaN(deal.closed) ? FIRST_DAY + 900 : deal.closed);
  const open = (deal: ExportedDeal): string => (Number.isNaN(deal.closed) ? "" : WRITE_DAYS.iso(deal.closed));
  const written: Readonly<Record<string, string>> = {
    Salesforce: table([
      ["Opportunity ID", "Opportunity Owner", "Stage", "Amount", "Created Date", "Close Date", "Is Closed", "Is Won"],
      // Close dates of open deals are plans, and may lie ahead.
      ...DEALS.map((deal) => [
        deal.id,
        deal.rep,
        "x",
        `$${deal.amount}.00`,
        WRITE_DAYS.iso(deal.created),
        closed(deal),
        ...flags(deal),
      ]),
    ]),
    HubSpot: table([
      ["Record ID", "Deal Name", "Deal Stage", "Amount", "Create Date", "Close Date", "Deal owner"],
      ...DEALS.map((deal) => [
        deal.id,
        deal.account,
        { Won: "Closed won", Lost: "Closed lost", Engaging: "Appointment scheduled" }[deal.stage],
        `$${deal.amount}`,
        `${WRITE_DAYS.iso(deal.created)} 10:20`,
        `${closed(deal)} 10:20`,
        deal.rep,
      ]),
    ]),
    Pipedrive: table([
      [
        "Deal - ID",
        "Deal - Owner",
        "Deal - Status",
        "Deal - Value",
        "Deal - Deal created",
        "Deal - Won time",
        "Deal - Lost time",
      ],
      ...DEALS.map((deal) => [
        deal.id,
        deal.rep,
        deal.stage === "Engaging" ? "Open" : deal.stage,
        String(deal.amount),
        WRITE_DAYS.iso(deal.created),
        deal.stage === "Won" ? open(deal) : "",
        deal.stage === "Lost" ? open(deal) : "",
      ]),
    ]),
    Dynamics: table([
      ["(Do Not Modify) Opportunity", "Topic", "Status", "Actual Revenue", "Created On", "Actual Close Date"],
      ...DEALS.map((deal) => [
        deal.id,
        "t",
        deal.stage === "Engaging" ? "Open" : deal.stage,
        String(deal.amount),
        WRITE_DAYS.serial(deal.created),
        Number.isNaN(deal.closed) ? "" : WRITE_DAYS.serial(deal.closed),
      ]),
    ]),
  };

  test.each(Object.keys(written))("%s is read without a map, to the same figures", async (system) => {
    const [there, here] = [await found(write("system.csv", written[system])), await found(teaching)];
    expect(there.files[0].system).toBe(system);
    for (const id of [WIN, "funnel.sales_cycle", "funnel.deal_value"])
      expect(valueOf(there, id)).toBe(valueOf(here, id));
  });

  test("stages of another table say how deals in them have ended", async () => {
    const deals = table([
      ["deal_id", "deal_pipeline_stage_id", "property_amount", "property_createdate", "property_closedate"],
      ...DEALS.map((deal) => [
        deal.id,
        `s-${deal.stage}`,
        String(deal.amount),
        WRITE_DAYS.iso(deal.created),
        open(deal),
      ]),
    ]);
    const stages = table([
      ["stage_id", "label", "closed_won", "is_closed"],
      ["s-Won", "a", "TRUE", "TRUE"],
      ["s-Lost", "b", "FALSE", "TRUE"],
      ["s-Engaging", "c", "FALSE", "FALSE"],
    ]);
    const both = await found(write("deals.csv", deals), write("stages.csv", stages));
    expect(valueOf(both, WIN)).toBe(valueOf(await found(teaching), WIN));
  });

  test("what has no headings of a system is mapped", async () => {
    const german = table(
      [
        ["Nr", "Phase", "Wert", "Begonnen", "Abschluss"],
        ...DEALS.map(({ id, stage, amount, created, closed: end }) => [
          id,
          { Won: "Gewonnen!", Lost: "Weg", Engaging: "Läuft" }[stage],
          `${String(amount)},50 €`,
          WRITE_DAYS.dmy(created),
          Number.isNaN(end) ? "" : WRITE_DAYS.dmy(end),
        ]),
      ],
      ";",
    );
    const map = [
      "id=Nr",
      "stage=Phase",
      "amount=Wert",
      "created=Begonnen",
      "closed=Abschluss",
      "won=Gewonnen!",
      "lost=weg",
    ];
    const maps = map.flatMap((one) => ["--map", one]);
    const mapped = await found(write("german.csv", german), ...maps);
    expect(mapped.files[0]).toMatchObject({ separator: ";", decimalComma: true });
    expect(valueOf(mapped, WIN)).toBe(valueOf(await found(teaching), WIN));
    // The same in the encodings that spreadsheets write.
    for (const encoding of ["latin1", "utf16le"] as const) {
      const file = path(`${encoding}.csv`);
      const bytes = Buffer.from(encoding === "latin1" ? german.replaceAll("€", "EUR") : `\uFEFF${german}`, encoding);
      writeFileSync(file, bytes);
      expect(valueOf(await found(file, ...maps), WIN)).toBe(valueOf(mapped, WIN));
    }
  });
});

describe("rows that say nothing are dropped and counted", () => {
  const heading = "id,stage,created,closed,amount\n";
  const sound = DEALS.map(
    ({ id, stage, created, closed, amount }) =>
      `${id},${stage},${WRITE_DAYS.iso(created)},${Number.isNaN(closed) ? "" : WRITE_DAYS.iso(closed)},${amount}\n`,
  ).join("");
  const WRONG = [
    "x1,Won,,2025-05-01,10",
    "x2,Lost,2025-05-01,,10",
    "x3,Won,2025-05-02,2025-05-01,10",
    "x4,Won,2025-05-02,2031-05-01,10",
    "x5,Won,2031-05-02,,10",
    "x6,Won,2025-13-45,2025-05-01,10",
    "x1,Won,,2025-05-01,10",
    "Total,,,,12345",
  ];

  test("each with its reason", async () => {
    const { lists, files, ...rest } = await found(write("traps.csv", `${heading}${sound}${WRONG.join("\n")}\n`));
    expect(Object.fromEntries(lists[0].dropped.map(({ reason, rows }) => [reason, rows]))).toEqual({
      "no beginning": 1,
      "no end": 2,
      "end before the beginning": 1,
      "in the future": 1,
      "wrong date": 1,
    });
    expect(files[0]).toMatchObject({ duplicates: 1, totals: 1, wrongDates: 1 });
    // The first trap stands below the heading and the sound ones; it came again in the seventh, which counts.
    const line = (trap: number): string => `traps.csv:${sound.split("\n").length + trap}`;
    expect(Object.fromEntries(lists[0].dropped.map(({ reason, first }) => [reason, first]))).toMatchObject({
      "no beginning": [line(7)],
      "wrong date": [line(6)],
    });
    expect(rest.findings).toContainEqual({
      about: "deals",
      text: expect.stringContaining(
        `1 row of traps.csv has an id that came before (line ${sound.split("\n").length + 7}): of rows with one id the last one counts.`,
      ) as unknown,
      isWarning: true,
    });
    expect(valueOf({ lists, files, ...rest }, WIN)).toBe(valueOf(await found(teaching), WIN));
  });

  test("and the overlay says of the file what was left out of it", async () => {
    const traps = await found(write("traps.csv", `${heading}${sound}${WRONG.join("\n")}\n`));
    const [line] = overlayText(traps).match(/^# traps\.csv: .*$/mu) ?? [];
    expect(line).toMatch(/; \d+ rows, 1 repeated ids, 1 totals or remarks\.$/u);
  });

  test("with a warning where many that closed have no day on which they did", async () => {
    const { id, stage, created } = DEALS.filter((deal) => deal.stage === "Lost")[0];
    const without = (count: number): string =>
      Array.from({ length: count }, (_, n) => `${id}-${n},${stage},${WRITE_DAYS.iso(created)},,\n`).join("");
    const warned = async (count: number) =>
      (await found(write("no-ends.csv", heading + sound + without(count)))).findings.find(({ isWarning }) => isWarning);
    const closed = DEALS.filter((deal) => deal.stage !== "Engaging").length;
    expect((await warned(60))?.text).toContain(
      `60 of ${closed + 60} deals that have closed are left out for their dates: none of them won, 60 lost.`,
    );
    expect(await warned(20)).toBeUndefined();
  });

  test("titles above the heading and remarks below it are passed over", async () => {
    const report = `My report\n\n${heading}${sound}Confidential\n`;
    const { files } = await found(write("titled.csv", report));
    expect(files[0]).toMatchObject({ totals: 1, rows: DEALS.length });
  });

  test("cells that an export leaves off at the end of its rows are empty: open deals have none there, and are no remarks", async () => {
    const full = DEALS.map(({ id, stage, created, closed, amount }) =>
      [id, stage, WRITE_DAYS.iso(created), amount, Number.isNaN(closed) ? "" : WRITE_DAYS.iso(closed)].join(","),
    );
    const asRows = async (name: string, rows: readonly string[]) =>
      found(write(name, `id,stage,created,amount,closed\n${rows.join("\n")}\nConfidential\nTotal,,,1234\n`));
    const there = await asRows("full.csv", full);
    const here = await asRows(
      "bare.csv",
      full.map((row) => row.replace(/,$/u, "")),
    );
    const open = DEALS.filter(({ closed }) => Number.isNaN(closed)).length;
    expect(open).toBeGreaterThan(20);
    expect(there.files[0]).toMatchObject({ rows: DEALS.length, short: 0, totals: 2 });
    expect(here.files[0]).toMatchObject({ rows: DEALS.length, short: open, totals: 2 });
    expect([here.lists, here.measured.map(({ p50 }) => p50)]).toEqual([
      there.lists,
      there.measured.map(({ p50 }) => p50),
    ]);
  });

  test("what is not tested by prediction is told, with what it takes", async () => {
    const said = async (...args: string[]) => (await calibrate(teaching, ...args)).stdout.replaceAll(/\s+/gu, " ");
    expect(await said("--holdout", "2%")).toContain(
      "Whether wins would have been predicted is not tested: with 2.0 % of the time kept back (--holdout) there are not 6 months to fit on",
    );
    expect(await said()).toContain("tested on the rest");
    for (const args of [[], ["--holdout", "0"]]) expect(await said(...args)).not.toContain("would have been predicted");
  });

  test("a cell too many is an error with its line", async () => {
    const { code, stderr } = await calibrate(
      write("ragged.csv", `${heading}${sound}x1,Won,2025-05-01,2025-06-01,1,234\n`),
    );
    expect(code).toBe(2);
    expect(stderr).toContain(`Line ${DEALS.length + 2} of`);
  });

  test("--until takes the export back in time", async () => {
    const [early, late] = [await found(teaching, "--until", "2026-01-01"), await found(teaching)];
    expect(early.lists[0].until).toBe("2026-01-01");
    expect(early.lists[0].kept).toBeLessThan(late.lists[0].kept);
    expect(early.lists[0].dropped).toEqual([
      { reason: "begun after --until", rows: late.lists[0].kept - early.lists[0].kept },
    ]);
  });

  test("--where takes some rows, and refuses what no row has", async () => {
    const { files, lists } = await found(teaching, "--where", "product=GTX");
    expect([files[0].filtered, lists[0].kept]).toEqual([300, 300]);
    const { code, stderr } = await calibrate(teaching, "--where", "product=XXL");
    expect(code).toBe(2);
    expect(stderr).toContain("Allowed: ");
  });
});

describe("what is ambiguous is refused", () => {
  const early = DEALS.map((deal) => ({
    ...deal,
    created: FIRST_DAY + 3,
    closed: deal.closed > 0 ? FIRST_DAY + 40 : NaN,
  }));

  test("dates that may be either way, until --dates says which", async () => {
    const file = write("either.csv", teachingCsv(early));
    const { code, stderr } = await calibrate(file);
    expect(code).toBe(2);
    expect(stderr).toContain("--dates dmy or --dates mdy");
    expect((await found(file, "--dates", "mdy")).files[0].dates).toBe("mdy");
  });

  test("amounts of which each has three digits behind the point, also where a comma parts the cells", async () => {
    const thousands = DEALS.map((deal) => ({ ...deal, amount: 16.952 }));
    const { code, stderr } = await calibrate(write("thousands.csv", teachingCsv(thousands)));
    expect([code, stderr.replace(/\s+/gu, " ")]).toEqual([2, expect.stringContaining("may be 16.952 or 16952")]);
  });

  test("dates of both ways in one file, and --dates against what the file tells", async () => {
    const mixed = teachingCsv(DEALS).replace(/(\nD-0,.*?,)\d+\/\d+\/\d+/u, "$131/1/2025");
    expect((await calibrate(write("mixed.csv", mixed))).stderr).toMatch(/in one the day comes first/u);
    expect((await calibrate(teaching, "--dates", "dmy")).stderr).toContain("--dates was given");
  });

  test("stages of which none is known as won", async () => {
    const { stderr } = await calibrate(
      write("words.csv", teachingCsv(DEALS).replaceAll("Won", "Done").replaceAll("Lost", "Gone")),
    );
    expect(stderr).toContain('"Done"');
    expect(stderr).toContain("--map won=");
  });

  test.each([
    ["a field that there is not", ["--map", "stge=deal_stage"], "stge"],
    ["a column that there is not", ["--map", "stage=deal_stge"], "deal_stage"],
    ["a date that is none", ["--until", "soon"], "--until"],
    ["a share beyond half", ["--holdout", "80%"], "--holdout"],
    ["a condition that is none", ["--where", "product"], "--where"],
  ])("%s", async (_, args, text) => {
    const { code, stderr } = await calibrate(teaching, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(text);
  });

  test("a word of --map that stands nowhere, with those that do", async () => {
    const calibrated = (...words: string[]) => calibrate(teaching, ...words.flatMap((word) => ["--map", word]));
    const { code, stderr } = await calibrated("won=Gewonnen", "lost=Lots");
    expect(code).toBe(2);
    expect(stderr).toContain('--map won: no row has "gewonnen" as its stage or status.');
    expect(stderr).toContain('Did you mean "Lost"?');
    expect(stderr).toMatch(/There are: "[^.]*"Won"/u);
    // A heading that has "name" in it, and yet is one of stages.
    const named = write("named.csv", "Stage Name,Created Date,Close Date\nGewonnen,2026-01-02,2026-03-02\n");
    expect((await calibrate(named, "--map", "won=Gewonen")).stderr).toContain('Did you mean "Gewonnen"?');
    const sources = await calibrated("source=product", "outbound=Cold call");
    expect([sources.code, sources.stderr]).toEqual([2, expect.stringContaining('There are: "GTX", "MG".')]);
    expect((await calibrated("outbound=GTX")).stderr).toContain("no list of deals has one");
    // Names of people are told to nobody.
    const people = await calibrated("source=sales_agent", "outbound=Nobody");
    expect([people.code, people.stderr]).toEqual([2, expect.not.stringMatching(/Rita/u)]);
  });

  test("a column of amounts that holds none", async () => {
    const words = DEALS.map((deal, place) => (place % 3 === 0 ? "ask Rita" : String(deal.amount)));
    const heading = "id,stage,created,closed,amount\n";
    const rows = DEALS.map(({ id, stage, created, closed }, place) => {
      const end = Number.isNaN(closed) ? "" : WRITE_DAYS.iso(closed);
      return `${id},${stage},${WRITE_DAYS.iso(created)},${end},${words[place]}\n`;
    });
    const { code, stderr } = await calibrate(write("words-for-amounts.csv", heading + rows.join("")));
    expect(code).toBe(2);
    expect(stderr).toMatch(/"amount" of .* is taken for amounts, but 200 of 600 rows hold none .* in line 2/u);
    const few = rows.map((row, place) => (place > 8 && place % 3 === 0 ? row.replace("ask Rita", "12.3k") : row));
    const { files } = await found(write("few-words.csv", heading + few.join("")));
    expect(files[0].wrongAmounts).toBe(3);
  });

  test("an empty file, a list of nothing known", async () => {
    expect((await calibrate(write("none.csv", ""))).code).toBe(2);
    expect((await calibrate(write("other.csv", "a,b\n1,2\n"))).stderr).toContain("--map");
    const { stderr } = await calibrate(write("heading.csv", "id,stage,created,closed\n"));
    expect(stderr).toContain("Nothing is left");
    expect(stderr).toContain(
      "- for funnel.deal_value, funnel.deal_cv: a column of the list of deals: --map amount=... -",
    );
    expect(stderr).toMatch(/- for market\.leads_per_month, [^:]*: a list of leads -/u);
    const unended = write("unended.csv", "id,stage,created,closed\n1,Won,2025-01-01,\n2,Lost,2025-01-02,\n");
    expect((await calibrate(unended)).stderr).toMatch(
      /\(2 no end\)\. Name the column [^:]*: --map closed=\.\.\., or won_at=\.\.\. and lost_at=\.\.\.\. $/u,
    );
    const early = await calibrate(teaching, "--until", "2020-01-01");
    expect(early.stderr).toMatch(/none is left \(600 begun after --until\)\. Take a later --until\. $/u);
    expect((await calibrate(path("not-there.csv"))).code).toBe(2);
  });
});

describe("other lists", () => {
  test("leads tell volume and rates; young ones are censored", async () => {
    const result = await found(write("leads.csv", leadsCsv(14)));
    expect(valueOf(result, "market.leads_per_month")).toBeGreaterThan(45);
    expect(valueOf(result, "market.leads_per_month")).toBeLessThan(80);
    expect(valueOf(result, "funnel.qualification")).toBeGreaterThan(0.2);
    expect(valueOf(result, "funnel.qualification")).toBeLessThan(0.3);
    expect(result.notMeasured.some(({ assumptions }) => assumptions.includes(WIN))).toBe(true);
  });

  test("a column of days that is empty tells no rate: whether it was never filled cannot be told from nobody getting there", async () => {
    const result = await found(write("unqualified.csv", leadsCsv(14).replace(/,[\d-]+$/gmu, ",")));
    expect(result.measured.map(({ assumption }) => assumption)).toContain("market.leads_per_month");
    expect(result.measured.map(({ assumption }) => assumption)).not.toContain("funnel.qualification");
    expect(result.findings.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^None of \d+ leads has a day as one of the qualified: not measured\.$/u),
    );
  });

  test("customers and staff tell churn and attrition, each from its list", async () => {
    const day = (offset: number): string => WRITE_DAYS.iso(FIRST_DAY + offset);
    const customers = [["Customer ID", "Customer since", "Churn date", "ARR"]];
    for (let place = 0; place < 200; place++)
      customers.push([`C${place}`, day(place), place % 5 === 0 ? day(place + 100 + place) : "", String(1000 + place)]);
    const staff = [["Employee ID", "Team", "Hire date", "Termination date"]];
    for (let place = 0; place < 60; place++)
      staff.push([
        `E${place}`,
        place % 2 ? "Field Sales" : "Marketing",
        day(5 * place),
        place % 4 === 1 ? day(5 * place + 200) : "",
      ]);
    const files = [write("customers.csv", table(customers)), write("staff.csv", table(staff))];
    const result = await found(...files, "--until", day(600));
    expect(valueOf(result, "customers.initial")).toBe(160);
    expect(valueOf(result, "customers.annual_value")).toBeCloseTo(1100, -2);
    const rate = valueOf(result, "customers.monthly_churn");
    expect(rate).toBeGreaterThan(0.008);
    expect(rate).toBeLessThan(0.02);
    const [sales, marketing] = ["sales", "marketing"].map((team) => valueOf(result, `people.${team}_attrition`));
    expect(sales).toBeGreaterThan(2 * marketing);
  });

  test("a list of customers by its plainest headings; amounts of a month are taken twelve times", async () => {
    const day = (offset: number): string => WRITE_DAYS.iso(FIRST_DAY + offset);
    const rows = Array.from({ length: 60 }, (_, place) => [
      `C${place}`,
      day(place),
      place % 5 === 0 ? day(place + 200) : "",
      "100",
    ]);
    const result = await found(write("mrr.csv", table([["Customer", "Start", "End", "MRR"], ...rows])));
    expect(result.files[0].kind).toBe("customers");
    expect(valueOf(result, "customers.annual_value")).toBeCloseTo(1200, -2);
    expect(result.findings).toContainEqual({
      about: "amounts",
      text: "“MRR” of customers is an amount a month: 12 times it is taken for a year's.",
    });
    const without = write("no-mrr.csv", table([["Customer", "Start", "End"], ...rows.map((row) => row.slice(0, 3))]));
    const { notMeasured } = await found(without);
    expect(notMeasured).toContainEqual({
      assumptions: ["customers.annual_value"],
      needs: "a column of the list of customers: --map amount=...",
    });
  });

  test("German headings of Pipedrive", async () => {
    const headings = ["Titel", "Status", "Deal erstellt", "Gewonnen am", "Verloren am", "Wert"];
    const rows = Array.from({ length: 60 }, (_, place) => {
      const [from, to] = [WRITE_DAYS.iso(FIRST_DAY + 5 * place), WRITE_DAYS.iso(FIRST_DAY + 5 * place + 40)];
      const isWon = place % 3 === 0;
      return [`D${place}`, isWon ? "Gewonnen" : "Verloren", from, isWon ? to : "", isWon ? "" : to, "1000"];
    });
    const file = write("deutsch.csv", table([headings.map((heading) => `Deal - ${heading}`), ...rows]));
    const result = await found(file);
    expect(result.files[0].system).toBe("Pipedrive");
    expect(valueOf(result, WIN)).toBeGreaterThan(0.2);
  });

  test.each(["Deal - Currency of Value", "Amount Currency", "CurrencyIsoCode", "Opportunity Currency", "Währung"])(
    "several currencies are told by %s",
    async (heading) => {
      const rows = DEALS.slice(0, 40).map(({ id, created, amount }, place) => {
        const days = [created, created + 30].map(WRITE_DAYS.iso);
        return [id, "Won", ...days, String(amount), place % 2 ? "EUR" : "USD"];
      });
      const headings = ["Id", "Stage", "Created", "Closed", "Amount", heading];
      const { stderr } = await calibrate(write("currencies-by.csv", table([headings, ...rows])));
      expect(stderr).toContain(`"${heading}" of`);
      expect(stderr).toContain("several currencies (USD, EUR)");
    },
  );

  test("several currencies are refused until one is chosen", async () => {
    const rows = DEALS.slice(0, 80).map((_, place) => {
      const day = (offset: number): string => WRITE_DAYS.iso(FIRST_DAY + place + offset);
      return [String(place), "Won", day(0), day(30), "1000", place % 2 ? "EUR" : "USD"];
    });
    const file = write("currencies.csv", table([["Id", "Stage", "Created", "Closed", "Amount", "Currency"], ...rows]));
    const { code, stderr } = await calibrate(file);
    expect(code).toBe(2);
    expect(stderr).toContain("several currencies (USD, EUR)");
    expect(stderr).toContain('--where "Currency=USD"');
    expect((await calibrate(file, "--where", "Currency=USD")).code).toBe(0);
    const nope = await calibrate(file, "--where", "Currency=Nope");
    expect(nope.code).toBe(2);
    expect(nope.stderr).toMatch(/USD.*EUR/u);
  });

  test("nothing measured is an error that writes no assumption and says what is missing", async () => {
    const rows = Array.from({ length: 8 }, (_, place) => [String(place), "Won", WRITE_DAYS.iso(FIRST_DAY + place)]);
    rows.push(["x", "Open", WRITE_DAYS.iso(FIRST_DAY)], ["y", "Open", WRITE_DAYS.iso(FIRST_DAY + 30)]);
    const file = write("no-ends.csv", table([["Id", "Stage", "Created"], ...rows]));
    const output = path("nothing.yaml");
    const { code, stderr } = await calibrate(file, "-o", output);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Nothing could be measured from "[^"]*"\. What is missing: - for funnel\.win_inbound, /u);
    expect(stderr).not.toContain("Ask them");
    expect(stderr).toContain("--map closed=... or --map won_at=...");
    expect(readFileSync(output, "utf8")).toMatch(/^(?:#.*\n)+$/u);
  });

  test("leads of which months are all alike are no sign of a wrong column", async () => {
    const rows = Array.from({ length: 24 }, (_, month) =>
      Array.from({ length: 2000 }, (_unused, lead) => [
        `${month}-${lead}`,
        `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-${String(1 + (lead % 28)).padStart(2, "0")}`,
      ]),
    ).flat();
    const { measured, findings } = await found(write("even.csv", table([["Lead ID", "Created Date"], ...rows])));
    const evenness = measured.find(({ assumption }) => assumption === "market.lead_dispersion");
    expect(evenness).toMatchObject({ p50: 1000, versus: "overlaps" });
    expect(findings.some(({ text }) => text.startsWith("Months are more alike"))).toBe(true);
    // As many each month as the last: the level is known to a few percent.
    const level = measured.find(({ assumption }) => assumption === "market.leads_per_month");
    expect((level?.p95 ?? Infinity) / (level?.p5 ?? 0)).toBeLessThan(1.1);
  });

  test("each value names the files it comes from, and their last day", async () => {
    const files = [teaching, write("some-leads.csv", leadsCsv(8))];
    const { stdout } = await calibrate(...files, "--format", "yaml", "--holdout", "0");
    expect(stdout).toMatch(/funnel\.deal_value: .*source: "teaching\.csv, until 2026-12-\d\d: \d+ won/u);
    expect(stdout).toMatch(/market\.leads_per_month: .*source: "some-leads\.csv, until 2026-12-\d\d: \d+ leads/u);
  });

  test("the column that is proposed is the likeliest, not the first", async () => {
    const file = write("unknown.csv", "Nummer;Lage;Erstellzeitpunkt\n1;Gewonnen;2025-01-01\n");
    const { stderr } = await calibrate(file);
    expect(stderr).toContain('--map "created=Erstellzeitpunkt" --map "stage=Lage"');
  });

  test("twenty deals are read, and known for few", async () => {
    const { measured } = await found(write("twenty.csv", teachingCsv(exportedDeals(20))));
    const win = measured.find(({ assumption }) => assumption === WIN);
    expect((win?.p95 ?? 0) - (win?.p5 ?? 0)).toBeGreaterThan(0.1);
  });

  test("--by segment shows, and writes nothing", async () => {
    const by = await found(teaching, "--by", "segment", "--map", "segment=product");
    expect(by.groups.map(({ name, deals }) => [name, deals])).toEqual([
      ["GTX", 300],
      ["MG", 300],
    ]);
    expect(by.measured).toEqual((await found(teaching)).measured);
  });

  test("outbound deals of a rep are those of reps who have no others, or are not written", async () => {
    const heading = ["Id", "Stage", "Created", "Closed", "Owner", "Source"];
    const rows = DEALS.map(({ id, stage, rep, created, closed }, place) => {
      const isMixed = rep.endsWith("6");
      const source = isMixed && place % 2 === 0 ? "Web" : "Cold call";
      return [id, stage, WRITE_DAYS.iso(created), Number.isNaN(closed) ? "" : WRITE_DAYS.iso(closed), rep, source];
    });
    const OUTBOUND = "capacity.outbound_per_rep";
    const result = await found(write("sources.csv", table([heading, ...rows])), "--map", "outbound=Cold call");
    const one = result.measured.find(({ assumption }) => assumption === OUTBOUND);
    // Six reps of 600 deals of seven in 23 months.
    expect(one?.p50).toBeCloseTo(600 / 7 / 23, 0);
    expect(one?.basis).toMatch(/of 6 reps without others/u);
    expect(result.findings.find(({ about }) => about === "outbound per rep")?.text).toMatch(
      /^6 reps tell of themselves, .* none with a chance of 18 %/u,
    );
    const mixed = rows.map((row, place) => [...row.slice(0, 5), place % 3 === 0 ? "Web" : "Cold call"]);
    // Of inbound deals alone nothing is said of outbound ones.
    const web = await found(
      write("sources.csv", table([heading, ...rows])),
      "--map",
      "inbound=Web",
      "--map",
      "inbound=Cold call",
    );
    expect(web.measured.some(({ assumption }) => assumption === "funnel.win_outbound")).toBe(false);
    expect(web.measured.find(({ assumption }) => assumption === WIN)?.basis).toContain("inbound deals");
    expect(web.notMeasured.find(({ assumptions }) => assumptions.includes("funnel.win_outbound"))?.needs).toContain(
      "--map outbound=",
    );
    const none = await found(write("mixed-sources.csv", table([heading, ...mixed])), "--map", "outbound=Cold call");
    expect(none.measured.some(({ assumption }) => assumption === OUTBOUND)).toBe(false);
    expect(none.findings.find(({ about }) => about === "outbound per rep")?.text).toContain("is not written");
    expect(
      none.notMeasured.find(({ assumptions }) => assumptions.includes("capacity.open_deals_per_rep"))?.needs,
    ).toContain("what reps carried");
  });
});
