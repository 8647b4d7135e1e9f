import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa, execaSync } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadScenario } from "../../src/scenario/load.js";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const terminal = fileURLToPath(new URL("terminal.py", import.meta.url));
const canRun =
  existsSync(new URL("../../dist/cli/main.cjs", import.meta.url)) &&
  execaSync("python3", ["-c", "import pty; from os import waitstatus_to_exitcode"], { reject: false }).exitCode === 0;

type Step = readonly [awaited: string, typed: string];
const ENTER = "\r";
const DOWN = "\u001B[B";
const ESC = "\u001B";
const CTRL_C = "\u0003";

describe.skipIf(!canRun)("init on a terminal (skipped where dist/ is not built or there is no Python)", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "orgfunnel-dialogue-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  async function typed(steps: readonly Step[], ...args: readonly string[]): Promise<string> {
    const command = [terminal, JSON.stringify(steps), process.execPath, bin, "init", ...args];
    const { stdout } = await execa("python3", command, { cwd: folder, env: { CI: "", TERM: "xterm" }, reject: false });
    return stdout;
  }

  test("asks for a company, and writes what was answered", async () => {
    const shown = await typed([
      ["called", `Our plan${ENTER}`],
      ["people in marketing", `3${ENTER}`],
      ["people in sales?", `5${ENTER}`],
      ["sales development", ENTER],
      ["customer success", `2${ENTER}`],
      ["today?", DOWN + ENTER],
      ["for revenue", ENTER],
      ["leads", `many${ENTER}`],
      ["many", `${"\u007F".repeat(4)}60 to 120${ENTER}`],
      ["customers", `80${ENTER}`],
      ["compared", ENTER],
    ]);
    expect(shown).toContain("left: 0 exit: 0");
    expect(shown).toContain("orgfunnel validate scenario.yaml");
    const scenario = loadScenario(join(folder, "scenario.yaml"));
    expect(scenario.name).toBe("Our plan");
    expect(scenario.today).toBe("marketing-under-sales");
    expect(scenario.structures).toHaveLength(5);
    const text = readFileSync(join(folder, "scenario.yaml"), "utf8");
    for (const line of [
      "marketing: { headcount: 3 }",
      "success: { headcount: 2 }",
      "leads_per_month: 60 to 120",
      "initial: 80",
    ])
      expect(text).toContain(line);
    expect(text).not.toContain("sdr");
  });

  test.each([
    ["ctrl-c", CTRL_C],
    ["esc", ESC],
    ["ctrl-d", "\u0004"],
  ])("left by %s it writes nothing and ends with 130", async (_, key) => {
    const shown = await typed([
      ["called", ENTER],
      ["people in marketing", key],
    ]);
    expect(shown).toContain("Nothing was written.");
    expect(shown).toContain("left: 0 exit: 130 cursor: shown");
    expect(readdirSync(folder)).toEqual([]);
  });
});
