import { dirname, extname, resolve } from "node:path";
import { InvalidInput, type Problem } from "../foundation/problem.js";
import type { OpenFiles } from "../questions/surroundings.js";
import type { Io } from "./io.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "output-extension": { file: string; found: string; allowed: readonly string[] };
    "output-folder-missing": { file: string; folder: string };
    "output-named-twice": { file: string };
    "output-not-written": { file: string; reason: string };
  }
}

interface OutputFile<Format> {
  readonly file: string;
  readonly format: Format;
}

/** The files of `-o`, format by extension. Throws InvalidInput if one has none of these or cannot be written. */
export function filesByExtension<Format>(
  files: readonly string[],
  formats: Readonly<Record<string, Format>>,
  io: Io,
): OutputFile<Format>[] {
  const isKnown = (file: string): boolean => Object.hasOwn(formats, extension(file));
  const problems = files.flatMap((file, place) => [
    ...(isKnown(file) ? [] : [unknownExtension(file, Object.keys(formats))]),
    ...(io.folderExists(dirname(resolve(file))) ? [] : [missingFolder(file)]),
    ...(files.slice(0, place).some((other) => resolve(other) === resolve(file)) ? [namedTwice(file)] : []),
  ]);
  if (problems.length > 0) throw new InvalidInput(problems);
  return files.map((file) => ({ file, format: formats[extension(file)] }));
}

/** Files to be written piece by piece, format by extension. Throws InvalidInput if one has none of these or cannot be written. */
export const openDrafts =
  (io: Io): OpenFiles =>
  (files, formats) =>
    filesByExtension(files, formats, io).map(({ file, format }) => {
      const refused = refusedBySystem(file);
      const draft = refused(() => io.openFile(file));
      const write = (bytes: Uint8Array | string): void => {
        refused(() => {
          draft.write(bytes);
        });
      };
      const keep = (): void => {
        refused(draft.keep);
      };
      return { format, draft: { write, keep, discard: draft.discard } };
    });

/** Writes one file. Throws InvalidInput if the system refuses: no permission, no space. */
export function writeOutput(file: string, text: string, io: Io): void {
  refusedBySystem(file)(() => {
    io.writeFile(file, text);
  });
}

/** Does what writes to `file`; what the system refuses becomes an InvalidInput. */
const refusedBySystem =
  (file: string) =>
  <Value>(act: () => Value): Value => {
    try {
      return act();
    } catch (error) {
      const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
      throw new InvalidInput([{ code: "output-not-written", severity: "error", arguments: { file, reason } }]);
    }
  };

const extension = (file: string): string => extname(file).toLowerCase();

const unknownExtension = (file: string, allowed: readonly string[]): Problem => ({
  code: "output-extension",
  severity: "error",
  arguments: { file, found: extension(file), allowed },
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
