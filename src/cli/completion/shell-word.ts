/** A word that may stand next, and what it is. What ends with `/`, `=` or `.` is not yet whole. */
export interface ShellWord {
  readonly word: string;
  readonly text?: string;
}

export const shellWords = (words: readonly string[], text?: string): readonly ShellWord[] =>
  words.map((word) => ({ word, ...(text !== undefined && { text }) }));

/** Those that begin as what is typed. */
export const beginningWith = (candidates: readonly ShellWord[], typed: string): readonly ShellWord[] =>
  candidates.filter(({ word }) => word.startsWith(typed));

/** The last of a list with commas, whose others stay as they are. */
export function lastOfList(candidates: readonly ShellWord[], typed: string): readonly ShellWord[] {
  const start = typed.slice(0, typed.lastIndexOf(",") + 1);
  const given = start.split(",");
  return candidates
    .filter(({ word }) => !given.includes(word))
    .map(({ word, ...rest }) => ({ word: start + word, ...rest }));
}

/** As a script of a shell reads them, one a line. */
export const shellWordLines = (candidates: readonly ShellWord[]): string =>
  candidates.map(({ word, text = "" }) => `${word}\t${text.replace(/\s+/gu, " ")}\n`).join("");
