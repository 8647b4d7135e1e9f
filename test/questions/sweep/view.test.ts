import { describe, expect, test } from "vitest";
import type { SweepRecord, VariantRecord } from "../../../src/questions/sweep/record.js";
import { acrossFiles } from "../../../src/questions/sweep/across-files.js";
import type { Scenario } from "../../../src/scenario/scenario.js";
import { alikeInAll } from "../../../src/questions/sweep/alike.js";
import { overallFigures } from "../../../src/questions/sweep/overall.js";
import { sweepViews } from "../../../src/questions/sweep/view/view.js";
import type { SweepParameter } from "../../../src/questions/sweep/variants/what-ifs.js";
import { renderTable } from "../../../src/report/formats/table/render.js";
import type { ScenarioHeader } from "../../../src/report/result/scenario-header.js";

const HEADER = {
  name: "Made up",
  file: "made-up.yaml",
  seed: "s",
  trials: 1000,
  replicates: 1,
  horizonMonths: 24,
  effects: 1,
  scenarioHash: "sha256:0",
  partial: false,
  objective: "value",
  objectiveLabel: "value",
  reference: "one",
  labels: [{ structure: "two", label: "The Second" }],
} as unknown as ScenarioHeader;

/** A what-if with these means, told to so many. */
function made(
  place: number,
  values: readonly string[],
  means: Readonly<Record<string, number>>,
  error = 1,
): VariantRecord {
  const [first, second] = Object.entries(means).sort(([, a], [, b]) => b - a);
  const statistics = (mean: number) => ({ mean, standardError: error, p5: mean, p50: mean, p95: mean });
  return {
    variant: String(place + 1),
    values,
    trials: 1000,
    objective: "value",
    winner: first[0],
    lead: { mean: first[1] - second[1], standardError: error },
    next: second[0],
    indifference: 0.01 * first[1],
    structures: Object.entries(means).map(([id, mean]) => ({
      id,
      probabilityBest: 0.5,
      probabilityBestStandardError: 0,
      shortfall: { mean: first[1] - mean, standardError: error },
      outcomes: { value: statistics(mean), total_cost: statistics(1) },
    })),
  };
}

function record(
  method: SweepRecord["method"],
  parameters: readonly SweepParameter[],
  variants: readonly VariantRecord[],
): SweepRecord {
  const base = made(0, [], { one: 1000, two: 500 });
  const figures = { method, parameters, base, variants, invalid: [], ...overallFigures(variants, parameters, method) };
  return { ...HEADER, ...figures };
}

const text = (...scenarios: readonly SweepRecord[]): string =>
  sweepViews({ scenarios, failed: [], notAnswered: [], partial: false })
    .map((view) => renderTable(view, { width: 80, colour: false, notes: false }))
    .join("\n");

const A = { key: "market.leads_per_month", values: ["100", "200", "300"] };
const B = { key: "funnel.win_inbound", values: ["20%", "10%"] };

test("two keys: a picture, rising to the right and upwards, lower case where it is too close to call", () => {
  const cells: readonly (readonly [string, string, number, number, number?])[] = [
    ["100", "20%", 1000, 2000],
    ["100", "10%", 3000, 1000],
    ["200", "20%", 1000, 2000],
    ["200", "10%", 2000, 1999, 0.1], // does not matter
    ["300", "20%", 1000, 1100, 80], // not told
    ["300", "10%", 1000, 2000],
  ];
  const variants = cells.map(([a, b, one, two, error], place) => made(place, [a, b], { one, two }, error));
  const shown = text(record("grid", [A, B], variants));
  expect(shown).toContain(
    [
      "20% |   A   A   a        A  The Second, in 4",
      "10% |   B   b   A        B  one, in 2",
      "    + 100 200 300        lower case: too close to call",
    ].join("\n"),
  );
  // The Second is short by 2000 and 1, one by 1000, 1000, 100 and 1000.
  const inALine = shown.replaceAll("\n", " ");
  expect(inALine).toMatch(/Who is best depends on the what-if: The Second in 4 of 6 what-ifs by .*, one in 2\./u);
  expect(inALine).toContain("2 are too close to call, 1 of them since these trials do not tell (--trials).");
  expect(inALine).toContain("Safest over all 6: one (largest shortfall 1.00 k, mean 0.517 k)");
  expect(shown.split("\n").length).toBeLessThanOrEqual(24);
});

