import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import stringWidth from "string-width";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answeredOnce } from "../support/answered-once.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const shipped = readdirSync("scenarios").filter((file) => file.endsWith(".yaml"));

/** A screen of 24 lines, the last of which is the prompt's. */
const SCREEN = 23;

const screen = async (columns: number, ...args: string[]): Promise<string[]> => {
  const { stdout, code } = await orgfunnel(["run", ...args, "--quiet"], { env: { COLUMNS: String(columns) } });
  expect(code).toBe(0);
  return stdout.trimEnd().split("\n");
};
const widest = (lines: readonly string[]): number => Math.max(...lines.map((line) => stringWidth(line)));
const paragraphs = (lines: readonly string[]): string[] => lines.join("\n").split("\n\n");

describe("the first screen of a shipped scenario", () => {
  let putBack: () => void;
  beforeAll(() => {
    putBack = answeredOnce();
  });
  afterAll(() => {
    putBack();
  });

  test.each(shipped)(
    "%s: header, verdict, table and notes, at 80 and at 140 columns",
    async (file) => {
      const narrow = await screen(80, `scenarios/${file}`, "--trials", "300");
      expect(widest(narrow)).toBeLessThanOrEqual(80);
      expect(narrow.length).toBeLessThanOrEqual(SCREEN);
      const [header, verdict, table, notes, ...more] = paragraphs(narrow);
      expect(more).toEqual([]);
      expect(header).toMatch(/ · 300 trials$/u);
      expect(verdict).toMatch(/is ahead|No clear winner|do not tell/u);
      expect(table).toMatch(/best\s/u);
      expect(notes.split("\n").length).toBeLessThanOrEqual(3);
      const said = notes.replace(/\s+/gu, " ");
      for (const words of [
        "no evidence for them",
        "assumptions are yours",
        "drivers says which matter",
        "--notes explains",
      ])
        expect(said).toContain(words);
      if (table.includes(" ~")) expect(table + said).toContain("~: could be zero.");

      const wide = await screen(140, `scenarios/${file}`, "--trials", "300");
      expect(widest(wide)).toBeLessThanOrEqual(140);
      expect(widest(wide)).toBeGreaterThan(80);
      for (const column of ["in %", "in 9 of 10", "beats"]) expect(wide.join("\n")).toContain(column);
    },
    60_000,
  );
});

test.each(shipped)("explain of %s fits two screens of 80 columns", async (file) => {
  const { stdout } = await orgfunnel(["explain", `scenarios/${file}`, "--quiet"], { env: { COLUMNS: "80" } });
  const lines = stdout.trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(48);
  expect(widest(lines)).toBeLessThanOrEqual(80);
  for (const words of ["who reports to whom", "what comes of the effects", "no evidence for them"])
    expect(stdout).toContain(words);
});

