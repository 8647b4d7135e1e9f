import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInput } from "../../../src/foundation/problem.js";
import { readCases } from "../../../src/questions/sweep/variants/read-cases.js";
import { plainNumber } from "../../../src/questions/sweep/variants/read-parameter.js";
import { readWhatIfs, type WhatIfsGiven } from "../../../src/questions/sweep/variants/read-what-ifs.js";
import { splitList } from "../../../src/questions/sweep/variants/value-list.js";

const valuesOf = (given: WhatIfsGiven): (readonly string[])[] => {
  const { count, at } = readWhatIfs(given);
  return Array.from({ length: count }, (_, place) => at(place).settings.map(({ value }) => value));
};
const steps = (...values: readonly string[]) => valuesOf({ parameterScan: [`k=${values.join(":")}`] }).flat();
const codesOf = (act: () => unknown): readonly string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.map(({ code }) => code);
    throw error;
  }
  return [];
};

describe("-P key=from:to:step", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["both ends", ["150", "350", "50"], ["150", "200", "250", "300", "350"]],
    ["exact decimals", ["0.1", "0.5", "0.1"], ["0.1", "0.2", "0.3", "0.4", "0.5"]],
    ["percent", ["12%", "28 %", "8%"], ["12%", "20%", "28%"]],
    ["percent with decimals", ["1.1%", "1.3%", "0.1%"], ["1.1%", "1.2%", "1.3%"]],
    ["thousands", ["50k", "150k", "50k"], ["50k", "100k", "150k"]],
    ["thousands and plain numbers", ["500", "1.5k", "500"], ["500", "1000", "1500"]],
    ["days", ["30 days", "90 days", "30 days"], ["30 days", "60 days", "90 days"]],
    ["downwards", ["3", "1", "-1"], ["3", "2", "1"]],
    ["through nought", ["-1", "1", "1"], ["-1", "0", "1"]],
    ["one value", ["5", "5", "1"], ["5"]],
    ["powers of ten", ["1e3", "3e3", "1e3"], ["1000", "2000", "3000"]],
    ["digits in groups", ["18_000", "20_000", "1_000"], ["18000", "19000", "20000"]],
  ])("%s", (_, given, expected) => {
    expect(steps(...given)).toEqual(expected);
  });

  test("no step adds an error of rounding", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000, max: 10_000 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 6 }),
        (first, by, count, places) => {
          const text = (whole: number): string => (whole / 10 ** places).toFixed(places);
          const found = steps(text(first), text(first + by * count), text(by));
          expect(found.map(Number)).toEqual(
            Array.from({ length: count + 1 }, (__, place) => Number(text(first + by * place))),
          );
          expect(found.every((value) => value.length <= text(first).length + 6)).toBe(true);
        },
      ),
    );
  });

  test("an end that no step reaches is told of", () => {
    const { warnings, count } = readWhatIfs({ parameterScan: ["k=1:6:2"] });
    expect(count).toBe(3);
    expect(warnings).toMatchObject([
      { code: "sweep-end-not-reached", arguments: { values: ["1", "3", "5"], end: "6" } },
    ]);
  });

  test.each([
    "k=1:5",
    "k=1:5:0",
    "k=1:5:-1",
    "k=5:1:1",
    "k=a:b:c",
    "k=1:2:3:4",
    "k=1%:5:1",
    "k=1 days:5%:1",
    "k=1,000:2,000:500",
    "k",
    "=1:2:1",
  ])("%s is refused", (argument) => {
    expect(codesOf(() => readWhatIfs({ parameterScan: [argument] }))).toContain("option-value");
  });

  test("so are a million values", () => {
    expect(codesOf(() => readWhatIfs({ parameterScan: ["k=1:1000001:1"] }))).toEqual(["sweep-too-many"]);
    const both = ["a=1:2000:1", "b=1:2000:1"];
    expect(codesOf(() => readWhatIfs({ parameterScan: both }))).toEqual(["sweep-too-many"]);
  });
});

