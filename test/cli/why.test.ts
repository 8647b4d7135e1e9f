import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { afterAll, describe, expect, test } from "vitest";
import { TIDY_COLUMNS } from "../../src/report/formats/tidy.js";
import type { ExplainedResult } from "../../src/questions/why/record.js";
import { whyView } from "../../src/questions/why/view.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { csvRecords, orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const why = (...args: string[]) => orgfunnel(["why", folder.good, "head", "ceo", "--trials", "20", ...args]);
const fileOf = (text: string) => JSON.parse(text) as ResultFile<{ readonly why: ExplainedResult }>;
const json = (text: string) => fileOf(text).scenarios[0];

describe("why", () => {
  test.each([[80], [120]])("explains on stdout in %d columns, keeps stderr empty, exits 0", async (columns) => {
    const { code, stdout, stderr } = await orgfunnel(
      ["why", folder.good, "head", "ceo", "--trials", "20", "--by", "origin", "--notes"],
      { columns, stdoutIsTerminal: true },
    );
    expect(code).toBe(0);
    expect(stderr).toBe("");
    const lines = stripVTControlCharacters(stdout).split("\n");
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    expect(lines[0]).toBe("Small test · 3 months · profit · 20 trials");
    expect(lines[2]).toMatch(/^ceo is ahead of head by [\d.]+ k \(\d+ %\)\. It comes mostly from /u);
    const words = lines.map((line) => line.trim().replace(/^• /u, "")).join(" ");
    expect(words).toContain("█");
    expect(words).toContain("in each of 20 trials");
    expect(words).toContain("reproduces the claims of two sources");
  });

  test("JSON adds up and has its manifest", async () => {
    const file = fileOf((await why("--format", "json", "--by", "origin", "--seed", "x")).stdout);
    expect(file.manifest).toMatchObject({
      tool: "orgfunnel",
      trials: 20,
      seed: "x",
      horizonMonths: 3,
      settings: { A: "head", B: "ceo", by: "origin" },
    });
    expect(file.question).toBe("why");
    const { from, to, bridge, funnel } = file.scenarios[0].why;
    expect([from, to, bridge.view, bridge.orders]).toEqual(["head", "ceo", "origin", "all"]);
    const sum = bridge.contributions.reduce((total, { mean }) => total + mean, 0);
    expect(sum).toBeCloseTo(bridge.total.mean, 6);
    expect(bridge.to.mean - bridge.from.mean).toBeCloseTo(bridge.total.mean, 6);
    expect(bridge.contributions[0].to).toContain("effect.relation.shared_executive.lead_volume");
    expect(funnel.stages[0].id).toBe("leads");
  });

  test("the other way round every contribution turns its sign", async () => {
    const turned = await orgfunnel([
      "why",
      folder.good,
      "ceo",
      "head",
      "--trials",
      "20",
      "--by",
      "origin",
      "--format",
      "json",
    ]);
    const [there, back] = [json((await why("--format", "json", "--by", "origin")).stdout), json(turned.stdout)];
    there.why.bridge.contributions.forEach(({ id, mean, p5 }, place) => {
      const other = back.why.bridge.contributions[place];
      expect(other.id).toBe(id);
      expect(other.mean).toBeCloseTo(-mean, 6);
      expect(other.p95).toBeCloseTo(-p5, 6);
    });
  });

  test("splits by target unless told otherwise", async () => {
    const { why: answer } = json((await why("--trials", "2", "--format", "json")).stdout);
    expect(answer.bridge.coalitions).toBe(514); // 2^9 without the managers, who stand apart, they alone, and everybody
    expect(answer.bridge.contributions.map(({ id }) => id)).toContain("mandate");
  });

  test("writes Markdown, CSV and JSON files", async () => {
    const [md, csv, out] = ["a.md", "a.csv", "a.json"].map(folder.path);
    const { code, stdout } = await why("--by", "origin", "-o", md, "-o", csv, "-o", out, "--format", "md");
    expect(code).toBe(0);
    expect(readFileSync(md, "utf8")).toBe(stdout);
    expect(stdout).toContain("ceo is ahead of head by ");
    expect(stdout).toContain("| reporting lines |");
    const text = readFileSync(csv, "utf8");
    expect(text.split("\n")[0]).toBe(TIDY_COLUMNS.join());
    const { bridge, funnel } = json(readFileSync(out, "utf8")).why;
    expect(text.split("\n")).toContain(
      `${folder.good},Small test,,ceo,head,profit,,mean,,currency,${bridge.total.mean},false`,
    );
    const rows = csvRecords(text).filter(({ structure, versus }) => structure === "ceo" && versus === "head");
    const relation = bridge.contributions.find(({ id }) => id === "relation");
    const value = (about: string, statistic: string) =>
      Number(rows.find((row) => row.about === about && row.statistic === statistic)?.value);
    expect(value("relation", "contribution.mean")).toBe(relation?.mean);
    const [{ factors }] = funnel.sources;
    expect(value("marketing.win", "factor.logRatio.mean")).toBe(factors.find(({ id }) => id === "win")?.logRatio.mean);
  });

  test("a structure against itself: no difference, no waterfall", async () => {
    const { code, stdout } = await orgfunnel(["why", folder.good, "ceo", "ceo", "--trials", "5"]);
    expect(code).toBe(0);
    expect(stdout).toContain("there is no difference to explain");
    expect(stdout).not.toContain("█");
  });

  test("an objective that is a ratio, and one that is a mix", async () => {
    const ratio = await why("--by", "origin", "--objective", "mql_acceptance");
    expect(ratio.stdout).toMatch(/reporting lines +.*[+−][\d.]+ points/u);
    const mixed = folder.write(
      "mix.yaml",
      readFileSync(folder.good, "utf8").replace("objective: profit", "objective: { profit: 1, brand_index: 250000 }"),
    );
    const { why: answer, objective } = json(
      (await orgfunnel(["why", mixed, "head", "ceo", "--trials", "5", "--by", "origin", "--format", "json"])).stdout,
    );
    expect(objective).toBe("objective");
    expect(Number.isFinite(answer.bridge.total.mean)).toBe(true);
  });
});

