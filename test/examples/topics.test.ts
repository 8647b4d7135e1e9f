import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { TOPIC_TEXTS } from "../../src/cli/help/texts.js";
import { TOPICS } from "../../src/cli/help/topics.js";
import { EXIT } from "../../src/questions/exit-codes.js";
import { COMMANDS } from "../../src/cli/commands/registry.js";
import { QUESTIONS } from "../../src/questions/registry.js";
import { loadScenario, run } from "../../src/index.js";
import { scenarioFrom } from "../../src/scenario/from.js";
import { orgfunnel } from "../cli/program.js";
import { blocksOf, DOCUMENTS, runLine, userFolder } from "./documents.js";

let folder: ReturnType<typeof userFolder>;
beforeAll(() => {
  folder = userFolder();
});
afterAll(() => {
  folder.leave();
});

const documents = Object.entries(DOCUMENTS);
const topics = Object.entries(TOPIC_TEXTS);

/** A check that is failed by 200 trials is still one that was run. */
const RAN: readonly number[] = [EXIT.ok, EXIT.checkUndecided, EXIT.checkFailed];

describe("calls shown in README and topics", () => {
  const lines = documents.flatMap(([id, text]) =>
    blocksOf(text, "sh")
      .flatMap((code) => code.trim().split("\n"))
      .filter((line) => line.startsWith("orgfunnel ") && !line.includes("--redis"))
      .map((line) => [id, line] as const),
  );
  test.each(lines)("%s: %s", async (_, line) => {
    const { code, stderr } = await runLine(line);
    expect([RAN.includes(code), /^error/mu.test(stderr)]).toEqual([true, false]);
  });
});

describe("what topics show of the terminal is what it shows", () => {
  const shown = topics.flatMap(([id, text]) => blocksOf(text, "console").map((block) => [id, block] as const));
  test.each(shown)("%s", async (_, block) => {
    const [command, ...lines] = block
      .trimEnd()
      .replace(/^\$ orgfunnel /u, "")
      .split("\n");
    // Four columns of indent make it as wide as help may be.
    const { code, stdout } = await orgfunnel(command.split(" "), { columns: 76 });
    expect([code, stdout]).toEqual([0, `${lines.join("\n")}\n`]);
  });
});

describe("examples of every command's help", () => {
  test.each([...QUESTIONS, ...COMMANDS].map(({ id, examples }) => [id, examples] as const))(
    "%s",
    async (id, examples) => {
      expect(examples.length).toBeGreaterThan(0);
      expect(examples.some(([call]) => call.startsWith(`orgfunnel ${id} `))).toBe(true);
      const help = (await orgfunnel([id, "--help"])).stdout;
      const examplesShown = help.slice(help.indexOf("Examples:\n")).replace(/ \\\n\s*/gu, " ");
      for (const [call, does] of examples) {
        expect(examplesShown).toContain(`  ${call}\n`);
        expect(examplesShown.replace(/\s+/gu, " ")).toContain(`${call} ${does}`);
        // A queue needs a server: see test/cluster.
        if (call.includes("--redis")) continue;
        const { code, stdout } = await runLine(call);
        expect([call, RAN.includes(code), stdout.length > 10]).toEqual([call, true, true]);
      }
    },
  );
});

describe("YAML in topics", () => {
  test("of a scenario is read without a warning; of checks, as part of one; of CI, as YAML", () => {
    const [whole] = blocksOf(TOPIC_TEXTS.scenario, "yaml");
    const { structures, warnings } = scenarioFrom(whole);
    expect([structures.length, warnings]).toEqual([4, []]);
    const [checks] = blocksOf(TOPIC_TEXTS.checks, "yaml");
    const base = loadScenario("scenarios/five-structures.yaml");
    const text = { ...(parse(checks) as object), structures: structuresOf(base.structures.map(({ id }) => id)) };
    expect(scenarioFrom(text).checks).toHaveLength(5);
    const ci = blocksOf(TOPIC_TEXTS.ci, "yaml").map((block) => parse(block) as object);
    expect(ci).toMatchObject([{ jobs: {} }, { steps: {} }, { claims: {} }]);
  });
});

const structuresOf = (ids: readonly string[]) =>
  Object.fromEntries(
    ids.map((id, place) => [id, { reports_to: { sales: "ceo", marketing: place > 0 ? "ceo" : "sales" } }]),
  );

test("the library's example runs", async () => {
  const [code] = blocksOf(TOPIC_TEXTS.library, "ts");
  const body = code.replace(/^import .*$/mu, "").replace("2000", "20");
  const lines: unknown[][] = [];
  const log = { log: (...of: unknown[]) => lines.push(of) };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is the example
  const example = new Function("loadScenario", "run", "console", `return (async () => {${body}})()`) as (
    ...of: unknown[]
  ) => Promise<void>;
  await example(loadScenario, run, log);
  expect(lines).toHaveLength(5);
  expect(lines[0]).toEqual([expect.any(String), expect.any(Number), expect.any(Number), expect.any(Number)]);
});

describe("help", () => {
  test.each(TOPICS.map(({ id }) => id))("%s at 80 columns, in ASCII and as Markdown", async (id) => {
    const { code, stdout } = await orgfunnel(["help", id], { env: { COLUMNS: "80" } });
    const prose = stdout.split("\n").filter((line) => !line.startsWith("    "));
    expect([code, Math.max(...prose.map((line) => line.length))]).toEqual([0, expect.any(Number)]);
    expect(prose.filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).not.toMatch(/\*\*|^#|```|^\|/mu);
    expect((await orgfunnel(["help", id, "--ascii"])).stdout).not.toMatch(/[^\u0000-\u007F]/u);
    expect((await orgfunnel(["help", id, "--format", "md"])).stdout).toBe(TOPIC_TEXTS[id]);
  });

  test("lists topics, tells of a command, and what is neither", async () => {
    const { stdout } = await orgfunnel(["help"]);
    expect(stdout).toBe((await orgfunnel(["--help"])).stdout);
    for (const { id } of TOPICS) expect(stdout).toMatch(new RegExp(`^  ${id} +\\w`, "mu"));
    expect((await orgfunnel(["help", "run"])).stdout).toBe((await orgfunnel(["run", "--help"])).stdout);
    const { code, stderr } = await orgfunnel(["help", "scenaro"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Did you mean "scenario"?')]);
  });

  test("headings, lists, tables and code are laid out", async () => {
    const { stdout } = await orgfunnel(["help", "exit-codes"], { env: { COLUMNS: "80" } });
    expect(stdout).toMatch(/^EXIT CODES\n\ncode +means\n-+ +-+\n0 +done; of `check`: passed\n/u);
    const list = (await orgfunnel(["help", "scenario"], { env: { COLUMNS: "80" } })).stdout;
    expect(list).toMatch(/^• `today:` names the structure in which .*\n {2}\w/mu);
    expect(list).toMatch(/^ {4}name: Our three options\n {4}horizon: 24 # months$/mu);
  });
});
