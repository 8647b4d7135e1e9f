import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "vitest";

/** Where a program lies on the path; undefined if nowhere. */
export function programPath(...names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The program's path; without it a test that is skipped says so, here and in its name. */
export function needed(...names: readonly string[]): string | undefined {
  const path = programPath(...names);
  if (path !== undefined) return path;
  const reason = `${names[0]} is not installed`;
  console.warn(`Skipped: ${reason}.`);
  test.skip(`skipped: ${reason}`, () => undefined);
  return undefined;
}
