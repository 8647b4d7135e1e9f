import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FORMAT_EXTENSIONS, isTextFormat } from "../../src/report/formats/format-id.js";
import { RENDER } from "../../src/report/formats/registry.js";
import { QUESTIONS } from "../../src/questions/registry.js";

const text = readFileSync("CONTRIBUTING.md", "utf8");

/** The paths in code marks of the table "To add something". */
const rows = text
  .split("## To add something")[1]
  .split("## Rules")[0]
  .split("\n")
  .filter((line) => line.startsWith("| a") || line.startsWith("| an"));

describe("what CONTRIBUTING says of adding something", () => {
  test("every row names places, and every place is there", () => {
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) {
      const paths = [...row.matchAll(/`(src\/[^`]+)`/gu)].map(([, path]) => path);
      expect([row, paths.length > 0]).toEqual([row, true]);
      for (const path of paths) expect([path, existsSync(path)]).toEqual([path, true]);
    }
  });

  test("a question is a folder of the same files, and a line", () => {
    const files = ["declaration.ts", "options.ts", "question.ts", "record.ts", "schema.ts"];
    for (const { id } of QUESTIONS)
      expect([id, readdirSync(`src/questions/${id}`)]).toEqual([id, expect.arrayContaining(files)]);
  });

  test("a format has a row in both tables", () => {
    const ids = Object.keys(FORMAT_EXTENSIONS) as (keyof typeof FORMAT_EXTENSIONS)[];
    expect(Object.keys(RENDER)).toEqual(ids.filter(isTextFormat));
  });
});
