import { describe, expect, it } from "vitest";
import seedrandom from "seedrandom";
import { distribution } from "../../src/distributions/distribution.js";
import { resolvedScenario } from "../../src/scenario/resolved.js";
import { readMeanOf } from "../../src/scenario/columns/read-mean-of.js";
import { collector } from "../../src/scenario/problems.js";
import { readYaml } from "../../src/scenario/read-yaml.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { memoryFiles, placesOf, STRUCTURES } from "./support.js";

const CSV = "stage,amount\nWon,10000\nLost,90000\nWon,14000\nWon,18000\nOpen,70000\n";
const read = memoryFiles({
  "deals.csv": CSV,
  "low.csv": "a\n-1\n-3\n",
  "same.csv": "a\n5\n5\n5\n",
  "one.csv": "a\n5\n",
});
const assumption = (given: string, id = "funnel.deal_value") => `assumptions:\n  ${id}: ${given}\n${STRUCTURES}`;
const scenarioOf = (given: string, id?: string) => parseScenario(assumption(given, id), "s.yaml", { read });

describe("mean_of", () => {
  it("is the mean of the chosen rows with its standard error, within the domain", () => {
    const scenario = scenarioOf('{ mean_of: "deals.csv#amount", where: { stage: Won } }');
    const row = scenario.assumptions.find(({ id }) => id === "funnel.deal_value");
    // s = 4000 with n - 1 = 2, so the standard error is 4000 / sqrt(3).
    expect(row?.distribution).toMatchObject({
      kind: "truncated",
      min: 0,
      of: {
        kind: "normal",
        mean: 14000,
        data: { file: "deals.csv", column: "amount", where: "stage is Won", count: 3 },
      },
    });
    const { of } = row?.distribution as unknown as { of: { sd: number } };
    expect(of.sd).toBeCloseTo(4000 / Math.sqrt(3), 9);
    expect(row).toMatchObject({
      value: "mean of deals.csv#amount where stage is Won: 14000 ± 2309 (standard error, n = 3)",
      grade: "assumption",
    });
    expect(row?.source).toMatch(/^deals\.csv, sha256:[0-9a-f]{12}$/u);
    expect(scenario.warnings.map(({ code }) => code)).toContain("mean-of-few");
    expect(scenario.warnings.map(({ code }) => code)).not.toContain("values-for-mean");
  });

  it("keeps no row in the scenario's plain data", () => {
    const text = JSON.stringify(
      resolvedScenario(scenarioOf('{ mean_of: "deals.csv#amount", source: CRM, grade: measured }')),
    );
    for (const value of ["90000", "70000", "18000"]) expect(text).not.toContain(value);
    expect(text).toContain('"source":"CRM","grade":"measured"');
  });

  it("the name of the file decides no number: the hash stays", () => {
    const other = { read: memoryFiles({ "x.csv": CSV }) };
    const renamed = parseScenario(assumption('{ mean_of: "x.csv#amount" }'), "s.yaml", other);
    expect(renamed.hash).toBe(scenarioOf('{ mean_of: "deals.csv#amount" }').hash);
  });

  it.each<[string, string, string, number]>([
    ["an amount", "a\n0\n0\n30\n", "funnel.deal_value", 10],
    ["a share", "a\n0\n0\n0\n1\n", "funnel.acceptance", 0.25],
    ["a share near 1", "a\n1\n1\n0.4\n", "funnel.acceptance", 0.8],
    ["an amount of which some are negative", "a\n-40\n0\n70\n", "funnel.deal_value", 10],
  ])("near a bound keeps mean and standard error: %s", (_, csv, id, mean) => {
    const files = { read: memoryFiles({ "d.csv": csv }) };
    const scenario = parseScenario(assumption('{ mean_of: "d.csv#a" }', id), "s.yaml", files);
    const { distribution: spec, value } = scenario.assumptions.find((row) => row.id === id) ?? scenario.assumptions[0];
    const law = distribution(spec);
    expect(law.mean).toBeCloseTo(mean, 9);
    // By its quantiles, in the middle of 20,000 equal parts.
    const parts = Array.from({ length: 20_000 }, (_, part) => law.quantile((part + 0.5) / 20_000));
    const average = parts.reduce((sum, part) => sum + part, 0) / parts.length;
    const spread = Math.sqrt(parts.reduce((sum, part) => sum + (part - average) ** 2, 0) / parts.length);
    const cells = csv.trim().split("\n").slice(1).map(Number);
    const squares = cells.reduce((sum, cell) => sum + (cell - mean) ** 2, 0);
    const standardError = Math.sqrt(squares / (cells.length - 1) / cells.length);
    expect(average / mean).toBeCloseTo(1, 3);
    expect(spread / standardError).toBeCloseTo(1, 2);
    expect(value).toContain(`${Number(mean.toPrecision(4))} ± ${Number(standardError.toPrecision(4))} (standard error`);
    expect(value).toMatch(/; (?:gamma|beta) distribution: near a bound/u);
  });

  it("of values that are all equal is certain", () => {
    const row = scenarioOf('{ mean_of: "same.csv#a" }').assumptions.find(({ id }) => id === "funnel.deal_value");
    expect(row?.distribution).toEqual({ kind: "constant", value: 5 });
  });

  it.each<[string, string[]]>([
    ["{ mean_of: deals.csv }", ["wrong-type 2:33"]],
    ["{ mean_of: [deals.csv] }", ["wrong-type 2:33"]],
    ['{ mean_of: "deals.csv#amout" }', ["csv-no-column 2:33"]],
    ['{ mean_of: "deal.csv#amount" }', ["file-not-found 2:33"]],
    ['{ mean_of: "one.csv#a" }', ["csv-too-few-values 2:33"]],
    ['{ mean_of: "low.csv#a" }', ["mean-outside-domain 2:33"]],
    ['{ mean_of: "deals.csv#amount", wher: { stage: Won } }', ["mean-of-few 2:33", "unknown-key 2:53"]],
    ['{ mean_of: "deals.csv#amount", where: { stage: Wone } }', ["csv-no-rows 2:69"]],
  ])("%s is refused", (given, expected) => {
    expect(placesOf(assumption(given), { read })).toEqual(expected);
  });

  it("covers the true mean as often as it says", () => {
    const [samples, size] = [800, 60];
    const random = seedrandom("mean_of");
    const node = readYaml('{ mean_of: "d.csv#a" }', "s.yaml", collector().report);
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      const values = Array.from({ length: size }, () => random());
      const files = memoryFiles({ "d.csv": `a\n${values.join("\n")}\n` });
      const spec = node && readMeanOf(node, { domain: "probability" }, files, collector().report);
      const { quantile } = distribution(spec ?? { kind: "constant", value: NaN });
      if (quantile(0.05) <= 0.5 && 0.5 <= quantile(0.95)) covered += 1;
    }
    // P(|T| <= 1.645) of Student's t with 59 degrees of freedom, the share that a normal interval covers.
    const expected = 0.8947;
    const standardError = Math.sqrt((expected * (1 - expected)) / samples);
    expect(Math.abs(covered / samples - expected)).toBeLessThanOrEqual(5 * standardError);
  });
});

