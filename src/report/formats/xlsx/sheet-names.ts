import { harmless } from "../../text/harmless.js";

/** Characters that the name of a sheet may have, and those it may not, in UTF-16 units (Microsoft Support, "Rename a worksheet"). */
const LONGEST = 31;
const FORBIDDEN = /[\[\]:*?/\\]+/gu;
/** Kept by spreadsheets for themselves. */
const RESERVED = "history";

/** Names that a workbook can hold for these titles: none too long or twice, capitals aside. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>([RESERVED]);
  return titles.map((title) => {
    const name = allowed(title.length > LONGEST ? title.replace(REST, "") : title);
    for (let copy = 1; ; copy++) {
      const suffix = copy === 1 ? "" : ` (${copy})`;
      const tried = cut(name, LONGEST - suffix.length) + suffix;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}

/** What comes behind a first clause that says enough. */
const REST = /(?<=^[^:()]*[^\s:()]):\s.*$/su;

const allowed = (title: string): string => {
  const text = harmless(title)
    .replace(FORBIDDEN, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[\s']+|[\s']+$/gu, "");
  return text === "" ? "Table" : text;
};

/** Words that a name does not end with where the rest of it was cut off. */
const OPEN =
  /(?:[\s,;(]+(?:a|an|and|as|at|by|for|from|if|in|is|it|its|less|of|on|one|or|over|own|so|than|that|the|this|to|was|were|what|when|where|which|with)|[\s,;(\-_./'])+$/iu;

/** What is in brackets goes as a whole. */
const UNCLOSED = /(?<=\S)\s*\([^()]*$/u;

/** After a word, else after a part of one, where that leaves half of it at least; never between the halves of a pair. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const tried = [/\s\S*$/u, /[-_./][^-_./]*$/u].map((end) => text.slice(0, length + 1).replace(end, ""));
  const whole = tried.find((one) => one.length <= length && one.length >= length / 2) ?? text.slice(0, length);
  const closed = whole.replace(UNCLOSED, "").replace(OPEN, "");
  return (closed === "" ? whole : closed).replace(/[\ud800-\udbff]$/u, "").replace(/[\s']+$/u, "");
}
