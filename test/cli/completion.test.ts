import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa, execaSync } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BOOK } from "../../src/assumptions/book.js";
import { COMMANDS } from "../../src/cli/commands/registry.js";
import { complete } from "../../src/cli/completion/complete.js";
import { ARGUMENT_VALUES, OPTION_VALUES } from "../../src/cli/completion/values.js";
import { OUTCOME_IDS } from "../../src/funnel/outcomes.js";
import { QUESTIONS } from "../../src/questions/registry.js";
import { orgfunnel } from "./program.js";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const built = existsSync(new URL("../../dist/cli/main.cjs", import.meta.url));

const before = process.cwd();
const folder = mkdtempSync(join(tmpdir(), "orgfunnel-completion-"));
beforeAll(() => {
  process.chdir(folder);
  mkdirSync("plans");
  writeFileSync("base.yaml", "structures:\n  as-it-is: {}\n  'to the CEO': {}\n");
  writeFileSync("plan.yaml", "extends: base.yaml\nstructures:\n  one-leader: {}\n  half: { reports");
  writeFileSync("good.yaml", "extends: base.yaml\nstructures:\n  one-leader: {}\n");
  writeFileSync("my firm.yaml", "structures:\n  only-one: {}\n");
  writeFileSync("result.json", "{}");
  writeFileSync("notes.txt", "");
  writeFileSync("orgfunnel", `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
  chmodSync("orgfunnel", 0o755);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const wordsFor = (line: string) => complete(line.split(" ").slice(1)).map(({ word }) => word);

describe("what may stand next", () => {
  test.each([
    ["orgfunnel dri", ["drivers"]],
    ["orgfunnel --no", ["--no-color"]],
    ["orgfunnel help exit", ["exit-codes"]],
    ["orgfunnel help ini", ["init"]],
    ["orgfunnel run ", ["base.yaml", "good.yaml", "my firm.yaml", "plan.yaml", "plans/"]],
    ["orgfunnel run good.yaml ", ["base.yaml", "my firm.yaml", "plan.yaml", "plans/"]],
    ["orgfunnel run g --trials 50 ", ["base.yaml", "good.yaml", "my firm.yaml", "plan.yaml", "plans/"]],
    ["orgfunnel compare ", ["plans/", "result.json"]],
    ["orgfunnel run good.yaml --format ", ["table", "md", "csv", "json"]],
    ["orgfunnel run good.yaml --format=j", ["--format=json"]],
    ["orgfunnel run good.yaml --reference ", ["as-it-is", "to the CEO", "one-leader"]],
    ["orgfunnel run good.yaml --reference=one", ["--reference=one-leader"]],
    ["orgfunnel why good.yaml as", ["as-it-is"]],
    ["orgfunnel why good.yaml as-it-is one", ["one-leader"]],
    ["orgfunnel explain good.yaml one", ["one-leader"]],
    ["orgfunnel explain good.yaml funnel.acc", ["funnel.acceptance"]],
    ["orgfunnel explain --group fun", ["funnel"]],
    ["orgfunnel run good.yaml --set funnel.acc", ["funnel.acceptance="]],
    ["orgfunnel run good.yaml --set structures.one", ["structures.one-leader.mandate="]],
    ["orgfunnel run good.yaml --outcomes value,pro", ["value,profit"]],
    ["orgfunnel run good.yaml --series-view cum", ["cumulative"]],
    ["orgfunnel drivers good.yaml --meth", ["--method"]],
    ["orgfunnel run good.yaml --watch --wat", []],
    ["orgfunnel run good.yaml --set a=1 --se", ["--seed", "--set", "--series", "--series-view", "--self-test"]],
    ["orgfunnel init --template rep", ["reporting-lines"]],
    ["orgfunnel init --template reor", ["reorganise-or-hire"]],
    ["orgfunnel schema res", ["result"]],
    ["orgfunnel completion ", ["bash", "zsh", "fish"]],
    ["orgfunnel nothing ", []],
    ["orgfunnel run missing.yaml --reference ", []],
  ])("%s", (line, words) => {
    const found = wordsFor(line);
    // Longer options may come to be: what is asked for is there.
    if (line.endsWith("--se")) expect(found).toEqual(expect.arrayContaining(words));
    else expect(found.toSorted()).toEqual([...words].sort());
  });

  test("of a file that is half written, and for every command and option without a fault", () => {
    expect(() => wordsFor("orgfunnel run plan.yaml --reference ")).not.toThrow();
    for (const { id, options, arguments: rows } of [...QUESTIONS, ...COMMANDS]) {
      const all = wordsFor(`orgfunnel ${id} -`);
      expect(all).toHaveLength(Object.keys(options).length + 4);
      for (const { name, choices } of rows) expect(choices ?? ARGUMENT_VALUES[name], `${id} ${name}`).toBeDefined();
    }
  });

  test("every value source belongs to an option, and ids and outcomes are all there", () => {
    const names = [...QUESTIONS, ...COMMANDS].flatMap(({ options }) => Object.keys(options));
    for (const name of Object.keys(OPTION_VALUES)) expect(names).toContain(name);
    const set = wordsFor("orgfunnel run good.yaml --set ");
    for (const { id } of BOOK) expect(set).toContain(`${id}=`);
    expect(wordsFor("orgfunnel run good.yaml --objective ")).toEqual([...OUTCOME_IDS]);
  });

  test("is printed a word a line, with what it is", async () => {
    const { code, stdout } = await orgfunnel(["__complete", "validate", "good.yaml", "--qui"]);
    expect([code, stdout.split("\t")[0]]).toEqual([0, "--quiet"]);
  });
});

const has = (shell: string): boolean => execaSync(shell, ["-c", "exit 0"], { reject: false }).exitCode === 0;

describe.skipIf(!built)("the scripts (skipped where dist/ is not built)", () => {
  const env = { PATH: `${folder}:${process.env.PATH ?? ""}`, HOME: folder };
  // As a line of a shell's start file has it, but once for all lines that are typed.
  beforeAll(async () => {
    for (const shell of ["bash", "fish", "zsh"])
      writeFileSync(
        `completion.${shell}.txt`,
        (await execa(join(folder, "orgfunnel"), ["completion", shell], { env })).stdout,
      );
  });

  /** What bash proposes for the line, as if tab was typed at its end. */
  async function inBash(...words: readonly string[]): Promise<readonly string[]> {
    const script = `source completion.bash.txt
COMP_WORDS=("$@"); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_orgfunnel; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = await execa("bash", ["-c", script, "bash", ...words], { env, cwd: folder });
    expect(stderr).toBe("");
    return stdout.split("\n");
  }

  test.skipIf(!has("bash"))("bash (skipped without it)", async () => {
    expect(await inBash("orgfunnel", "dri")).toEqual(["drivers"]);
    expect(await inBash("orgfunnel", "run", "")).toEqual([
      "base.yaml",
      "good.yaml",
      "my\\ firm.yaml",
      "plan.yaml",
      "plans/",
    ]);
    // Bash splits at the equals sign, and completes what follows.
    expect(await inBash("orgfunnel", "run", "good.yaml", "--format", "=", "j")).toEqual(["json"]);
    expect(await inBash("orgfunnel", "run", "good.yaml", "--format", "=")).toEqual(["table", "md", "csv", "json"]);
    expect(await inBash("orgfunnel", "why", "good.yaml", "to")).toEqual(["to\\ the\\ CEO"]);
    // Words come as they are typed.
    for (const typed of ["my\\ firm.yaml", '"my firm.yaml"', "'my firm.yaml'", 'my" "firm.yaml'])
      expect(await inBash("orgfunnel", "run", typed, "--reference", "only")).toEqual(["only-one"]);
    expect(await inBash("orgfunnel", "run", "my\\ f")).toEqual(["my\\ firm.yaml"]);
    // What the shell itself has to read first.
    for (const typed of ['"my', "~/", "$PWD/go"]) expect(await inBash("orgfunnel", "run", typed)).toEqual([""]);
    const { stdout } = await execa("bash", ["-c", "source <(orgfunnel completion bash); complete -p orgfunnel"], {
      env,
    });
    expect(stdout).toBe("complete -F _orgfunnel orgfunnel");
  });

  test.skipIf(!has("fish"))("fish (skipped without it)", async () => {
    const asked = (line: string) =>
      execa("fish", ["--no-config", "-c", `source completion.fish.txt; complete --do-complete '${line}'`], {
        env,
        cwd: folder,
      });
    expect((await asked("orgfunnel dri")).stdout).toMatch(/^drivers\twhich assumptions/u);
    expect((await asked("orgfunnel run good.yaml --reference ")).stdout).toContain("one-leader\tstructure");
    expect((await asked("orgfunnel run g")).stdout.trim()).toBe("good.yaml");
    expect((await asked("orgfunnel run my\\\\ firm.yaml --reference ")).stdout).toContain("only-one\tstructure");
    expect((await asked("orgfunnel run my\\\\ f")).stdout).toContain("firm.yaml");
    expect((await asked('orgfunnel run "my')).stdout).toContain("my firm.yaml");
    expect((await asked("orgfunnel run ~/goo")).stdout).toContain("good.yaml");
    expect((await asked("orgfunnel run $PWD/goo")).stdout).toContain("good.yaml");
  });

  test.skipIf(!has("zsh"))("zsh (skipped without it)", async () => {
    const script = `autoload -Uz compinit && compinit -u -D
source completion.zsh.txt
compadd() { while [[ $1 != -- ]]; do shift; done; shift; print -l -- "$@" }
_files() { print files }
_describe() { print -l -- "\${(@P)4}" }
for line; do
  words=("\${(@s:|:)line}"); CURRENT=$#words; _orgfunnel; print -- "$_comps[orgfunnel]"; print -- ----
done`;
    // All in one shell: its own completions take it half a second to read.
    const lines = [
      ["dri"],
      ["run", "g"],
      ["run", "plan"],
      ["run", "my\\ firm.yaml", "--reference", "only"],
      ["why", "good.yaml", "to"],
      ...['"my', "~/", "$PWD/go"].map((typed) => ["run", typed]),
    ].map((words) => ["orgfunnel", ...words].join("|"));
    const { stdout } = await execa("zsh", ["-f", "-c", script, "zsh", ...lines], { env, cwd: folder });
    const answers = stdout.split(/\n?----\n?/u).map((answer) => answer.split("\n"));
    const [command, file, more, reference, structure, ...left] = answers.slice(0, lines.length);
    expect(command[0]).toMatch(/^drivers:which assumptions/u);
    expect(file).toEqual(["good.yaml:", "_orgfunnel"]);
    expect(more).toContain("plans/");
    expect(reference).toContain("only-one:structure");
    expect(structure[0]).toBe("to the CEO:structure");
    expect(left).toHaveLength(3);
    for (const answer of left) expect(answer).toContain("files");
  });
});
