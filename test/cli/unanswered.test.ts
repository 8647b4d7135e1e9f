import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const words = (text: string) => text.replace(/\s+/gu, " ");
const read = (name: string) => readFileSync(folder.path(name), "utf8");
const GREEN = "an old report, all green";
const OLD = `{ "schemaVersion": "2.0.0", "question": "${GREEN}" }`;

const OLD_TABLE = `file,scenario,variant,structure,versus,outcome,about,statistic,month,unit,value,partial\n${GREEN}\n`;

/** Old reports, and options that ask for new ones in their place. */
function reports(...names: string[]): string[] {
  return names.flatMap((name) => ["-o", folder.write(name, name.endsWith(".csv") ? OLD_TABLE : OLD)]);
}

describe("an invalid input takes the place of an older report, in the format of each", () => {
  test.each<[string, () => string[]]>([
    ["a file with errors", () => ["check", folder.bad]],
    ["a file without checks", () => ["check", folder.good]],
    ["an option of a wrong value", () => ["check", folder.bad, "--confidence", "x"]],
    ["an option that does not exist", () => ["check", folder.bad, "--nonsense"]],
    ["no file", () => ["check"]],
  ])("check: %s", async (_, args) => {
    const { code, stdout } = await orgfunnel([...args(), ...reports("c.xml", "c.tap", "c.json", "c.csv", "c.md")]);
    expect([code, stdout]).toEqual([2, expect.any(String)]);
    expect(read("c.xml")).toMatch(/<testsuites name="orgfunnel check" tests="1" failures="0" errors="1"/u);
    expect(read("c.tap")).toMatch(/^TAP version 14\n1\.\.1\nnot ok 1 /u);
    expect(JSON.parse(read("c.json"))).toMatchObject({
      question: "check",
      scenarios: [],
      failed: [{}],
    });
    expect(parse(read("c.csv"), { columns: true })[0]).toMatchObject({ statistic: "error", value: "" });
    expect(read("c.md")).toContain("error: ");
    for (const name of ["c.xml", "c.tap", "c.json", "c.csv", "c.md"]) expect(read(name)).not.toContain(GREEN);
  });

  test.each([
    ["drivers", () => [folder.bad]],
    ["why", () => [folder.good, "head", "nobody"]],
    ["run", () => [folder.good, "--outcomes", "nonsense"]],
    ["verify", () => [folder.good]],
  ])("%s", async (command, args) => {
    const { code, stdout } = await orgfunnel([command, ...args(), ...reports("o.json"), "--format", "json"]);
    expect(code).toBe(2);
    expect(JSON.parse(read("o.json"))).toMatchObject({ question: command, scenarios: [] });
    expect(JSON.parse(stdout)).toMatchObject({ failed: [{}] });
  });

  test("a workflow gets an annotation at the line of the error", async () => {
    const { stdout } = await orgfunnel(["check", folder.bad, "--format", "github"]);
    expect(stdout).toMatch(/^::error file=.*bad\.yaml,line=2,col=1,/mu);
    expect(stdout).toContain("horizn");
  });

  test("a baseline is no report: it stays", async () => {
    const baseline = folder.write("kept.baseline.json", OLD);
    expect((await orgfunnel(["run", folder.bad, "--save-baseline", baseline])).code).toBe(2);
    expect(read("kept.baseline.json")).toBe(OLD);
  });

  test("an interrupt leaves it alone", async () => {
    const { code } = await orgfunnel(["run", folder.bad, ...reports("left.json")], {
      onInterrupt: (callback) => {
        callback("SIGTERM");
        return () => undefined;
      },
    });
    expect([code, read("left.json")]).toEqual([143, OLD]);
  });
});

describe("a batch", () => {
  test("in which one fails is told as such in every file, and is never 0", async () => {
    const files = reports("b.csv", "b.md");
    const { code, stdout } = await orgfunnel(["run", folder.good, folder.bad, ...files]);
    expect([code, stdout]).toEqual([2, expect.stringContaining("Small test")]);
    expect(read("b.csv")).toMatch(/bad\.yaml,,,,,,.*,error,,,,false/u);
    expect(words(read("b.md"))).toContain("## Not answered");
  });

  test("is shown piece by piece, each as it would be alone but for its notes, and side by side at the end", async () => {
    const pieces: string[] = [];
    const both = ["run", folder.good, folder.other];
    await orgfunnel(both, { stdout: (text) => pieces.push(text) });
    const whole = [await orgfunnel(["run", folder.good]), await orgfunnel(["run", folder.other])];
    expect(pieces).toHaveLength(3);
    for (const [place, { stdout }] of whole.entries()) {
      const withoutNotes = stdout.slice(0, stdout.lastIndexOf("\n\n"));
      expect(withoutNotes).toContain("ceo is ahead");
      expect(pieces[place].trim()).toBe(withoutNotes.trim());
    }
    expect(pieces[2]).toContain("2 scenarios side by side");
  });

  test("shows no warnings on stdout under --quiet, but that it is partial", async () => {
    const args = ["run", folder.good, "--effects", "0.5"];
    expect((await orgfunnel(args)).stdout).toContain("warning: ");
    expect((await orgfunnel([...args, "--quiet"])).stdout).not.toContain("warning");
    expect((await orgfunnel([...args, "--quiet", "--format", "md"])).stdout).not.toContain("Warning");
  });
});