test("one key: neighbours alike in one row", () => {
  const values = ["100", "200", "300"];
  const variants = values.map((value, place) => made(place, [value], { one: 1000, two: [500, 600, 2000][place] }));
  const shown = text(record("grid", [A], variants));
  expect(shown).toMatch(/^100 to 200 +one +0.50 to 0.40 k +50 % +The Second$/mu);
  expect(shown).toMatch(/^300 +The Second +1.00 k +50 % +one$/mu);
});

test("more keys: the one that moves the lead farthest first, and from where another is best", () => {
  const keys = [
    A,
    { key: "horizon", values: ["12", "24"] },
    { key: "structures.two.headcount.sales", values: ["1", "2"] },
  ];
  const variants = keys[0].values.flatMap((a) =>
    keys[1].values.flatMap((b) => keys[2].values.map((c) => [a, b, c] as const)),
  );
  const shown = text(
    record(
      "grid",
      keys,
      variants.map((values, place) =>
        made(place, values, { one: 1000, two: 10 * Number(values[1]) + 500 * Number(values[2]) }),
      ),
    ),
  );
  const rows = shown.split("\n").filter((row) => /^(?:sales|marketing|horizon)/u.test(row));
  expect(rows.map((row) => row.split(/\s{2,}/u)[0])).toEqual([
    "sales posts (The Second)",
    "horizon",
    "marketing's leads a month",
  ]);
  expect(rows[0]).toMatch(/\+0.320 k +\u22120.180 k +The Second from 2/u);
});

