import { mkdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { BaselineComparison } from "../../src/questions/check/baseline/record.js";
import type { CheckFigures } from "../../src/questions/check/record.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { csvRecords, interruptedBeforeAnswer, orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const SMALL = `name: Small
horizon: 6
trials: 600
seed: s
reference: sales
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo } }
  sales: { reports_to: { marketing: sales, sales: ceo } }
`;

const model = folder.write("model.yaml", SMALL);
const CHURN = ["--set", "customers.monthly_churn=3%"];

const save = async (name: string, file = model, ...args: string[]): Promise<string> => {
  const path = folder.path(name);
  const { code, stderr } = await orgfunnel(["run", file, "-o", path, "--quiet", ...args]);
  expect([code, stderr]).toEqual([0, ""]);
  return path;
};

/** What a check says of the first scenario against a baseline. */
async function against(baseline: string, ...args: string[]) {
  const { code, stdout, stderr } = await orgfunnel([
    "check",
    "--baseline",
    baseline,
    "--format",
    "json",
    "--quiet",
    ...args,
  ]);
  if (stdout === "") throw new Error(stderr);
  const { scenarios } = JSON.parse(stdout) as ResultFile<CheckFigures>;
  return { code, compared: scenarios[0].baseline as BaselineComparison };
}

/** A stored result with something else in it. */
const changed = (file: string, change: (text: string) => string): string =>
  folder.write("changed.json", change(readFileSync(file, "utf8")));

const moved = ({ comparisons }: BaselineComparison) => comparisons.filter(({ result }) => result === "fail");

describe("what has not changed", () => {
  test("has not moved, at any tolerance, whatever the trials, the seed and the jobs", async () => {
    const file = await save("same.json", model, "--trials", "700");
    const { code, compared } = await against(file, model, "--tolerance", "0%", "-j", "2");
    expect(code).toBe(0);
    expect(compared).toMatchObject({
      matchedBy: "file",
      changes: [],
      partial: false,
      stored: { trials: 700, seed: "s" },
    });
    expect(compared.again.moved).toEqual([]);
    expect(compared.comparisons.length).toBeGreaterThan(40);
    for (const one of compared.comparisons) expect(one).toMatchObject({ difference: 0, detectable: 0, result: "pass" });
  });

  test("another seed is a setting that changed, not a move: no false alarm", async () => {
    const file = await save("seeds.json");
    for (let seed = 1; seed <= 5; seed++) {
      const { code, compared } = await against(file, model, "--seed", String(seed));
      expect(code).toBe(0);
      expect(compared.changes).toEqual([{ what: "seed", before: "s", now: String(seed) }]);
    }
  });

  test("a small change within the tolerance raises no false alarm over seeds", async () => {
    // Acceptance of the median moves by 0.02 of 52 points: far within 1 % of every mean but those of rare counts.
    const codes: number[] = [];
    for (let seed = 1; seed <= 4; seed++) {
      const file = await save("near.json", model, "--seed", String(seed));
      const near = ["--set", "funnel.acceptance=42.02% to 62.02%", "--seed", String(seed)];
      codes.push((await against(file, model, "--tolerance", "3%", ...near)).code);
    }
    expect(codes.filter((code) => code === 99)).toEqual([]);
  }, 30_000);

  test("of several replicates the stored ones decide", async () => {
    const file = await save("replicates.json", model, "--replicates", "3", "--trials", "100");
    const { code, compared } = await against(file, model);
    expect([code, compared.again.moved]).toEqual([0, []]);
    expect(compared.changes).toEqual([{ what: "replicates", before: "3", now: "1" }]);
  });
});

describe("what changed", () => {
  test("fails where it moved, is named old and new, and nothing else is printed", async () => {
    const file = await save("moved.json");
    const args = ["check", model, "--baseline", file, ...CHURN];
    const { code, stdout } = await orgfunnel(args);
    expect(code).toBe(99);
    expect(stdout).toMatch(/^\S.* 0\.8% to 1\.4% +3%$/mu);
    expect(stdout).toContain("(customers.monthly_churn)");
    expect(stdout).toMatch(/^customer churn +(ceo|sales) +fail/mu);
    expect(stdout).not.toMatch(/^MQL acceptance/mu);
    expect((await orgfunnel([...args, "--notes"])).stdout).toContain("600 trials of the stored run");
    expect(stdout.split("\n").length).toBeLessThan(80);
    const tapOf = async (...more: string[]): Promise<string> =>
      (await orgfunnel(["check", model, "--baseline", file, ...more, "--format", "tap"])).stdout;
    const tap = await tapOf(...CHURN);
    expect(tap).toMatch(/^not ok \d+ - baseline - means of ceo$/mu);
    expect(tap).toMatch(/customer churn moved: \+\S+ points \(\S+ to \S+ points\), allowed ±\S+ points\./u);
    // The same cases whatever moved, so that CI can follow each of them.
    const namesOf = (text: string) => text.match(/(?<=ok \d+ - ).*$/gmu);
    expect(namesOf(tap)).toEqual(namesOf(await tapOf()));
    expect(tap).toContain("(customers.monthly_churn) was 0.8% to 1.4%, is 3%.");
    expect(tap).toMatch(/^ok 1 - baseline - the stored numbers come out again$/mu);
    const loose = ["--tolerance", "100%", "--tolerance", "customer_churn=1", "--tolerance", "profit=1000000000"];
    const { compared } = await against(file, model, ...CHURN, ...loose);
    expect(moved(compared).map(({ outcome }) => outcome)).not.toContain("customer_churn");
  });

  test("of many moved twenty are listed, each once; counts add up, and what failed stands last", async () => {
    const file = await save("many.json");
    const args = ["check", model, "--baseline", file, ...CHURN, "--tolerance", "0.01%"];
    const { stdout } = await orgfunnel(args);
    const { compared } = await against(file, model, ...CHURN, "--tolerance", "0.01%");
    const number = (result: string): number => compared.comparisons.filter((one) => one.result === result).length;
    const [failed, undecided] = [number("fail"), number("undecided")];
    expect(failed + undecided).toBeGreaterThan(20);
    const rows = (text: string): string[] =>
      text.split("\n").filter((line) => / {2}(?:fail|undecided) {2}/u.test(line));
    expect(rows(stdout)).toHaveLength(20);
    const [moreFailed, moreUndecided] = [Math.max(0, failed - 20), failed + undecided - Math.max(20, failed)];
    const kinds = [...(moreFailed > 0 ? [`${moreFailed} moved`] : []), `${moreUndecided} undecided`];
    const rest = kinds.join(", ");
    expect(stdout.replaceAll(/\s+/gu, " ")).toContain(`Not listed: ${rest} (--full lists all).`);
    expect(stdout.indexOf("What moved")).toBeLessThan(stdout.search(/^\d+ of \d+ checks failed/mu));
    expect(stdout).toMatch(/^FAIL +baseline - means of ceo /mu);
    // As many checks as in a report of CI.
    const github = (await orgfunnel([...args, "--format", "github"])).stdout;
    expect(/of (\d+) checks pass/u.exec(github)?.[1]).toBe(/of (\d+) checks failed/u.exec(stdout)?.[1]);
    expect(stdout).not.toMatch(/±0(?: |$)/mu);
    const full = (await orgfunnel([...args, "--full"])).stdout;
    expect(rows(full).length).toBeGreaterThanOrEqual(failed + undecided);
    expect(full).not.toContain("Not listed");
    const titles = await Promise.all(
      ["0.01%", "20%"].map(async (tolerance) => (await orgfunnel([...args, "--tolerance", tolerance])).stdout),
    );
    const denominators = titles.map((text) => /of (\d+) checks failed/u.exec(text)?.[1]);
    expect(denominators[0]).toBe(denominators[1]);
  });

  test("is found in narrower intervals than those of two runs on their own", async () => {
    const file = await save("narrow.json");
    const stored = JSON.parse(readFileSync(file, "utf8")) as ResultFile<{
      structures: { id: string; outcomes: Record<string, { standardError: number }> }[];
    }>;
    const { compared } = await against(file, model, "--set", "funnel.acceptance=43% to 63%");
    const value = compared.comparisons.find(({ structure, outcome }) => structure === "ceo" && outcome === "value");
    const alone = stored.scenarios[0].structures[0].outcomes.value.standardError;
    expect((value?.standardError ?? Infinity) * 5).toBeLessThan(Math.SQRT2 * alone);
  });

  test("structures, lines, mandates and posts are named", async () => {
    const file = await save("lines.json");
    const other = folder.write(
      "model.yaml",
      SMALL.replace("marketing: ceo } }", "marketing: ceo }, mandate: none, headcount: { sales: 12 } }"),
    );
    const { compared } = await against(file, other);
    folder.write("model.yaml", SMALL);
    expect(compared.changes.map(({ what }) => what)).toEqual(["ceo.mandate", "ceo.headcount.sales"]);
  });

  test("CSV has every mean with its key, and a row for a file that cannot be read", async () => {
    const file = await save("rows.json");
    const csv = (await orgfunnel(["check", model, "nowhere.yaml", "--baseline", file, ...CHURN, "--format", "csv"]))
      .stdout;
    const rows = csvRecords(csv);
    expect(rows).toContainEqual(expect.objectContaining({ file: "nowhere.yaml", statistic: "error", value: "" }));
    const churn = rows.filter(({ outcome, structure }) => outcome === "customer_churn" && structure === "ceo");
    expect(churn.find(({ statistic }) => statistic === "passed")).toMatchObject({ about: "baseline", value: "0" });
    expect(new Set(rows.map((row) => JSON.stringify({ ...row, value: "" }))).size).toBe(rows.length);
  });

  test("undecided is said with what would decide", async () => {
    const file = await save("few.json", model, "--trials", "40");
    const { code, stdout } = await orgfunnel([
      ...["check", model, "--baseline", file, "--tolerance", "46%"],
      ...["--set", "customers.monthly_churn=1.6%", "--allow-undecided"],
    ]);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/gu, " ")).toMatch(
      /a baseline of about [\d,]+ trials, or a wider --tolerance, would decide/u,
    );
  });

  test("an interrupt compares nothing and says so", async () => {
    const file = await save("cut.json");
    const { code, stdout } = await orgfunnel(["check", model, "--baseline", file, ...CHURN], interruptedBeforeAnswer());
    expect(code).toBe(130);
    expect(stdout).toContain("1 check is undecided");
    expect(stdout).toContain("interrupted, nothing compared");
  });
});

describe("the program", () => {
  const off = (text: string): string => text.replace(/("marketing_bookings": \{\s+"mean": )(\d+)/u, "$1 1$2");

  test("numbers of its own that have moved fail, and may be accepted", async () => {
    const file = changed(await save("program.json"), off);
    const { code, stdout } = await orgfunnel(["check", model, "--baseline", file]);
    expect(code).toBe(99);
    expect(stdout).toContain("the program's own numbers have moved");
    expect(stdout.replaceAll(/\s+/gu, " ")).toContain("marketing_bookings of ceo was");
    const accepted = await against(file, model, "--accept-version");
    expect([accepted.code, moved(accepted.compared)]).toEqual([0, []]);
    expect(accepted.compared.again.moved).toMatchObject([{ structure: "ceo", outcome: "marketing_bookings" }]);
  });

  test("another version with the same numbers is no matter", async () => {
    const file = await save("version.json");
    const { code } = await orgfunnel(["check", model, "--baseline", file], { version: () => "9.9.9" });
    expect(code).toBe(0);
  });

  test("what is accepted must be there to accept", async () => {
    const { code, stderr } = await orgfunnel(["check", model, "--accept-version"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--baseline")]);
  });
});

describe("which stored result", () => {
  const base = folder.write("base.yaml", SMALL.replace("Small", "Base"));
  const child = folder.write("child.yaml", "extends: base.yaml\nassumptions: { funnel.acceptance: 70% }\n");

  test("is told by file and name: a child with its parent's name is compared with itself", async () => {
    const file = folder.path("both.json");
    expect((await orgfunnel(["run", base, child, "-o", file, "--quiet"])).code).toBe(0);
    for (const one of [base, child]) {
      const { code, compared } = await against(file, one);
      expect([code, compared.matchedBy, compared.changes]).toEqual([0, "file", []]);
    }
    // The same file by another path.
    const other = await against(file, relative(".", child));
    expect([other.code, other.compared.matchedBy, other.compared.changes]).toEqual([0, "file", []]);
  });

  test("a moved file is found by a name of its own, and that is said", async () => {
    const file = await save("renamed.json");
    const renamed = folder.write("renamed.yaml", SMALL);
    const { code, stdout } = await orgfunnel(["check", renamed, "--baseline", file, "--quiet"]);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/gu, " ")).toContain("Found by its name alone");
  });

  test("a name that several have is no telling", async () => {
    const file = folder.path("both.json");
    const third = folder.write("third.yaml", "extends: base.yaml\n");
    const { code, stderr } = await orgfunnel(["check", third, "--baseline", file]);
    expect(code).toBe(2);
    expect(stderr).toContain("several scenarios");
  });

  test("a checkout elsewhere is the same repository", async () => {
    for (const root of ["first", "second"]) {
      mkdirSync(folder.path(`${root}/models`), { recursive: true });
      for (const part of ["a", "b"])
        folder.write(`${root}/models/${part}.yaml`, SMALL.replace("seed: s", `seed: ${part}`));
    }
    const file = folder.path("checkout.json");
    const models = (root: string) => ["a", "b"].map((part) => folder.path(`${root}/models/${part}.yaml`));
    expect((await orgfunnel(["run", ...models("first"), "-o", file, "--quiet"])).code).toBe(0);
    // As it would be stored from the root of the repository.
    const stored = changed(file, (text) => text.replaceAll(`${folder.path("first")}/`, ""));
    const args = ["check", models("second")[1], "--baseline", stored, "--format", "json", "--quiet"];
    const { code, stdout } = await orgfunnel(args, { env: { GITHUB_WORKSPACE: folder.path("second") } });
    expect(code).toBe(0);
    const { scenarios } = JSON.parse(stdout) as ResultFile<CheckFigures>;
    expect(scenarios[0].baseline).toMatchObject({
      matchedBy: "file",
      stored: { scenarioFile: "models/b.yaml", seed: "b" },
    });
  });

  test("a name stands for a file beside", async () => {
    await orgfunnel(["run", model, "--save-baseline", folder.path("named"), "--quiet"]);
    expect((await against(folder.path("named"), model)).code).toBe(0);
  });
});

test("verify finds the baseline of a stored check beside it", async () => {
  const file = await save("beside.json");
  const stored = folder.path("check.json");
  expect((await orgfunnel(["check", model, "--baseline", file, "--quiet", "-o", stored])).code).toBe(0);
  const moved = changed(stored, (text) => text.replaceAll(JSON.stringify(file), '"beside.json"'));
  const { code, stdout } = await orgfunnel(["verify", moved, "--quiet"]);
  expect([code, stdout]).toEqual([0, expect.stringContaining("confirmed")]);
});

test.each<[string, (text: string) => string, string]>([
  ["no JSON", () => "{", "is not valid JSON"],
  ["another JSON", () => '{"a":1}', "is not a result file"],
  ["a result of another version", (text) => text.replace('"2.0.0"', '"1.0.0"'), "result file of version 1.0.0"],
  ["a result of another question", (text) => text.replace('"question": "run"', '"question": "why"'), '"question"'],
  ["a result of another model", (text) => text.replace(/"model": \d+/u, '"model": 1'), "version 1 of the model"],
  ["a scenario of another name", (text) => text.replaceAll("Small", "Large"), 'The scenario "Small"'],
  ["a structure that is gone", (text) => text.replaceAll('"id": "sales"', '"id": "gone"'), 'The structure "gone"'],
  ["an outcome that is gone", (text) => text.replaceAll('"wins"', '"losses"'), 'The outcome "losses"'],
])("%s is an error, not a pass", async (_, change, words) => {
  const file = changed(await save("good.json"), change);
  const { code, stderr } = await orgfunnel(["check", model, "--baseline", file]);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});
