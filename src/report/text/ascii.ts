/** What stands for characters beyond ASCII that the program itself writes, or that people often do; drawing keeps its width. */
const REPLACED: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‘": "'",
  "’": "'",
  "‚": "'",
  "–": "-",
  "—": "-",
  "−": "-",
  "‑": "-",
  "…": "...",
  "•": "*",
  "·": "-",
  "×": "x",
  "±": "+/-",
  "→": "->",
  "←": "<-",
  "≥": ">=",
  "≤": "<=",
  "≈": "~",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  "\u00A0": " ",
  "\u202F": " ",
  "\u2009": " ",
  "─": "-",
  "━": "-",
  "╌": "=",
  "│": "|",
  "┃": "|",
  "└": "`",
  "├": "|",
  "┤": "|",
  "┌": "+",
  "┐": "+",
  "┘": "+",
  "┬": "+",
  "┴": "+",
  "┼": "+",
  "█": "#",
  "▒": "%",
  "░": ".",
  "◀": "<",
  "▶": ">",
  "▲": "^",
  "▼": "v",
  "●": "o",
};

const BEYOND = /[^\u0000-\u007F]/gu;
const MARKS = /\p{M}/gu;

/**
 * The text in ASCII alone: punctuation and drawing by what looks alike, letters without their marks, and any other character as its
 * code point, `<U+4E2D>`, so that two names stay two.
 */
export const asciiText = (text: string): string => text.replace(BEYOND, inAscii);

function inAscii(character: string): string {
  if (Object.hasOwn(REPLACED, character)) return REPLACED[character];
  const bare = character.normalize("NFKD").replace(MARKS, "");
  if (/^[\u0000-\u007F]*$/u.test(bare)) return bare;
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
}

/** The same for every text of plain data, such as a view, before it is laid out. */
export function asciiTexts<Data>(data: Data): Data {
  if (typeof data === "string") return asciiText(data) as Data;
  if (Array.isArray(data)) return data.map(asciiTexts) as Data;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, asciiTexts(value)])) as Data;
}
