import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeFolder } from "../../../src/simulation/store/make-folder.js";

const folder = mkdtempSync(join(tmpdir(), "orgfunnel-folder-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("a folder is made with those above it, and may be there already", () => {
  for (const name of ["a/b/c", "a/b/c", "a", "a/d/"]) {
    makeFolder(join(folder, name));
    expect(statSync(join(folder, name)).isDirectory()).toBe(true);
  }
});

test("a file is no folder, and none is made in it", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(() => {
    makeFolder(file);
  }).toThrow("EEXIST");
  expect(() => {
    makeFolder(join(file, "x/y"));
  }).toThrow(/EEXIST|ENOTDIR/u);
});

test.skipIf(!existsSync("/proc/self"))("where no folder can be made it ends, and says so", () => {
  expect(() => {
    makeFolder("/proc/orgfunnel/x/y");
  }).toThrow("no folder can be made there");
});
