import { existsSync, readdirSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import { hasSamples, scenarioFolder } from "./program.js";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const shipped = (name: string) => fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url));
const built = existsSync(new URL("../../dist/cli/main.cjs", import.meta.url));
const folder = scenarioFolder();
afterAll(folder.remove);

const hidden = () => readdirSync(folder.path(".")).filter((name) => name.startsWith("."));

/** The program in a process of its own, which gets signals as soon as `isTime`. A process ended by a signal has the code that shells give. */
async function interrupted(
  args: readonly string[],
  signals: readonly NodeJS.Signals[],
  isTime: (elapsedMs: number) => boolean,
) {
  const startedMs = performance.now();
  const running = execa(process.execPath, [bin, ...args], { reject: false, stripFinalNewline: false });
  while (!isTime(performance.now() - startedMs)) await wait(20);
  const sentMs = performance.now();
  for (const signal of signals) {
    running.kill(signal);
    await wait(1);
  }
  const { exitCode, signal, stdout, stderr } = await running;
  const code = exitCode ?? 128 + constants.signals[signal as NodeJS.Signals];
  return { exitCode: code, stdout, stderr, tookMs: performance.now() - sentMs };
}

const after = (delayMs: number) => (elapsedMs: number) => elapsedMs > delayMs;

const whenSimulating = (place: ReturnType<typeof scenarioFolder>) => () => hasSamples(place);

/** A second, and what a busy machine adds to it. */
const SOON_MS = 5000;
/** A scenario that measures a column of nearly five megabytes. */
function largeScenario(): string {
  folder.write("large.csv", `share\n${"0.512345\n0.498765\n".repeat(270_000)}`);
  const assumptions = 'assumptions: { funnel.acceptance: { mean_of: "large.csv#share" } }\n';
  return folder.write("large.yaml", readFileSync(folder.good, "utf8") + assumptions);
}

/** More files than can be read before the signal comes. */
const MANY = Array.from({ length: 2000 }, (_, place) =>
  folder.write(`many-${place}.yaml`, readFileSync(folder.good, "utf8")),
);
const ENDLESS = ["--trials", "100000000", "--max-work", "1e15"];

describe.skipIf(!built || process.platform === "win32")("a process that is interrupted (needs dist/)", () => {
  test.each<[NodeJS.Signals, number, string[]]>([
    ["SIGINT", 130, ["-j", "1"]],
    ["SIGTERM", 143, ["-j", "2"]],
    ["SIGHUP", 129, ["-j", "1", "--quiet"]],
  ])("by %s ends with %i, and leaves what it had finished beside the older files", async (signal, code, more) => {
    const names = ["html", "csv", "json", "md"].map((extension) => `${signal}.${extension}`);
    const args = names.flatMap((name) => ["-o", folder.write(name, "old")]);
    const ran = await interrupted(
      ["run", folder.good, ...ENDLESS, ...more, ...args, "--samples", folder.path("samples.csv")],
      [signal],
      whenSimulating(folder),
    );
    expect([ran.exitCode, ran.tookMs < SOON_MS]).toEqual([code, true]);
    expect(ran.stdout).toContain("partial: Interrupted");
    // What takes longest comes last.
    expect(ran.stderr.replace(/\s+/gu, " ")).toMatch(/ \S+csv, \S+json, \S+md(?:, \S+html)?\. /u);
    const written = (extension: string) => readFileSync(folder.path(`${signal}.partial.${extension}`), "utf8");
    expect(JSON.parse(written("json"))).toMatchObject({ manifest: { partial: true }, scenarios: [{ partial: true }] });
    expect(written("csv").split("\n")[1]).toMatch(/,true$/u);
    expect(written("md")).toContain("**Partial:**");
    for (const name of names) expect(readFileSync(folder.path(name), "utf8")).toBe("old");
    expect(hidden()).toEqual([]);
  });

  test("in a check marks every report", async () => {
    const reports = ["i.xml", "i.tap"].flatMap((name) => ["-o", folder.path(name)]);
    const settings = [
      "--confidence",
      "99.9999999%",
      "--max-trials",
      "100000000",
      "--max-work",
      "1e15",
      // Slow enough that it cannot be done when the signal comes.
      "--horizon",
      "360",
      "--jobs",
      "1",
      "--format",
      "github",
    ];
    const args = ["check", shipped("claims"), ...settings, ...reports];
    let ran = await interrupted(args, ["SIGTERM"], after(1000));
    // A busy machine needs longer to begin.
    for (const delayMs of [3000, 9000])
      if (ran.stdout === "") ran = await interrupted(args, ["SIGTERM"], after(delayMs));
    expect([ran.exitCode, ran.tookMs < SOON_MS]).toEqual([143, true]);
    expect(ran.stdout).toContain("::warning title=partial::");
    expect(readFileSync(folder.path("i.partial.xml"), "utf8")).toContain('<property name="partial" value="true"/>');
    expect(readFileSync(folder.path("i.partial.tap"), "utf8")).toContain("Bail out! Interrupted: partial result");
  });

  test.each([
    ["drivers", [shipped("five-structures"), "--trials", "20000", "--max-work", "1e15"], 1500],
    [
      "why",
      [
        shipped("five-structures"),
        "sales-reports-to-marketing",
        "both-to-the-ceo",
        "--trials",
        "20000",
        "--max-work",
        "1e15",
      ],
      1500,
    ],
    ["run", [shipped("five-structures"), "--self-test", ...ENDLESS], 1500],
    ["validate", MANY, 800],
    // One file that takes long to read, where nothing can be heard.
    ["validate", [largeScenario()], 800],
    ["run", MANY, 800],
  ])("%s ends soon", async (command, args, afterMs) => {
    const ran = await interrupted([command, ...args], ["SIGINT"], after(afterMs));
    expect([ran.exitCode, ran.tookMs < SOON_MS]).toEqual([130, true]);
  });

  test("twice ends at once, and removes what it had begun", async () => {
    const samples = folder.path("s.csv");
    const ran = await interrupted(
      ["run", shipped("five-structures"), ...ENDLESS, "-j", "1", "--samples", samples],
      ["SIGINT", "SIGINT"],
      whenSimulating(folder),
    );
    expect([ran.exitCode, ran.tookMs < SOON_MS, existsSync(samples), hidden()]).toEqual([130, true, false, []]);
  });
});
