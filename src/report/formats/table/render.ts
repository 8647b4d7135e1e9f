import { Chalk, type ChalkInstance } from "chalk";
import Table from "cli-table3";
import { barLines } from "../../draw/bars.js";
import { gridLines } from "../../draw/grid.js";
import { treeLines } from "../../draw/tree.js";
import { asciiText, asciiTexts } from "../../text/ascii.js";
import { harmless } from "../../text/harmless.js";
import { textWidth } from "../../text/width.js";
import { wrap, wrapWithIndent } from "../../text/wrap.js";
import type { Tone, View, ViewBlock, ViewCell, ViewFacts, ViewTable } from "../../view.js";
import { chartLines } from "./chart.js";
import { cellLines, fit, GUTTER } from "./columns.js";

export interface TableOptions {
  /** Terminal columns; no line is longer, except those of a hand-made tree. */
  readonly width: number;
  /** Colour and drawn lines; without them the text is plain, as for a pipe. */
  readonly colour: boolean;
  /** Whether to say what every figure means, too. */
  readonly notes?: boolean;
  /** Whether only ASCII may stand in it. */
  readonly ascii?: boolean;
  /** What made the answer, and when: said with the notes, and in documents. */
  readonly stamp?: string;
}

/** Longer lines of prose are hard to read. */
const WIDEST_TEXT = 100;

/** What always stands below the figures has no more lines than these, lest the answer scroll off. */
const MOST_NOTE_LINES = 3;

/** Lines of a terminal of 24, but for the prompt's: fewer notes stand below where that keeps the header in sight. */
const SCREEN_LINES = 23;

const FEWEST_NOTE_LINES = 2;

/** Said where there is more to say. */
const MORE = "--notes explains the figures.";
const MORE_AND_DETAILS = "--notes explains, --full shows more.";

/** The view as text for a terminal, ending in a newline: header line, verdict, figures, notes. */
export function renderTable(view: View, style: TableOptions): string {
  // Texts before they are laid out, so that columns line up; what is drawn afterwards, sign by sign.
  if (style.ascii === true) return asciiText(renderText(asciiTexts(view), style));
  return renderText(view, style);
}

function renderText(view: View, style: TableOptions): string {
  const { width, colour } = style;
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const above = [
    headerLines(view, width, chalk),
    wrap(harmless((view.verdict ?? []).join(" ")), Math.min(width, WIDEST_TEXT)).filter((line) => line !== ""),
    ...shownBlocks(view).map((block) => renderBlock(block, width, chalk)),
  ].filter((lines) => lines.length > 0);
  const warnings = warningLines(view, width, chalk);
  // A blank line below each part.
  const left = SCREEN_LINES - above.reduce((sum, lines) => sum + lines.length + 1, warnings.length);
  const most = left < FEWEST_NOTE_LINES ? MOST_NOTE_LINES : Math.min(MOST_NOTE_LINES, left);
  const below = [...noteLines(view, style, most).map((line) => chalk.dim(line)), ...warnings];
  return [...above, ...(below.length === 0 ? [] : [below])].map((lines) => lines.join("\n") + "\n").join("\n");
}

const shownBlocks = ({ blocks, details = [], showsDetails = false }: View): readonly ViewBlock[] =>
  showsDetails ? [...blocks, ...details] : blocks;

/** The title, and behind it, as far as they belong together, horizon, objective and trials. */
function headerLines({ title, header = [] }: View, width: number, chalk: ChalkInstance): string[] {
  if (title === "") return [];
  const name = harmless(title);
  const lines = wrap([name, ...header.map(harmless)].join(" · "), width);
  return lines.map((line, place) =>
    place === 0 && line.startsWith(name) ? chalk.bold(name) + line.slice(name.length) : chalk.bold(line),
  );
}

/** At most so many lines, but for what must be said; all there is to say where that is asked for. */
function noteLines(view: View, { width, notes: all, stamp }: TableOptions, most: number): string[] {
  const { notes, captions, provenance = [], details = [], showsDetails } = view;
  const text = Math.min(width, WIDEST_TEXT);
  if (all === true) {
    const from = [...(stamp === undefined ? [] : [stamp]), ...provenance].join(" · ");
    return [...(notes ?? []), ...captions, ...(from === "" ? [] : [from])].flatMap((note) =>
      wrapWithIndent("• ", harmless(note), text),
    );
  }
  if (notes === undefined) return [];
  // Whoever says that details are not shown has an option that shows them.
  const hasMore = details.length > 0 && showsDetails === false;
  const last = captions.length === 0 ? [] : [hasMore ? MORE_AND_DETAILS : MORE];
  for (let said = notes.length; said > 0; said--) {
    const lines = wrap(harmless([...notes.slice(0, said), ...last].join(" ")), text);
    if (lines.length <= most || said === 1) return lines;
  }
  return last;
}

