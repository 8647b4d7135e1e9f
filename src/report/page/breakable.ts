import { joined, markup, raw, type Markup } from "../markup.js";

/** What a line may break behind: what joins words, and as many signs of one word as a line of a phone's table holds. */
const PIECE = /[_./](?=\p{L})|[^\s_./-]{24}(?=[^\s_./-]{4})/gu;

/** A text that lines break between words alone, also those of a name without spaces; only what is longer than a line is broken itself. */
export function breakable(text: string): Markup {
  const ends = [...text.matchAll(PIECE)].map(({ 0: piece, index }) => index + piece.length);
  const parts = [0, ...ends].map((from, at) => text.slice(from, ends[at]));
  return joined(parts.map((part, at) => (at === 0 ? markup`${part}` : markup`${raw("<wbr>")}${part}`)));
}
