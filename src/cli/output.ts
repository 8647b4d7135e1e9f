import { existsSync } from "node:fs";
import { extname } from "node:path";
import { InvalidInput, type Problem } from "../foundation/problem.js";
import { yieldNow } from "../foundation/turn.js";
import type { DraftFile, OpenFiles } from "../questions/surroundings.js";
import { isGivingUp } from "./attempts.js";
import { partialName } from "./disk/draft.js";
import { fileAsFolder, folderOf, type Target } from "./disk/target.js";
import type { Inputs } from "./inputs.js";
import type { Interruption } from "./interrupts.js";
import type { Io } from "./io.js";
import type { Written } from "./written.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "output-extension": { file: string; found: string; allowed: readonly string[] };
    "output-folder-missing": { file: string; folder: string };
    "output-below-file": { file: string; inTheWay: string };
    "output-is-folder": { file: string };
    "output-named-twice": { file: string };
    "output-is-input": { file: string };
    "output-not-written": { file: string; reason: string };
  }
}

export interface OutputFile<Format> {
  readonly file: string;
  readonly format: Format;
}

/** Finds the output files of one call: each named once, each tried before anything runs. */
export interface Outputs {
  /**
   * Format by extension; a pipe or device without one takes `fallback`.
   * @throws InvalidInput with everything that is wrong
   */
  readonly claim: <Format>(
    files: readonly string[],
    formats: Readonly<Record<string, Format>>,
    fallback: Format,
  ) => OutputFile<Format>[];
  /** Names of everything claimed. */
  readonly claimed: () => readonly string[];
  /** @throws InvalidInput if one of what was claimed has turned out to be read by the call */
  readonly refuseInputs: () => void;
}

export function claimOutputs(io: Io, inputs: Inputs): Outputs {
  const taken = new Set<string>();
  const targets: { readonly file: string; readonly place: Place }[] = [];
  return {
    claimed: () => targets.map(({ file }) => file),
    refuseInputs: () => {
      const problems = targets.flatMap(({ file, place }) => inputProblems(file, place, inputs));
      if (problems.length > 0) throw new InvalidInput(problems);
    },
    claim: (files, formats, fallback) => {
      const problems: Problem[] = [];
      const claimed = files.map((file) => {
        const place = placeOf(file, io);
        if ("problem" in place) problems.push(place.problem);
        else if (place.kind === "file" && taken.has(place.path)) problems.push(namedTwice(file));
        else taken.add(place.path);
        problems.push(...inputProblems(file, place, inputs));
        targets.push({ file, place });
        const known = Object.hasOwn(formats, extension(file));
        if (known) return { file, format: formats[extension(file)] };
        if (!("kind" in place && place.kind === "stream")) problems.push(unknownExtension(file, Object.keys(formats)));
        return { file, format: fallback };
      });
      if (problems.length > 0) throw new InvalidInput(problems);
      return claimed;
    },
  };
}

type Place = { readonly problem: Problem } | Target;

/** The file, and what an interrupted result would be called, is none of the inputs. */
function inputProblems(file: string, place: Place, inputs: Inputs): Problem[] {
  if (!("kind" in place && place.kind === "file")) return [];
  const over = [
    { file, path: place.path },
    { file: partialName(file), path: partialName(place.path) },
  ].find(({ path }) => inputs.includes(path));
  return over ? [{ code: "output-is-input", severity: "error", arguments: { file: over.file } }] : [];
}

/** Where a file goes, tried: nothing is told after minutes of work that could be told before. */
function placeOf(file: string, io: Io): Place {
  try {
    const target = io.targetOf(file);
    io.tryFile(file);
    return target;
  } catch (error) {
    return { problem: refusalOf(file, error) };
  }
}

/** What ends the writing, and the waiting for a reader. */
export const patienceOf = (isPartial: boolean, { signal, patience }: Interruption): AbortSignal =>
  isPartial ? patience : signal;

