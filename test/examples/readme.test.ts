import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TOPICS } from "../../src/cli/help/topics.js";
import { QUESTIONS } from "../../src/questions/registry.js";
import { scenarioFrom } from "../../src/scenario/from.js";
import { orgfunnel } from "../cli/program.js";
import { blocksOf } from "./documents.js";

const readme = readFileSync("README.md", "utf8");

/** What would be far more is what topics are for. */
const MOST_WORDS = 1200;

describe("the README", () => {
  it("is short", () => {
    expect(readme.split(/\s+/u).length).toBeLessThan(MOST_WORDS);
  });

  it("sets up and runs with one line each", () => {
    const lines = blocksOf(readme, "sh");
    expect(lines[0]).toBe("npm ci && node bin/orgfunnel.js run scenarios/five-structures.yaml\n");
    expect(lines[1]).toBe("npm ci && npm test\n");
  });

  it("shows what the command prints, from the first line to the last", async () => {
    const [block, ...more] = blocksOf(readme, "console");
    expect(more).toEqual([]);
    const [command, ...lines] = block.trimEnd().split("\n");
    const { code, stdout } = await orgfunnel(command.replace("$ orgfunnel ", "").split(" "), { columns: 80 });
    expect([code, stdout]).toEqual([0, `${lines.join("\n")}\n`]);
  });

  it("describes a scenario that can be read, without a warning", () => {
    const [text] = blocksOf(readme, "yaml");
    const { structures, warnings } = scenarioFrom(text);
    expect(structures.length).toBeGreaterThan(2);
    expect(warnings).toEqual([]);
  });

  it("names every command and every topic", () => {
    for (const { id } of QUESTIONS) expect(readme).toContain(`| \`orgfunnel ${id} `);
    for (const { id } of TOPICS) expect(readme).toMatch(new RegExp(`^\\| \`${id}\` +\\|`, "mu"));
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
