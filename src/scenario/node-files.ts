import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { FileFault, ReadFile, ReadText } from "./read-file.js";
import { MAX_FILE_BYTES } from "./read-yaml.js";
import { shippedScenario } from "./shipped-scenario.js";
import { STANDARD_INPUT, STANDARD_INPUT_NAME } from "./standard-input.js";
import { statusOf } from "./status-of.js";

/**
 * Reads files from disk. A file named by another file must lie, after symbolic links are resolved, inside one of the
 * `roots` or below, unless `allowOutside`; files named by the user (no `from`) may lie anywhere, and their folder becomes a root.
 * `onRead` is told the real path of each file before it is read, and where one would be that is not there. `-`, named by the user, is what came on standard input.
 * @param mostBytes of a file; larger ones are a fault
 */
export function nodeFiles(
  allowOutside: boolean,
  onRead?: (realPath: string) => void,
  standardInput?: Uint8Array,
  mostBytes = MAX_FILE_BYTES,
): ReadFile {
  const roots = new Set<string>();
  return (reference, from) => {
    if (reference === STANDARD_INPUT && from === undefined && standardInput !== undefined) {
      roots.add(realpathSync("."));
      return textOf(standardInput, { file: STANDARD_INPUT_NAME, identity: STANDARD_INPUT, mostBytes });
    }
    const file = from === undefined || isAbsolute(reference) ? reference : join(dirname(from), reference);
    try {
      // A pipe has no real path, and is gone once it is read.
      if (isPassing(file)) return { fault: "file-unreadable", arguments: { file, reason: NOT_TO_KEEP } };
      const identity = realpathSync(resolve(asWritten(file)));
      onRead?.(identity);
      if (from === undefined) roots.add(dirname(identity));
      const inside = [...roots].some((root) => isInside(identity, root));
      if (from !== undefined && !inside && !allowOutside) {
        return { fault: "file-outside", arguments: { file, folder: dirname(from) } };
      }
      return readText({ file, identity, mostBytes });
    } catch (error) {
      const fault = readFault(file, error);
      if (fault.fault === "file-not-found") onRead?.(resolve(file));
      return from === undefined ? pointingToPackage(fault) : fault;
    }
  };
}

/** Of a scenario of the package that is not here: where it is. */
function pointingToPackage(fault: FileFault): FileFault {
  if (fault.fault !== "file-not-found") return fault;
  const { file } = fault.arguments;
  const shipped = shippedScenario(file);
  return shipped === undefined ? fault : { ...fault, arguments: { file, shipped } };
}

export const NOT_TO_KEEP =
  "it is a pipe or a device, not a regular file; save it as one, or give a scenario or a result on standard input, as -";

const NOT_HERE =
  "standard input is for one scenario of a command, or for a result that is compared or verified; give a file here";

/** A pipe, a socket or a device, as `<(command)` and /dev/stdin are. */
export function isPassing(file: string): boolean {
  const status = statusOf(file);
  return status !== undefined && !status.isFile() && !status.isDirectory();
}

/** Texts of a scenario are in normal form C, names of files may be in form D. */
export function asWritten(file: string): string {
  const decomposed = file.normalize("NFD");
  return decomposed !== file && !existsSync(file) && existsSync(decomposed) ? decomposed : file;
}

function isInside(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

interface ReadWhat {
  readonly file: string;
  readonly identity: string;
  readonly mostBytes: number;
}

function readText(what: ReadWhat): ReadText | FileFault {
  const { file, identity, mostBytes } = what;
  const status = statSync(identity);
  if (!status.isFile()) return { fault: "file-unreadable", arguments: { file, reason: "not a regular file" } };
  if (status.size > mostBytes) return tooLarge(what);
  return textOf(readFileSync(identity), what);
}

const tooLarge = ({ file, mostBytes: limitBytes }: ReadWhat): FileFault => ({
  fault: "file-too-large",
  arguments: { file, limitBytes },
});

function textOf(bytes: Uint8Array, what: ReadWhat): ReadText | FileFault {
  const { file, identity, mostBytes } = what;
  if (bytes.length > mostBytes) return tooLarge(what);
  const text = decode(bytes);
  if (text === undefined) return { fault: "file-not-text", arguments: { file, ...placeOfOther(bytes) } };
  const zero = text.indexOf("\0");
  if (zero >= 0) return { fault: "file-zero-byte", arguments: { file, line: lineAt(text, zero) } };
  return { file, identity, text };
}

const lineAt = (text: string, place: number): number => text.slice(0, place).split(/\r\n|\r|\n/u).length;

/** The first line that is no UTF-8; nothing where all are, or it is told apart by no byte, as in UTF-16. */
function placeOfOther(bytes: Uint8Array): { line?: number } {
  if (encodingOf(bytes) !== "utf-8") return {};
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    if (decode(bytes.subarray(start, end), "utf-8") === undefined) return { line };
    start = end;
  }
  return {};
}

const LINE_FEED = 10;

/** Text; undefined for bytes that are none in that encoding. */
function decode(bytes: Uint8Array, encoding = encodingOf(bytes)): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-8, or UTF-16 that its first two bytes announce. */
function encodingOf(bytes: Uint8Array): string {
  const mark = `${bytes.at(0) ?? ""} ${bytes.at(1) ?? ""}`;
  return mark === "255 254" ? "utf-16le" : mark === "254 255" ? "utf-16be" : "utf-8";
}

export function readFault(file: string, error: unknown): FileFault {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  const isMissing = code === "ENOENT" || code === "ENOTDIR";
  if (isMissing && file === STANDARD_INPUT) return { fault: "file-unreadable", arguments: { file, reason: NOT_HERE } };
  if (isMissing) return { fault: "file-not-found", arguments: { file } };
  return { fault: "file-unreadable", arguments: { file, reason: code } };
}

/** Where a path that the file `from` names leads to: counted from the working folder, else from that file's. */
export function findFile(
  path: string,
  from: string,
): { readonly file: string } | { readonly tried: readonly string[] } {
  const tried = [...new Set([path, join(dirname(from), path)])];
  const file = tried.find((candidate) => existsSync(candidate));
  return file === undefined ? { tried } : { file };
}
