import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/**
 * Paths as the repository has them, with `/`: relative to `workspace` (where a CI system has checked it out) if the file lies in it,
 * else to the nearest folder above that holds `.git`, else to the working folder; of a file in none of them the whole path. A relative
 * path that the file `from` names counts from the root of the repository, else from the working folder, else from the folder of `from`.
 */
export function repositoryPaths(workspace?: string): (path: string, from?: string) => string {
  return (path, from) => {
    const file = real(from === undefined ? resolve(path) : located(path, from, workspace));
    const here = real(resolve("."));
    const root = rootOf(file, workspace) ?? (isInside(file, here) ? here : undefined);
    return (root === undefined ? file : relative(root, file)).replaceAll(sep, "/");
  };
}

function located(path: string, from: string, workspace?: string): string {
  const root = rootOf(real(resolve(from)), workspace) ?? rootOf(real(resolve(".")), workspace);
  const folders = [...(root === undefined ? [] : [root]), ".", dirname(from)];
  const tried = folders.map((folder) => resolve(folder, path));
  return tried.find((candidate) => existsSync(candidate)) ?? resolve(path);
}

function rootOf(file: string, workspace?: string): string | undefined {
  const checkedOut = workspace === undefined || workspace === "" ? undefined : real(resolve(workspace));
  return checkedOut !== undefined && isInside(file, checkedOut) ? checkedOut : nearestRepository(file);
}

/** The nearest folder above that holds `.git`; in a linked working tree that is a file. */
function nearestRepository(file: string): string | undefined {
  for (let folder = file; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function isInside(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/** Without symbolic links, of a file that need not exist. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(real(dirname(path)), path.slice(dirname(path).length));
  }
}
