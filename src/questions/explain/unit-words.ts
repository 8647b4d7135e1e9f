/** A unit of the book behind a value as written, in words: nothing for shares, `leads a month`. */
export function unitWords(unit: string): string {
  if (unit === "fraction" || unit === "multiplier") return "";
  const [what, ...per] = unit.split("/");
  return [...(BARE.includes(what) ? [] : [what]), ...per.map((one) => `a ${one}`)].join(" ");
}

/** What the value itself says. */
const BARE = ["fraction", "hazard"];
