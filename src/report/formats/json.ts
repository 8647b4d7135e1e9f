import { withEscapes } from "../text/harmless.js";

/** Full precision; JSON has no NaN or Infinity, so no data is null. Characters that nobody sees are escaped, so that a reader sees them. */
export function renderJson(value: unknown): string {
  // JSON.stringify writes null for every number that is not finite (ECMA-262, SerializeJSONProperty).
  const lines = JSON.stringify(value, null, 2).split("\n");
  // Outside of its texts JSON has no hidden character but the ends of lines, and inside them an escape stands for the character.
  return lines.map(withEscapes).join("\n") + "\n";
}

/** Containers inside of each other that are taken apart: the result, its scenarios, one of them, its structures. */
const TAKEN_APART = 4;

/** Characters of a piece, about. */
const PIECE = 524_288;

/**
 * The same text of a whole result in pieces, each made when it is asked for: with hundreds of files, or structures, the text of all
 * takes more memory than what it tells, and longer than others wait for their turn.
 */
export function* jsonPieces(result: object): Generator<string> {
  let piece = "";
  for (const text of texts(result, "", TAKEN_APART)) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}\n`;
}

function* texts(value: unknown, indent: string, apart: number): Generator<string> {
  if (apart === 0 || !isContainer(value)) {
    yield indented(value, indent) ?? "null";
    return;
  }
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  let before = isList ? "[\n" : "{\n";
  for (const [key, own] of Object.entries(value)) {
    if (!isList && isLeftOut(own)) continue;
    yield before + inner + (isList ? "" : `${withEscapes(JSON.stringify(key))}: `);
    yield* texts(own, inner, apart - 1);
    before = ",\n";
  }
  const isEmpty = before !== ",\n";
  yield isEmpty ? (isList ? "[]" : "{}") : `\n${indent}${isList ? "]" : "}"}`;
}

/** What has no form of its own in JSON. */
const isContainer = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !("toJSON" in value);

/** What JSON says nothing of in an object. */
const isLeftOut = (value: unknown): boolean => ["undefined", "function", "symbol"].includes(typeof value);

/** As it stands inside of something: every line but the first behind `indent`. Nothing for what JSON leaves out. */
function indented(value: unknown, indent: string): string | undefined {
  const text = JSON.stringify(value, null, 2) as string | undefined;
  return text?.split("\n").map(withEscapes).join(`\n${indent}`);
}
