import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../src/cli/commands/registry.js";
import { TOPICS } from "../../src/cli/help/topics.js";
import { QUESTIONS } from "../../src/questions/registry.js";
import { orgfunnel } from "./program.js";

const WIDTHS = [undefined, 40, 60, 80, 140];

const helps = [
  ["--help"],
  ["help"],
  ["help", "--help"],
  ...[...QUESTIONS, ...COMMANDS].map(({ id }) => [id, "--help"]),
  ...TOPICS.map(({ id }) => ["help", id]),
];

/** Code that a user copies: no line of it can be broken at any place, but it is never wider than 80. */
const isCode = (line: string): boolean => /^ {4}/u.test(line);

const tooWide = (text: string, width: number): string[] =>
  text.split("\n").filter((line) => stringWidth(line) > Math.min(width, 80));

describe.each(helps)("orgfunnel %s %s", (...args) => {
  const call = args.filter((word: string | undefined) => word !== undefined);

  test.each(WIDTHS)("is no wider than %s columns, nor than 80", async (columns) => {
    const change = columns === undefined ? {} : { env: { COLUMNS: String(columns) } };
    const { code, stdout } = await orgfunnel(call, change);
    expect(code).toBe(0);
    expect(tooWide(stdout, 80)).toEqual([]);
    const [prose] = call[0] === "help" ? [stdout] : stdout.split("\nExamples:\n");
    expect(tooWide(prose, columns ?? 80).filter((line) => !isCode(line))).toEqual([]);
  });
});
