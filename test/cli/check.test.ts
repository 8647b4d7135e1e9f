import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import type { CheckFigures } from "../../src/questions/check/record.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { interruptedBeforeAnswer, csvRecords, orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const CLAIMS = fileURLToPath(new URL("../../scenarios/claims.yaml", import.meta.url));

const SMALL = `name: Small
horizon: 3
trials: 1000
seed: s
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo } }
  sales: { reports_to: { marketing: sales, sales: ceo } }
checks:
`;
const small = (name: string, ...checks: string[]): string =>
  folder.write(name, SMALL + checks.map((check) => `  - { ${check} }\n`).join(""));

const PASS = "name: sound, structure: ceo, outcome: mql_acceptance, at_least: 10%";
const FAIL = "name: wrong, structure: ceo, outcome: mql_acceptance, at_least: 90%";
const WARN = `${FAIL.replace("wrong", "soft")}, severity: warn`;
const passing = small("passing.yaml", PASS);
const failing = small("failing.yaml", PASS, FAIL);
const warning = small("warning.yaml", PASS, WARN);
const empty = folder.write("empty.yaml", SMALL.replace("checks:\n", ""));
const faulty = folder.write(
  "faulty.yaml",
  `teams: { sales: { headcount: 0 } }\n${SMALL}  - { ${PASS} }\n  - { name: nothing, structure: ceo, outcome: closure_rate, at_least: 0 }\n`,
);
const broken = small("broken.yaml", PASS, "structure: cto, at_least: 1");

const parsed = (text: string) => {
  const file = JSON.parse(text) as ResultFile<CheckFigures>;
  return { ...file, checks: file.scenarios.flatMap(({ checks }) => checks) };
};
/** The result file, with the checks of all its scenarios. */
const result = async (...args: string[]) => {
  const { code, stdout } = await orgfunnel(["check", "--format", "json", ...args]);
  return { code, file: parsed(stdout) };
};

