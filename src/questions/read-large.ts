import type { ReadFile } from "../scenario/read-file.js";

/** Characters that are read in less than a tenth of a second, whatever they say. */
const FEW = 8_000;

/** Thrown where there is more. */
const MORE = new Error("more than a few characters");

/**
 * What `read` makes of files. Where it comes upon more than a few thousand characters, it begins anew inside of `endable`, which lets
 * an interrupt end the process: a moment is not worth that, and many small files would be many moments between two ways to hear.
 */
export async function readLarge<Found>(
  read: (files: ReadFile) => Found,
  files: () => ReadFile,
  endable: (work: () => Found) => Promise<Found>,
): Promise<Found> {
  try {
    return read(few(files()));
  } catch (error) {
    if (error !== MORE) throw error;
  }
  return endable(() => read(files()));
}

/** The same files, of which more than a few characters are not read. */
function few(files: ReadFile): ReadFile {
  let characters = 0;
  return (reference, from) => {
    const found = files(reference, from);
    characters += "text" in found ? found.text.length : 0;
    if (characters > FEW) throw MORE;
    return found;
  };
}