/** Files to be written piece by piece; each is begun with its first piece. One that nobody reads holds up no interrupt. */
export const openDrafts =
  (io: Io, outputs: Outputs, written: Written, ending: Interruption): OpenFiles =>
  (files, formats) =>
    outputs.claim(files, formats, Object.values(formats)[0]).map(({ file, format }) => {
      const draft = toldDraft(file, io);
      const keep = async (isPartial: boolean): Promise<void> => {
        const patience = patienceOf(isPartial, ending);
        try {
          await draft.keep(isPartial, patience);
          written.note(file, isPartial);
        } catch (error) {
          if (!isGivingUp(error, patience)) throw error;
        }
      };
      return { format, draft: { ...draft, keep } };
    });

/** Some hundredths of a second's work each: what an interrupted call had finished is written in any case where it takes no more. */
const PIECES_ALWAYS_WRITTEN = 2;

/**
 * Writes one file from its pieces, with a turn for others between two of them: where patience ends, the file is left as it was, unless
 * it is little of what an interrupted call had finished. Throws InvalidInput if the system refuses: no permission, no space.
 */
export async function writeOutput(
  file: string,
  pieces: Iterable<string> | AsyncIterable<Uint8Array | string>,
  { isPartial, patience }: { readonly isPartial: boolean; readonly patience: AbortSignal },
  io: Io,
): Promise<void> {
  const draft = toldDraft(file, io);
  let made = 0;
  try {
    for await (const piece of pieces) {
      made += 1;
      if (made > 1) await yieldNow(isPartial && made <= PIECES_ALWAYS_WRITTEN ? undefined : patience);
      draft.write(piece);
    }
    await draft.keep(isPartial, patience);
  } finally {
    draft.discard();
  }
}

/** A draft whose system errors are an InvalidInput, and that is never kept after one. */
function toldDraft(file: string, io: Io): DraftFile {
  let draft: DraftFile | undefined;
  let refusal: InvalidInput | undefined;
  const attempt = <Value>(act: (to: DraftFile) => Value): Value => {
    if (refusal !== undefined) throw refusal;
    try {
      draft ??= io.openFile(file);
      return act(draft);
    } catch (error) {
      throw (refusal = new InvalidInput([refusalOf(file, error)]));
    }
  };
  return {
    write: (bytes) => {
      attempt(({ write }) => {
        write(bytes);
      });
    },
    keep: async (isPartial, signal) => {
      try {
        await attempt(({ keep }) => keep(isPartial, signal));
      } catch (error) {
        throw error instanceof InvalidInput || signal?.aborted ? error : new InvalidInput([refusalOf(file, error)]);
      }
    },
    discard: () => draft?.discard(),
  };
}

/** What the system says about a file as a problem. What is no error of the system stays what it is. */
function refusalOf(file: string, error: unknown): Problem {
  if (!(error instanceof Error && "code" in error)) throw error;
  const code = String(error.code);
  if (code === "EISDIR") return { code: "output-is-folder", severity: "error", arguments: { file } };
  const unwritten: Problem = { code: "output-not-written", severity: "error", arguments: { file, reason: code } };
  if (code !== "ENOENT" && code !== "ENOTDIR") return unwritten;
  const inTheWay = fileAsFolder(file);
  if (inTheWay !== undefined) return { code: "output-below-file", severity: "error", arguments: { file, inTheWay } };
  const folder = folderOf(file);
  // A system that lets nobody create a file there, as /proc, says the same as of a folder that is missing.
  if (code === "ENOENT" && existsSync(folder)) return unwritten;
  return { code: "output-folder-missing", severity: "error", arguments: { file, folder } };
}

const extension = (file: string): string => extname(file).toLowerCase();

const unknownExtension = (file: string, allowed: readonly string[]): Problem => ({
  code: "output-extension",
  severity: "error",
  arguments: { file, found: extension(file), allowed },
});

const namedTwice = (file: string): Problem => ({
  code: "output-named-twice",
  severity: "error",
  arguments: { file },
});
