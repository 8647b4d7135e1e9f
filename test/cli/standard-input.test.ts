import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const { good, bad, path, remove } = scenarioFolder();
const text = readFileSync(good, "utf8");
const before = process.cwd();
const working = mkdtempSync(join(tmpdir(), "orgfunnel-stdin-"));
beforeAll(() => {
  process.chdir(working);
});
afterAll(() => {
  process.chdir(before);
  rmSync(working, { recursive: true });
  remove();
});

const withInput = (given: string): Partial<Io> => ({ readStdin: () => Promise.resolve(Buffer.from(given)) });

describe("- is a scenario on standard input", () => {
  test("with the numbers of the same file, under a name of its own", async () => {
    const file = await orgfunnel(["run", good, "--format", "json"]);
    const input = await orgfunnel(["run", "-", "--format", "json"], withInput(text));
    const [fromFile, fromInput] = [file, input].map(({ stdout }) => JSON.parse(stdout) as { scenarios: object[] });
    expect(fromInput.scenarios).toEqual([{ ...fromFile.scenarios[0], file: "standard input" }]);
    expect(input.stderr).toBe("");
  });

  test.each(["validate", "explain", "check", "drivers"])(
    "for %s, too, and mistakes stand where they are",
    async (command) => {
      const { code, stderr } = await orgfunnel([command, "-"], withInput(readFileSync(bad, "utf8")));
      expect(code).toBe(2);
      expect(stderr).toContain("error standard input:2:1  horizn");
    },
  );

  test("validate calls it by its name", async () => {
    const { stdout } = await orgfunnel(["validate", "-", "--format", "json"], withInput(text));
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ file: "standard input", valid: true }] });
  });

  test("files that it names are found from the working folder, and outside only with leave", async () => {
    writeFileSync("base.yaml", text);
    const overlay = "name: Laid over\nextends: base.yaml\n";
    expect(await orgfunnel(["validate", "-"], withInput(overlay))).toMatchObject({ code: 0, stderr: "" });
    const outside = withInput(overlay.replace("base.yaml", good));
    expect((await orgfunnel(["validate", "-"], outside)).stderr).toContain("lies outside");
    expect((await orgfunnel(["validate", "-", "--allow-outside"], outside)).code).toBe(0);
  });

  test("goes with other files, but is read once", async () => {
    const both = await orgfunnel(["run", good, "-", "--trials", "20"], withInput(text.replace("Small", "Second")));
    expect([both.code, both.stderr]).toEqual([0, ""]);
    expect(both.stdout).toContain("Second test");
    const twice = await orgfunnel(["run", "-", "-"], withInput(text));
    expect([twice.code, twice.stderr]).toEqual([2, "error: Standard input, -, can be read but once. Name it once.\n"]);
  });

  test("is no overlay and no table of cases", async () => {
    for (const args of [
      ["run", good, "--params", "-"],
      ["sweep", "-", "--cases", "-"],
    ]) {
      const { code, stderr } = await orgfunnel(args, withInput(text));
      expect(code, args.join(" ")).toBe(2);
      expect(stderr.replace(/\s+/gu, " ")).toContain("standard input is for one scenario of a command");
    }
  });

  test("is a stored result for compare, on either side, and for verify", async () => {
    const small = ["run", good, "--trials", "50", "--quiet"];
    await orgfunnel([...small, "-o", path("before.json")]);
    const { stdout: now } = await orgfunnel([...small, "--set", "funnel.acceptance=60%", "--format", "json"]);
    const told = await orgfunnel(["compare", path("before.json"), "-"], withInput(now));
    expect([told.code, told.stderr]).toEqual([0, ""]);
    expect(told.stdout).toContain("standard input");
    expect(told.stdout).toContain("60%");
    const back = await orgfunnel(["compare", "-", path("before.json")], withInput(now));
    expect([back.code, back.stderr]).toEqual([0, ""]);
    const again = await orgfunnel(["verify", "-"], withInput(readFileSync(path("before.json"), "utf8")));
    expect([again.code, again.stderr]).toEqual([0, ""]);
    for (const twice of [
      ["compare", "-", "-"],
      ["verify", "-", "--scenario", "-"],
    ]) {
      const { code, stderr } = await orgfunnel(twice, withInput(now));
      expect([code, stderr]).toEqual([2, "error: Standard input, -, can be read but once. Name it once.\n"]);
    }
    const none = await orgfunnel(["compare", "-", path("before.json")], withInput("{}"));
    expect([none.code, none.stderr.includes('"standard input"')]).toEqual([2, true]);
  });

  test("a stored result of it can be verified where it is saved", async () => {
    await orgfunnel(["run", "-", "--trials", "50", "-o", path("result.json")], withInput(text));
    const lost = await orgfunnel(["verify", path("result.json")]);
    expect([lost.code, lost.stderr.replace(/\s+/gu, " ").trim()]).toEqual([
      2,
      "error: The scenario of this result was read from standard input. Say with --scenario where it is saved.",
    ]);
    expect((await orgfunnel(["verify", path("result.json"), "--scenario", good])).code).toBe(0);
  });

  test("what is too large, binary or empty is told", async () => {
    const large = await orgfunnel(["validate", "-"], withInput(`# ${"x".repeat(5_000_001)}`));
    expect(large.stderr).toContain('"standard input" is larger than 5 MB');
    const binary = await orgfunnel(["validate", "-"], withInput("a\0b"));
    expect(binary.stderr).toContain("standard input");
    expect([binary.code, (await orgfunnel(["validate", "-"], withInput(""))).code]).toEqual([2, 2]);
  });

  test("./- is a file of that name", async () => {
    writeFileSync("-", text);
    expect(await orgfunnel(["validate", "./-"])).toMatchObject({ code: 0, stderr: "" });
  });

  test("cannot be watched", async () => {
    const { code, stderr } = await orgfunnel(["run", "-", "--watch"], withInput(text));
    expect([code, stderr.replace(/\s+/gu, " ").trim()]).toEqual([
      2,
      "error: Standard input can be read but once, so there is nothing to watch. Name a file.",
    ]);
  });
});

test("an interrupt while standard input is awaited ends the call", async () => {
  const { code, stdout } = await orgfunnel(["run", "-"], {
    onInterrupt: (interrupt) => {
      setTimeout(interrupt, 20);
      return () => undefined;
    },
    readStdin: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          reject(signal.reason as Error);
        });
      }),
  });
  expect([code, stdout]).toEqual([130, ""]);
});
