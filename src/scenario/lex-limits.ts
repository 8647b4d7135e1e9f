import { Lexer } from "yaml";
import { MAX_DEPTH, MAX_VALUES } from "./locate.js";

/** Pieces of syntax; the parser needs about 1 kB for each. A value takes a few. */
const MAX_TOKENS = 8 * MAX_VALUES;

export interface LimitBroken {
  readonly code: "too-many-values" | "too-deep";
  readonly offset: number;
}

/**
 * Where a text is too large or too deep for the parser. The parser recurses: at the end of the stack a regular expression that
 * V8 has yet to compile ends the process, which nothing can catch. So the depth is bounded here, from the tokens alone:
 * open brackets, plus the ascending columns at which a block can begin (the start of a line, or after `-`, `?` or `:`).
 */
export function findLimitBroken(text: string): LimitBroken | undefined {
  const columns: number[] = [];
  let [tokens, lineStart, brackets, canBegin] = [0, 0, 0, true];
  for (const { kind, token, offset } of pieces(text)) {
    tokens += 1;
    if (tokens > MAX_TOKENS) return { code: "too-many-values", offset: 0 };
    if (kind !== "space" && canBegin) enter(columns, offset - lineStart);
    if (kind === "syntax") brackets = Math.max(0, brackets + (BRACKETS[token] ?? 0));
    if (brackets + columns.length > MAX_DEPTH) return { code: "too-deep", offset };
    const lastBreak = token.lastIndexOf("\n");
    if (lastBreak >= 0) lineStart = offset + lastBreak + 1;
    if (lastBreak >= 0) canBegin = true;
    else if (kind !== "space") canBegin = kind === "syntax" && INDICATORS.includes(token);
  }
  return undefined;
}

const BRACKETS: Readonly<Partial<Record<string, number>>> = { "[": 1, "{": 1, "]": -1, "}": -1 };
const INDICATORS = ["-", "?", ":"];

interface Piece {
  readonly kind: "space" | "scalar" | "syntax";
  readonly token: string;
  readonly offset: number;
}

/** Tokens of the lexer that stand for nothing in the text; the last announces that the next token is a scalar. */
const MARKS = ["\u{FEFF}", "\x02", "\x18", "\x1f"];
const SCALAR_NEXT = "\x1f";

function* pieces(text: string): Generator<Piece> {
  let offset = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (isScalar || !MARKS.includes(token)) {
      const kind = isScalar ? "scalar" : /^[ \t\r\n]*$/u.test(token) ? "space" : "syntax";
      yield { kind, token, offset };
      offset += token.length;
      isScalar = false;
    } else isScalar = token === SCALAR_NEXT;
  }
}

/** Notes that a block may begin at `column`; blocks further right have ended. */
function enter(columns: number[], column: number): void {
  while ((columns.at(-1) ?? -1) > column) columns.pop();
  if (columns.at(-1) !== column) columns.push(column);
}
