import { fileURLToPath } from "node:url";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { csvRecords, orgfunnel, scenarioFolder } from "./program.js";

const { path, write, remove } = scenarioFolder();
afterAll(remove);

const file = write(
  "two.yaml",
  `name: Two
horizon: 2
trials: 10
structures:
  "the.ceo": { reports_to: { sales: ceo, marketing: ceo } }
  sales: { reports_to: { marketing: sales, sales: ceo } }
`,
);
const LEADS = ["-L", "market.leads_per_month=100,200"];

test("a row for every figure, with a column for every key that varies behind the variant", async () => {
  const out = path("out.csv");
  const { code } = await orgfunnel([
    "sweep",
    file,
    ...LEADS,
    "-P",
    "funnel.acceptance=40%:50%:10%",
    "-o",
    out,
    "--quiet",
  ]);
  expect(code).toBe(0);
  const rows = csvRecords(readFileSync(out, "utf8"));
  expect(Object.keys(rows[0]).slice(0, 5)).toEqual([
    "file",
    "scenario",
    "variant",
    "funnel.acceptance",
    "market.leads_per_month",
  ]);
  const means = rows.filter((row) => row.structure === "sales" && row.outcome === "value" && row.statistic === "mean");
  expect(means.map((row) => [row.variant, row["funnel.acceptance"], row["market.leads_per_month"]])).toEqual([
    ["base", "", ""],
    ["1", "0.4", "100"],
    ["2", "0.4", "200"],
    ["3", "0.5", "100"],
    ["4", "0.5", "200"],
  ]);
  const keys = rows.map((row) => JSON.stringify({ ...row, value: "" }));
  expect(new Set(keys).size).toBe(keys.length);
});

/** What is read of a result. */
interface WithStructures {
  readonly structures: readonly { readonly outcomes: Readonly<Record<string, { readonly mean: number }>> }[];
}
const costsOf = ({ structures }: WithStructures) => structures.map(({ outcomes }) => outcomes.total_cost.mean);

test("a key of every structure", async () => {
  const list = ["-L", "structures.*.headcount.sales=8,12", "--format", "json", "--quiet"];
  const { stdout } = await orgfunnel(["sweep", file, ...list]);
  const [{ variants }] = (JSON.parse(stdout) as { scenarios: { variants: WithStructures[] }[] }).scenarios;
  for (const [place, posts] of ["8", "12"].entries()) {
    const keys = ['structures."the.ceo"', "structures.sales"];
    const each = keys.flatMap((key) => ["--set", `${key}.headcount.sales=${posts}`]);
    const run = await orgfunnel(["run", file, ...each, "--format", "json", "--quiet"]);
    const [same] = (JSON.parse(run.stdout) as { scenarios: WithStructures[] }).scenarios;
    expect(costsOf(variants[place])).toEqual(costsOf(same));
  }
});

test("posts of every structure, today's among them, are told what to vary instead", async () => {
  const today = write("today.yaml", `today: sales\nreference: sales\n${readFileSync(file, "utf8")}`);
  const { code, stderr } = await orgfunnel(["sweep", today, "-L", "structures.*.headcount.sales=8,9"]);
  expect(code).toBe(2);
  expect(stderr.replace(/\s+/gu, " ")).toContain('"sales" is today\'s structure, so it has no headcount of its own');
  expect(stderr.replace(/\s+/gu, " ")).toContain("Set teams.<team>.headcount, which every structure has that says");
  expect((await orgfunnel(["sweep", today, "-L", "teams.sales.headcount=8,9", "--quiet"])).code).toBe(0);
});

test("a what-if that is no scenario: it is named, the others are told, and the call is not in order", async () => {
  const { code, stdout, stderr } = await orgfunnel(["sweep", file, "-L", "horizon=0,1,2"]);
  expect(code).toBe(2);
  expect(stderr).toContain("(what-if 1: horizon=0)");
  expect(stdout).toContain("both what-ifs");
  expect(stdout.replace(/\s+/gu, " ")).toContain("1 what-if is no scenario and left out");
});

test("what is wrong with a what-if stands where it was given, as typed", async () => {
  const cases = write("odd.csv", "variant,horizon\nshort,1\nodd,few\n");
  const told = async (...args: string[]): Promise<string> =>
    (await orgfunnel(["sweep", file, ...args, "--quiet", "--trials", "20"])).stderr;
  const list = await told("-L", "horizon=1,few,2");
  expect(list).toMatch(/^error -L {2}horizon {2}\(what-if 2: horizon=few\)\n/u);
  expect(list).toContain("    | horizon=1,few,2\n    |           ^\n");
  const steps = await told("-P", "market.leeds=1:3:1");
  expect(steps).toMatch(/^error -P {2}assumptions\.market\.leeds {2}\(what-if 1: market\.leeds=1, and 2 more\)\n/u);
  expect(steps).toContain("    | market.leeds=1:3:1\n    | ^\n");
  const table = await told("--cases", cases);
  expect(table).toContain("odd.csv:3:5  horizon  (what-if odd: horizon=few)");
  expect(table).toContain("    3 | odd,few\n      |     ^\n");
  const all = await told("-L", "structures.*.headcount.sales=8,few");
  expect(all.match(/^error/gmu)).toHaveLength(1);
  expect(all).toContain("error -L  structures.*.headcount.sales  (what-if 2");
  expect(all).toContain("    |                                ^\n");
});

