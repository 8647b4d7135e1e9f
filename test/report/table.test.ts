import stringWidth from "string-width";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { OUTCOME_IDS } from "../../src/funnel/outcomes.js";
import { sideBySide } from "../../src/questions/run/comparison/side-by-side.js";
import { comparisonPart } from "../../src/questions/report/page/comparison.js";
import { comparisonView, DEFAULT_OUTCOMES } from "../../src/questions/run/comparison/view.js";
import { renderTable } from "../../src/report/formats/table/render.js";
import type { View } from "../../src/report/view.js";
import { paired, scenarioResult } from "./fixture.js";

const view = comparisonView(scenarioResult, { outcomes: DEFAULT_OUTCOMES, full: false });
const full = comparisonView(scenarioResult, { outcomes: OUTCOME_IDS, full: true });
const widest = (text: string): number =>
  Math.max(...text.split("\n").map((line) => stringWidth(stripVTControlCharacters(line))));

describe("the comparison as a table", () => {
  test.each([40, 60, 80, 100, 140, 200])("is never wider than %d columns", (width) => {
    for (const colour of [false, true]) {
      expect(widest(renderTable(view, { width, colour }))).toBeLessThanOrEqual(width);
      expect(widest(renderTable(full, { width, colour }))).toBeLessThanOrEqual(width);
    }
  });

  test("leaves out what matters least and says so", () => {
    expect(renderTable(view, { width: 80, colour: false })).toContain(
      "Too narrow to show: difference in 9 of 10, worse by > 0.056 M. ~: could be zero.",
    );
    const wide = renderTable(view, { width: 140, colour: false });
    expect(wide).not.toContain("Too narrow");
    expect(wide).toContain("in 9 of 10");
  });

  test("has the best structure first and the reference named", () => {
    const lines = renderTable(view, { width: 140, colour: false }).split("\n");
    const names = lines.slice(8, 12).map((line) => line.split(" ")[0]);
    expect(names).toEqual([
      "both-to-the-ceo",
      "marketing-reports-to-sales",
      "head-of-sales-and-marketing",
      "sales-reports-to-marketing",
    ]);
    expect(lines[10]).toContain("reference");
  });

  test("is pure text without colour and has colour when asked", () => {
    expect(renderTable(view, { width: 100, colour: false })).not.toContain("\u001B");
    const coloured = renderTable(view, { width: 100, colour: true });
    expect(coloured).toContain("\u001B[32m+2.16 M");
    expect(coloured).toContain("\u001B[31m−4.01 M");
  });

  test("marks a difference of which the sign is open, and figures line up", () => {
    const lines = renderTable(view, { width: 140, colour: false }).split("\n");
    const [settled, open] = [lines[8], lines[9]];
    expect(open).toContain("+0.004 M ~");
    expect(settled.indexOf("+2.16 M") + "+2.16 M".length).toBe(open.indexOf("+0.004 M ~") + "+0.004 M".length);
  });

  test("says in words what the figures mean and what they are not", () => {
    const text = view.captions.join(" ");
    for (const words of [
      "10,000 trials",
      "24 months",
      "what we do not know",
      "luck",
      "paired",
      "P(best)",
      "reproduces the claims of two sources",
      "no evidence for them",
    ])
      expect(text).toContain(words);
  });

  test("shows standard errors and variance reduction only in full", () => {
    const short = renderTable(view, { width: 140, colour: false });
    const long = renderTable(full, { width: 140, colour: false });
    expect(short).not.toContain("Sampling errors (standard errors)");
    expect(long).toContain("Sampling errors (standard errors)");
    expect(long).toContain("11.4 x");
    expect(long).toContain(" points");
  });
});

test("a single structure has no comparison columns", () => {
  const alone = comparisonView(
    { ...scenarioResult, structures: scenarioResult.structures.slice(1, 2) },
    { outcomes: [], full: false },
  );
  const text = renderTable(alone, { width: 80, colour: false });
  expect(text).not.toMatch(/P\(best\)|regret|reference/u);
});

