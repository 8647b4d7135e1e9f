import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compare, InvalidInput } from "../../src/index.js";
import type { CompareRest } from "../../src/questions/compare/record.js";
import type { SweepFigures } from "../../src/questions/sweep/record.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { csvRecords, orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const FEW = ["--trials", "60", "--quiet"];
const stored = async (name: string, args: readonly string[]): Promise<string> => {
  const file = folder.path(name);
  expect((await orgfunnel([...args, ...FEW, "-o", file])).code).toBe(0);
  return file;
};
const edited = (name: string, file: string, change: (text: string) => string): string =>
  folder.write(name, change(readFileSync(file, "utf8")));

/** On one line each, as the width of the terminal is not what counts. */
const text = async (...args: string[]) => {
  const { code, stdout, stderr } = await orgfunnel(["compare", ...args]);
  return { code, said: stdout.replace(/\s+/gu, " "), wrong: stderr.replace(/\s+/gu, " ") };
};
const result = async (...args: string[]): Promise<CompareRest> =>
  JSON.parse((await orgfunnel(["compare", ...args, "--format", "json"])).stdout) as CompareRest;

let plain: string;
let changed: string;
beforeAll(async () => {
  plain = await stored("plain.json", ["run", folder.good]);
  changed = await stored("changed.json", ["run", folder.good, "--set", "funnel.acceptance=60%"]);
});

