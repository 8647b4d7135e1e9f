import { lstatSync, readlinkSync, realpathSync, statSync, type Stats } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { statusOf } from "../../scenario/status-of.js";

/** What an output file's name leads to: a regular file, there already or not, or what takes bytes as they come. */
export type Target =
  | { readonly kind: "file"; readonly path: string; readonly status: Stats | undefined }
  | { readonly kind: "stream"; readonly path: string };

/** As the kernel counts (Linux: MAXSYMLINKS). */
const MOST_LINKS = 40;

/**
 * Follows symbolic links, so that the file they lead to is written and the links stay. A pipe, a device and what a process holds
 * open (/dev/stdout, `>(command)`) are streams.
 * @throws an error of the system: EISDIR for a folder, ENOENT or ENOTDIR without one
 */
export function targetOf(file: string): Target {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status?.isDirectory()) throw refusal("EISDIR", file);
  if (status !== undefined && !status.isFile()) return { kind: "stream", path: file };
  let path = resolve(file);
  for (let links = 0; links < MOST_LINKS; links++) {
    path = join(realpathSync(dirname(path)), basename(path));
    if (isHeldOpen(path)) return { kind: "stream", path: file };
    if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return { kind: "file", path, status };
    path = resolve(dirname(path), readlinkSync(path));
  }
  throw refusal("ELOOP", file);
}

/** The folder in which a file of this name is, or would be: of a link, that of what it names. */
export function folderOf(file: string): string {
  const folder = dirname(file);
  const isLink = isFolder(folder) && lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return dirname(isLink ? resolve(folder, readlinkSync(file)) : file);
}

/** A name of something that a process has open: it is written to where it stands, and never replaced. */
const isHeldOpen = (path: string): boolean => /^\/(proc\/[^/]+(\/task\/[^/]+)?\/fd|dev\/fd)\//u.test(path);

function refusal(code: string, file: string): Error {
  return Object.assign(new Error(`${code}: ${file}`), { code });
}

const isFolder = (path: string): boolean => statusOf(path)?.isDirectory() === true;

/** The part of a path that is a file where a folder would have to be; undefined if none is. */
export function fileAsFolder(file: string): string | undefined {
  const folder = dirname(file);
  if (isFile(folder)) return folder;
  return folder === file || isFolder(folder) ? undefined : fileAsFolder(folder);
}

/** Whether there is something of this name to read: a file, a pipe or a device. */
export const isFile = (name: string): boolean => statusOf(name)?.isDirectory() === false;
