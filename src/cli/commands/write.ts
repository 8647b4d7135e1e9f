import { claimOutputs, writeOutput } from "../output.js";
import type { Io } from "../io.js";

interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** No interrupt waits for a few lines. */
const LONGEST_MS = 5000;

/**
 * Writes texts to files with one of these extensions; none is begun before all could be.
 * @throws InvalidInput with everything that stands in the way
 */
export async function writeTexts(files: readonly TextFile[], extensions: readonly string[], io: Io): Promise<void> {
  refuseUnwritable(
    files.map(({ file }) => file),
    extensions,
    io,
  );
  const patience = AbortSignal.timeout(LONGEST_MS);
  for (const { file, text } of files) await writeOutput(file, [text], { isPartial: false, patience }, io);
}

/** Throws InvalidInput with everything that stands in the way of files with one of these extensions; writes nothing. */
export function refuseUnwritable(files: readonly string[], extensions: readonly string[], io: Io): void {
  const formats = Object.fromEntries(extensions.map((extension) => [extension, "text"]));
  claimOutputs(io, { note: () => undefined, includes: () => false }).claim(files, formats, "text");
}
