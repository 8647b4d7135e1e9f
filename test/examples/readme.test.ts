import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { scenarioFrom } from "../../src/scenario/from.js";
import { orgfunnel } from "../cli/program.js";

const readme = readFileSync("README.md", "utf8");

describe("the README", () => {
  it("sets up and runs with one line each", () => {
    const lines = [...readme.matchAll(/```sh\n([^`]+)\n```/g)].map(([, code]) => code);
    expect(lines[0]).toBe("npm ci && node bin/orgfunnel.js run scenarios/five-structures.yaml");
    expect(lines[1]).toBe("npm ci && npm test");
  });

  it("shows what the command prints", async () => {
    const [, shown] = /```console\n\$ orgfunnel (run[^`]+?)\n\.\.\.\n```/u.exec(readme) ?? [];
    const [command, ...lines] = shown.split("\n");
    const { code, stdout } = await orgfunnel(command.split(" "), { columns: 80 });
    expect(code).toBe(0);
    expect(stdout.split("\n").slice(0, lines.length)).toEqual(lines);
  });

  it("shows excerpts of what why prints", async () => {
    const [, shown] = /```console\n\$ orgfunnel (why[^`]+?)```/u.exec(readme) ?? [];
    const [command, ...lines] = shown.split("\n");
    const { code, stdout } = await orgfunnel(command.split(" "), { columns: 80 });
    expect(code).toBe(0);
    const excerpts = lines
      .join("\n")
      .split("\n...\n")
      .filter((excerpt) => excerpt !== "");
    expect(excerpts).toHaveLength(2);
    for (const excerpt of excerpts) expect(stdout).toContain(`${excerpt}\n`);
  });

  it("describes a scenario that can be read, without a warning", () => {
    const [, text] = /```yaml\n(name: [^`]+)```/u.exec(readme) ?? [];
    const { structures, warnings } = scenarioFrom(text);
    expect(structures.length).toBeGreaterThan(2);
    expect(warnings).toEqual([]);
  });

  it("links only to files that exist", () => {
    const targets = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target);
    const local = targets.filter((target) => !/^https?:/.test(target));
    expect(local.filter((target) => !existsSync(target))).toEqual([]);
  });

  it("names only files of the project that exist", () => {
    const named = [...readme.matchAll(/`((?:src|test|scenarios|bin)\/[\w./-]+)`/g)].map(([, file]) => file);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });
});
