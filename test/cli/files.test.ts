import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { draftFile, partialName } from "../../src/cli/disk/draft.js";
import { targetOf } from "../../src/cli/disk/target.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const run = (...args: string[]) => orgfunnel(["run", folder.good, ...args]);
const words = (text: string) => text.replace(/\s+/gu, " ");
const hidden = () => readdirSync(folder.path(".")).filter((name) => name.startsWith("."));

describe("an output file", () => {
  test("that a link names is replaced where it lies, and the link and the mode stay", async () => {
    const real = folder.write("real.csv", "old");
    chmodSync(real, 0o640);
    symlinkSync("real.csv", folder.path("link.csv"));
    symlinkSync("link.csv", folder.path("second.csv"));
    expect((await run("-o", folder.path("second.csv"))).code).toBe(0);
    expect([readlinkSync(folder.path("second.csv")), readlinkSync(folder.path("link.csv"))]).toEqual([
      "link.csv",
      "real.csv",
    ]);
    expect(readFileSync(real, "utf8")).toMatch(/^file,scenario/u);
    expect(statSync(real).mode & 0o777).toBe(0o640);
    expect(hidden()).toEqual([]);
  });

  test("that a link to nothing names is made where the link leads", async () => {
    symlinkSync("later.json", folder.path("dangling.json"));
    expect((await run("-o", folder.path("dangling.json"))).code).toBe(0);
    expect(lstatSync(folder.path("later.json")).isFile()).toBe(true);
  });

  test("that a link leads to where there is no folder says which is missing", async () => {
    symlinkSync("nowhere/later.json", folder.path("astray.json"));
    const { code, stderr } = await run("-o", folder.path("astray.json"));
    expect([code, stderr.replace(/\s/gu, "")]).toEqual([2, expect.stringContaining('nowhere"doesnotexist')]);
  });

  test("below what is a file is refused, as is every input there", async () => {
    const below = `${folder.good}/x`;
    for (const option of ["-o", "--samples", "--save-baseline"]) {
      for (const name of [`${below}.csv`, `${below}/y.csv`]) {
        const { code, stderr } = await run(option, name);
        expect([code, words(stderr)]).toEqual([2, expect.stringContaining("is a file, and nothing lies in one")]);
      }
    }
    const missing = [
      ["explain", below],
      ["calibrate", `${below}.csv`],
      ["run", `${below}.yaml`],
      ["explain", "x".repeat(300)],
    ];
    for (const args of missing) {
      const { code, stderr } = await orgfunnel(args);
      expect([args, code, words(stderr)]).toEqual([args, 2, expect.stringMatching(/There is no (?:file|assumption)/u)]);
    }
  });

  test("named once by itself and once by a link to it is named twice", async () => {
    const file = folder.write("twice.json", "old");
    symlinkSync("twice.json", folder.path("alias.json"));
    const { code, stderr } = await run("-o", file, "--save-baseline", folder.path("alias.json"));
    expect([code, words(stderr)]).toEqual([2, expect.stringContaining("named twice")]);
  });

  test("in a circle of links is refused by name", () => {
    symlinkSync("b.json", folder.path("a.json"));
    symlinkSync("a.json", folder.path("b.json"));
    expect(() => targetOf(folder.path("a.json"))).toThrow(/ELOOP/u);
  });

  test("that is a folder is told before anything runs", async () => {
    mkdirSync(folder.path("folder.json"));
    const { code, stdout, stderr } = await run("-o", folder.path("folder.json"), "--samples", "no/such/a.csv");
    expect([code, stdout]).toEqual([2, ""]);
    expect(words(stderr)).toContain("it is a folder");
  });

  test.each(["EACCES", "EROFS", "ENOSPC", "EDQUOT"])(
    "that the machine refuses (%s) exits 3 before anything runs",
    async (code) => {
      const refuse = () => {
        throw Object.assign(new Error("refused"), { code });
      };
      for (const option of ["-o", "--samples", "--save-baseline"]) {
        const ran = await orgfunnel(
          [
            "run",
            folder.good,
            option,
            folder.path("x.csv").replace("csv", option === "--save-baseline" ? "json" : "csv"),
          ],
          {
            tryFile: refuse,
          },
        );
        expect([ran.code, ran.stdout]).toEqual([3, ""]);
        expect(ran.stderr).toContain(code);
      }
    },
  );

  test("under a name that is too long is refused before anything runs", async () => {
    const { code, stdout } = await run("-o", folder.path(`${"x".repeat(300)}.json`));
    expect([code, stdout]).toEqual([3, ""]);
  });
});