describe("compare tells", () => {
  test("an assumption in words, old and new, and which means show it", async () => {
    const { code, said, wrong } = await text(plain, changed);
    expect([code, wrong]).toEqual([0, ""]);
    expect(said).toContain("Acceptance of qualified leads (funnel.acceptance) was 42% to 62%, is 60%.");
    expect(said).toMatch(/stays best: ahead of (?:ceo|head) by/u);
    expect(said).toMatch(/\d+ of \d+ means differ beyond sampling error/u);
    expect(said).toContain("Both met the same luck, so this error is an upper bound");
    expect(said).toMatch(
      /: none of the objective's, of the others most surely MQL acceptance \(--full has them all\)/u,
    );
    const full = await text(plain, changed, "--full", "--notes");
    expect(full.said).toContain("differences between results are not paired");
    expect(full.said).toMatch(/What else differs .* MQL acceptance 2 (?:ceo|head)/u);
    expect(full.said).toMatch(/Other outcomes .* wins (?:ceo|head)/u);
  });

  test("settings, charts, mandates and posts", async () => {
    const sets = [
      "structures.head.mandate=drive",
      "structures.ceo.headcount.marketing=9",
      "structures.head.managers.boss.role=executive",
    ];
    const file = await stored("lines.json", [
      ...["run", folder.good, "--seed", "z", "--horizon", "4"],
      ...sets.flatMap((one) => ["--set", one]),
    ]);
    const { comparisons } = await result(plain, file);
    expect(comparisons[0].sameLuck).toBe(false);
    expect(comparisons[0].changes).toEqual([
      { what: "seed", before: "s", now: "z" },
      { what: "horizon", before: "3 months", now: "4 months" },
      { what: "ceo.headcount.marketing", before: "6", now: "9" },
      { what: "head.managers.boss", before: "role head", now: "role executive" },
      { what: "head.mandate", before: "none", now: "drive" },
    ]);
    expect((await text(plain, file, "--notes")).said).toContain("The two met different luck");
  });

  test("another way to write the same value is none", async () => {
    const file = await stored("same.json", ["run", folder.good, "--set", "funnel.acceptance=0.42 to 0.62"]);
    const { said } = await text(plain, file);
    expect(said).toContain("Nothing that decides a number differs. All");
  });

  test("one file twice, under two names", async () => {
    symlinkSync(plain, folder.path("link.json"));
    const { code, said } = await text(plain, folder.path("link.json"));
    expect([code, said]).toEqual([0, expect.stringContaining("Both are the same file: nothing can differ.")]);
  });

  test("results larger than any scenario, as of a thousand what-ifs", async () => {
    const large = edited("large.json", plain, (one) => `${one}${" ".repeat(5_100_000)}`);
    expect(await text(large, changed)).toMatchObject({ code: 0, wrong: "" });
  });

  test("numbers that have moved though nothing that decides them has", async () => {
    const moved = edited("moved.json", plain, (old) =>
      old
        .replace(/"mean": (\d)/u, (_, digit: string) => `"mean": ${String(Number(digit) + 1)}`)
        .replace("9.8.7", "9.9.0"),
    );
    const { said } = await text(plain, moved);
    expect(said).toContain("Version was 9.8.7, is 9.9.0.");
    expect(said).toMatch(
      /1 of \d+ means are not the same: the program's own numbers have moved between versions 9\.8\.7 and 9\.9\.0/u,
    );
  });

  test("what is partial, failed or in one result alone", async () => {
    const both = await stored("both.json", ["run", folder.good, folder.other]);
    const cut = edited("cut.json", plain, (old) => old.replaceAll('"partial": false', '"partial": true'));
    const { said } = await text(cut, both);
    expect(said).toContain("“Small test” of " + cut + " was interrupted, after 60 trials.");
    expect(said).toContain(`Only ${both} has “Another test”`);
    const failing = folder.path("failing.json");
    await orgfunnel(["run", folder.good, folder.bad, ...FEW, "-o", failing]);
    expect((await text(failing, plain)).said).toContain(`has no answer for ${folder.bad}: it failed`);
    const partly = folder.path("partly.json");
    await orgfunnel(["sweep", folder.good, "-L", "market.leads_per_month=150,-1", ...FEW, "-o", partly]);
    expect((await text(partly, plain)).said).toContain(
      `${partly} has an answer for ${folder.good}, but some of what was asked of it failed`,
    );
  });

  test("several scenarios one below the other, each by its name", async () => {
    const both = await stored("both.json", ["run", folder.good, folder.other]);
    const turned = await stored("turned.json", ["run", folder.other, folder.good]);
    const { comparisons } = await result(both, turned);
    expect(comparisons.map(({ now, matchedBy }) => [now.name, matchedBy])).toEqual([
      ["Small test", "file"],
      ["Another test", "file"],
    ]);
    expect(comparisons.every(({ objectives }) => objectives.every((one) => one.difference === 0))).toBe(true);
  });

  test("answers to other questions, as far as both tell the same", async () => {
    const why = await stored("why.json", ["why", folder.good, "ceo", "head"]);
    const explained = folder.path("explained.json");
    await orgfunnel(["explain", folder.good, "-o", explained]);
    const { comparisons, changes } = await result(plain, why);
    expect(changes.map(({ what }) => what)).toEqual(expect.arrayContaining(["A", "B"]));
    expect(comparisons[0].objectives.map(({ difference }) => difference)).toEqual([0, 0]);
    expect(changes).toContainEqual({ what: "command", before: "run", now: "why" });
    const { code, said } = await text(explained, changed);
    expect(code).toBe(0);
    expect(said).toContain("Acceptance of qualified leads (funnel.acceptance) was 42% to 62%, is 60%.");
    expect(said).toContain("Compared by settings and assumptions alone");
  });

  test("of sweeps the scenario as it is; of choices settings alone, and they say so", async () => {
    const scan = ["-L", "market.leads_per_month=150,250"];
    const sweep = await stored("sweep.json", ["sweep", folder.good, ...scan]);
    const { comparisons } = await result(plain, sweep);
    expect(comparisons[0].objectives.map(({ difference }) => difference)).toEqual([0, 0]);
    expect(comparisons[0].lead?.difference).toBeCloseTo(0, 6);
    const { said } = await text(plain, sweep);
    expect(said).toContain("Of a sweep, the unchanged scenario is compared, not its what-ifs.");
    expect(said).toContain("Command was run, is sweep.");
    expect(said).toContain("--parameter-list was not given, is market.leads_per_month=150,250.");
    const choice = await stored("choice.json", ["sweep", folder.good, ...scan, "--best", "value"]);
    expect((await text(choice, choice.replace("choice", "sweep"))).said).toContain(
      "Compared by settings and assumptions alone: of a choice among what-ifs (sweep --best) no means are compared.",
    );
  });

  test("of two sweeps what-if by what-if, matched by the values of what varies", async () => {
    const leads = "market.leads_per_month=150,250";
    const win = "funnel.win_inbound=12%,20%";
    const then = await stored("then.json", ["sweep", folder.good, "-L", leads, "-L", win]);
    // The same values in another order and in other words, one more, and another assumption.
    const args = ["-L", "funnel.win_inbound=0.2,0.12", "-L", "market.leads_per_month=250,350,150"];
    const later = await stored("later.json", ["sweep", folder.good, ...args, "--set", "money.sales_cost=20000"]);
    const { comparisons } = await result(then, later);
    const { variants = [], variantsOnly } = comparisons[0];
    expect(variants.map(({ variant, values }) => [variant, ...values.map(({ value }) => value)])).toEqual([
      ["1", "0.2", "250"],
      ["3", "0.2", "150"],
      ["4", "0.12", "250"],
      ["6", "0.12", "150"],
    ]);
    expect(variantsOnly).toEqual({ before: 0, now: 2 });
    const sweepOf = (file: string) => (JSON.parse(readFileSync(file, "utf8")) as ResultFile<SweepFigures>).scenarios[0];
    const before = sweepOf(then).variants.find(({ values }) => values.join() === "250,12%");
    const now = sweepOf(later).variants.find(({ values }) => values.join() === "0.12,250");
    const compared = variants[2];
    expect([compared.winners.before?.structure, compared.winners.now?.structure]).toEqual([
      before?.winner,
      now?.winner,
    ]);
    expect([compared.winners.before?.lead, compared.winners.now?.lead]).toEqual([before?.lead, now?.lead]);
    for (const { structure, before: was, now: is } of compared.objectives) {
      const meanIn = (one: typeof now) => one?.structures.find(({ id }) => id === structure)?.outcomes.profit.mean;
      expect([was.mean, is.mean]).toEqual([meanIn(before), meanIn(now)]);
    }
    const { said } = await text(then, later, "--full");
    expect(said).toMatch(/Of 4 what-ifs in both, another structure is best in (none|\d)/u);
    expect(said).toContain("2 what-ifs are in the second alone.");
    expect(said).not.toContain("not its what-ifs");
    const rows = csvRecords((await orgfunnel(["compare", then, later, "--format", "csv"])).stdout);
    const row = rows.find((one) => one.variant === "4" && one.structure === "ceo" && one.statistic === "mean.now.mean");
    expect([row?.["funnel.win_inbound"], row?.["market.leads_per_month"]]).toEqual(["0.12", "250"]);
    // Of what changes nothing nothing has moved.
    const { comparisons: same } = await result(
      then,
      edited("copy.json", then, (one) => `${one} `),
    );
    expect(same[0].variants?.flatMap(({ objectives }) => objectives.map(({ difference }) => difference))).toEqual(
      Array.from({ length: 8 }, () => 0),
    );
  });

  test("every figure as CSV, and only the outcomes that are asked for", async () => {
    const rows = csvRecords(
      (await orgfunnel(["compare", plain, changed, "--outcomes", "wins", "--format", "csv"])).stdout,
    );
    const { comparisons } = await result(plain, changed);
    const ofCeo = rows.filter(({ structure, outcome }) => structure === "ceo" && outcome === "profit");
    const value = (statistic: string) => Number(ofCeo.find((row) => row.statistic === statistic)?.value);
    const mean = comparisons[0].objectives.find(({ structure }) => structure === "ceo");
    expect(value("mean.difference")).toBe(mean?.difference);
    expect(value("mean.before.mean")).toBe(mean?.before.mean);
    expect(new Set(rows.map(({ outcome }) => outcome))).toEqual(new Set(["", "profit", "wins"]));
  });

  test("the same to the library", async () => {
    const outcomes = await result(plain, changed, "--outcomes", "wins");
    const called = compare(plain, changed, { outcomes: ["wins"] });
    expect(JSON.parse(JSON.stringify(called))).toEqual(
      Object.fromEntries(Object.entries(outcomes).filter(([key]) => Object.hasOwn(called, key))),
    );
    expect(() => compare(plain, folder.good)).toThrow(InvalidInput);
  });
});