describe("what moves the lead, where what-ifs are missing", () => {
  const LEADS = { key: "market.leads_per_month", values: ["100", "200"] };
  const HORIZON = { key: "horizon", values: ["12", "24", "48"] };
  /** One leads by the horizon, whatever the leads a month are. */
  const all = LEADS.values.flatMap((leads) =>
    HORIZON.values.map((months) => made(0, [leads, months], { one: 1000 + 10 * Number(months), two: 1000 })),
  );
  const grid = (variants: readonly VariantRecord[], method: SweepRecord["method"] = "grid") =>
    record(method, [LEADS, HORIZON], variants);

  test("of an interrupted grid: compares a value only with the same values of all else", () => {
    const cut = grid(all.slice(0, 5));
    // Leads of 200 without 48 months would seem to move the lead by 0.1 k, and they do not.
    expect(cut.moves[0].steps.map(({ from, lead, cells }) => [from, lead, cells])).toEqual([
      ["100", 180, 2],
      ["200", 180, 2],
    ]);
    expect(cut.moves[1].steps.map(({ from, lead, cells }) => [from, lead, cells])).toEqual([
      ["12", 120, 2],
      ["24", 240, 2],
    ]);
    expect(text(cut)).toContain("Values are compared where all else is the same: in 4 of 5 what-ifs.");
    expect(grid(all).moves[1].steps.map(({ lead }) => lead)).toEqual([120, 240, 480]);
    expect(text(grid(all))).not.toContain("where all else is the same");
  });

  test("of an interrupted sample over cases: compares drawn values over the same cases, and says that they are thirds", () => {
    const CASE = { key: "horizon", values: ["12", "48"] };
    const DRAWN = { key: "market.leads_per_month", values: ["100", "200"], drawn: true as const };
    // One leads by the horizon of the case, whatever is drawn; of the second case only low draws are there.
    const what = (months: string, draws: readonly number[]) =>
      draws.map((leads) => made(0, [months, String(leads)], { one: 1000 + 10 * Number(months), two: 1000 }));
    const cut = record(
      "cases",
      [CASE, DRAWN],
      [...what("12", [150, 110, 190, 130, 170, 120]), ...what("48", [110, 120, 130, 150, 170])],
    );
    const [ofCase, ofDraws] = cut.moves;
    expect(ofCase.steps.map(({ lead, cells }) => [lead, cells])).toEqual([
      [120, 5],
      [480, 5],
    ]);
    expect(ofDraws.steps.map(({ lead }) => lead)).toEqual([300, 300, 300]);
    expect(ofDraws.steps.reduce((sum, { cells }) => sum + cells, 0)).toBe(10);
    // Of one case alone all draws tell.
    const one = record("cases", [CASE, DRAWN], what("12", [150, 110, 190]));
    expect(one.moves[1].steps.map(({ cells }) => cells)).toEqual([1, 1, 1]);
  });

  test("of a table of cases in which keys move together: tells nothing of either, and says so", () => {
    const pairs = [all[0], all[4]];
    expect(grid(pairs, "cases").moves.map(({ steps }) => steps)).toEqual([[], []]);
    const shown = text(grid(pairs)).replaceAll(/\s+/gu, " ");
    expect(shown).not.toContain("What moves the lead");
    expect(shown).toMatch(/What marketing's leads a month and horizon would move is not told: no two what-ifs/u);
    // Keys that are paired on purpose move together.
    expect(grid(pairs, "zip").moves[1].steps.map(({ lead }) => lead)).toEqual([120, 240]);
  });
});

test("one structure alone: nothing to compare, and how its objective moves", () => {
  const alone = (value: string, mean: number): VariantRecord => {
    const { structures, winner, ...rest } = made(0, [value], { only: mean, other: 0 });
    const { lead, next, ...kept } = rest;
    expect([winner, next, lead?.mean]).toEqual(["only", "other", mean]);
    return { ...kept, winner: "only", structures: structures.slice(0, 1) };
  };
  const horizon = { key: "horizon", values: ["12", "24"] };
  const swept = record("grid", [horizon], [alone("12", 1000), alone("24", 2000)]);
  const shown = text(swept);
  expect(shown.replaceAll("\n", " ")).toContain(
    "only: mean value from 1.00 k (horizon 12) to 2.00 k (horizon 24). There is no other structure to compare it with.",
  );
  expect(shown).not.toMatch(/best|too close|does not matter/u);
  expect(shown).toMatch(/^24 +2.00 k +2.00 to 2.00 k$/mu);
  const [first] = swept.variants;
  const paired = [horizon, { key: "effects", values: ["0", "1"] }];
  const two = ["0", "1"].map((effects) => ({ ...first, values: ["12", effects] }));
  expect(text(record("grid", paired, two))).toMatch(/^12, 1 +1.00 k/mu);
});

test("leads that are shown alike are one value", () => {
  const variants = ["100", "200"].map((value, place) => made(place, [value], { one: 1000, two: 500 - 0.01 * place }));
  const shown = text(record("grid", [{ ...A, values: ["100", "200"] }], variants));
  expect(shown).toMatch(/one is best in both what-ifs by [\d.]+ k\./u);
  expect(shown).toMatch(/^100 to 200 +one +[\d.]+ k +50 % +The Second$/mu);
});

test("cases: each by its name", () => {
  const variants = [made(0, ["1"], { one: 10, two: 5 }), made(1, ["2"], { one: 10, two: 5 })];
  const shown = text(
    record(
      "cases",
      [{ key: "horizon", values: ["1", "2"] }],
      [
        { ...variants[0], variant: "low" },
        { ...variants[1], variant: "high" },
      ],
    ),
  );
  expect(shown).toMatch(/^low +1 +one/mu);
  expect(shown).toMatch(/^high +2 +one/mu);
  expect(shown).toContain("one is best in both what-ifs");
});

test("a what-if without data is nobody's", () => {
  const good = made(0, ["1"], { one: 10, two: 5 });
  const { variant, values, trials, objective, indifference, structures } = made(1, ["2"], { one: NaN, two: NaN });
  const none = { variant, values, trials, objective, indifference, structures };
  const shown = text(record("grid", [{ key: "horizon", values: ["1", "2"] }], [good, none]));
  expect(shown).toContain("In 1 of 2 what-ifs no structure is best");
  expect(text(record("grid", [{ key: "horizon", values: ["2"] }], [none]))).toContain("No verdict");
});

test("several files: a regret table", () => {
  const one = record("files", [], [made(0, [], { one: 1000, two: 900 })]);
  const views = sweepViews({
    scenarios: [one, { ...one, name: "Other", labels: [{ structure: "third", label: "Only There" }] }],
    failed: [],
    notAnswered: [],
    partial: false,
    regret: {
      structures: [
        { structure: "one", files: [0, 300], most: 300, mean: 150 },
        { structure: "two", files: [100, 0], most: 100, mean: 50 },
        { structure: "third", files: [NaN, 0], most: NaN, mean: NaN },
      ],
      safest: "two",
    },
  });
  const shown = renderTable(views[2], { width: 80, colour: false, notes: false });
  expect(shown).toMatch(/Safest over both files \([^)]*\): The\s+Second, short of the best by 0\.100 k at most and/u);
  expect(shown).toMatch(/^The Second +0.100 k +0 k +0.100 k +0.050 k$/mu);
  expect(shown).toMatch(/^Only There +– +0 k/mu);
  expect(shown.indexOf("The Second  ")).toBeLessThan(shown.indexOf("one  "));
});

