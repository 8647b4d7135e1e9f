import { harmless } from "./text/harmless.js";
import { isolated } from "./text/isolated.js";

const SAFE: unique symbol = Symbol("markup");

/** HTML or SVG that may stand in a document as it is. Nothing read from a file is ever this: only `markup` and `raw` make it. */
export interface Markup {
  readonly [SAFE]: string;
}

type Piece = string | number | undefined | false | Markup | readonly Piece[];

/**
 * A template of HTML or SVG: what is put in is text, escaped for text and for quoted attributes alike, and without characters that
 * act on the text around them; only markup stays what it is. Nothing for `undefined` and `false`.
 */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return raw(parts.map((part, place) => part + (place < pieces.length ? textOf(pieces[place]) : "")).join(""));
}

/** What is markup already: a literal of ours, or the text of markup. */
export const raw = (text: string): Markup => ({ [SAFE]: text });

/** The document's text. */
export const markupText = (one: Markup): string => one[SAFE];

export const joined = (all: readonly Markup[]): Markup => raw(all.map(markupText).join(""));

function textOf(piece: Piece): string {
  if (piece === undefined || piece === false) return "";
  if (typeof piece === "number") return String(piece);
  if (typeof piece === "string") return escaped(piece);
  return isMarkup(piece) ? markupText(piece) : piece.map(textOf).join("");
}

const isMarkup = (piece: Markup | readonly Piece[]): piece is Markup => SAFE in piece;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => escapedSigns(isolated(harmless(text)));

const escapedSigns = (text: string): string => text.replace(/[&<>"']/gu, (sign) => ESCAPES[sign]);

/** Text that is copied to where a command is typed: nothing is added that its reader does not see. */
export const verbatim = (text: string): Markup => raw(escapedSigns(harmless(text)));