test("less is better: the caption says lowest, a smaller value is green", () => {
  const [worse, reference, ...others] = scenarioResult.structures;
  const cheaper = { ...worse, rank: 1, difference: { ...worse.difference, cost_per_win: paired(-5000, 900) } };
  const result = {
    ...scenarioResult,
    objective: "cost_per_win",
    objectiveLabel: "cost per win",
    structures: [cheaper, reference, ...others],
  };
  const shown = comparisonView(result, { outcomes: [], full: false });
  expect(shown.captions[0]).toContain("lowest mean cost per win");
  expect(renderTable(shown, { width: 140, colour: true })).toContain("\u001B[32m−5.00 k");
});

describe("in a narrow table", () => {
  const table = (widths: readonly number[]): View => ({
    ...view,
    blocks: [
      {
        kind: "table",
        columns: widths.map((wrapsTo, place) => ({ header: `h${place}`, align: "left", priority: 1, wrapsTo })),
        rows: [["marketing, sales to ceo", "leader who understands both", "none"].map((text) => ({ text }))],
      },
    ],
  });

  test.each([34, 36, 40, 60])("words stay whole where all of them have room: %d columns", (width) => {
    const text = renderTable(table([18, 14, 4]), { width, colour: false });
    for (const word of ["marketing,", "understands", "none"]) expect(text).toContain(word);
    expect(widest(text)).toBeLessThanOrEqual(width);
  });

  test("stay whole in columns one below the other, the name beside each, where all of them have no room", () => {
    const text = renderTable(table([18, 14, 4]), { width: 26, colour: false });
    for (const word of ["understands", "none"]) expect(text).toContain(word);
    expect(text.match(/^marketing,/gmu)).toHaveLength(2);
    expect(widest(text)).toBeLessThanOrEqual(26);
  });

  test("stand a line each below the name of the row where not even one column has room beside it", () => {
    const text = renderTable(table([18, 14, 4]), { width: 20, colour: false });
    expect(text).toContain("marketing, sales to\nceo\n  h1: leader who\n  understands both\n  h2: none\n");
  });

  test("are cut only where one is wider than the terminal", () => {
    const cut = renderTable(table([18, 14, 4]), { width: 10, colour: false });
    expect(cut).not.toContain("understands");
    expect(widest(cut)).toBeLessThanOrEqual(10);
  });
});

test("what several structures have no data of is told once", () => {
  const without = (noData: number) => (structure: (typeof scenarioResult.structures)[number]) => ({
    ...structure,
    outcomes: { ...structure.outcomes, closure_rate: { ...structure.outcomes.closure_rate, noData } },
  });
  const warningsOf = (structures: typeof scenarioResult.structures) =>
    comparisonView({ ...scenarioResult, structures }, { outcomes: ["closure_rate"], full: false }).warnings;
  const [first, second, ...others] = scenarioResult.structures;
  expect(warningsOf(scenarioResult.structures.map(without(3)))).toEqual([
    "no closure rate (0/0) in 3 of 10,000 trials of every structure; the figures leave them out.",
  ]);
  expect(warningsOf([without(3)(first), without(7)(second), ...others])).toEqual([
    `no closure rate (0/0) in 3 to 7 of 10,000 trials of ${first.id} and ${second.id}; the figures leave them out.`,
  ]);
  expect(warningsOf([without(10_000)(first), without(7)(second), ...others])).toEqual([
    `no closure rate (0/0) in 7 of 10,000 trials of ${second.id}; the figures leave them out.`,
    `no closure rate (0/0) in 10,000 of 10,000 trials of ${first.id}; the figures leave them out.`,
  ]);
});

