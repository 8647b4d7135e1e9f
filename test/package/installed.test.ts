import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOf } from "../examples/documents.js";
import { installedPackage, otherNode } from "./installed.js";

const built = existsSync("dist/THIRD-PARTY.txt") && existsSync("dist/index.d.ts");

describe.skipIf(!built)("the packed package in an empty folder (skipped where dist/ is not built)", () => {
  let installed: ReturnType<typeof installedPackage>;
  beforeAll(() => {
    installed = installedPackage();
  });
  afterAll(() => {
    installed.remove();
  });

  const scenarios = "node_modules/orgfunnel/scenarios";
  /** Runs a program there; its output, or what went wrong. */
  function output(program: string, args: readonly string[]): string {
    const env = { ...process.env, NO_COLOR: "1", NODE_ENV: "production" };
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: installed.home, env, encoding: "utf8" });
    return status === 0 ? stdout : `${status}: ${stderr}${stdout}`;
  }
  const command = (node: string, ...args: string[]) =>
    output(node, ["node_modules/orgfunnel/bin/orgfunnel.js", ...args]);

  /** Enough trials for several blocks, so that worker threads have work; and none of them beside. */
  const LIBRARY = `
import { loadScenario, run, samplesOf, serialRunner } from "orgfunnel";
const scenario = loadScenario("${scenarios}/five-structures-12-months.yaml");
const means = async (options) =>
  (await run(scenario, { trials: 1200, ...options })).comparison.structures.map(({ outcomes }) => outcomes.value.mean);
const [threads, serial] = [await means({}), await means({ runner: serialRunner })];
const { structures } = await samplesOf(scenario, { trials: 10, outcomes: ["value"] });
console.log(JSON.stringify({ same: threads.join() === serial.join(), threads, samples: Object.keys(structures).length }));
`;

  describe.each([20, 22, 24])("on Node %i", (major) => {
    test("command, library and worker threads", ({ skip }) => {
      const node = otherNode(major);
      if (node === undefined) skip(`Node ${major} is not to be had here.`);
      const program = String(node);
      expect(command(program, "--version")).toMatch(/^\d+\.\d+\.\d+\n$/u);
      const five = [`${scenarios}/five-structures.yaml`, "--trials", "40", "--quiet", "-o", `p${major}.html`];
      expect(command(program, "run", ...five)).toContain("both-to-the-ceo");
      expect(readFileSync(join(installed.home, `p${major}.html`), "utf8")).toContain("</html>");
      writeFileSync(join(installed.home, "library.js"), LIBRARY);
      const found = JSON.parse(output(program, ["library.js"])) as {
        same: boolean;
        threads: number[];
        samples: number;
      };
      expect(found).toMatchObject({ same: true, samples: 5 });
      expect(found.threads.every(Number.isFinite)).toBe(true);
    });
  });

  // What the oldest can do, newer ones can, too.
  test("further questions on Node 20", ({ skip }) => {
    const node = otherNode(20);
    if (node === undefined) skip("Node 20 is not to be had here.");
    const program = String(node);
    expect(command(program, "validate", `${scenarios}/five-structures.yaml`)).toContain("valid");
    const report = ["report", `${scenarios}/three-set-ups.yaml`, "--trials", "40", "-o", "report.html"];
    expect(command(program, ...report)).not.toMatch(/^\d+: /u);
    expect(readFileSync(join(installed.home, "report.html"), "utf8")).toContain("</html>");
  });

  const MISTAKES = `import { loadScenario, run, samplesOf } from "orgfunnel";
const scenario = loadScenario("x.yaml");
await run(scenario, { trails: 5 });
await samplesOf(scenario, { outcomes: ["proft"] });
const { structures } = await samplesOf(scenario, { outcomes: ["value"], custom: { own: (t) => t.leads } });
export const sum = structures.a.own[0] + structures.a.value[0];
export const none = structures.a.wins;
await samplesOf(scenario, { custom: { own: (t) => t.leeds } });
`;

  /** Compiles programs there, with no types but the package's own and a browser's, and nothing passed over; what the compiler says. */
  function compiled(programs: Readonly<Record<string, string>>): string {
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      types: [],
      module: "nodenext",
      target: "es2023",
      lib: ["es2023", "dom"],
      outDir: "out",
    };
    const at = (file: string) => join(installed.home, file);
    for (const [name, text] of Object.entries(programs)) writeFileSync(at(name), text);
    writeFileSync(at("tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(programs) }));
    const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
    return output(process.execPath, [tsc, "-p", "."]);
  }

  test("with the package's types compiles what the README shows of the library, which runs, and no mistake that they know", () => {
    const [program, ...more] = blocksOf(readFileSync("README.md", "utf8"), "ts");
    expect(more).toEqual([]);
    const told = compiled({
      "example.ts": program.replaceAll("scenarios/", `${scenarios}/`),
      "mistakes.ts": MISTAKES,
    });
    const faults = [...told.matchAll(/(\S+)\((\d+),\d+\): error/gu)].map(([, file, line]) => [file, Number(line)]);
    expect(faults).toEqual([3, 4, 7, 8].map((line) => ["mistakes.ts", line]));
    expect(told.match(/error/gu)).toHaveLength(faults.length);
    const lines = output(process.execPath, ["out/example.js"]).trim().split("\n");
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.join("\n")).not.toMatch(/NaN|undefined|Error/u);
  });
});
