import { execa } from "execa";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { TEMPLATE_TEXTS } from "../../src/cli/init/template-texts.js";
import { TOPIC_TEXTS } from "../../src/cli/help/texts.js";
import { blocksOf } from "../examples/documents.js";

const ACTION = "dist/action/action.yml";

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly runs: {
    readonly steps: readonly { readonly env: Readonly<Record<string, string>>; readonly run: string }[];
  };
}

/** A scenario whose one claim holds, or does not. */
const scenario = (name: string, atLeast: string): string => `name: ${name}
horizon: 3
seed: a
structures:
  a: { reports_to: { sales: ceo, marketing: ceo } }
checks:
  - { name: leads come, structure: a, outcome: leads, at_least: ${atLeast} }
`;

describe.skipIf(!existsSync(ACTION))("for CI (skipped where dist/ is not built)", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "orgfunnel-action-"));
    mkdirSync(join(folder, "models"));
    writeFileSync(join(folder, "models/sound.yaml"), scenario("Sound", "10"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const broken = (): void => {
    writeFileSync(join(folder, "models/bad.yaml"), scenario("Bad", "1000000"));
  };

  /** The action's steps as a runner of GitHub runs them: inputs filled in, `bash -eo pipefail`, until one fails. */
  async function runAction(given: Readonly<Partial<Record<string, string>>>) {
    const { inputs, runs } = parse(readFileSync(ACTION, "utf8")) as Action;
    const values = Object.fromEntries(Object.entries(inputs).map(([id, row]) => [id, given[id] ?? row.default ?? ""]));
    const filled = (text: string) =>
      text
        .replace(/\$\{\{ inputs\.(\w+) \}\}/gu, (_, id: string) => values[id])
        .replace("${{ github.action_path }}", resolve("dist/action"));
    const github = { GITHUB_STEP_SUMMARY: join(folder, "summary.md"), RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder };
    let told = "";
    for (const { env, run } of runs.steps) {
      expect(run).not.toContain("${{");
      const own = Object.fromEntries(Object.entries(env).map(([name, text]) => [name, filled(text)]));
      const options = { cwd: folder, env: { ...github, ...own }, reject: false, all: true } as const;
      const { exitCode, all } = await execa("bash", ["--noprofile", "-e", "-o", "pipefail", "-c", run], options);
      told += all;
      if (exitCode !== 0) return { exitCode, told };
    }
    return { exitCode: 0, told };
  }
  const read = (name: string) => readFileSync(join(folder, name), "utf8");

  test("the action passes, with a report and a summary", async () => {
    const { exitCode, told } = await runAction({ scenarios: "models/*.yaml" });
    expect([exitCode, told]).toEqual([0, expect.stringContaining("1 of 1 checks pass")]);
    expect(read("orgfunnel.xml")).toContain('failures="0"');
    expect(read("summary.md")).toContain("leads come");
  });

  test("a claim that fails ends the job, annotated at its line; the summary is there", async () => {
    broken();
    const { exitCode, told } = await runAction({ scenarios: "models/*.yaml", junit: "x.xml" });
    expect(exitCode).toBe(99);
    expect(told).toMatch(/^::error file=models\/bad\.yaml,line=7,/mu);
    expect(read("x.xml")).toContain('failures="1"');
    expect(read("summary.md")).toContain("Bad");
  });

  test("a file that is no scenario ends it before anything is simulated; a name is no program", async () => {
    writeFileSync(join(folder, "models/bad.yaml"), "horizn: 3\n");
    const { exitCode, told } = await runAction({ scenarios: "models/*.yaml" });
    expect([exitCode, told]).toEqual([2, expect.stringContaining("horizn")]);
    await runAction({ scenarios: "models/sound.yaml $(touch intruder) ; touch intruder" });
    expect(existsSync(join(folder, "intruder"))).toBe(false);
  });

  test("the hook that help ci shows lets a sound commit pass and stops another", async () => {
    const [hook] = blocksOf(TOPIC_TEXTS.ci, "bash");
    // A package that is installed has its command for npx.
    mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
    const shim = join(folder, "node_modules/.bin/orgfunnel");
    writeFileSync(shim, `#!/bin/sh\nexec node ${resolve("bin/orgfunnel.js")} "$@"\n`);
    writeFileSync(join(folder, "package.json"), "{}\n");
    const git = (...args: string[]) =>
      execa("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd: folder, reject: false, all: true });
    await git("init", "-q");
    writeFileSync(join(folder, ".git/hooks/pre-commit"), hook);
    for (const file of [shim, join(folder, ".git/hooks/pre-commit")]) chmodSync(file, 0o755);
    // A name with a blank, and a scenario without checks.
    writeFileSync(join(folder, "models/first plan.yaml"), TEMPLATE_TEXTS["reporting-lines"]);
    await git("add", "models");
    expect(await git("commit", "-qm", "sound")).toMatchObject({ exitCode: 0 });
    broken();
    await git("add", "models");
    const { exitCode, all } = await git("commit", "-qm", "bad");
    expect([exitCode, all]).toEqual([1, expect.stringContaining("leads come")]);
    expect((await git("log", "--format=%s")).stdout).toBe("sound");
  });
});
