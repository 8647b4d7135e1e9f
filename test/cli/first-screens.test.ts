import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { orgfunnel } from "./program.js";

const FOLDER = join(import.meta.dirname, "../../scenarios");
/** `drivers` takes its time: few, each with something of its own (costs, labels, phases, a close lead). */
const SCENARIOS = ["five-structures.yaml", "headcounts.yaml", "services-agency.yaml", "three-set-ups.yaml"];

/** Rows and columns of a terminal of old. */
const ROWS = 24;
const COLUMNS = 80;

const screen = async (...args: string[]): Promise<string[]> => {
  const { stdout } = await orgfunnel(args, { columns: COLUMNS });
  const lines = stdout.trimEnd().split("\n");
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(COLUMNS);
  return lines;
};

describe("the first screen of shipped scenarios fits 24 lines of 80 columns", () => {
  test.each(SCENARIOS)("drivers %s", async (name) => {
    // A few months: what is told has the same form.
    const lines = await screen("drivers", join(FOLDER, name), "--horizon", "2", "--trials", "1000");
    expect(lines.length).toBeLessThanOrEqual(ROWS);
    const text = lines.join("\n");
    for (const part of ["Measure first", "Would flip it", "the lead, if this is at its"]) expect(text).toContain(part);
    expect(text).not.toMatch(/[a-z_]+\.[a-z_]+\.[a-z_]+|Too narrow/u);
  });

  test.each([
    ["five-structures.yaml", "leader-who-understands-both", "both-to-the-ceo"],
    ["manufacturer.yaml", "marketing-reports-to-sales", "second-marketer-under-sales"],
    ["three-set-ups.yaml", "marketing-reports-to-sales", "leader-who-understands-both"],
  ])("why %s %s %s", async (name, from, to) => {
    const lines = await screen("why", join(FOLDER, name), from, to, "--horizon", "6", "--trials", "100");
    expect(lines.length).toBeLessThanOrEqual(ROWS);
    expect(lines.join(" ")).toMatch(/ is ahead |do not tell/u);
    expect(lines.some((line) => line.startsWith("Funnel  "))).toBe(true);
  });

  test("check claims.yaml", async () => {
    const lines = await screen("check", join(FOLDER, "claims.yaml"), "--max-trials", "1000");
    expect(lines.length).toBeLessThanOrEqual(ROWS);
    expect(lines[0]).toMatch(/checks? (?:passed|are undecided|is undecided|failed)/u);
  });
});
