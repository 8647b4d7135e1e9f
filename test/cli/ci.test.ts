import { mkdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { repositoryPaths } from "../../src/scenario/repository.js";
import { csvRecords, orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const GUARDED = `name: Base
horizon: 2
trials: 200
seed: base
reference: as-it-is
structures:
  as-it-is: { reports_to: { sales: ceo, marketing: ceo }, mandate: none }
  under-sales: { reports_to: { marketing: sales, sales: ceo } }
checks:
  - { name: profit guard, outcome: leads, structure: under-sales, at_least: 1 }
  - { name: profit guard, outcome: leads, structure: as-it-is, at_most: 1 }
`;

mkdirSync(folder.path("repo/models"), { recursive: true });
const a = folder.write("repo/models/a.yaml", GUARDED);
const b = folder.write("repo/models/b.yaml", GUARDED.replace("trials: 200", "trials: 300"));
const env = { GITHUB_WORKSPACE: folder.path("repo") };

/** Elements of an XML text in the order of their ends, each with its parent; throws if they do not nest. */
function elements(xml: string) {
  const open: string[] = [];
  const parent = (): string => (open.length === 0 ? "" : open[open.length - 1]);
  const found: { readonly name: string; readonly parent: string; readonly attributes: Record<string, string> }[] = [];
  for (const [, close, name, given, empty] of xml.matchAll(/<(\/?)([a-z][a-z-]*)((?: [a-z]+="[^"<]*")*)(\/?)>/gu)) {
    if (close === "/") {
      if (open.pop() !== name) throw new Error(`</${name}> ends another element`);
      continue;
    }
    const attributes = Object.fromEntries(
      [...given.matchAll(/([a-z]+)="([^"]*)"/gu)].map(([, key, value]) => [key, value]),
    );
    found.push({ name, parent: parent(), attributes });
    if (empty !== "/") open.push(name);
  }
  if (open.length > 0) throw new Error(`${open.join()} never ends`);
  return found;
}

describe("JUnit", () => {
  test("is what CI systems read: elements where they belong, names unique, counts right, paths of the repository", async () => {
    const { stdout } = await orgfunnel(["check", a, b, "nowhere.yaml", "--format", "junit", "--quiet"], { env });
    const all = elements(stdout);
    const parents = Object.fromEntries(all.map(({ name, parent }) => [name, parent]));
    expect(parents).toEqual({
      testsuites: "",
      testsuite: "testsuites",
      testcase: "testsuite",
      "system-out": "testcase",
      failure: "testcase",
      error: "testcase",
    });
    const cases = all.filter(({ name }) => name === "testcase").map(({ attributes }) => attributes);
    expect(new Set(cases.map(({ classname, name }) => JSON.stringify([classname, name]))).size).toBe(5);
    expect(cases[1]).toEqual({
      name: "profit guard",
      classname: "models/a.yaml: Base",
      file: "models/a.yaml",
      line: "10",
    });
    expect(cases[2].name).toBe("profit guard (2)");
    const suites = all.filter(({ name }) => name === "testsuite").map(({ attributes }) => attributes);
    expect(suites.map(({ name }) => name).slice(1)).toEqual(["models/a.yaml: Base", "models/b.yaml: Base"]);
    for (const key of ["tests", "failures", "errors", "skipped"]) {
      expect(suites.reduce((sum, suite) => sum + Number(suite[key]), 0)).toBe(Number(all[0].attributes[key]));
    }
  });
});

test("a scenario is its file and its name in tables and CSV too", async () => {
  const csv = folder.path("guards.csv");
  const { stdout } = await orgfunnel(["check", a, b, "--full", "--quiet", "-o", csv]);
  for (const file of [a, b]) expect(stdout.replaceAll(/\s*\n\s*/gu, "")).toContain(`Base (${file})`);
  const rows = csvRecords(readFileSync(csv, "utf8"));
  expect(new Set(rows.map((row) => JSON.stringify({ ...row, value: "" }))).size).toBe(rows.length);
});

test("annotations name paths that a repository has, warnings of a batch their file", async () => {
  const churn = ["--set", "customers.monthly_churn=60%"];
  const { stdout, stderr } = await orgfunnel(["check", a, b, "--format", "github", ...churn], { env });
  expect(stdout).toContain("::error file=models/b.yaml,line=11,");
  expect(stdout).not.toContain(folder.path("repo"));
  for (const file of [a, b]) expect(stderr).toMatch(new RegExp(`^warning --set .*\\(${file}\\)$`, "mu"));
});

test("an error of the call itself is annotated without a file, since it is found in none", async () => {
  for (const call of [["--no-such"], [a, b, a], []]) {
    const { stdout } = await orgfunnel(["check", ...call, "--format", "github"], { env });
    expect(stdout).toMatch(/^::error title=error%3A checks of /mu);
    expect(stdout).not.toContain("file=");
    const { stdout: xml } = await orgfunnel(["check", ...call, "--format", "junit"], { env });
    const [testcase] = elements(xml).filter(({ name }) => name === "testcase");
    expect(Object.keys(testcase.attributes)).toEqual(["name", "classname"]);
    expect(xml).not.toContain("where:");
  }
});

test("paths count from where GitLab has checked the repository out, too", async () => {
  const { stdout } = await orgfunnel(["check", a, "--format", "github"], { env: { CI_PROJECT_DIR: folder.path(".") } });
  expect(stdout).toContain("::error file=repo/models/a.yaml,line=11,");
});

describe("paths of the repository", () => {
  const outside = folder.path("elsewhere.yaml");

  test("count from where it is checked out, else from the nearest .git, else from the working folder", () => {
    expect(repositoryPaths(env.GITHUB_WORKSPACE)(a)).toBe("models/a.yaml");
    expect(repositoryPaths("")(a)).toContain("/repo/models/a.yaml");
    mkdirSync(folder.path("repo/.git"));
    expect(repositoryPaths(folder.path("other"))(a)).toBe("models/a.yaml");
    expect(repositoryPaths()("package.json")).toBe("package.json");
  });

  test("what lies outside is named in full, what does not exist too", () => {
    expect(repositoryPaths(env.GITHUB_WORKSPACE)(outside)).toMatch(/^\/.*\/elsewhere\.yaml$/u);
    expect(repositoryPaths(env.GITHUB_WORKSPACE)(folder.path("repo/no/such.yaml"))).toBe("no/such.yaml");
  });

  test("a path that another file names counts from the root first", () => {
    const stored = folder.path("repo/models/main.baseline.json");
    const paths = repositoryPaths(env.GITHUB_WORKSPACE);
    expect(paths("models/b.yaml", stored)).toBe("models/b.yaml");
    expect(paths("b.yaml", stored)).toBe("models/b.yaml");
  });
});