test("files without a structure in common have no largest and no mean", () => {
  const one = record("files", [], [made(0, [], { one: 1000, two: 900 })]);
  const structures = ["one", "two"].map((structure) => ({ structure, files: [0, NaN], most: NaN, mean: NaN }));
  const regret = (files: readonly number[], most: number) => [
    { structure: "one", files: [...files], most, mean: most },
  ];
  const shownOf = (of: readonly (typeof structures)[number][]): string =>
    renderTable(
      sweepViews({ scenarios: [one, one], failed: [], notAnswered: [], partial: false, regret: { structures: of } })[2],
      {
        width: 80,
        colour: false,
      },
    );
  expect(shownOf(structures)).toContain("No structure is in all of these files.");
  expect(shownOf(structures)).not.toMatch(/largest +mean/u);
  expect(shownOf(regret([0, 100], 100))).toMatch(/largest +mean/u);
});

describe("ties by construction", () => {
  const tie = (place: number, value: string) => made(place, [value], { one: 1000, two: 1000, three: 500 }, 0);
  const effects = { key: "effects", values: ["0", "1"] };

  test("are named, and are no lead of nothing that trials do not tell", () => {
    const all = made(0, ["0"], { one: 1000, two: 1000 }, 0);
    const shown = text(record("grid", [{ key: "effects", values: ["0"] }], [all])).replaceAll("\n", " ");
    expect(shown).toContain("The best are the same in every trial: one and The Second.");
    expect(shown).not.toMatch(/too close|--trials|by 0/u);
  });

  test("do not make who is best depend on the what-if", () => {
    const shown = text(record("grid", [effects], [tie(0, "0"), made(1, ["1"], { one: 500, two: 1000 })]));
    const inALine = shown.replaceAll("\n", " ");
    expect(inALine).toContain("The Second is best in 1 of 2 what-ifs by");
    expect(inALine).toContain("The best are the same in every trial in 1 of 2 what-ifs: one and The Second.");
    expect(shown).toMatch(/^0 +one and The Second +same$/mu);
  });
});