test("no data is a dash, and the number of such samples is told", () => {
  const [first, ...others] = scenarioResult.structures;
  const none = { mean: NaN, standardError: NaN, sd: NaN, p5: NaN, p50: NaN, p95: NaN, noData: 10_000 };
  const empty = { ...first, outcomes: { ...first.outcomes, closure_rate: none } };
  const shown = comparisonView(
    { ...scenarioResult, structures: [empty, ...others] },
    { outcomes: ["closure_rate"], full: true },
  );
  expect(shown.warnings).toEqual([
    "no closure rate (0/0) in 10,000 of 10,000 trials of sales-reports-to-marketing; the figures leave them out.",
  ]);
  const text = renderTable(shown, { width: 100, colour: false });
  expect(text).toMatch(/sales-reports-to-marketing +–/u);
  expect(text).not.toContain("NaN");
});

test("figures of one mandate for all that are withheld are missed aloud", () => {
  const notesOf = (why?: "overflow" | "interrupted"): string =>
    (
      comparisonView({ ...scenarioResult, ...(why && { equalMandateWithheld: why }) }, { outcomes: [], full: false })
        .notes ?? []
    ).join(" ");
  expect(notesOf("overflow")).toContain("one mandate for all structures would change is not told: a number overflows");
  expect(notesOf("interrupted")).toContain("is not told: the run was interrupted before");
  expect(notesOf()).not.toContain("mandate");
});

test("with whom a structure would be level with one mandate for all is said by name, in table and page", () => {
  const [first, second, third] = scenarioResult.structures.map(({ id }) => id);
  const one = (id: string, mean: number) => ({ id, isChanged: true, objective: { mean, standardError: 1 } });
  const level: typeof scenarioResult = {
    ...scenarioResult,
    trials: 10_000,
    labels: [{ structure: second, label: "The second" }],
    equalMandate: {
      choice: "mandate",
      option: "drive",
      winner: first,
      lead: { mean: 0, standardError: 0 },
      flips: false,
      structures: [one(third, 4), one(first, 7), one(second, 7)],
    },
  };
  const fact = { name: "mandate drive for all", text: `${first} would be level with The second (on 2,000 trials)` };
  const facts = [{ kind: "facts", facts: [fact] }];
  expect(comparisonView(level, { outcomes: [], full: true }).details).toEqual(expect.arrayContaining(facts));
  expect(comparisonPart(level).facts).toEqual(facts);
});

test("of three lines of notes the most needed stay, and all of them with --notes", () => {
  const notes = ["first", "second", "third"].map((word) => `${word} ${"and so on ".repeat(9)}end.`);
  const long: View = { title: "t", blocks: [], notes, captions: ["caption"], warnings: [] };
  const short = renderTable(long, { width: 80, colour: false });
  expect(short).toMatch(/first [^]*second [^]*--notes explains the figures/u);
  expect(short).not.toContain("third");
  expect(short.trim().split("\n").length - 2).toBeLessThanOrEqual(3);
  const all = renderTable(long, { width: 80, colour: false, notes: true, stamp: "made today" });
  for (const word of ["third", "• caption", "• made today"]) expect(all).toContain(word);
});

test("at 40 columns, and of one trial, it is said still what the figures are no evidence for", () => {
  const one = comparisonView({ ...scenarioResult, trials: 1 }, { outcomes: [], full: false });
  const text = renderTable(one, { width: 40, colour: false }).replace(/\s+/gu, " ");
  expect(text).toContain("Effects reproduce two sources' claims, no evidence for them.");
});

test("a table that fills the screen leaves two lines to the notes where that keeps the header in sight", () => {
  const notes = ["one ".repeat(15).trim(), "two ".repeat(15).trim(), "three ".repeat(15).trim()];
  const told = (rows: number): string => {
    const columns = [{ header: "name", align: "left", priority: 1 } as const];
    const block = { kind: "table", columns, rows: Array.from({ length: rows }, () => [{ text: "row" }]) } as const;
    return renderTable(
      { title: "Long", blocks: [block], notes, captions: [], warnings: [] },
      { width: 80, colour: false },
    );
  };
  // Header and table with a blank line below each: rows and five.
  expect(told(15)).toContain("three");
  expect(told(16)).toContain("two");
  expect(told(16)).not.toContain("three");
  expect(told(16).trimEnd().split("\n")).toHaveLength(23);
  // What scrolls off anyway is no reason to say less.
  expect(told(17)).toContain("three");
});