describe("a column of amounts in another currency than the scenario's", () => {
  const told = (currency: string, cell: string, given = '{ mean_of: "d.csv#amount" }', id = "funnel.deal_value") => {
    const files = { read: memoryFiles({ "d.csv": `amount;x\n9000;a\n${cell};b\n${cell};c\n` }) };
    const text = `${currency === "" ? "" : `currency: ${currency}\n`}${assumption(given, id)}`;
    return parseScenario(text, "s.yaml", files).warnings.filter(({ code }) => code === "csv-other-currency");
  };

  it("is warned of once, at its name, with the line of the first sign", () => {
    const [problem, ...more] = told("EUR", "$12000");
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      severity: "warning",
      position: { file: "s.yaml", line: 3 },
      arguments: { file: "d.csv", column: "amount", line: 3, found: "$", currency: "EUR" },
    });
    expect(told("EUR", "$12000", "{ distribution: empirical, file: d.csv, column: amount }")).toHaveLength(1);
  });

  it.each([
    ["GBP", "€12000"],
    ["chf", "12000 USD"],
    ["€", "£12000"],
    ["USD", "A$12000"],
    ["SEK", "12000 Kč"],
  ])("such as %s and %s", (currency, cell) => {
    expect(told(currency, cell)).toHaveLength(1);
  });

  it.each([
    ["EUR", "12000 €"],
    // Several currencies share a sign.
    ["CAD", "$12000"],
    ["mxn", "$12000"],
    ["EGP", "£12000"],
    ["NOK", "12000 kr"],
    ["CHF", "12000 Fr."],
    // What is not known contradicts nothing.
    ["points", "$12000"],
    ["EUR", "12000 XYZ"],
    ["", "$12000"],
    ["EUR", "12000"],
  ])("but not %j and %s", (currency, cell) => {
    expect(told(currency, cell)).toEqual([]);
  });
});
