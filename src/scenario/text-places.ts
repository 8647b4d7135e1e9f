import { shorten } from "../foundation/shorten.js";
import type { Place } from "./located-tree.js";

/** The place of the character at `offset`, seen as part of the value at `keyPath`. */
export type PlaceAt = (offset: number, keyPath: string) => Place;

const LONGEST_LINE = 400;

/** Turns offsets of a file's text into places. */
export function placesIn(text: string, file: string): PlaceAt {
  const starts = lineStarts(text);
  return (offset, keyPath) => {
    const line = lastAtMost(starts, offset);
    const start = starts[line];
    const end = starts.at(line + 1) ?? text.length;
    const head = text.slice(start, Math.min(end, start + LONGEST_LINE + 1)).replace(/\r?\n$/u, "");
    const position = { file, line: line + 1, column: offset - start + 1 };
    return { position, keyPath, line: shorten(head, LONGEST_LINE) };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}

/** The place in `ascending` of the last number that is at most `limit`; the first number must be. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ascending[middle] <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