test("without a structure of today, what the numbers are taken for stands in the three lines at 80 columns", () => {
  const text = renderTable(view, { width: 80, colour: false });
  expect(text.replace(/\s+/gu, " ")).toContain("No `today:` in the file: numbers count as free of structure effects.");
});

test("a difference of exactly nothing is told, not open", () => {
  const [first, ...others] = scenarioResult.structures;
  const same = { ...paired(0, 0), resolved: false };
  const tied = { ...first, difference: { ...first.difference, profit: same } };
  const shown = comparisonView({ ...scenarioResult, structures: [tied, ...others] }, { outcomes: [], full: false });
  const lines = renderTable(shown, { width: 140, colour: false }).split("\n");
  const own = lines.filter((line) => line.startsWith("sales-reports-to-"));
  expect(own).not.toEqual([]);
  expect(own.join("\n")).not.toContain("~");
});

describe("intervals", () => {
  test("of the mean go after what stands against the reference", () => {
    expect(renderTable(view, { width: 80, colour: false })).toContain("1.9 to 9.3 M");
  });

  test.each([40, 60, 80])("are all shown at %d columns with --full", (width) => {
    const own = comparisonView(scenarioResult, { outcomes: [], full: true });
    expect(renderTable({ ...own, showsDetails: true }, { width, colour: false })).toContain("1.9 to 9.3 M");
  });
});

test("an objective in percent has no column of percentages", () => {
  const shown = comparisonView(
    { ...scenarioResult, objective: "closure_rate", objectiveLabel: "closure rate" },
    { outcomes: [], full: false },
  );
  expect(renderTable(shown, { width: 200, colour: false })).not.toContain("in %");
});

test("several scenarios side by side have the verdict's words, and what the objective is in", () => {
  const scenarios = [
    { ...scenarioResult, currency: "EUR" },
    { ...scenarioResult, name: "Another" },
  ];
  const [beside] = sideBySide({ scenarios, failed: [], notAnswered: [], partial: false });
  const text = renderTable(beside, { width: 140, colour: false });
  expect(text).toContain("profit (EUR)");
  expect(text).toMatch(/\bahead\b/u);
  expect(text).not.toContain("clear");
});

test("scenarios side by side name files without an answer and those an interrupt left no time for, and say that it came", () => {
  const failed = [{ file: "broken.yaml", problems: [] }];
  const notAnswered = ["c.yaml", "d.yaml", "e.yaml", "f.yaml", "g.yaml", "h.yaml", "i.yaml"];
  const scenarios = [{ ...scenarioResult, partial: true }];
  const [view] = sideBySide({ scenarios, failed, notAnswered, partial: true });
  const text = renderTable(view, { width: 140, colour: false });
  expect(text).toContain("1 of 9 scenarios side by side");
  expect(text).toMatch(/^broken\.yaml .* no answer$/mu);
  expect(text).toMatch(/\(partial\)/u);
  expect(text).toContain("No answer yet when the interrupt came: c.yaml, d.yaml, e.yaml, f.yaml, g.yaml and 2 more.");
  expect(text).toContain("partial: Interrupted: this is a partial result");
  expect(sideBySide({ scenarios, failed: [], notAnswered: [], partial: true })).toEqual([]);
  expect(sideBySide({ scenarios: [], failed, notAnswered, partial: true })).toEqual([]);
});

test("a mandate that all structures have stands above the table, which has no column for it", () => {
  const header = (mandates: readonly ("drive" | "none")[], effectsOn = true) => {
    const structures = scenarioResult.structures.map((one, place) => ({
      ...one,
      makeup: { ...one.makeup, effectsOn, mandate: mandates[place % mandates.length] },
    }));
    return comparisonView({ ...scenarioResult, structures }, { outcomes: [], full: false }).header?.join(" · ");
  };
  expect(header(["drive"])).toContain("· mandate drive");
  expect(header(["drive", "none"])).not.toContain("mandate");
  expect(header(["none"], false)).not.toContain("mandate");
});

