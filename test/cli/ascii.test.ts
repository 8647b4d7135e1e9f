import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { QUESTIONS } from "../../src/questions/registry.js";
import { smallCalls } from "../questions/calls.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const { calls: all, store, remove } = smallCalls();
/** Where no shard is missing there is nothing to say. */
const calls = Object.fromEntries(Object.entries(all).filter(([id]) => id !== "merge-missing"));
const folder = scenarioFolder();
beforeAll(store);
afterAll(remove);
afterAll(folder.remove);

const NAMES = folder.write(
  "names.yaml",
  `name: "Zoë’s firm – 中"
currency: €
trials: 20
structures:
  "café": { reports_to: { sales: ceo, marketing: ceo }, label: "Café → ceo" }
  "müller": { reports_to: { sales: ceo, marketing: sales } }
assumptions: { customers.annual_value: "15.000" }
`,
);

const BEYOND = /[^\u0000-\u007F]/u;
const shownBy = async (args: readonly string[], change: Parameters<typeof orgfunnel>[1]): Promise<string> => {
  const { stdout, stderr } = await orgfunnel(args, change);
  return stdout + stderr;
};

const TERMINAL = { stdoutIsTerminal: true, stderrIsTerminal: true, columns: 80 };

describe("in ASCII, nothing that is shown has a byte above 127", () => {
  const cases = [
    ...Object.entries(calls).map(([id, call]) => [id, call] as const),
    ...Object.entries(calls).map(([id, call]) => [`${id} --notes`, [...call, "--notes"]] as const),
    ["run --series", [...calls.run, "--series", "wins,profit", "--full"]],
    ["why by target", [...calls.why, "--by", "target"]],
    ["explain all", ["explain", calls.run[1], "--all"]],
    ["the book", ["explain", "--all", "--notes"]],
    ["names of all alphabets, and an error", ["explain", NAMES]],
    ["the same without the error", ["explain", NAMES, "--set", "customers.annual_value=15000", "--notes"]],
    ["an unknown id", ["explain", "customers.anual_value", "--group", "x"]],
    ["an option that there is not", ["run", NAMES, "--trails", "10"]],
  ] as const;

  test.each(cases)("%s", async (_, call) => {
    const asked = await shownBy([...call, "--ascii"], { env: {} });
    expect(asked.length).toBeGreaterThan(20);
    expect(asked).not.toMatch(BEYOND);
    expect(await shownBy(call, { env: { LC_ALL: "C", LANG: "en_GB.UTF-8" }, ...TERMINAL })).not.toMatch(BEYOND);
  });

  test.each(QUESTIONS.map(({ id }) => id))("%s --help", async (id) => {
    expect(await shownBy([id, "--help"], { env: { LANG: "C" } })).not.toMatch(BEYOND);
  });
});

describe("a locale", () => {
  test.each([
    [{}, false],
    [{ LANG: "C" }, true],
    [{ LANG: "C.UTF-8" }, false],
    [{ LC_ALL: "POSIX", LANG: "en_US.utf8" }, true],
    [{ LC_ALL: "", LC_CTYPE: "en_US.ISO-8859-1" }, true],
  ])("%o: ASCII %s", async (env, isAscii) => {
    const { stdout } = await orgfunnel(["explain", calls.run[1], "head"], { env });
    expect(BEYOND.test(stdout)).toBe(!isAscii);
    expect(stdout).toContain(isAscii ? "`- sales" : "└─ sales");
  });

  test("changes nothing that programs read", async () => {
    const call = ["explain", NAMES, "--set", "customers.annual_value=15000", "--format", "json", "--quiet"];
    const { stdout } = await orgfunnel(call, { env: { LC_ALL: "C" } });
    expect(JSON.parse(stdout)).toMatchObject({ scenarios: [{ name: "Zoë’s firm – 中" }] });
  });

  test("leaves columns in line", async () => {
    const { stdout } = await orgfunnel(["explain", NAMES, "--ascii", "--set", "customers.annual_value=15000"]);
    expect(stdout).toMatch(/^A Cafe -> ceo +marketing, sales to CEO /mu);
    const lines = stdout.split("\n");
    const column = lines[lines.findIndex((line) => line.startsWith("structure ")) + 1].indexOf(" -") + 1;
    const rows = lines.filter((line) => /^[AB] /u.test(line));
    expect(rows.map((line) => line.slice(column - 2, column + 9))).toEqual(["  marketing", "  marketing"]);
  });
});
