import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { QUESTIONS } from "../../src/questions/registry.js";
import { orgfunnel } from "../cli/program.js";
import { smallCalls } from "./calls.js";

const { path, scenario, calls, remove, store } = smallCalls();
beforeAll(store);
afterAll(remove);

const TELLING: Readonly<Record<string, readonly string[]>> = {
  ...calls,
  run: ["run", scenario, "--trials", "60", "--replicates", "10", "--series", "leads"],
  "check-baseline": ["check", scenario, "--max-trials", "20", "--baseline", path("stored.json")],
  "drivers-samples": ["drivers", scenario, "--trials", "1000", "--map", "market.leads_per_month,funnel.acceptance"],
  "drivers-sobol": ["drivers", scenario, "--method", "sobol", "--base-points", "64"],
};

/** Statistics that are amounts of what they are of, by the end of their name. */
const AMOUNTS =
  /(?:^|\.)(?:mean|standardError|sd|p5|p50|p95|variance|outOfSample|plugIn|mu|muStar|muStarStandardError|sigma|low|high|most|margin|advantage|advantageStandardError|expectedRegret|expectedRegretStandardError|indifference|difference|then|now|observed|allowed|detectable|from|to)$/u;
/** Parts of names of what is no amount, whatever ends it. */
const NO_AMOUNT =
  /probability|best\b|explained|share|trials|rank|worseThan|spearman|changes|jointFlip|crosses|logRatio/iu;

const hasRows = ([, [command]]: readonly [string, readonly string[]]): boolean =>
  QUESTIONS.some(({ id, formats }) => id === command && formats.includes("csv"));

test.each(Object.entries(TELLING).filter(hasRows))(
  "no row of %s that is no amount has the unit of one",
  async (_, args) => {
    const { stdout, stderr } = await orgfunnel([...args, "--format", "csv"]);
    const rows = parse<Record<string, string>>(stdout, { columns: true });
    if (rows.length === 0 || !("statistic" in rows[0])) return;
    expect(
      rows.filter(({ statistic }) => statistic === "error"),
      stderr,
    ).toEqual([]);
    const wrong = rows.filter(
      ({ statistic, unit }) => /currency/u.test(unit) && (!AMOUNTS.test(statistic) || NO_AMOUNT.test(statistic)),
    );
    expect(new Set(wrong.map(({ statistic, unit }) => `${statistic} ${unit}`))).toEqual(new Set());
    for (const { statistic, unit, value } of rows) {
      if (/probability(?!.*(?:StandardError|resolved))/iu.test(statistic)) expect(unit).toBe("fraction");
      if (/noData$|^trials|cells$/u.test(statistic)) expect(unit, statistic).toBe("count");
      if (statistic === "varianceReduction") expect(unit).toBe("ratio");
      if (/^rank$|resolved$|verified$|^passed$/u.test(statistic)) expect(unit, statistic).toBe("");
      if (unit === "fraction" && value !== "") expect(Math.abs(Number(value)), statistic).toBeLessThan(1.5);
    }
  },
);