function warningLines({ partial, warnings }: View, width: number, chalk: ChalkInstance): string[] {
  return [
    ...(partial === undefined ? [] : wrapWithIndent("partial: ", partial, width)),
    ...warnings.flatMap((text) => wrapWithIndent("warning: ", harmless(text), width)),
  ].map((line) => chalk.yellow(line));
}

function renderBlock(block: ViewBlock, width: number, chalk: ChalkInstance): string[] {
  const heading =
    block.heading === undefined ? [] : wrap(harmless(block.heading), width).map((line) => chalk.bold(line));
  return [...heading, ...bodyLines(block, width, chalk)];
}

function bodyLines(block: ViewBlock, width: number, chalk: ChalkInstance): string[] {
  switch (block.kind) {
    case "table":
      return tableLines(block, width, chalk);
    case "tree":
      return treeLines(block, width).map(harmless);
    case "bars":
      return barLines(block, width).map(harmless);
    case "grid":
      return gridLines(block).map(harmless);
    case "series":
      return chartLines(block, width, chalk);
    case "facts":
      return factLines(block, width, chalk);
    case "lines":
      return block.lines.map(harmless);
  }
}

function factLines({ facts }: ViewFacts, width: number, chalk: ChalkInstance): string[] {
  const widest = Math.max(0, ...facts.map(({ name }) => name.length));
  return facts.flatMap(({ name, text }) => {
    const [first, ...rest] = wrapWithIndent(name.padEnd(widest + GUTTER), harmless(text), width);
    return [chalk.dim(first.slice(0, widest)) + first.slice(widest), ...rest];
  });
}

function tableLines(given: ViewTable, width: number, chalk: ChalkInstance): string[] {
  const table = prepared(given);
  const { shown, widths, dropped } = fit(table, width);
  const cell = (text: string, place: number): string[] => cellLines(text, widths[place]);
  const drawn = new Table({
    head: shown.map((index, place) =>
      cell(table.columns[index].header, place)
        .map((line) => chalk.bold(line))
        .join("\n"),
    ),
    colWidths: [...widths],
    colAligns: shown.map((index) => table.columns[index].align),
    chars: borders(chalk.level > 0),
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  for (const row of table.rows) {
    const cells = shown.map((index, place) =>
      cell(row[index].text, place).map((line) => toned(line, row[index].tone, chalk)),
    );
    // A row per line: cli-table3 takes a time quadratic in the length of a cell of several lines.
    const height = Math.max(...cells.map((lines) => lines.length));
    for (let line = 0; line < height; line++)
      drawn.push(cells.map((lines) => (line < lines.length ? lines[line] : "")));
  }
  const lines = drawn
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
  return [...lines, ...tooNarrow(dropped, width).map((line) => chalk.dim(line))];
}

/** One line: which columns are missing, or how many where their names take more. */
function tooNarrow(dropped: readonly string[], width: number): string[] {
  if (dropped.length === 0) return [];
  const named = `Too narrow to show: ${dropped.join(", ")}.`;
  return [textWidth(named) <= width ? named : `Too narrow to show ${dropped.length} more columns.`];
}

/** Harmless texts, with their marks; where a column has marks the cells without one make room, so that figures line up. */
function prepared(table: ViewTable): ViewTable {
  const marked = table.columns.map((_, index) => table.rows.some((row) => row[index].mark !== undefined));
  const text = (cell: ViewCell, index: number): string =>
    harmless(cell.text) + (marked[index] ? ` ${cell.mark ?? " "}` : "");
  return {
    ...table,
    rows: table.rows.map((row) => row.map((cell, index) => ({ ...cell, text: text(cell, index) }))),
  };
}

function toned(line: string, tone: Tone | undefined, chalk: ChalkInstance): string {
  const styles = { strong: chalk.bold, good: chalk.green, bad: chalk.red, muted: chalk.dim };
  return tone === undefined ? line : styles[tone](line);
}

/** No frame; one rule under the header, drawn on a terminal and made of hyphens elsewhere. */
function borders(drawn: boolean): Record<string, string> {
  const rule = drawn ? "─" : "-";
  const none = ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"];
  return {
    ...Object.fromEntries(none.concat("left", "right", "left-mid", "right-mid").map((name) => [name, ""])),
    mid: rule,
    "mid-mid": drawn ? rule.repeat(GUTTER) : " ".repeat(GUTTER),
    middle: " ".repeat(GUTTER),
  };
}