test("a partial result says so", () => {
  const shown = comparisonView({ ...scenarioResult, partial: true }, { outcomes: [], full: false });
  expect(shown.partial).toContain("partial");
});

test("text from a file reaches the terminal without control characters", () => {
  const evil: View = {
    title: "\u001B]0;owned\u0007",
    blocks: [
      { kind: "table", columns: [{ header: "a", align: "left", priority: 1 }], rows: [[{ text: "x\u001B[2Jy\nz" }]] },
      { kind: "tree", root: { text: "\u009B31mtree", children: [] } },
      { kind: "facts", facts: [{ name: "n", text: "\u202Eevil" }] },
    ],
    captions: ["\u001B[1mbold"],
    warnings: ["\rwarn"],
  };

  expect(renderTable(evil, { width: 80, colour: false })).not.toMatch(
    /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/u,
  );
});

describe("few trials", () => {
  const of = (trials: number): string => {
    const { notes = [], captions } = comparisonView({ ...scenarioResult, trials }, { outcomes: [], full: false });
    return [...notes, ...captions].join("\n");
  };

  test("one is no plural", () => {
    expect(of(1)).toContain("rest on 1 trial. ");
    expect(of(2)).toContain("rest on 2 trials. ");
  });

  test("fewer than 30 say little", () => {
    expect(of(29)).toContain("Fewer than 30 trials say little: means, intervals and shares are those of 29 trials");
    expect(of(1)).toContain("are those of 1 trial,");
    expect(of(30)).not.toContain("say little");
  });
});

test("columns that give way are left out where that saves lines of a table of too many, and only then", () => {
  const rows = ["first-long-name-of-a-row", "second-long-name-of-a-row", "third-long-name-of-a-row"];
  const table = (mostLines: number): View => ({
    title: "",
    blocks: [
      {
        kind: "table",
        mostLines,
        columns: [
          { header: "name", align: "left", priority: 1, wrapsTo: 10 },
          { header: "spare", align: "right", priority: 2, givesWay: true },
          { header: "kept", align: "right", priority: 3 },
        ],
        rows: rows.map((text) => [{ text }, { text: "10 to 12 M" }, { text: "99 %" }]),
      },
    ],
    captions: [],
    warnings: [],
  });
  const lines = (mostLines: number, width: number): string[] =>
    renderTable(table(mostLines), { width, colour: false }).trimEnd().split("\n");
  expect(lines(8, 32)).toHaveLength(8);
  expect(lines(8, 32)[0]).toContain("spare");
  expect(lines(7, 32)).toHaveLength(6);
  expect(lines(7, 32)[0]).toMatch(/^name +kept$/u);
  expect(lines(7, 32).at(-1)).toBe("Too narrow to show: spare.");
  expect(lines(2, 60)[0]).toContain("spare");
});

test("of columns that are left out as many are named as a line has room for", () => {
  const heads = Array.from({ length: 8 }, (_, place) => `figure ${String(place)}`);
  const view: View = {
    title: "",
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "name", align: "left", priority: 1 },
          ...heads.map((header, place) => ({ header, align: "right", priority: 2 + place }) as const),
        ],
        rows: [[{ text: "row" }, ...heads.map(() => ({ text: "10 to 12 M" }))]],
      },
    ],
    captions: [],
    warnings: [],
  };
  const last = (width: number) => renderTable(view, { width, colour: false }).trimEnd().split("\n").at(-1);
  expect(last(36)).toMatch(/^Too narrow to show \d more columns\.$/u);
  expect(last(40)).toBe("Too narrow to show: figure 3 and 4 more.");
  expect(last(200)).not.toContain("Too narrow");
});