describe("why, given what it cannot use", () => {
  test("unknown structures are all named, with the nearest name, exit 2", async () => {
    const { code, stdout, stderr } = await orgfunnel(["why", folder.good, "haed", "nobody-at-all"]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain('Did you mean "head"?');
    expect(stderr).toContain("nobody-at-all");
  });

  test.each([
    [["why"]],
    [["why", "x.yaml", "a"]],
    [["why", "x.yaml", "a", "b", "--by", "luck"]],
    [["why", "x.yaml", "a", "b", "--format", "xml"]],
  ])("%j exits 2", async (args) => {
    expect((await orgfunnel(args)).code).toBe(2);
  });

  test("a faulty scenario, a faulty number and an unwritable file exit 2 before anything runs", async () => {
    expect((await orgfunnel(["why", folder.bad, "ceo", "ceo"])).code).toBe(2);
    expect((await why("--jobs", "none")).code).toBe(2);
    expect((await why("-o", "a.pdf")).code).toBe(2);
  });

  test("an interrupt leaves no half result", async () => {
    const { code, stdout, stderr } = await orgfunnel(["why", folder.good, "head", "ceo", "--by", "origin"], {
      onInterrupt: (callback) => {
        callback();
        return () => undefined;
      },
    });
    expect(code).toBe(130);
    expect(stdout).toBe("");
    expect(stderr).toContain("Interrupted");
  });

  describe("an interrupt among the parts leaves what was found before them, marked as partial", () => {
    /** Interrupts at the first line of progress, which tells of 2,000 trials. */
    const interrupted = (...args: string[]) => {
      let interrupt: () => void = () => undefined;
      let now = 0;
      return orgfunnel(["why", folder.good, "head", "ceo", "--by", "origin", "--trials", "2500", "-j", "1", ...args], {
        stderrIsTerminal: true,
        now: () => (now += 2000),
        stderr: () => {
          interrupt();
          interrupt = () => undefined;
        },
        onInterrupt: (callback) => {
          interrupt = callback;
          return () => undefined;
        },
      });
    };

    test("in tables", async () => {
      const { code, stdout } = await interrupted();
      expect(code).toBe(130);
      const words = stdout.replace(/\s+/gu, " ");
      expect(words).toContain("ceo is ahead of head by");
      expect(words).toMatch(/B less A [+−]?\d/u);
      expect(words).toContain("What is spent, discounted");
      expect(words).toContain("Along the funnel, sums over the horizon");
      expect(words).toContain(
        "Interrupted: this is a partial result. Where the difference comes from, part by part, is missing",
      );
      expect(words).not.toContain("Contributions");
    });

    test("in CSV and JSON, with the lead of a complete answer", async () => {
      const rows = csvRecords((await interrupted("--format", "csv")).stdout);
      expect(rows.length).toBeGreaterThan(20);
      expect(rows.every(({ partial }) => partial === "true")).toBe(true);
      const { manifest, scenarios } = fileOf((await interrupted("--format", "json")).stdout);
      const [{ partial, trials, why: answer }] = scenarios;
      expect([manifest.partial, partial, trials, answer.funnel.trials]).toEqual([true, true, 2500, 2500]);
      expect(answer).not.toHaveProperty("bridge");
      const whole = json(
        (await orgfunnel(["why", folder.good, "head", "ceo", "--by", "origin", "--trials", "2500", "--format", "json"]))
          .stdout,
      ).why;
      expect(whole).not.toHaveProperty("lead");
      const { from, to, total } = whole.bridge;
      expect(answer.lead).toEqual({ from, to, total });
      expect(answer.costs).toEqual(whole.costs);
      const mean = rows.find(
        ({ structure, versus, about, statistic }) =>
          structure === "ceo" && versus === "head" && about === "" && statistic === "mean",
      );
      expect(Number(mean?.value)).toBe(total.mean);
    });
  });
});

test("the header tells the trials of the lead, and on how many the parts rest where those are fewer", async () => {
  const { why: answer, ...header } = json((await why("--format", "json")).stdout);
  const result = { ...header, ...answer };
  const few = { ...result, trials: 5, bridge: { ...answer.bridge, trials: 5 } };
  expect(whyView(result, { full: false }).header).toEqual(["3 months", "profit", "20 trials"]);
  expect(whyView(few, { full: false }).header).toEqual(["3 months", "profit", "20 trials", "the parts on 5"]);
});
