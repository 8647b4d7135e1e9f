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
    const name = allowed(title);
    for (let copy = 1; ; copy++) {
      const suffix = copy === 1 ? "" : ` (${copy})`;
      const tried = cut(name, LONGEST - suffix.length) + suffix;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}

const allowed = (title: string): string => {
  const text = harmless(title)
    .replace(FORBIDDEN, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[\s']+|[\s']+$/gu, "");
  return text === "" ? "Table" : text;
};

/** After a word, where that leaves half of it at least; never between the halves of a pair, nor before a space or an apostrophe. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const words = text.slice(0, length + 1).replace(/\s\S*$/u, "");
  const cutAt = words.length <= length && words.length >= length / 2 ? words : text.slice(0, length);
  return cutAt.replace(/[\ud800-\udbff]$/u, "").replace(/(?: of)?[\s']+$/u, "");
}