describe("the first screen", () => {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-"));
  const small = scenarioFolder();
  afterAll(() => {
    rmSync(folder, { recursive: true });
    small.remove();
  });
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  const labelled = write(
    "labelled.yaml",
    `name: Labelled
horizon: 12
start: 2027-01
currency: EUR
trials: 200
today: now
transition: { after: 2 }
structures:
  now: { label: As it is, reports_to: { marketing: sales, sales: ceo } }
  asks: { label: The CEO asks, reports_to: { marketing: ceo, sales: ceo } }
  hires:
    label: Two more sellers
    reports_to: { marketing: sales, sales: ceo }
    headcount: { sales: 12 }
`,
  );

  test("calls structures by their labels, months by their names, and amounts by their currency", async () => {
    const text = (await screen(140, labelled)).join("\n");
    for (const words of ["· 2027 · value (EUR) ·", "As it is", "The CEO asks", "Two more sellers"])
      expect(text).toContain(words);
    expect(text).not.toMatch(/\bhires\b|\basks\b(?<!CEO asks)/u);
    expect(text).toMatch(/^ +[A-Z][a-z]{2} 2027$/mu);
  });

  const changed = (name: string, after: number): string =>
    write(
      name,
      `horizon: 12
trials: 100
today: now
transition: { after: ${after} }
structures:
  now: { reports_to: { marketing: ceo, sales: ceo }, mandate: none }
  asked: { reports_to: { sales: ceo, marketing: ceo } }
`,
    );

  test("says that a change of nothing but the mandate needs no other reporting line", async () => {
    const text = (await screen(140, changed("asked.yaml", 1))).join(" ");
    expect(text).toContain("All of that gain is the mandate, what marketing is asked for: no reporting line changes.");
  });

  test("says that asking would do what a change of lines is to do, where nobody is asked", async () => {
    const file = write(
      "unasked.yaml",
      `horizon: 12
trials: 200
today: now
structures:
  now: { label: As it is, reports_to: { marketing: ceo, sales: ceo }, mandate: none }
  leader:
    managers: { cro: { role: head, background: both, reports_to: ceo } }
    reports_to: { marketing: cro, sales: cro }
    mandate: none
`,
    );
    const text = (await screen(140, file)).join(" ");
    expect(text).toContain(
      "with the mandate drive (marketing is asked for revenue), today's structure would do better.",
    );
  });

  test("warnings call structures by their labels", async () => {
    const file = write(
      "crowd.yaml",
      `horizon: 6
trials: 20
structures:
  a: { label: Forty sellers, reports_to: { marketing: ceo, sales: ceo }, headcount: { sales: 40 } }
  b: { reports_to: { marketing: sales, sales: ceo } }
`,
    );
    const { stderr } = await orgfunnel(["validate", file]);
    expect(stderr).toMatch(/Forty sellers: 46 people/u);
    expect(stderr.replace(/\s+/gu, " ")).toContain("The posts of Forty sellers differ");
    expect(stderr).not.toMatch(/^ +a: /mu);
  });

  test("explain says where nothing comes of the effects, instead of a table without rows", async () => {
    const lines = "reports_to: { marketing: sales, sales: ceo }";
    const file = write("alike.yaml", `today: now\nstructures:\n  now: { ${lines} }\n  same: { ${lines} }\n`);
    const one = (await orgfunnel(["explain", file, "same", "--quiet"])).stdout;
    expect(one).toContain("effects  the same as those of today's structure: no rate changes");
    expect(one).not.toContain("What the effects come to");
    const all = (await orgfunnel(["explain", file, "--quiet"])).stdout;
    expect(all).toContain("what comes of the effects  nothing: every structure has those of today's");
  });

  test("says that a change comes after the horizon", async () => {
    const text = (await screen(140, changed("late.yaml", 14))).join(" ");
    expect(text).toContain("the change comes after the horizon: none of it happens within 12 months.");
  });

  test("shows columns for what structures differ in, and only for that", async () => {
    const text = (await screen(140, labelled)).join("\n");
    for (const words of ["reports", "mandate", "posts", "sales 12"]) expect(text).toContain(words);
    for (const words of ["SDRs", "managers", "sets"]) expect(text).not.toContain(words);
  });

  test("JSON and CSV keep ids, and JSON says what they are called", async () => {
    const { stdout } = await orgfunnel(["run", labelled, "--format", "json", "--quiet"]);
    const [{ labels, today, start, currency, structures }] = (
      JSON.parse(stdout) as { scenarios: Record<string, unknown>[] }
    ).scenarios;
    expect({ labels, today, start, currency }).toEqual({
      labels: [
        { structure: "now", label: "As it is" },
        { structure: "asks", label: "The CEO asks" },
        { structure: "hires", label: "Two more sellers" },
      ],
      today: "now",
      start: { year: 2027, month: 0 },
      currency: "EUR",
    });
    expect((structures as { id: string }[]).map(({ id }) => id)).toEqual(["now", "asks", "hires"]);
    const csv = (await orgfunnel(["run", labelled, "--format", "csv", "--quiet"])).stdout;
    expect(csv).toContain(",asks,now,value,,worseThanReference.probability,");
    expect(csv).not.toContain("The CEO asks");
  });

  test("--notes and --full say the rest: captions, seed, version and day, the funnel and the payback", async () => {
    const text = (await screen(100, labelled, "--notes", "--full")).join("\n").replace(/\s+/gu, " ");
    for (const words of [
      "seed orgfunnel",
      "orgfunnel 9.8.7 · 2026-01-02",
      "The funnel, means",
      "paid for itself",
      "P(best)",
    ])
      expect(text).toContain(words);
    const short = (await screen(100, labelled)).join("\n");
    for (const words of ["seed orgfunnel", "9.8.7", "The funnel", "regret", "paid for itself"])
      expect(short).not.toContain(words);
  });

  test("a document says everything, with the version and the day", async () => {
    const { stdout } = await orgfunnel(["run", labelled, "--format", "md", "--quiet"]);
    for (const words of ["orgfunnel 9.8.7 · 2026-01-02", "No clear winner", "### The funnel, means", "- Best first:"])
      expect(stdout).toContain(words);
  });

  test("--indifference decides what the verdict calls a difference", async () => {
    const clear = (await screen(100, labelled, "--indifference", "0")).join(" ");
    const none = (await screen(100, labelled, "--indifference", "90%")).join(" ");
    expect(clear).toMatch(/is ahead/u);
    expect(none).toMatch(/No clear winner: As it is|No clear winner: The CEO|No clear winner: Two/u);
    expect(none).toMatch(/less than [\d.]+ M does not matter/u);
  });

  test("--notes is no error with any format", async () => {
    for (const format of ["table", "md", "csv", "json"])
      expect((await orgfunnel(["run", labelled, "--notes", "--format", format, "--quiet"])).code).toBe(0);
  });

  test("several files end in one table side by side, and the notes stand there only", async () => {
    const lines = await screen(100, small.good, labelled);
    const parts = paragraphs(lines);
    expect(parts.filter((part) => part.includes("--notes explains"))).toEqual([parts.at(-1)]);
    expect(parts.at(-3)).toBe("2 scenarios side by side");
    expect(parts.at(-2)).toMatch(/^Small test +3 months +profit +ceo /mu);
    expect(parts.at(-2)).toMatch(/^Labelled +2027 +value +/mu);
  });

  test("a terminal that reports no columns has 80, and COLUMNS counts", async () => {
    const widthOf = async (change: object): Promise<number> =>
      widest(
        (
          await orgfunnel(["run", labelled, "--quiet", "--no-color"], { stdoutIsTerminal: true, ...change })
        ).stdout.split("\n"),
      );
    expect(await widthOf({ columns: 0 })).toBeLessThanOrEqual(80);
    expect(await widthOf({ columns: 0 })).toBeGreaterThan(60);
    expect(await widthOf({ columns: 0, env: { COLUMNS: "60" } })).toBeLessThanOrEqual(60);
    expect(await widthOf({ columns: 140 })).toBeGreaterThan(80);
    expect(await widthOf({ columns: 140, env: { COLUMNS: "0" } })).toBeLessThanOrEqual(80);
    expect(await widthOf({ stdoutIsTerminal: false, env: { COLUMNS: "0" } })).toBeLessThanOrEqual(80);
  });
});
