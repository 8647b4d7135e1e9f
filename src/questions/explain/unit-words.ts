/**
 * A unit of the book behind a value as written, in words: nothing for shares, `leads a month`; amounts in what the scenario says they
 * are in, `EUR a year`, and in `currency` where it does not.
 */
export function unitWords(unit: string, currency = "currency"): string {
  if (unit === "fraction" || unit === "multiplier") return "";
  const [what, ...per] = unit.split("/");
  const name = what === "currency" ? currency : what;
  return [...(BARE.includes(what) ? [] : [name]), ...per.map((one) => `a ${one}`)].join(" ");
}

/** What the value itself says. */
const BARE = ["fraction", "hazard"];
