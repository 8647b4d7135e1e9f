import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { BOOK } from "../../src/assumptions/book.js";
import { OUTCOME_IDS } from "../../src/funnel/outcomes.js";
import { processIo } from "../../src/cli/process-io.js";
import { makeProgram } from "../../src/cli/program.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

describe("usage", () => {
  test("--version and --help go to stdout and exit 0", async () => {
    expect(await orgfunnel(["--version"])).toEqual({ code: 0, stdout: "9.8.7\n", stderr: "" });
    expect(await orgfunnel(["-V"])).toMatchObject({ code: 0, stdout: "9.8.7\n" });
    const help = await orgfunnel(["--help"]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    for (const command of ["run", "validate", "explain"]) expect(help.stdout).toContain(command);
    const narrow = await orgfunnel(["--help"], { columns: 80 });
    expect(narrow.stdout).toContain("explain [scenario] [subject]");
    expect(Math.max(...narrow.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect((await orgfunnel(["run", "--help"])).stdout).toContain("--outcomes");
  });

  test.each([
    [[], "Usage:"],
    [["rnu"], "Did you mean run?"],
    [["run"], "missing required argument"],
    [["validate"], "missing required argument"],
    [["run", "--seed"], "argument missing"],
  ])("%j is bad usage: exit 2", async (args, words) => {
    const { code, stdout, stderr } = await orgfunnel(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
  });

  test("an error in the arguments fits the terminal and says where to look", async () => {
    const { stderr } = await orgfunnel(["explain", "--list", "fruits"], { columns: 80 });
    expect(Math.max(...stderr.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stderr).toMatch(/^error: option '--list <what>' argument 'fruits' is invalid\. /u);
    expect(stderr).toMatch(/\norgfunnel --help lists the commands, --help behind one what it takes\.\n$/u);
  });
});

test("every command, argument and option says what it is for", () => {
  for (const command of makeProgram(processIo()).commands) {
    expect(command.description()).not.toBe("");
    for (const { description } of [...command.options, ...command.registeredArguments])
      expect(description).not.toBe("");
  }
});

describe("an internal error", () => {
  const broken = {
    targetOf: () => {
      throw new Error("boom");
    },
  };

  test("exits 1 and hides the stack", async () => {
    const { code, stdout, stderr } = await orgfunnel(["run", folder.good, "-o", "a.json"], broken);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("internal error: boom");
    expect(stderr).toContain("--debug");
    expect(stderr).not.toContain("at ");
  });

  test("shows the stack under --debug, before or after the command", async () => {
    for (const args of [
      ["--debug", "run", folder.good, "-o", "a.json"],
      ["run", folder.good, "-o", "a.json", "--debug"],
    ]) {
      const { code, stderr } = await orgfunnel(args, broken);
      expect(code).toBe(1);
      expect(stderr).toMatch(/Error: boom\n +at /u);
    }
  });
});

describe("validate", () => {
  test("says ok and exits 0", async () => {
    const { code, stdout, stderr } = await orgfunnel(["validate", folder.good, folder.other]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("2 of 2 valid");
    expect(stdout).toContain("Small test");
  });

  test("reports every problem of every file, sorted, and exits 2", async () => {
    const { code, stdout, stderr } = await orgfunnel(["validate", folder.bad, folder.good]);
    expect(code).toBe(2);
    expect(stdout).toContain("1 of 2 invalid");
    expect(stderr.indexOf("bad.yaml:2:1")).toBeGreaterThan(-1);
    expect(stderr.indexOf("bad.yaml:3:")).toBeGreaterThan(stderr.indexOf("bad.yaml:2:1"));
  });

  test("as JSON on stdout alone, with codes and places", async () => {
    const { code, stdout, stderr } = await orgfunnel(["validate", folder.bad, folder.good, "--format", "json"]);
    expect([code, stderr]).toEqual([2, ""]);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: "2.0.0",
      question: "validate",
      scenarios: [],
      files: [
        { valid: false, errors: [{ code: "unknown-key", line: 2, column: 1, keyPath: "horizn" }, { line: 3 }] },
        { valid: true, name: "Small test", errors: [], warnings: [] },
      ],
    });
  });

  test("as Markdown", async () => {
    expect((await orgfunnel(["validate", folder.good, "--format", "md"])).stdout).toMatch(/^## 1 of 1 valid\n/u);
  });
});

describe("explain", () => {
  test("without a scenario it is the book, in groups; --all is all of it", async () => {
    const { code, stdout } = await orgfunnel(["explain"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^The book: 200 default assumptions\n/u);
    expect(stdout).toMatch(/^funnel +10 +from lead to deal/mu);
    expect(stdout).not.toContain("funnel.acceptance ");
    const { stdout: all } = await orgfunnel(["explain", "--all"]);
    for (const word of ["funnel.acceptance", "42% to 62%", "survey", "no evidence"]) expect(all).toContain(word);
    expect(all).not.toContain("market.seasonality.march");
    expect(all).toMatch(/market\.seasonality +1 in every month/u);
  });

  test("tells structures side by side: charts, relations, effects as plain rates", async () => {
    const { stdout } = await orgfunnel(["explain", folder.good]);
    expect(stdout).toMatch(/^A ceo +marketing, sales to CEO +CEO over both +drive$/mu);
    expect(stdout).toMatch(/^B head +marketing, sales to boss under CEO +shared head +none$/mu);
    // Odds ratio at the median 1.15 * 1.60 = 1.84 on 52.1 %: 1.84 * p / (1 - p + 1.84 p) = 66.7 %.
    expect(stdout).toMatch(/^acceptance of qualified leads, % +52\.1 +66\.7 +52\.1$/mu);
    expect(stdout).toContain("0 of 83 assumptions are yours");
  });

  test("one structure in full: its chart as a tree, and why", async () => {
    const { stdout } = await orgfunnel(["explain", folder.good, "ceo"]);
    expect(stdout).toContain(
      "ceo (executive, background general)\n├─ marketing (team of 6 posts, its head has background marketing)\n└─ sales",
    );
    expect(stdout).toMatch(/relation +CEO over both \(shared_executive\)/u);
    expect(stdout).toMatch(/because +the lowest manager above both teams is ceo/u);
    expect(stdout).toMatch(
      /acceptance of qualified leads, % +52\.1 +66\.7 +1\.84 times the odds +acceptance, CEO over both 1\.15;/u,
    );
    expect(stdout).not.toContain("boss");
    const { stdout: all } = await orgfunnel(["explain", folder.good, "--all"]);
    expect(all).toContain("boss (head, background general)");
  });

  test("what the scenario's managers cost is its own, too, with the structures that have them", async () => {
    const cro = folder.write(
      "cro.yaml",
      `currency: CHF
structures:
  now: { reports_to: { marketing: ceo, sales: ceo } }
  led:
    managers: { cro: { title: CRO, role: head, reports_to: ceo, cost: 30000 } }
    reports_to: { marketing: cro, sales: cro }
`,
    );
    const { stdout } = await orgfunnel(["explain", cro]);
    expect(stdout).toMatch(/^Your own assumptions\nmanagers +CRO 30,000 CHF a month \(B\)$/mu);
    expect(stdout).toMatch(/^B led +marketing, sales to CRO under CEO +shared head +none$/mu);
    expect((await orgfunnel(["explain", folder.good])).stdout).not.toContain("managers ");
  });

  test("a scenario's own values, and how many they are", async () => {
    const set = ["--set", "funnel.acceptance=50% to 60%"];
    const { stdout } = await orgfunnel(["explain", folder.good, ...set]);
    expect(stdout).toMatch(/^Your own assumptions\nfunnel +acceptance of qualified leads 50% to 60%$/mu);
    expect(stdout.replace(/\s+/gu, " ")).toContain("1 of 83 assumptions is yours, 82 built in");
    expect((await orgfunnel(["explain", folder.good, "--all", ...set])).stdout).toMatch(/50% to 60% \*/u);
  });

  test("one assumption, a group, an outcome; what is no file is one of these", async () => {
    const { stdout: one } = await orgfunnel(["explain", "funnel.acceptance"]);
    expect(one).toMatch(/^acceptance of qualified leads \(funnel\.acceptance\)\n/u);
    expect(one).toMatch(/from +built in: Marketo and MathMarketing/u);
    const { stdout: own } = await orgfunnel([
      "explain",
      folder.good,
      "funnel.acceptance",
      "--set",
      "funnel.acceptance=50%",
    ]);
    expect(own).toMatch(/value +50% \(certain\)[^]*from +yours: this scenario/u);
    const { stdout: group } = await orgfunnel(["explain", "funnel"]);
    expect(group).toMatch(/^10 assumptions\n/u);
    expect((await orgfunnel(["explain", "--group", "funnel"])).stdout).toBe(group);
    expect((await orgfunnel(["explain", "value"])).stdout).toMatch(/^value \(value\)\n\noutcome +profit and/u);
    const { code, stderr } = await orgfunnel(["explain", "funnel.acceptance", "--seed", "1"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("means nothing without a scenario")]);
    expect((await orgfunnel(["explain", "missing.yaml"])).stderr).toContain("missing.yaml");
  });

  test("names alone, for scripts", async () => {
    expect((await orgfunnel(["explain", "--list", "ids"])).stdout).toBe(BOOK.map(({ id }) => `${id}\n`).join(""));
    expect((await orgfunnel(["explain", "--list", "mandates"])).stdout).toBe("drive\nsupport\nnone\n");
    expect((await orgfunnel(["explain", "--list", "distributions"])).stdout).toContain("\nlognormal\n");
    const { stdout } = await orgfunnel(["explain", "--list", "outcomes", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({ list: { of: "outcomes", names: OUTCOME_IDS } });
    expect((await orgfunnel(["explain", folder.good, "--list", "ids"])).code).toBe(2);
  });

  test.each(["five-structures", "four-reporting-lines", "reorganise-or-hire-two", "three-set-ups"])(
    "fits two screens of 80 x 24: %s",
    async (name) => {
      const file = fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url));
      const { stdout } = await orgfunnel(["explain", file, "--quiet"], { env: { COLUMNS: "80" } });
      const lines = stdout.trimEnd().split("\n");
      expect(lines.length).toBeLessThanOrEqual(48);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    },
  );

  test("what is yours is listed as it is counted, and no unit is said twice", async () => {
    const file = folder.write(
      "counted.yaml",
      [
        "teams: { marketing: { headcount: 5 } }",
        "assumptions: { funnel.sales_cycle: 2 to 3 months }",
        "structures: { a: { reports_to: { sales: ceo, marketing: ceo } } }",
      ].join("\n"),
    );
    const { stdout } = await orgfunnel(["explain", file, "--quiet"]);
    expect(stdout).toMatch(/^funnel +sales cycle 2 to 3 months$/mu);
    expect(stdout).toMatch(/^teams +marketing 5$/mu);
    expect(stdout).toContain("2 of ");
  });

  test("a structure on its way is told as what it comes to, with its steps", async () => {
    const file = fileURLToPath(new URL("../../scenarios/software-firm.yaml", import.meta.url));
    const { stdout } = await orgfunnel(["explain", file, "first-ask-then-cro", "--quiet"]);
    expect(stdout).toMatch(/relation +leader who understands both/u);
    expect(stdout).toMatch(
      /before +from Jan 2027: CEO over both, mandate none\n +from Apr 2027: CEO over both, mandate drive/u,
    );
    expect(stdout).toMatch(/in place +from Apr 2028 on/u);
  });

  test("weakened effects: weaker rates, and says so", async () => {
    const weak = ["explain", folder.good, "ceo", "--effects", "0.5", "--notes"];
    const { stdout } = await orgfunnel(weak);
    // The root of 1.84 on 52.1 %: python3 gives 59.6 %.
    expect(stdout).toMatch(/acceptance of qualified leads, % +52\.1 +59\.6 +1\.36 times\s/u);
    expect(stdout.replaceAll(/\s+/gu, " ")).toContain("Their product is taken to the power 0.5");
    expect(stdout).toContain("warning: All structure effects are weakened to the power 0.5.");
    const { stdout: json } = await orgfunnel([...weak, "--format", "json"]);
    expect(JSON.parse(json)).toMatchObject({
      manifest: { effects: 0.5, overrides: { flags: { effects: "0.5" } } },
      scenarios: [{ effects: 0.5 }],
    });
    expect((await orgfunnel(["explain", folder.good, "ceo"])).stdout).not.toContain("weakened");
  });

  test("no effects: no table of them", async () => {
    const { stdout } = await orgfunnel(["explain", folder.good, "head", "--set", "structures.head.effects=none"]);
    expect(stdout).toContain("yardstick");
    expect(stdout).not.toContain("what comes of the effects");
  });

  test("an unknown structure is an error with the nearest name", async () => {
    const { code, stdout, stderr } = await orgfunnel(["explain", folder.good, "haed"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain('Did you mean "head"?');
    expect(stderr.replaceAll(/\s+/gu, " ")).toContain(
      "The structures are ceo, head. The groups of assumptions are market,",
    );
  });

  test("as JSON and Markdown", async () => {
    const { stdout } = await orgfunnel(["explain", folder.good, "ceo", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      question: "explain",
      manifest: { settings: { subject: "ceo" } },
      scenarios: [{ name: "Small test", structures: [{ id: "ceo", relation: "shared_executive" }] }],
    });
    const book = JSON.parse((await orgfunnel(["explain", "--format", "json"])).stdout) as ResultFile<object>;
    expect(book).toMatchObject({
      question: "explain",
      scenarios: [],
      book: BOOK.map(({ id, grade }) => ({ id, grade })),
    });
    expect((await orgfunnel(["explain", "--format", "md"])).stdout).toMatch(/^## The book/u);
  });
});

describe("a short option with an equals sign", () => {
  test("has the value that it has with its long name", async () => {
    const file = folder.path("equals=sign.csv");
    const ran = await orgfunnel(["run", folder.good, "-j=1", `-o=${file}`, "--quiet"]);
    expect([ran.code, existsSync(file)]).toEqual([0, true]);
    const scan = ["-P=market.leads_per_month=150:350:100", "-L=horizon=2,3", "-j=1"];
    expect(await orgfunnel(["sweep", folder.good, ...scan, "--dry-run", "--quiet"])).toMatchObject({ code: 0 });
  });

  test("without one has an empty value, and eats nothing", async () => {
    const ran = await orgfunnel(["run", "-o=", folder.good]);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('format of ""')]);
  });
});

describe("what is given several values of which one counts", () => {
  const { good, remove } = scenarioFolder();
  afterAll(remove);
  const told = async (...args: string[]) => {
    const { code, stderr } = await orgfunnel(["run", good, "--trials", "50", ...args]);
    return { code, words: stderr.replace(/\s+/gu, " ") };
  };

  test.each([
    [["--trials", "60"], '"--trials" was given "50" and "60": the last one counts.'],
    [["--seed", "a", "--seed", "b", "--seed", "a"], '"--seed" was given "a", "b" and "a": the last one counts.'],
    [
      ["--set", "customers.initial=300", "--set", "assumptions.customers.initial = 400"],
      '"assumptions.customers.initial" was given "300" and "400": the last one counts.',
    ],
  ])("is warned of: %j", async (args, words) => {
    const found = await told(...args);
    expect(found.code).toBe(0);
    expect(found.words).toContain(words);
  });

  test.each([
    [["20%", "0.1%"], '"--tolerance" was given "20%" and "0.1%": the last one counts.'],
    [
      ["profit=20%", "1%", "profit=0.1%"],
      '"--tolerance profit" was given "profit=20%" and "profit=0.1%": the last one counts.',
    ],
  ])("is warned of where it is one a key: %j", async (amounts, words) => {
    const tolerances = amounts.flatMap((amount) => ["--tolerance", amount]);
    const { stderr } = await orgfunnel(["check", good, "--baseline", "none.json", ...tolerances]);
    expect(stderr.replace(/\s+/gu, " ")).toContain(words);
  });

  test.each([
    [["--trials", "50"]],
    [["--set", "customers.initial=300", "--set", "customers.initial=300"]],
    [["--set", "customers.initial=300", "--set", "funnel.acceptance=50%"]],
    [["--trials", "60", "--quiet"]],
  ])("not where nothing hangs on it, nor with --quiet: %j", async (args) => {
    expect((await told(...args)).words).not.toContain("the last one counts");
  });
});
