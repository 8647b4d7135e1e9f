import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DriversFigures, SamplesFigures } from "../../src/questions/drivers/record.js";
import { assumptionLabels } from "../../src/report/assumption-label.js";
import { TIDY_COLUMNS } from "../../src/report/formats/tidy.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { csvRecords, orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const SCENARIO = `name: Drivers test
horizon: 3
trials: 800
seed: d
objective: profit
reference: head
assumptions:
  funnel.win_inbound: { value: 17% to 28%, source: "CRM export", grade: measured }
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo } }
  head:
    managers: { boss: { role: head, reports_to: ceo, cost: 0 } }
    reports_to: { sales: boss, marketing: boss }
    effects: { churn: 0.8 to 1.1 }
`;
const scenario = folder.write("drivers.yaml", SCENARIO);
const drivers = (...args: string[]) => orgfunnel(["drivers", scenario, ...args]);
type Stored = ResultFile<DriversFigures>;
const json = async (...args: string[]): Promise<Stored> => {
  const { stdout } = await drivers(...args, "--format", "json");
  return JSON.parse(stdout) as Stored;
};

/** A call that writes every kind of file and tells a terminal of 80 columns. */
async function inEveryForm(name: string, ...args: string[]) {
  const files = ["json", "csv", "md"].map((extension) => folder.path(`${name}.${extension}`));
  const ran = await orgfunnel(["drivers", scenario, ...args, ...files.flatMap((file) => ["-o", file])], {
    columns: 80,
    stdoutIsTerminal: true,
  });
  const [stored, csv, markdown] = files.map((file) => readFileSync(file, "utf8"));
  return { ...ran, stdout: stripVTControlCharacters(ran.stdout), file: JSON.parse(stored) as Stored, csv, markdown };
}

/** The answer that most of what follows looks at. */
let whole: Awaited<ReturnType<typeof inEveryForm>>;
beforeAll(async () => {
  whole = await inEveryForm("whole", "--full", "--notes");
});

function samplesOf({ scenarios: [{ drivers: result }] }: ResultFile<DriversFigures>): SamplesFigures {
  if (result.method !== "samples") throw new Error(result.method);
  return result;
}

describe("drivers", () => {
  test("tells what decides, what to measure, what would flip it and what the sources are worth", () => {
    const { code, stdout, stderr } = whole;
    // One warning, whose numbers they are, and nothing else.
    expect(stderr.match(/^(?:warning|error) .*$/gmu)).toEqual([`warning ${scenario}:9:1  structures`]);
    expect(code).toBe(0);
    for (const text of [
      "Drivers test · 3 months · profit · 800 trials",
      "Measure first",
      "rests on",
      "measure first",
      "of grade “assumption”",
      "What to measure first",
      "everything but luck",
      "reproduces the claims of two sources",
      "no evidence for them",
      "fresh runs",
    ])
      expect(stdout.replaceAll(/\s+/gu, " ")).toContain(text);
  });

  test("names what is worth as much as the first, within twice the standard error of the difference", () => {
    const { drivers: rows } = samplesOf(whole.file);
    const [first, ...others] = [...rows].sort((a, b) => b.information.mean - a.information.mean);
    const level = others.filter(
      ({ information: { mean, standardError } }) =>
        mean > 0 &&
        first.information.mean - mean <= 2 * Math.sqrt(first.information.standardError ** 2 + standardError ** 2),
    );
    const text = whole.stdout.replaceAll(/\s+/gu, " ");
    const [, named] = / within sampling error: (.+?)\. effects /u.exec(text) ?? [undefined, ""];
    const labels = level.map(({ inputs }) => assumptionLabels(inputs).replace(/^([^,]*), (.*)$/u, "$1 ($2)"));
    expect(named).toBe(labels.join("; "));
  });

  test.each([80, 140])("no line is wider than a terminal of %d columns", async (columns) => {
    const wide = { columns, stdoutIsTerminal: true };
    for (const method of ["samples", "sobol", "morris"]) {
      const points = method === "samples" ? [] : ["--base-points", "3"];
      const { stdout } =
        method === "samples" && columns === 80
          ? whole
          : await orgfunnel(["drivers", scenario, "--full", "--method", method, ...points], wide);
      expect(stdout).toContain("lead");
      expect(stdout).toContain("id");
      for (const line of stdout.split("\n"))
        expect(stringWidth(stripVTControlCharacters(line))).toBeLessThanOrEqual(columns);
    }
  });

  test("JSON holds every figure, the source and the grade of every driver", () => {
    const { file } = whole;
    expect(file.question).toBe("drivers");
    expect(file.manifest).toMatchObject({ seed: "d", trials: 800, horizonMonths: 3, settings: { method: "samples" } });
    const result = samplesOf(file);
    expect(result.structures.map(({ id }) => id)).toEqual(["ceo", "head"]);
    const win = result.drivers.find(({ id }) => id === "funnel.win_inbound");
    expect(win).toMatchObject({ grade: "measured", source: "CRM export", unit: "fraction" });
    expect(win?.values[0]).toBeCloseTo(0.17, 10);
    expect(win?.difference.firstOrder.standardError).toBeGreaterThan(0);
    const own = result.drivers.find(({ id }) => id === "effect.own.churn");
    expect(own).toMatchObject({ grade: "assumption", source: "this scenario" });
    const losses = result.structures.map(({ expectedLoss }) => expectedLoss.mean);
    expect(Math.min(...losses)).toBe(result.perfectInformation.mean);
    for (const { information } of [...result.drivers, ...result.groups, ...result.grades]) {
      expect(information.mean).toBeGreaterThanOrEqual(0);
      expect(information.mean).toBeLessThanOrEqual(result.perfectInformation.mean);
    }
    expect(result.grades.reduce((sum, { explained }) => sum + explained, 0)).toBeCloseTo(1, 9);
    expect(result.effectStrength?.points).toHaveLength(11);
    expect(result.flips?.leader).toBe(result.best);
  });

  test("groups of one's own, by id and by prefix; maps of the best structure over two assumptions, in every format", async () => {
    // A structure's own effect goes by its stream or by the name it has in the tables.
    const pairs = ["--map", "funnel.win_inbound,effect.own.churn", "--map", "effect.own.head.churn, funnel.acceptance"];
    const own = ["--group", "mine=funnel.win_inbound,market.*", "--group", "one=funnel.acceptance"];
    const { stdout: plain, file, csv } = await inEveryForm("maps", ...pairs, ...own);
    const { groups, maps } = samplesOf(file);
    const mine = groups.find(({ name }) => name === "mine");
    expect(mine?.kind).toBe("user");
    expect(mine?.drivers).toEqual(["funnel.win_inbound", "market.leads_per_month", "market.referrals_per_customer"]);
    expect(groups.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["one", "effect", "funnel", "effect.relation"]),
    );
    expect(maps.map(({ x, y }) => [x.stream, y.stream])).toEqual([
      ["funnel.win_inbound", "effect.own.churn"],
      ["effect.own.churn", "funnel.acceptance"],
    ]);
    for (const { trials, cells } of maps) {
      expect(trials).toBe(400);
      expect(cells.flat()).toHaveLength(81);
      for (const { winner, standardError } of cells.flat()) {
        expect(["ceo", "head"]).toContain(winner);
        expect(standardError).toBeGreaterThan(0);
      }
    }
    const cells = csvRecords(csv).filter(
      ({ about, statistic }) =>
        statistic === "map.margin" && /^funnel\.win_inbound 0\.\d\d effect\.own\.churn 0\.\d\d$/u.test(about),
    );
    expect(cells.map(({ structure, value }) => [structure, Number(value)])).toEqual(
      maps[0].cells.flat().map(({ winner, margin }) => [winner, margin]),
    );
    expect(cells).toHaveLength(81);
    expect(plain.match(/Best structure over two assumptions\n/gu)).toHaveLength(2);
    expect(plain).toMatch(/^A +\w+, best in \d+ of 81 cells/mu);
    for (const line of plain.split("\n")) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  test("every fault of every map at once, and a certain assumption is named as such", async () => {
    const bad = [
      "funnel.win_inbond,funnel.acceptance",
      "funnel.acceptance",
      "funnel.acceptance,funnel.acceptance",
      "market.lead_dispersion,a,b",
    ];
    const { code, stderr } = await drivers(...bad.flatMap((text) => ["--map", text]));
    expect(code).toBe(2);
    for (const text of ['Did you mean "funnel.win_inbound"', "id,id", "twice the same"])
      expect(stderr.replaceAll(/\s+/gu, " ")).toContain(text);
    const certain = await drivers("--set", "funnel.acceptance=50%", "--map", "funnel.acceptance,funnel.win_inbound");
    expect([certain.code, certain.stdout]).toEqual([2, ""]);
    expect(certain.stderr).toContain('"funnel.acceptance" is certain');
  });

  test("Sobol' indices and Morris screening by fresh runs", async () => {
    const [{ drivers: sobol }] = (await json("--method", "sobol", "--base-points", "4")).scenarios;
    const [{ drivers: morris }] = (await json("--method", "morris", "--base-points", "3")).scenarios;
    if (sobol.method !== "sobol" || morris.method !== "morris") throw new Error("method");
    expect(sobol.runs).toBe(4 * (sobol.factors.length + 2));
    expect(morris.runs).toBe(3 * (morris.factors.length + 1));
    for (const { difference } of sobol.factors) expect(difference.total.share).toBeGreaterThanOrEqual(0);
    for (const { difference } of morris.factors)
      expect(difference.muStar).toBeGreaterThanOrEqual(Math.abs(difference.mu));
  });

  test("the same numbers with any number of threads", async () => {
    expect(whole.file.manifest.jobs).toBe(2);
    expect((await json("--jobs", "1")).scenarios).toEqual(whole.file.scenarios);
  });

  test("effects can be weakened, and the result says so", async () => {
    const file = await json("--effects", "0");
    const off = samplesOf(file);
    expect([file.manifest.effects, file.scenarios[0].effects]).toEqual([0, 0]);
    expect(off.lead).toEqual({ mean: 0, standardError: 0 });
    expect(off.perfectInformation.mean).toBe(0);
    const { stdout } = await drivers("--effects", "0.5", "--method", "morris", "--base-points", "2");
    expect(stdout).toContain("weakened to the power 0.5");
    expect(whole.stdout).not.toContain("weakened");
  });

  test("CSV and Markdown", () => {
    const { csv, file, markdown } = whole;
    const { best, second, drivers: rows, perfectInformation } = samplesOf(file);
    const records = csvRecords(csv);
    expect(Object.keys(records[0])).toEqual(TIDY_COLUMNS);
    const value = (key: Record<string, string>) =>
      records
        .filter((row) => Object.entries(key).every(([column, text]) => row[column] === text))
        .map((row) => row.value);
    const win = rows.find(({ id }) => id === "funnel.win_inbound");
    const lead = { about: "funnel.win_inbound", structure: best, versus: second };
    expect(value({ ...lead, statistic: "firstOrder.share" })).toEqual([String(win?.difference.firstOrder.share)]);
    expect(value({ about: "everything but luck", statistic: "information.mean" })).toEqual([
      String(perfectInformation.mean),
    ]);
    expect(value({ about: "grade measured", statistic: "explained" })).toHaveLength(1);
    expect(markdown).toContain("| assumption |");
  });

  test.each([
    [["--group", "nonsense"], "name=id"],
    [["--group", "g=funnel.win_inbond"], "funnel.win_inbound"],
    [["--group", "g=nothing.*"], "nothing"],
    [["--map", "funnel.win_inbound,funnel.acceptance", "--method", "morris"], "--method samples"],
    [["--base-points", "1"], "--base-points"],
    [["--trials", "100"], "--trials"],
    [["--effects", "2"], "--effects"],
  ])("%j is refused with exit code 2", async (args, text) => {
    const { code, stdout, stderr } = await drivers(...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(text);
  });

  test("one structure has nothing to decide", async () => {
    const one = folder.write("one.yaml", "structures: { ceo: { reports_to: { sales: ceo, marketing: ceo } } }\n");
    const { code, stderr } = await orgfunnel(["drivers", one]);
    expect(code).toBe(2);
    expect(stderr).toContain("takes two");
  });

  test("an interrupted run has no result", async () => {
    const { code, stdout, stderr } = await orgfunnel(["drivers", scenario], {
      onInterrupt: (callback) => {
        callback();
        return () => undefined;
      },
    });
    expect(code).toBe(130);
    expect(stdout).toBe("");
    expect(stderr).toContain("Interrupted");
  });

  test("an interrupt between the simulation and the end of the statistics leaves who is ahead, marked as partial", async () => {
    const files = ["json", "csv", "md"].map((extension) => folder.path(`cut.${extension}`));
    const asked = ["drivers", scenario, "--jobs", "1", ...files.flatMap((file) => ["-o", file])];
    const { code, stdout } = await orgfunnel(asked, interruptedAt(": 800 trials simulated"));
    expect(code).toBe(130);
    const [stored, csv, markdown] = files.map((file) => readFileSync(file.replace("cut.", "cut.partial."), "utf8"));
    const { manifest, scenarios } = JSON.parse(stored) as Stored;
    const [{ partial, trials, drivers: answer }] = scenarios;
    expect([manifest.partial, partial, trials]).toEqual([true, true, 800]);
    const { best, second, lead, indifference, incompleteTrials, structures } = samplesOf(whole.file);
    expect(answer).toEqual({
      method: "comparison",
      ...{ best, second, lead, indifference, incompleteTrials, trials },
      structures: structures.map(({ id, objective, probabilityBest }) => ({ id, objective, probabilityBest })),
    });
    const rows = csvRecords(csv);
    expect(rows.every((row) => row.partial === "true")).toBe(true);
    const told = rows.find(({ versus, statistic }) => versus === second && statistic === "lead.mean");
    expect([told?.structure, Number(told?.value)]).toEqual([best, lead.mean]);
    for (const said of [stdout, markdown]) {
      const text = said.replace(/\s+/gu, " ");
      expect(text).toMatch(/is ahead of/u);
      expect(text).toContain("Interrupted: this is a partial result. What decides, what knowing it is worth");
    }
  });
});

/** Surroundings in which an interrupt comes with the line of progress that says this. */
function interruptedAt(said: string) {
  let interrupt: () => void = () => undefined;
  let now = 0;
  return {
    stderrIsTerminal: true,
    now: () => (now += 2000),
    stderr: (text: string) => {
      if (text.includes(said)) interrupt();
    },
    onInterrupt: (callback: () => void) => {
      interrupt = callback;
      return () => undefined;
    },
  };
}
