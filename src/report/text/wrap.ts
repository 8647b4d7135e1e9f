import { textWidth } from "./width.js";

// A name may break after these as well as at spaces: `marketing-reports-to-sales`, `effect.relation.shared_head.churn`.
const AFTER = /(?<=[-_./])/u;

// Between words, but neither between a number and its unit nor between a month and its number or year.
const WORDS =
  /(?<=(?<!\d|\bmonth|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)) )(?=[^ ])|(?<=\d )(?=[^ ])(?!(?:[kMB%]|points|of 10)(?![\p{L}\d]))|(?<=(?:\bmonth|\b[A-Z][a-z][a-z]) )(?=[^ \d])/u;

/** Breaks `text` into lines of at most `width` terminal columns; a piece wider than that is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text, Math.max(width, 1))) {
    if (textWidth((line + piece).trimEnd()) > width) {
      if (line.trim() !== "") lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** As `wrap`, with `first` before the first line and an indent as wide before the others. */
export function wrapWithIndent(first: string, text: string, width: number): string[] {
  const indent = " ".repeat(textWidth(first));
  return wrap(text, width - indent.length).map((line, index) => (index === 0 ? first : indent) + line);
}

/** Terminal columns of the longest piece that `wrap` cuts only where it must. */
export const longestUnbroken = (text: string): number =>
  Math.max(
    0,
    ...text
      .split(WORDS)
      .flatMap((word) => word.split(AFTER))
      .map((part) => textWidth(part.trimEnd())),
  );

function pieces(text: string, width: number): string[] {
  const words = text.split(WORDS);
  return words.flatMap((word) =>
    textWidth(word.trimEnd()) <= width ? [word] : word.split(AFTER).flatMap((part) => cut(part, width)),
  );
}

function cut(part: string, width: number): string[] {
  const cuts: string[] = [];
  let piece = "";
  for (const character of part) {
    if (textWidth((piece + character).trimEnd()) > width) {
      cuts.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...cuts, piece];
}
