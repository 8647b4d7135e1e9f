import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

/** As YAML writes them: they turn the writing, end lines, start escape sequences, or are not seen. */
const HIDDEN = String.raw`\u202e\u2066\u061c\u200b\u00ad\ufeff\u001b\u2028\u0085\u007f`;
const chart = (lines: string): string => `{ reports_to: { ${lines} }, description: "b${HIDDEN}" }`;
const scenario = folder.write(
  "told\u202e.yaml",
  `name: Told
description: "a${HIDDEN}"
seed: "c${HIDDEN}"
horizon: 3
trials: 20
assumptions: { funnel.acceptance: { value: 50%, source: "d${HIDDEN}" } }
structures:
  a: ${chart("marketing: ceo, sales: ceo")}
  b: ${chart("marketing: sales, sales: ceo")}
checks: [{ description: "e${HIDDEN}", structure: a, at_least: 0 }]
`,
);

/** What is not to stand in any text but as an escape; pages and Markdown put names of their own accord between isolates. */
const RAW = /(?![\n\t\u2068\u2069])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u00AD\u200B\uFEFF]/u;

describe("what nobody sees in a scenario's texts is nowhere as it is", () => {
  const printed = [
    ["run", scenario],
    ["explain", scenario],
    ["validate", scenario],
    ["check", scenario],
    ["why", scenario, "a", "b"],
    ["sweep", scenario, "-L", "funnel.acceptance=50%,60%"],
    ["drivers", scenario],
  ];
  test.each(printed)("%s as JSON", async (...args) => {
    const { stdout } = await orgfunnel([...args, "--format", "json"]);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
    expect(stdout).toContain(String.raw`\u202e`);
    expect(RAW.exec(stdout)).toBeNull();
  });

  test.each(["json", "csv", "md", "html"])("a file of run: %s", async (format) => {
    const file = folder.path(`out.${format}`);
    expect((await orgfunnel(["run", scenario, "-o", file])).code).toBe(0);
    expect(RAW.exec(readFileSync(file, "utf8"))).toBeNull();
  });

  test.each(["junit", "github", "tap"])("check for machines: %s", async (format) => {
    const { stdout } = await orgfunnel(["check", scenario, "--format", format]);
    expect(RAW.exec(stdout)).toBeNull();
  });
});

test("a key whose name looks like another is told with its characters in the heading of an error, too", async () => {
  const file = folder.write(
    "led.yaml",
    'structures:\n  "ceo\u00a0led": { reports_to: { sales: ceo, marketing: ceo } }\n',
  );
  const { stderr } = await orgfunnel(["validate", file]);
  expect(stderr).toMatch(/^error \S+:2:3 {2}structures\.ceo<U\+00A0>led$/mu);
});
