import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** Names that two files of src may export, each for a reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  highWord:
    "the build of the kernel puts simulation/assembly/words.ts in the place of distributions/elementary/words.ts",
  lowWord: "as highWord",
  powerOfTwo: "as highWord",
  toInteger: "as highWord",
  unsigned: "as highWord",
};

describe("exported names", () => {
  const files = filesOf(join(import.meta.dirname, "../../src"));
  const places = new Map<string, string[]>();
  for (const file of files) {
    for (const name of exportedNames(readFileSync(file, "utf8"))) places.set(name, [...(places.get(name) ?? []), file]);
  }
  const doubles = [...places].filter(([, where]) => where.length > 1).map(([name]) => name);

  test("are found at all", () => {
    expect(files.length).toBeGreaterThan(300);
    expect([...places.keys()]).toEqual(expect.arrayContaining(["runChecks", "Plan", "Gauge", "InvalidInput", "Draw"]));
  });

  test("no two are alike", () => {
    const found = doubles.filter((name) => !Object.hasOwn(ALLOWED, name));
    expect(found.map((name) => `${name}: ${(places.get(name) ?? []).join(", ")}`)).toEqual([]);
  });

  test("none is allowed twice that is there once", () => {
    expect(Object.keys(ALLOWED).filter((name) => !doubles.includes(name))).toEqual([]);
  });
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => join(folder, name))
    .sort();
}

/** What a file declares and exports; what it only passes on is not its own. */
function exportedNames(text: string): string[] {
  const names = ts.createSourceFile("file.ts", text, ts.ScriptTarget.ESNext).statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? name.text : []));
    }
    const { name } = statement as ts.DeclarationStatement;
    return name !== undefined && ts.isIdentifier(name) ? name.text : [];
  });
  // Overloads of one function are one name.
  return [...new Set(names)];
}