describe("-L key=a,b,c", () => {
  const list = (text: string) => valuesOf({ parameterList: [`k=${text}`] }).flat();
  test.each<[string, readonly string[]]>([
    ["12%, 20%,28%", ["12%", "20%", "28%"]],
    ['"15,000 to 22,000",18k', ['"15,000 to 22,000"', "18k"]],
    ["{ p10: 1, p90: 3 },{ p10: 2, p90: 4 }", ["{ p10: 1, p90: 3 }", "{ p10: 2, p90: 4 }"]],
    ["drive,none", ["drive", "none"]],
    ["it's,two", ["it's", "two"]],
    ["[a, [b, c]],d", ["[a, [b, c]]", "d"]],
    ["6", ["6"]],
  ])("%s", (text, expected) => {
    expect(list(text)).toEqual(expected);
  });

  test.each([
    ["k=6,8,6", "sweep-value-twice"],
    ["k=12%,0.12", "sweep-value-twice"],
    ["k=50k,50000", "sweep-value-twice"],
    ["k=1,000,2,000", "sweep-cut-number"],
    ["k=6,,8", "option-value"],
    ["k=", "option-value"],
  ])("%s is refused", (argument, code) => {
    expect(codesOf(() => readWhatIfs({ parameterList: [argument] }))).toEqual([code]);
  });

  test("what has no commas comes back as it is", () => {
    const plain = fc.string().filter((text) => !/[,"'[\]{}()]/u.test(text));
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1 }), (parts) => {
        expect(splitList(parts.join(","))).toEqual(parts.map((part) => part.trim()));
      }),
    );
  });
});

describe("what-ifs", () => {
  test("a grid has every combination once, the last key changing fastest", () => {
    expect(valuesOf({ parameterScan: ["a=1:2:1"], parameterList: ["b=x,y,z"] })).toEqual([
      ["1", "x"],
      ["1", "y"],
      ["1", "z"],
      ["2", "x"],
      ["2", "y"],
      ["2", "z"],
    ]);
  });

  test("--zip pairs, and refuses what it cannot pair", () => {
    expect(valuesOf({ parameterScan: ["a=1:2:1"], parameterList: ["b=x,y"], zip: true })).toEqual([
      ["1", "x"],
      ["2", "y"],
    ]);
    expect(codesOf(() => readWhatIfs({ parameterList: ["a=1,2", "b=x"], zip: true }))).toEqual(["sweep-zip-lengths"]);
    expect(codesOf(() => readWhatIfs({ parameterList: ["a=1,2"], zip: true }))).toEqual(["option-needs"]);
  });

  test.each<[string, WhatIfsGiven, string]>([
    ["a key twice", { parameterList: ["a.b=1,2", "a.b=3,4"] }, "sweep-key-twice"],
    [
      "an id and the same in full",
      { parameterList: ["funnel.win=1,2", "assumptions.funnel.win=3"] },
      "sweep-key-twice",
    ],
    [
      "a key and one below it",
      { parameterList: ["structures.a=null", "structures.a.mandate=drive"] },
      "sweep-key-twice",
    ],
    [
      "every structure and one",
      { parameterList: ["structures.*.mandate=drive", "structures.a.mandate=none"] },
      "sweep-key-twice",
    ],
    ["a key that --set has", { parameterList: ["a.b=1,2"], set: ["a.b=3"] }, "sweep-key-twice"],
    ["a key that a flag has", { parameterList: ["horizon=1,2"], flags: { horizon: "3" } }, "sweep-key-twice"],
    ["no path", { parameterList: ["a..b=1,2"] }, "set-syntax"],
    ["a range without --random", { parameterScan: ["a=1:2"] }, "option-value"],
    ["a step with --random", { parameterScan: ["a=1:2:1"], random: "5" }, "option-value"],
    ["--random without a range", { parameterList: ["a=1,2"], random: "5" }, "option-needs"],
    ["--random 1", { parameterScan: ["a=1:2"], random: "1" }, "option-value"],
    ["a range of one value", { parameterScan: ["a=2:2"], random: "5" }, "option-value"],
  ])("%s", (_, given, code) => {
    expect(codesOf(() => readWhatIfs(given))).toEqual([code]);
  });

  test("a flag for another key is no matter", () => {
    expect(readWhatIfs({ parameterList: ["a=1,2"], flags: { horizon: "3", seed: undefined } }).count).toBe(2);
  });
});

