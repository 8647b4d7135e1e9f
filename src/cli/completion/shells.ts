/** What a script of a shell calls with the words on the line, the last one as far as it is typed; the answer is a line a word. */
export const ASKED_BY_SHELL = "__complete";

/** Shells that there is a script for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];
