import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, symlinkSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const words = (text: string) => text.replace(/\s+/gu, " ");
const copy = (name: string) => folder.write(name, readFileSync(folder.good, "utf8"));
/** Everything in the folder, names and contents. */
const everything = () =>
  readdirSync(folder.path("."), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, readFileSync(folder.path(name), "utf8")]);

/** The call is refused for what it would write over, and changes no file. */
async function refused(...args: string[]): Promise<void> {
  const before = everything();
  const { code, stderr } = await orgfunnel(args);
  expect([code, words(stderr)]).toEqual([2, expect.stringContaining("is read by this command; name another file")]);
  expect(everything()).toEqual(before);
}

describe("no output is written over", () => {
  test.each([
    ["-o", "s.json"],
    ["-o", "link.json"],
    ["-o", "./s.json"],
    ["--save-baseline", "s.json"],
    ["--samples", "s.csv"],
    ["--samples-inputs", "s.csv"],
  ])("the scenario (%s %s)", async (option, name) => {
    const scenario = copy(`s.${name.endsWith("csv") ? "csv" : "json"}`);
    if (name.startsWith("link")) symlinkSync("s.json", folder.path(name));
    const base = folder.path(".").replace(/\/$/u, "");
    await refused("run", scenario, option, name.startsWith("./") ? `${base}/${name}` : folder.path(name));
  });

  test("what it extends, its parameters, its data and where an interrupted result would go", async () => {
    copy("base.json");
    const above = folder.write("above.yaml", "extends: base.json\n");
    await refused("run", above, "-o", folder.path("base.json"));
    const params = folder.write("params.json", "{ trials: 60 }");
    await refused("run", folder.good, "--params", params, "-o", params);
    const data = folder.write("data.csv", "share\n0.5\n0.7\n");
    const assumption = 'assumptions: { funnel.acceptance: { mean_of: "data.csv#share" } }\n';
    const measured = folder.write("measured.yaml", readFileSync(folder.good, "utf8") + assumption);
    await refused("run", measured, "--samples", data);
    await refused("run", copy("s.partial.json"), "-o", folder.path("s.json"));
  });

  test("the baseline of a check, the result of a verification and the scenario of that", async () => {
    const scenario = copy("stored-scenario.json");
    const kept = folder.path("kept.baseline.json");
    expect((await orgfunnel(["run", scenario, "--save-baseline", kept])).code).toBe(0);
    await refused("check", scenario, "--baseline", kept, "-o", kept);
    await refused("verify", kept, "-o", kept);
    await refused("verify", kept, "-o", scenario);
  });

  test.each([
    ["a wrong value", ["--outcomes", "nonsense"]],
    ["an unknown option", ["--nonsense"]],
    ["a wrong override", ["--set", "funnel.acceptance=130%"]],
  ])("an input by the report of %s", async (_, wrong) => {
    const base = copy("error-base.json");
    const above = folder.write("error-above.json", "{ extends: error-base.json }");
    for (const file of [base, above]) {
      const before = everything();
      expect((await orgfunnel(["run", above, ...wrong, "-o", file])).code).toBe(2);
      expect(everything()).toEqual(before);
    }
  });

  test("a baseline by the report of an error", async () => {
    const kept = folder.write("good.baseline.json", "a good baseline");
    const name = kept.replace(".baseline.json", "");
    for (const args of [[folder.good, "--save-baseline", name], [folder.bad], [folder.good, "--nonsense"]]) {
      expect((await orgfunnel(["run", ...args, "-o", kept])).code).toBe(2);
      expect(readFileSync(kept, "utf8")).toBe("a good baseline");
    }
    const plain = folder.write("plain.json", "a good baseline");
    expect((await orgfunnel(["run", folder.good, "--save-baseline", plain, "-o", plain])).code).toBe(2);
    expect(readFileSync(plain, "utf8")).toBe("a good baseline");
  });
});

test.each(["run", "check", "validate"])("%s refuses the same file twice, however it is named", async (command) => {
  const file = folder.write(
    "twin.yaml",
    `${readFileSync(folder.good, "utf8")}checks: [{ outcome: leads, structure: ceo, at_least: 0 }]\n`,
  );
  const link = folder.path(`twin-link-${command}.yaml`);
  symlinkSync("twin.yaml", link);
  for (const [other, said] of [
    [file, "is named twice"],
    [link, "is the same file as"],
    [file.replace(/twin\.yaml$/u, "./twin.yaml"), "is the same file as"],
  ]) {
    const { code, stdout, stderr } = await orgfunnel([command, file, folder.other, other]);
    expect([code, stdout, words(stderr)]).toEqual([2, "", expect.stringContaining(said)]);
  }
});

describe("the report of an error takes the place of an earlier report, and of nothing else", () => {
  const failing = [folder.good, "--outcomes", "nonsense"];
  const afterFailing = async (file: string, args = failing) => {
    const { code, stderr } = await orgfunnel(["run", ...args, "-o", file]);
    expect(code).toBe(2);
    return { now: readFileSync(file, "utf8"), said: words(stderr) };
  };

  test("not of a baseline under a plain name", async () => {
    const kept = folder.path("release-12.json");
    expect((await orgfunnel(["run", folder.good, "--save-baseline", kept])).code).toBe(0);
    const before = readFileSync(kept, "utf8");
    expect(JSON.parse(before)).toMatchObject({ manifest: { baseline: true } });
    const { now, said } = await afterFailing(kept);
    expect(now).toBe(before);
    expect(said).toContain("Left as it was, since it is no earlier report");
    expect((await orgfunnel(["check", folder.good, "--baseline", kept])).stderr).toBe("");
  });

  test.each(["json", "csv"])("of results (%s)", async (extension) => {
    const file = folder.path(`result.${extension}`);
    for (const before of [undefined, ""]) {
      if (before === undefined) expect((await orgfunnel(["run", folder.good, "-o", file])).code).toBe(0);
      else folder.write(`result.${extension}`, before);
      expect((await afterFailing(file)).now).toContain("nonsense");
    }
    // One error report after the other.
    expect((await afterFailing(file, [folder.bad])).now).toContain("horizn");
  });

  test("not of what a scenario names that is no YAML", async () => {
    const base = copy("unread-base.json");
    const data = folder.write("unread.csv", "file,amount\na,1\nb,2\n");
    const broken = folder.write("broken.yaml", "extends: unread-base.json\nassumptions: { a: [ }\n");
    for (const file of [base, data]) {
      const before = readFileSync(file, "utf8");
      expect((await afterFailing(file, [broken])).now).toBe(before);
    }
  });
});

test.skipIf(process.platform === "win32")("a pipe as scenario is told to be none, and not waited for", async () => {
  const pipe = folder.path("scenario-pipe");
  execFileSync("sh", ["-c", 'mkfifo "$0"', pipe]);
  for (const args of [[pipe], [folder.good, "--params", pipe]]) {
    const { code, stderr } = await orgfunnel(["run", ...args]);
    expect([code, words(stderr)]).toEqual([expect.any(Number), expect.stringContaining("not a regular file")]);
    expect(code).not.toBe(0);
  }
});