describe("--random", () => {
  const draw = (scan: readonly string[], random: string, seed = "s") =>
    valuesOf({ parameterScan: scan, random, seed }).map((values) => values.map((value) => plainNumber(value) ?? NaN));

  test("a Latin hypercube: every key once in each of N parts of its range", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.string({ minLength: 1 }), (points, seed) => {
        for (const [place, [low, high]] of [
          [150, 350],
          [0.12, 0.28],
        ].entries()) {
          const strata = draw(["a=150:350", "b=12%:28%"], String(points), seed).map((row) =>
            Math.min(points - 1, Math.floor((points * (row[place] - low)) / (high - low) + 1e-9)),
          );
          expect(new Set(strata).size).toBe(points);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("a key's values depend on the seed and its name, not on the other keys", () => {
    const both = draw(["a=150:350", "b=0:1"], "20");
    expect(draw(["b=0:1", "a=150:350"], "20").map(([b, a]) => [a, b])).toEqual(both);
    expect(draw(["a=150:350"], "20").flat()).toEqual(both.map(([a]) => a));
    expect(draw(["a=150:350", "b=0:1"], "20", "t")).not.toEqual(both);
  });

  test("posts are whole numbers, every one as often as the next", () => {
    const posts = draw(["structures.x.headcount.marketing=4:7"], "40").flat();
    expect([4, 5, 6, 7].map((whole) => posts.filter((one) => one === whole).length)).toEqual([10, 10, 10, 10]);
  });

  test("lists are drawn from", () => {
    const rows = valuesOf({ parameterScan: ["a=0:1"], parameterList: ["b=x,y"], random: "10" });
    expect(rows.filter(([, b]) => b === "x")).toHaveLength(5);
  });
});

describe("--cases", () => {
  const read = (text: string) => readCases(text, "cases.csv");
  test.each(["variant", "what-if", "Case"])("a column a key, a row a what-if, names from `%s`", (heading) => {
    const text = `${heading},market.leads_per_month,structures.x.mandate\nlow,150,none\nhigh,350,drive\n`;
    const { count, at } = readWhatIfs({ cases: { file: "cases.csv", text } });
    expect(Array.from({ length: count }, (_, place) => at(place))).toEqual([
      {
        name: "low",
        settings: [
          { key: "market.leads_per_month", value: "150", line: 2 },
          { key: "structures.x.mandate", value: "none", line: 2 },
        ],
      },
      {
        name: "high",
        settings: [
          { key: "market.leads_per_month", value: "350", line: 3 },
          { key: "structures.x.mandate", value: "drive", line: 3 },
        ],
      },
    ]);
  });

  test("semicolons, and every row with every value of -L", () => {
    const cases = { file: "c.csv", text: "a;b\n1;2\n3;4\n" };
    expect(valuesOf({ cases, parameterList: ["c=x,y"] })).toEqual([
      ["1", "2", "x"],
      ["1", "2", "y"],
      ["3", "4", "x"],
      ["3", "4", "y"],
    ]);
  });

  test.each<[string, string, readonly string[]]>([
    ["a missing cell", "a,b\n1\n", ["csv-uneven-rows"]],
    ["a cell too many", "a,b\n1,2,3\n", ["csv-uneven-rows"]],
    ["a blank cell", "a,b\n1,\n3,4\n", ["cases-blank-cell"]],
    ["a blank heading", "a,\n1,2\n", ["cases-blank-heading"]],
    ["a heading twice", "a,a\n1,2\n", ["cases-heading-twice"]],
    ["two rows alike", "variant,a\nx,12%\ny,0.12\n", ["cases-same-rows"]],
    ["a name twice", "variant,a\nx,1\nx,2\n", ["cases-same-names"]],
    ["no rows", "a,b\n", ["cases-no-rows"]],
    ["nothing", "", ["csv-syntax"]],
    ["all faults at once", "a,\n1,\n3,4\n", ["cases-blank-heading", "cases-blank-cell"]],
  ])("%s is refused", (_, text, codes) => {
    expect(codesOf(() => read(text))).toEqual(codes);
  });
});