describe("a result of version 1", () => {
  /** As 0.1 wrote it: other keys of the manifest, no resolved scenario. */
  const first = (name: string, command = "run"): string =>
    edited(name, changed, (text) => {
      const { manifest, scenarios } = JSON.parse(text) as {
        manifest: Record<string, unknown>;
        scenarios: readonly Record<string, unknown>[];
      };
      const overrides = { params: [], set: ["funnel.acceptance=60%"], flags: { trials: "60" } };
      const old = scenarios.map((one) => {
        const known = Object.entries(one).filter(([key]) => key !== "resolved" && key !== "effects");
        return { ...Object.fromEntries(known), overrides };
      });
      const { trials, seed, horizonMonths, jobs, startedAt, elapsedMs } = manifest;
      const head = {
        tool: "orgfunnel",
        version: "0.1.0",
        command,
        seed,
        trials,
        horizonMonths,
        jobs,
        startedAt,
        elapsedMs,
      };
      return JSON.stringify({ schemaVersion: "1.0.0", manifest: head, scenarios: old });
    });

  test("is read, and what it does not hold is said", async () => {
    const { code, said } = await text(first("first.json"), changed);
    expect(code).toBe(0);
    expect(said).toContain("a result of version 1 does not hold assumptions");
    expect(said).toContain("Version was 0.1.0, is 9.8.7. Model was 1, is 2.");
    expect(said).not.toContain("--set");
    expect(said).toContain("All");
  });

  test("of another question is refused with what to do", async () => {
    const { code, wrong } = await text(first("first-why.json", "why"), changed);
    expect(code).toBe(2);
    expect(wrong).toContain("a result of why by version 0.1");
  });
});