test("who is best depends on the what-if only where clear winners differ", () => {
  const variants = [made(0, ["100"], { one: 1000, two: 2000 }), made(1, ["200"], { one: 1000, two: 990 }, 80)];
  const shown = text(record("grid", [A], variants)).replaceAll("\n", " ");
  expect(shown).toContain("The Second is ahead in 1 of 2 what-ifs by 1.00 k, clearly; one in 1, not clearly.");
  const unclear = [made(0, ["100"], { one: 1000, two: 1010 }, 80), variants[1]];
  expect(text(record("grid", [A], unclear))).toContain("No structure is clearly best in any what-if");
});

test("outcomes that differ have no range, and the title says what varies", () => {
  const [value, wins] = [made(0, ["value"], { one: 1000, two: 500 }), made(1, ["wins"], { one: 40, two: 20 })];
  const ofWins = {
    ...wins,
    objective: "wins",
    structures: wins.structures.map((one) => ({ ...one, outcomes: { ...one.outcomes, wins: one.outcomes.value } })),
  };
  const shown = text(record("grid", [{ key: "objective", values: ["value", "wins"] }], [value, ofWins]));
  expect(shown).toContain("Made up · 24 months · objective varied · 1,000 trials");
  expect(shown).toContain("one is best in both what-ifs.");
  expect(shown).toMatch(/^value +one +0.500 k +50 % +The Second$/mu);
  expect(shown).toMatch(/^wins +one +20 +50 % +The Second$/mu);
});

test("values of a list are named one by one, and drawn ones in their order", () => {
  const all = (values: readonly string[]) =>
    values.map((value, place) => made(place, [value], { one: 1000, two: 500 }));
  const mandates = ["none", "support", "drive"];
  expect(text(record("grid", [{ key: "mandate", values: mandates }], all(mandates)))).toContain("none, support, drive");
  const drawn = { key: "market.leads_per_month", values: ["100", "300"], drawn: true } as const;
  expect(text(record("random", [drawn], all(["247.1", "102.2", "168.9"])))).toMatch(/^102\.2 to 247\.1 +one/mu);
});

test("cases show what varies, and files without what-ifs no column for it", () => {
  const row = { ...made(0, ["12"], { one: 1000, two: 500 }), variant: "low" };
  const shown = text(record("cases", [{ key: "horizon", values: ["12"] }], [row]));
  expect(shown).toMatch(/^what-if +horizon +best/mu);
  expect(shown).toMatch(/^low +12 +one/mu);
  expect(text(record("files", [], [made(0, [], { one: 1000, two: 500 })]))).toMatch(/^best +lead +best +over$/mu);
});

test("several files: a structure that is not in all of them has no figures over all, and the safest says so", () => {
  const one = record("files", [], [made(0, [], { one: 1000, two: 900 })]);
  const shortfalls = (structure: string, mean: number) => ({ structure, most: mean, mean, cells: 1 });
  const files = [
    [shortfalls("one", 0), shortfalls("two", 100)],
    [shortfalls("one", 300), shortfalls("three", 0)],
  ].map((own) => ({ scenario: { objective: { label: "value" } } as unknown as Scenario, shortfalls: own }));
  const views = sweepViews({
    scenarios: [one, one],
    failed: [],
    notAnswered: [],
    partial: false,
    ...acrossFiles(files),
  });
  const shown = renderTable(views[2], { width: 80, colour: false, notes: false });
  expect(shown.replaceAll("\n", " ")).toContain(
    "Safest over both files (the only one of 3 structures that is in every file): one, short",
  );
  expect(shown).toMatch(/^The Second +0.100 k +– +– +–$/mu);
  expect(shown).toMatch(/^three +– +0 k +– +–$/mu);
});

