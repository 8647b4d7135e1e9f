import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ShellWord } from "./shell-word.js";

/** Folders, and files with one of these extensions, that a typed path may become; hidden ones only where they are asked for. */
export function filesFrom(typed: string, extensions: readonly string[]): readonly ShellWord[] {
  const folder = typed.slice(0, typed.lastIndexOf("/") + 1);
  const start = typed.slice(folder.length);
  const names = namesIn(folder === "" ? "." : folder).filter(
    (name) => name.startsWith(start) && (start.startsWith(".") || !name.startsWith(".")),
  );
  return names.flatMap((name) => {
    if (isFolder(join(folder, name))) return [{ word: `${folder}${name}/` }];
    return extensions.some((extension) => name.toLowerCase().endsWith(extension)) ? [{ word: folder + name }] : [];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
