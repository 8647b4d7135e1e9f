import { existsSync, statSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import { hasSamples, scenarioFolder } from "./program.js";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const built = existsSync(new URL("../../dist/cli/main.cjs", import.meta.url));
const folder = scenarioFolder();
afterAll(folder.remove);

const orgfunnel = (...args: string[]) => execa(process.execPath, [bin, ...args], { reject: false });

describe.skipIf(!built)("the built program in a process of its own (skipped where dist/ is not built)", () => {
  test("prints the version of package.json", async () => {
    const { stdout, exitCode } = await orgfunnel("--version");
    expect(stdout).toMatch(/^\d+\.\d+\.\d+/u);
    expect(exitCode).toBe(0);
  });

  test("runs a scenario: the result on stdout, nothing on stderr", async () => {
    const { stdout, stderr, exitCode } = await orgfunnel("run", folder.good);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Small test · 3 months · profit · 500 trials");
  });

  test("exits 2 on invalid input", async () => {
    const { stdout, stderr, exitCode } = await orgfunnel("run", folder.bad);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("horizn");
  });

  test("finds what lies beside it: what draws pages, and reads and writes workbooks; Parquet is in it", async () => {
    const [page, workbook, samples] = ["page.html", "book.xlsx", "samples.parquet"].map(folder.path);
    const written = await orgfunnel("run", folder.good, "-o", page, "-o", workbook, "--samples", samples);
    expect([written.exitCode, written.stderr]).toEqual([0, ""]);
    expect(readFileSync(page, "utf8")).toContain("<!doctype html>");
    expect((await orgfunnel("calibrate", workbook)).stderr).toContain('sheets with tables: "About"');
    expect((await orgfunnel("calibrate", samples)).stderr).toContain('Its headings: "file", "scenario"');
  });

  test("ends quietly when nobody reads on", async () => {
    const { stderr, stdout } = await execa(`"${process.execPath}" "${bin}" explain | head -1`, { shell: true });
    expect([stdout.startsWith("The book:"), stderr]).toEqual([true, ""]);
  });

  test("writes the files it was asked for when nobody reads on, and what it prints is told part by part", async () => {
    const [table, json] = ["unread.csv", "unread.json"].map(folder.path);
    const call = `"${process.execPath}" "${bin}" run "${folder.good}" "${folder.other}" --format csv -o "${table}" -o "${json}"`;
    const { stderr } = await execa(`${call} | head -1`, { shell: true });
    expect(stderr).toBe("");
    expect([table, json].map(existsSync)).toEqual([true, true]);
  });

  test.skipIf(!existsSync("/dev/full"))("a full disk under stdout is told, without a stack trace", async () => {
    const { stderr, exitCode } = await execa(`"${process.execPath}" "${bin}" explain > /dev/full`, {
      shell: true,
      reject: false,
    });
    expect([exitCode, stderr]).toEqual([3, "error: Cannot write to stdout: no space is left on the disk (ENOSPC)."]);
  });

  test("a file under stdout that holds no more than a part is told, too", async () => {
    const table = folder.path("table.txt");
    // Half a kilobyte or one, as the shell counts.
    const { stderr, exitCode } = await execa(`ulimit -f 1; "${process.execPath}" "${bin}" explain > "${table}"`, {
      shell: true,
      reject: false,
    });
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining("error: Cannot write to stdout: ")]);
    expect(statSync(table).size).toBeLessThanOrEqual(1024);
  });

  test("an interrupt shows what was finished and exits 130", async () => {
    const args = ["run", folder.good, "--trials", "100000000", "--samples", folder.path("samples.csv")];
    const running = execa(process.execPath, [bin, ...args], { reject: false });
    // A draft of samples holds what was simulated, however long a busy machine took to begin.
    await expect.poll(() => hasSamples(folder), { timeout: 60_000, interval: 20 }).toBe(true);
    running.kill("SIGINT");
    const { exitCode, stdout } = await running;
    expect(exitCode).toBe(130);
    expect(stdout).toContain("partial result");
  });
});
