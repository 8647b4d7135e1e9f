import { dirname, extname, resolve } from "node:path";
import { InvalidInput, type Problem } from "../foundation/problem.js";
import type { Io } from "./io.js";

const FILE_FORMATS = ["json", "csv", "md"] as const;
type FileFormat = (typeof FILE_FORMATS)[number];

export interface OutputFile {
  readonly file: string;
  readonly format: FileFormat;
}

/** The files of `-o`, format by extension. Throws InvalidInput before anything runs if one cannot be written. */
export function outputFiles(files: readonly string[], io: Io): OutputFile[] {
  const outputs = files.map((file) => ({
    file,
    format: FILE_FORMATS.find((format) => extension(file) === `.${format}`),
  }));
  const problems = outputs.flatMap(({ file, format }, place) => [
    ...(format === undefined ? [unknownExtension(file)] : []),
    ...(io.folderExists(dirname(resolve(file))) ? [] : [missingFolder(file)]),
    ...(files.slice(0, place).some((other) => resolve(other) === resolve(file)) ? [namedTwice(file)] : []),
  ]);
  if (problems.length > 0) throw new InvalidInput(problems);
  return outputs.flatMap(({ file, format }) => (format === undefined ? [] : [{ file, format }]));
}

/** Writes one file. Throws InvalidInput if the system refuses: no permission, no space. */
export function writeOutput(file: string, text: string, io: Io): void {
  try {
    io.writeFile(file, text);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new InvalidInput([{ code: "output-not-written", severity: "error", arguments: { file, reason } }]);
  }
}

const extension = (file: string): string => extname(file).toLowerCase();

const unknownExtension = (file: string): Problem => ({
  code: "output-extension",
  severity: "error",
  arguments: { file, found: extension(file), allowed: FILE_FORMATS.map((format) => `.${format}`) },
});

const missingFolder = (file: string): Problem => ({
  code: "output-folder-missing",
  severity: "error",
  arguments: { file, folder: dirname(file) },
});

const namedTwice = (file: string): Problem => ({
  code: "output-named-twice",
  severity: "error",
  arguments: { file },
});