test("what the scenario is warned of is not said again of what-ifs that change a part of it", async () => {
  const shipped = fileURLToPath(new URL("../../scenarios/headcounts.yaml", import.meta.url));
  const { stderr } = await orgfunnel(["sweep", shipped, "-L", "structures.*.headcount.sales=8,9", "--trials", "20"]);
  expect(stderr.match(/No structure is named under today/gu)).toHaveLength(1);
});

test("of several files it is said in which a what-if is none", async () => {
  const other = write("other.yaml", readFileSync(file, "utf8").replace(/name: .*/u, "name: Other"));
  const { stderr } = await orgfunnel(["sweep", file, other, "-L", "horizon=1,0", "--quiet", "--trials", "20"]);
  for (const one of [file, other]) expect(stderr).toContain(`(${one}, what-if 2: horizon=0)`);
});

test("two sweeps with one what-if in common are compared in the singular", async () => {
  const sweepTo = async (name: string, values: string): Promise<string> => {
    const out = write(name, "");
    await orgfunnel(["sweep", file, "-L", `horizon=${values}`, "--quiet", "--trials", "20", "-o", out]);
    return out;
  };
  const both = ["compare", await sweepTo("one.json", "1,2"), await sweepTo("two.json", "1,3")];
  expect((await orgfunnel(both)).stdout.replace(/\s+/gu, " ")).toContain(
    "In the only what-if of both the same structure is best, and its lead does not differ beyond sampling error. " +
      "1 what-if is in the first alone, 1 what-if is in the second alone.",
  );
});

describe("before anything runs", () => {
  test.each<[string, readonly string[], string]>([
    ["an unknown key", ["-L", "market.leeds_per_month=1,2"], "market.leads_per_month"],
    ["nothing to vary", [], "nothing to vary"],
    ["a step that leads nowhere", ["-P", "horizon=1:3:0"], "a step that leads"],
    ["a file of cases that is not there", ["--cases", "nowhere.csv"], "nowhere.csv"],
    ["too much work", [...LEADS, "--max-work", "10"], "--max-work"],
    ["a random sample that is paired", [...LEADS, "-P", "horizon=1:3", "--random", "3", "--zip"], "exclude each other"],
  ])("%s is refused", async (_, args, words) => {
    const { code, stdout, stderr } = await orgfunnel(["sweep", file, ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.replaceAll(/\s+/gu, " ")).toContain(words);
  });

  test("a table of cases is not written over", async () => {
    const cases = write("cases.csv", "horizon\n1\n2\n");
    const { code, stderr } = await orgfunnel(["sweep", file, "--cases", cases, "-o", cases]);
    expect([code, readFileSync(cases, "utf8")]).toEqual([2, "horizon\n1\n2\n"]);
    expect(stderr).toContain("is read by this command");
  });
});

test("--dry-run lists what-ifs and work, and simulates nothing", async () => {
  const { code, stdout } = await orgfunnel(["sweep", file, ...LEADS, "--trials", "999999", "--dry-run"]);
  expect(code).toBe(0);
  expect(stdout).toContain("2 what-ifs, nothing simulated");
  expect(stdout).toMatch(/^2 +200$/mu);
  // Two what-ifs and the scenario as it is, two structures, two months.
  expect(stdout).toContain("11,999,988 structure-months with the scenario as it is, about 8.0 s");
  const few = await orgfunnel(["sweep", file, ...LEADS, "--dry-run"]);
  expect(few.stdout).toContain("less than 0.1 s of one processor");
});

test("an interrupt writes what was finished under a name that says so", async () => {
  let interrupt: () => void = () => undefined;
  const out = path("cut.csv");
  const { code, stderr } = await orgfunnel(
    ["sweep", file, "-L", "trials=20,30,100000000", "--max-work", "1e12", "-o", out, "-o", path("cut.json")],
    {
      stderrIsTerminal: true,
      stderr: (text) => {
        const [, done = "0"] = /([\d,]+) of [\d,]+ trials/u.exec(text) ?? [];
        if (Number(done.replaceAll(",", "")) > 100) interrupt();
      },
      onInterrupt: (callback) => {
        interrupt = () => {
          callback("SIGINT");
        };
        return () => undefined;
      },
    },
  );
  expect(code).toBe(130);
  expect(stderr).toBe("");
  expect(existsSync(out)).toBe(false);
  const rows = csvRecords(readFileSync(path("cut.partial.csv"), "utf8"));
  expect(new Set(rows.map(({ variant }) => variant))).toEqual(new Set(["base", "1", "2", ""]));
  expect(rows.every(({ partial }) => partial === "true")).toBe(true);
  // What it has can be verified, without the work of what it has not.
  const text = readFileSync(path("cut.partial.json"), "utf8");
  const verified = await orgfunnel(["verify", path("cut.partial.json")]);
  expect([verified.code, verified.stderr]).toEqual([0, ""]);
  writeFileSync(path("moved.json"), text.replace(/("variant": "2"[^]*?"mean": -?\d)/u, "$11"));
  const moved = await orgfunnel(["verify", path("moved.json")]);
  expect([moved.code, moved.stdout.includes("variants")]).toEqual([99, true]);
});