describe("exit codes", () => {
  test("0 where all pass, passed checks printed, nothing on stderr", async () => {
    const { code, stdout, stderr } = await orgfunnel(["check", passing]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^The check passed \(99 % sure\)\n\npass +1\n/u);
    expect((await orgfunnel(["check", passing, "--full"])).stdout).toMatch(/^sound +pass /mu);
  });

  test("99 where one fails: that first, with what was found and where, in full with --full", async () => {
    const { code, stdout } = await orgfunnel(["check", failing]);
    expect(code).toBe(99);
    expect(stdout).toMatch(/^FAIL +wrong +\S*failing\.yaml:10\n +[\d.]+ % \(.*\), must be at least 90 %$/mu);
    expect(stdout).toMatch(/^pass +1 other$/mu);
    expect((await orgfunnel(["check", failing, "--full"])).stdout).toContain("failing.yaml:10:5");
  });

  test("98 where one is undecided, 0 with --allow-undecided", async () => {
    // A limit that is the estimate itself cannot be decided.
    const { file } = await result(passing);
    const exact = small(
      "exact.yaml",
      `name: exact, structure: ceo, outcome: mql_acceptance, at_least: ${file.checks[0].observed}`,
    );
    expect((await orgfunnel(["check", exact, "--max-trials", "1000"])).code).toBe(98);
    expect((await orgfunnel(["check", exact, "--max-trials", "1000", "--allow-undecided"])).code).toBe(0);
    expect((await orgfunnel(["check", exact, failing, "--max-trials", "1000"])).code).toBe(99);
  });

  test("a warning is 0, and 99 with --fail-on-warn", async () => {
    expect((await orgfunnel(["check", warning])).code).toBe(0);
    expect((await orgfunnel(["check", warning, "--fail-on-warn"])).code).toBe(99);
  });

  test("2 for a check without data, though others pass; 2 before 99", async () => {
    const { code, stdout } = await orgfunnel(["check", faulty, failing]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^ERROR +nothing /mu);
  });

  test.each([
    ["a wrong confidence", [passing, "--confidence", "100%"], "--confidence"],
    ["a wrong number of trials", [passing, "--max-trials", "1"], "--max-trials"],
    ["a wrong tolerance", [passing, "--tolerance", "5"], "--tolerance"],
    ["a tolerance for nothing", [passing, "--baseline", "none.json", "--tolerance", "proft=5"], "profit"],
    ["a tolerance without a baseline", [passing, "--tolerance", "5%"], "--baseline"],
    ["a missing baseline", [passing, "--baseline", "nowhere.json"], "nowhere.json"],
    ["an unknown format", [passing, "-o", "result.pdf"], "result.pdf"],
    ["an unknown flag", [passing, "--trials", "5"], "--trials"],
  ])("2 for %s, and nothing on stdout", async (_, args, words) => {
    const { code, stdout, stderr } = await orgfunnel(["check", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
  });

  test.each([
    ["a file without checks", empty, "has no checks"],
    ["an empty list of checks", folder.write("none.yaml", SMALL.replace("checks:", "checks: []")), "has no checks"],
    ["an unknown name", broken, 'There is no structure "cto"'],
    ["no file", "missing.yaml", "no file"],
  ])("2 for %s: told on stderr, and an error report instead of none", async (_, file, words) => {
    const tap = folder.path("nothing.tap");
    const { code, stdout, stderr } = await orgfunnel(["check", file, "--format", "junit", "-o", tap]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stdout).toContain('tests="1" failures="0" errors="1"');
    expect(readFileSync(tap, "utf8")).toContain(`not ok 1 - checks of ${file}`);
    const json = await result(file);
    expect([json.code, json.file.scenarios]).toEqual([2, []]);
    expect(json.file.failed).toMatchObject([
      { file, problems: [{ message: expect.stringContaining(words) as string }] },
    ]);
  });

  test("what is wrong with the only file is told once", async () => {
    const { code, stdout, stderr } = await orgfunnel(["check", empty]);
    expect([code, stdout]).toEqual([2, "Nothing was checked.\n"]);
    expect(stderr.match(/has no checks/gu)).toHaveLength(1);
  });

  test("a file that cannot be read does not stop the others, is never 0, and is an error in every report", async () => {
    const xml = folder.path("unread.xml");
    const { code, stdout } = await orgfunnel(["check", broken, passing, "-o", xml]);
    expect(code).toBe(2);
    expect(stdout).toContain("The check passed (99 % sure); 1 file has no check that could be decided");
    expect(stdout).toMatch(/^ERROR +checks of \S*broken\.yaml /mu);
    expect(stdout).not.toContain("over 0 months");
    expect(readFileSync(xml, "utf8")).toContain('tests="2" failures="0" errors="1"');
  });

  test("130 when interrupted: what was not decided is undecided", async () => {
    const { code, stdout } = await orgfunnel(["check", passing, small("late.yaml", FAIL)], interruptedBeforeAnswer());
    expect(code).toBe(130);
    expect(stdout).toContain("partial: Interrupted");
    expect(stdout).toContain("2 of 2 checks are undecided");
    expect(stdout).not.toMatch(/ pass /u);
  });
});

describe("output", () => {
  test("every format on stdout and in files", async () => {
    const names = ["o.json", "o.md", "o.xml", "o.tap", "o.csv"].map(folder.path);
    const { code, stdout } = await orgfunnel([
      "check",
      failing,
      "--format",
      "github",
      ...names.flatMap((name) => ["-o", name]),
    ]);
    expect(code).toBe(99);
    expect(stdout).toMatch(/^::error file=.*failing\.yaml,line=10,col=5,title=fail%3A wrong::/mu);
    const [json, md, xml, tap, csv] = names.map((name) => readFileSync(name, "utf8"));
    expect(parsed(json).checks.map(({ result }) => result)).toEqual(["pass", "fail"]);
    expect(md).toContain("## 1 of 2 checks failed");
    expect(xml).toContain('failures="1"');
    expect(tap).toContain("not ok 2 - wrong");
    const passed = csvRecords(csv).filter(({ statistic }) => statistic === "passed");
    expect(passed.map(({ about, value }) => [about, value])).toEqual([
      ["sound", "1"],
      ["wrong", "0"],
    ]);
  });

  test("equal runs give equal results", async () => {
    const [a, b] = [await result(failing), await result(failing)];
    expect(a.file.checks).toEqual(b.file.checks);
  });

  test("overrides of the command line reach the checks", async () => {
    const { code, file } = await result(
      failing,
      "--set",
      "funnel.acceptance=95%",
      "--set",
      "effect.relation.shared_executive.acceptance=1",
    );
    expect([code, file.checks[1].result]).toEqual([0, "pass"]);
  });
});

describe("the claims of both sources", () => {
  test("all pass with the default book, every one named and called calibration", async () => {
    const { code, file } = await result(CLAIMS);
    expect(file.checks.filter(({ result }) => result !== "pass")).toEqual([]);
    expect(code).toBe(0);
    // Seconds, not minutes: a few looks at most.
    expect(Math.max(...file.checks.map(({ trials }) => trials))).toBeLessThanOrEqual(4000);
    const ids = file.checks.flatMap(({ name }) => name.split(" - ")[0].split(", "));
    for (const id of "A1 A2 A3 A4 A5 A6 A8 A9 A10 A11 B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 C2 M1".split(" ")) {
      expect(ids).toContain(id);
    }
    for (const { description } of file.checks) expect(description).toMatch(/Calibration, not evidence\.$/u);
  });

  // The book changed: exactly the claims that rest on the change fail, at the first look; others may become undecided.
  const FOCUS = ["brand", "lead_generation", "customer_delight", "employer_brand"];
  test.each<[string, string[], string[]]>([
    ["acceptance does not rocket", ["relation.marketing_under_sales.acceptance=1"], ["B4", "B5"]],
    ["follow-up is not diligent", ["relation.sales_under_marketing.follow_up=1"], ["B1, A5"]],
    [
      "the sales background has no focus",
      FOCUS.map((focus) => `background.sales.focus.${focus}=1`),
      ["A3, A9", "A4", "C2"],
    ],
    ["churn does not fall", ["relation.marketing_under_sales.churn=1"], ["B6"]],
    ["a shared head is not neutral", ["relation.shared_head.acceptance=2"], ["B4", "B7"]],
    ["customers leave a shared head", ["relation.shared_head.churn=3"], ["A11", "B7"]],
    ["a mandate weighs the same from anybody", ["mandate.weight.marketing_under_sales=100%"], ["M1"]],
  ])("if %s, the claims that rest on it fail", async (_, changes, expected) => {
    const set = changes.flatMap((change) => ["--set", change.startsWith("mandate") ? change : `effect.${change}`]);
    const { code, file } = await result(CLAIMS, "--quiet", "--max-trials", "1000", ...set);
    const failed = file.checks.filter(({ result }) => result === "fail").map(({ name }) => name.split(" - ")[0]);
    expect([code, [...new Set(failed)].sort()]).toEqual([99, expected]);
  });
});

const built = existsSync(new URL("../../dist/cli/main.cjs", import.meta.url));

describe.skipIf(!built)("as a step of a CI job (skipped where dist/ is not built)", () => {
  const repository = fileURLToPath(new URL("../..", import.meta.url));
  const step = (text: string) =>
    execa("bash", ["-e", "-o", "pipefail", "-c", text], { cwd: repository, reject: false });

  test("checks that pass end it with 0, with a report for the CI system", async () => {
    const report = folder.path("checks.xml");
    const { exitCode, stdout } = await step(`node bin/orgfunnel.js check ${passing} --format github -o ${report}`);
    expect(exitCode).toBe(0);
    expect(stdout.trimEnd().split("\n").at(-1)).toMatch(/^(\d+) of \1 checks pass$/u);
    expect(readFileSync(report, "utf8")).toContain('failures="0" errors="0"');
  });

  test("a claim that no longer holds ends the step", async () => {
    const { exitCode, stdout } = await step(
      `node bin/orgfunnel.js check scenarios/claims.yaml --quiet --max-trials 1000 --format github --set effect.relation.marketing_under_sales.churn=1\necho unreached`,
    );
    expect(exitCode).toBe(99);
    expect(stdout).toMatch(/^::error file=scenarios\/claims\.yaml,line=\d+,col=5,title=fail%3A B6/mu);
    expect(stdout).not.toContain("unreached");
  });
});

describe("several files", () => {
  test("of one name are told apart on the terminal; a file has one heading", async () => {
    const twin = small("twin.yaml", PASS);
    const file = folder.path("both.md");
    const { stdout } = await orgfunnel(["check", passing, twin, "-o", file]);
    expect(stdout).toContain(`Small (${passing}): The check passed`);
    expect(stdout).toContain(`Small (${twin}): The check passed`);
    const text = readFileSync(file, "utf8");
    expect(text.match(/^## .*/gmu)).toEqual(["## All 2 checks passed (99 % sure)"]);
    expect(text.match(/^### .*/gmu)).toHaveLength(2);
  });

  test("without checks are passed over where that is allowed; they are still read", async () => {
    const allowed = ["--allow-no-checks", "--quiet"];
    const both = await orgfunnel(["check", passing, empty, ...allowed]);
    expect(both).toMatchObject({ code: 0, stderr: "" });
    expect(both.stdout.replace(/\s+/gu, " ")).toContain(`Read, and without checks: ${empty}`);
    const none = await orgfunnel(["check", empty, ...allowed]);
    expect(none).toMatchObject({ code: 0, stderr: "" });
    expect(none.stdout).toContain("There are no checks.");
    expect((await orgfunnel(["check", passing, empty, "--quiet"])).code).toBe(2);
    const unread = folder.write("unread.yaml", "horizn: 3\n");
    expect((await orgfunnel(["check", passing, unread, ...allowed])).code).toBe(2);
    const junit = await orgfunnel(["check", empty, ...allowed, "--format", "junit"]);
    expect([junit.code, junit.stdout]).toEqual([0, expect.stringContaining('tests="0"')]);
    for (const format of ["json", "csv", "tap", "github", "md"])
      expect((await orgfunnel(["check", empty, ...allowed, "--format", format])).code, format).toBe(0);
  });

  test("are told of one by one: how a file stands is shown before the next is begun", async () => {
    const shown: string[] = [];
    let interrupt: () => void = () => undefined;
    const { code } = await orgfunnel(["check", passing, failing], {
      onInterrupt: (callback) => {
        interrupt = callback;
        return () => undefined;
      },
      stdout: (text) => {
        // Before the second is begun: what can still be interrupted has not been decided.
        if (shown.length === 0) interrupt();
        shown.push(text);
      },
    });
    expect([code, shown.length]).toEqual([130, 3]);
    expect(shown[0]).toMatch(/pass/u);
    expect(shown[1]).toMatch(/undecided/iu);
    expect(shown[2]).toMatch(/^\n2 of 3 checks are undecided/u);
  });
});

test("a check whose limit is a thousandth of what is measured passes with a warning, in every format that tells checks", async () => {
  const file = small("unit.yaml", PASS, "name: enough, structure: ceo, outcome: value, at_least: 5k");
  const words = /“enough”: The limit is 1\/[\d,]+ of what is measured, so the check guards nothing/u;
  const { code, stdout } = await orgfunnel(["check", file]);
  expect([code, stdout.replace(/\s+/gu, " ")]).toEqual([0, expect.stringMatching(words)]);
  for (const format of ["tap", "junit", "github", "json"])
    expect((await orgfunnel(["check", file, "--format", format])).stdout).toContain("so the check guards nothing");
});
