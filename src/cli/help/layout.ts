import type { Command, Help } from "commander";
import type { Declaration } from "../../questions/declaration.js";
import { textWidth } from "../../report/text/width.js";
import { wrap, wrapWithIndent } from "../../report/text/wrap.js";
import { columnsOf, type Io } from "../io.js";

/** Help is no wider than this, wherever it is read. */
const WIDEST_HELP = 80;

/** Terminal columns that help takes. */
export const helpWidth = (io: Io): number => Math.min(columnsOf(io), WIDEST_HELP);

/** Before every item of a list. */
const INDENT = 2;
/** Between a term and what is said of it. */
const GAP = 2;
/** Beside its term a text is not narrower than this: then it stands below. */
const NARROWEST_TEXT = 36;
/** Before a text that stands below its term. */
const BELOW = "      ";

/** How commander lays out help in so many columns. */
export const helpLayout = (width: number): Partial<Help> => ({
  commandUsage: (command: Command) => wrapWithIndent(USAGE, usageOf(command), width).join("\n").slice(USAGE.length),
  boxWrap: (text: string, most: number) => wrap(text, most).join("\n"),
  formatItem: (term: string, termWidth: number, text: string) => itemLines(term, termWidth, text, width).join("\n"),
});

/** What commander writes before it. */
const USAGE = "Usage: ";

function usageOf(command: Command): string {
  const names = command.parent === null ? command.name() : `${command.parent.name()} ${command.name()}`;
  return `${names} ${command.usage()}`;
}

function itemLines(term: string, termWidth: number, text: string, width: number): string[] {
  const margin = " ".repeat(INDENT);
  const beside = INDENT + termWidth + GAP;
  if (width - beside >= NARROWEST_TEXT) return wrapWithIndent(margin + term.padEnd(termWidth + GAP), text, width);
  return [...wrapWithIndent(margin, term, width), ...(text === "" ? [] : wrapWithIndent(BELOW, text, width))];
}

/** Topics by name, and what each is about. */
export function topicsText(
  topics: readonly { readonly id: string; readonly summary: string }[],
  width: number,
): string {
  const widest = Math.max(...topics.map(({ id }) => id.length));
  return topics.map(({ id, summary }) => `${itemLines(id, widest, summary, width).join("\n")}\n`).join("");
}

/** `Examples:` below the options, the call first. */
export function examplesText(examples: Declaration["examples"], width: number): string {
  const lines = examples.flatMap(([call, does]) => [
    ...shellLines(call, width - INDENT).map((line) => " ".repeat(INDENT) + line),
    ...wrapWithIndent(BELOW, does, width),
  ]);
  return `\nExamples:\n${lines.join("\n")}\n`;
}

/** A call as a shell takes it from lines of at most so many columns: broken between words, a backslash at the end of all but the last. */
export function shellLines(call: string, width: number): string[] {
  const lines: string[] = [];
  // What stands in quotes is one word.
  const [first, ...words] = call.match(/(?:'[^']*'|[^\s'])+/gu) ?? [call];
  let line = first;
  for (const [place, word] of words.entries()) {
    const room = width - (place === words.length - 1 ? 0 : CONTINUED.length);
    if (textWidth(`${line} ${word}`) <= room) line += ` ${word}`;
    else {
      lines.push(line + CONTINUED);
      line = `  ${word}`;
    }
  }
  return [...lines, line];
}

const CONTINUED = " \\";
