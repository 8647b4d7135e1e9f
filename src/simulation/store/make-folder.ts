import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are missing, one by one: Node's own `recursive` tries for ever where a file system such as
 * /proc makes none. Throws errors of the system.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have been quicker.
    if (isFolder(folder)) return;
    const makesNone = folder !== "" && error instanceof Error && "code" in error && error.code === "ENOENT";
    throw makesNone ? Object.assign(new Error("no folder can be made there"), { code: "EPERM" }) : error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