describe("compare refuses", () => {
  test("both files at once: one missing, one broken", async () => {
    const broken = folder.write("broken.json", '{ "schemaVersion": ');
    const { code, wrong } = await text(folder.path("none.json"), broken);
    expect(code).toBe(2);
    expect(wrong).toContain("There is no file");
    expect(wrong).toContain("is not JSON");
  });

  test.each([
    ["foreign JSON", '{ "name": "x" }', "is no result of orgfunnel"],
    ["a later version", '{ "schemaVersion": "3.0.0", "question": "run" }', "version 3.0.0"],
    ["a result of version 1 without scenarios", '{ "schemaVersion": "1.0.0" }', '"manifest" is missing'],
    [
      "a damaged one",
      '{ "schemaVersion": "2.0.0", "question": "run", "scenarios": [{}] }',
      '"scenarios.0.name" is missing',
    ],
  ])("%s", async (_, content, message) => {
    writeFileSync(folder.path("wrong.json"), content);
    const { code, wrong } = await text(plain, folder.path("wrong.json"));
    expect(code).toBe(2);
    expect(wrong).toContain(message);
  });

  test("a scenario in place of its result, and says how to make one", async () => {
    const { code, wrong } = await text(plain, folder.good);
    expect(code).toBe(2);
    expect(wrong).toContain("It is named like a scenario: keep its result with orgfunnel run FILE -o result.json");
    expect((await text(plain, folder.write("cut.json", "{"))).wrong).not.toContain("like a scenario");
  });

  test("figures that are damaged", async () => {
    const hurt = edited("hurt.json", plain, (old) => old.replace('"probabilityBest":', '"probabilityWorst":'));
    expect((await text(plain, hurt)).wrong).toContain('"scenarios.0.structures.0.probabilityBest" is missing');
  });

  test("to write over what it reads", async () => {
    const before = readFileSync(plain, "utf8");
    expect((await text(plain, changed, "-o", changed)).code).toBe(2);
    expect((await text(folder.path("none.json"), plain, "-o", plain)).code).toBe(2);
    expect(readFileSync(plain, "utf8")).toBe(before);
  });

  test("an unknown outcome", async () => {
    expect((await text(plain, changed, "--outcomes", "winz")).wrong).toContain('Did you mean "wins"?');
  });
});