describe("structures that are the same in every what-if", () => {
  const twins = (place: number, values: readonly string[], [one, three]: readonly [number, number]): VariantRecord => {
    const of = made(place, values, { one, two: one, three });
    const isBest = one > three;
    return {
      ...of,
      ...(isBest && { next: "three", lead: { mean: one - three, standardError: 1 } }),
      structures: of.structures.map((structure) => ({
        ...structure,
        shortfall: isBest === (structure.id !== "three") ? { mean: 0, standardError: 0 } : structure.shortfall,
      })),
    };
  };
  const SAID = "one and The Second are the same here and count as one.";

  test("count as one: it leads the next of the others, in the words, the table and what moves the lead", () => {
    const both = ["100", "200"].flatMap((leads, at) =>
      ["0", "1"].map((effects, place) => twins(2 * at + place, [leads, effects], [2000 + 100 * at, 1000])),
    );
    const keys = [
      { key: "market.leads_per_month", values: ["100", "200"] },
      { key: "effects", values: ["0", "1"] },
    ];
    const shown = text(record("grid", keys, both));
    expect(shown.replaceAll("\n", " ")).toContain(`${SAID} one is best in all 4 what-ifs by 1.00 to 1.10 k.`);
    expect(shown).toMatch(/^1 \| +A +A +A {2}one, in 4$/mu);
    expect(shown).toMatch(/^marketing's leads a month +100 +200 +\+1.00 k +\+1.10 k$/mu);
    const ranges = text(record("grid", [A], [twins(0, ["100"], [2000, 1000]), twins(1, ["200"], [2000, 1000])]));
    expect(ranges).toMatch(/^100 to 200 +one +1\.00 k +100 % +three$/mu);
  });

  test("are said to be also where another one is best", () => {
    const shown = text(record("grid", [A], [twins(0, ["100"], [900, 1000]), twins(1, ["200"], [800, 1000])]));
    expect(shown.replaceAll("\n", " ")).toContain(`${SAID} three is best in both what-ifs by 0.10 to 0.20 k.`);
  });

  test("are not counted where they differ in one of them, or have no data", () => {
    const apart = [twins(0, ["100"], [2000, 1000]), made(1, ["200"], { one: 2000, two: 1500, three: 1000 })];
    expect(text(record("grid", [A], apart))).not.toContain(SAID);
    const none = { mean: NaN, standardError: NaN };
    const without = apart.slice(0, 1).map((one) => ({
      ...one,
      structures: one.structures.map((own) => ({ ...own, shortfall: none })),
    }));
    expect(alikeInAll(without)).toEqual([]);
  });
});

test("who is ahead everywhere is best only where that is clear", () => {
  const clear = made(0, ["100"], { one: 2000, two: 1000 });
  // Within 1 % of its mean it does not matter.
  const open = (place: number, value: string) => made(place, [value], { one: 1000, two: 999 }, 0.1);
  const said = (...variants: readonly VariantRecord[]): string =>
    text(record("grid", [A], variants)).replaceAll("\n", " ");
  expect(said(clear, made(1, ["200"], { one: 2000, two: 1000 }))).toContain("one is best in both what-ifs by 1.00 k.");
  expect(said(clear, open(1, "200"))).toContain(
    "one is ahead in both what-ifs by up to 1.00 k. One is too close to call",
  );
  const both = said(open(0, "100"), open(1, "200"));
  expect(both).toContain("No clear winner: one is ahead in both what-ifs by ");
  expect(both).toContain("Both are too close to call: the lead does not matter.");
  expect(said(open(0, "100"))).toContain("It is too close to call: the lead does not matter.");
  expect(said(open(0, "100"), open(1, "200"), open(2, "300"))).toContain("All 3 are too close to call");
});

test("leads in one row stand in the order of the what-ifs where they only fall", () => {
  const falling = [made(0, ["100"], { one: 1500, two: 1000 }), made(1, ["200"], { one: 1400, two: 1000 })];
  expect(text(record("grid", [A], falling))).toMatch(/^100 to 200 +one +0\.50 to 0\.40 k/mu);
  const other = [...falling, made(2, ["300"], { one: 1450, two: 1000 })];
  expect(text(record("grid", [A], other))).toMatch(/^100 to 300 +one +0\.40 to 0\.50 k/mu);
});