describe.skipIf(process.platform === "win32")("what is no regular file", () => {
  test("a pipe is written to, also when its reader comes late, and stays a pipe", async () => {
    const pipe = folder.path("pipe.csv");
    execFileSync("sh", ["-c", 'mkfifo "$0"', pipe]);
    const ran = run("-o", pipe);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const [text, { code }] = await Promise.all([readFile(pipe, "utf8"), ran]);
    expect([code, text.startsWith("file,scenario"), statSync(pipe).isFIFO()]).toEqual([0, true, true]);
  });

  test("a device takes the format of stdout, and may be named twice", async () => {
    const { code } = await run("-o", "/dev/null", "-o", "/dev/null", "--samples", "/dev/null");
    expect([code, statSync("/dev/null").isCharacterDevice()]).toEqual([0, true]);
  });

  test.skipIf(!existsSync("/dev/full"))("a full one exits 3", async () => {
    expect((await run("-o", "/dev/full")).code).toBe(3);
    const { code, stderr } = await run("--samples", "/dev/full");
    expect([code, words(stderr)]).toEqual([3, expect.stringContaining("no space is left on the disk (ENOSPC)")]);
  });
});

describe("a draft", () => {
  test("cut short goes beside the file it was meant for", async () => {
    const file = folder.write("table.csv", "old");
    const draft = draftFile(file);
    draft.write("part");
    await draft.keep(true);
    expect([readFileSync(file, "utf8"), readFileSync(folder.path("table.partial.csv"), "utf8")]).toEqual([
      "old",
      "part",
    ]);
    expect(hidden()).toEqual([]);
  });

  test.each([
    ["a/table.csv", "a/table.partial.csv"],
    ["main.baseline.json", "main.baseline.partial.json"],
    ["a.b/plain", "a.b/plain.partial"],
  ])("of %s is called %s", (file, name) => {
    expect(partialName(file)).toBe(name);
  });
});

describe("an interrupt", () => {
  /** Interrupted some time after it began. */
  const interruptedAfter = (delayMs: number, ...args: string[]) =>
    orgfunnel(["run", folder.good, "-j", "1", ...args], {
      onInterrupt: (callback) => {
        const timer = setTimeout(callback, delayMs);
        return () => {
          clearTimeout(timer);
        };
      },
    });
  const endless = ["--trials", "100000000", "--max-work", "1e15"];

  test("names every partial file, and what is older than the call", async () => {
    const old = folder.write("interrupted-old.csv", "old");
    const [json, samples, inputs] = ["i.json", "s.csv", "si.csv"].map(folder.path);
    const args = ["-o", old, "-o", json, "--samples", samples, "--samples-inputs", inputs];
    const { code, stderr } = await interruptedAfter(1000, ...endless, ...args);
    expect(code).toBe(130);
    for (const file of [old, json, samples, inputs]) expect(stderr).toContain(partialName(file));
    expect(stderr).toContain(`Not written, and as before this call: ${old}.`);
    expect(readFileSync(old, "utf8")).toBe("old");
  });

  test.skipIf(process.platform === "win32").each([
    ["finished", ["--trials", "50"]],
    ["unfinished", endless],
  ])("ends the wait for a reader of %s samples", async (name, trials) => {
    const pipe = folder.path(`samples-${name}.csv`);
    execFileSync("sh", ["-c", 'mkfifo "$0"', pipe]);
    const { code, stderr } = await interruptedAfter(1000, ...trials, "--samples", pipe);
    expect([code, stderr.endsWith("Interrupted.\n")]).toEqual([130, true]);
  });
});
