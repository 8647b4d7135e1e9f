import { Chalk, type ChalkInstance } from "chalk";
import { atOnce } from "../../../foundation/steps.js";
import { barLines } from "../../draw/bars.js";
import { gridLines } from "../../draw/grid.js";
import { treeLines } from "../../draw/tree.js";
import { asciiText, asciiTexts } from "../../text/ascii.js";
import { harmless } from "../../text/harmless.js";
import { wrap, wrapWithIndent } from "../../text/wrap.js";
import type { View, ViewBlock, ViewFacts, ViewTable } from "../../view.js";
import { chartLines } from "./chart.js";
import { GUTTER } from "./columns.js";
import { tableLines, type LinesDrawn } from "./table-lines.js";

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
/** Where there is no room for that. */
const SHORT_MORE = "--notes explains.";
const MORE_AND_DETAILS = "--notes explains, --full shows more.";

/** The view as text for a terminal, ending in a newline: header line, verdict, figures, notes. */
export const renderTable = (view: View, style: TableOptions): string => atOnce(renderedTable(view, style));

/** The same with an empty piece now and then, so that whoever tells a long one gets a turn. */
export function* renderedTable(view: View, style: TableOptions): TextDrawn {
  // Texts before they are laid out, so that columns line up; what is drawn afterwards, sign by sign.
  if (style.ascii === true) return asciiText(yield* renderText(asciiTexts(view), style));
  return yield* renderText(view, style);
}

type TextDrawn = Generator<"", string, undefined>;

function* renderText(view: View, style: TableOptions): TextDrawn {
  const { width, colour } = style;
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const blocks: string[][] = [];
  for (const block of shownBlocks(view)) blocks.push(yield* renderBlock(block, width, chalk, markText(view)));
  const above = [
    headerLines(view, width, chalk),
    wrap(harmless((view.verdict ?? []).join(" ")), Math.min(width, WIDEST_TEXT)).filter((line) => line !== ""),
    ...blocks,
  ].filter((lines) => lines.length > 0);
  const warnings = warningLines(view, width, chalk);
  // A blank line below each part.
  const left = SCREEN_LINES - above.reduce((sum, lines) => sum + lines.length + 1, warnings.length);
  const most = left < FEWEST_NOTE_LINES ? MOST_NOTE_LINES : Math.min(MOST_NOTE_LINES, left);
  const isUntold =
    above.flat().some((line) => MARKED.test(line)) && !above.flat().some((line) => line.includes(markText(view)));
  const below = [...noteLines(view, style, most, isUntold).map((line) => chalk.dim(line)), ...warnings];
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
function noteLines(
  view: View,
  { width, notes: all, stamp }: TableOptions,
  most: number,
  isMarkUntold: boolean,
): string[] {
  const { notes, captions, details = [], showsDetails } = view;
  const text = Math.min(width, WIDEST_TEXT);
  if (all === true) return allNotes(view, stamp).flatMap((note) => wrapWithIndent("• ", harmless(note), text));
  if (notes === undefined) return [];
  // Whoever says that details are not shown has an option that shows them.
  const hasMore = details.length > 0 && showsDetails === false;
  const lasts = captions.length === 0 ? [""] : [hasMore ? MORE_AND_DETAILS : MORE, SHORT_MORE];
  const sentences = isMarkUntold ? withMark(notes, view) : notes;
  const linesOf = (said: readonly string[], last: string): string[] =>
    wrap(harmless([...said, last].join(" ").trim()), text);
  for (let said = sentences.length; said > 0; said--) {
    const [first, ...others] = sentences.slice(0, said);
    // Which of the two most needed comes first is all one: whichever way takes fewer lines.
    const orders = [
      [first, ...others],
      [...others.slice(0, 1), first, ...others.slice(1)],
    ];
    const found = lasts.flatMap((last) => orders.map((order) => linesOf(order, last)));
    const fitting = found.find((lines) => lines.length <= most);
    if (fitting !== undefined) return fitting;
    if (said === 1) return found.reduce((fewest, lines) => (lines.length < fewest.length ? lines : fewest));
  }
  return lasts.filter((last) => last !== "").slice(0, 1);
}

/** What the figures mean, and what made them. */
function allNotes({ notes = [], captions, provenance = [], isContinued = false }: View, stamp?: string): string[] {
  const from = [...(stamp === undefined || isContinued ? [] : [stamp]), ...provenance].join(" · ");
  return [...notes, ...captions, ...(from === "" ? [] : [from])];
}

/** A figure with a mark behind it. */
const MARKED = /[\d%A-Za-z] ~(?: |$)/u;

/** With what `~` stands for where a figure has it, before what is needed less. */
function withMark(notes: readonly string[], view: View): readonly string[] {
  const isTold = notes.some((note) => note.startsWith("~"));
  return isTold ? notes : [...notes.slice(0, BEFORE_MARK), markText(view), ...notes.slice(BEFORE_MARK)];
}

const markText = ({ mark = COULD_BE_NONE }: View): string => mark;

const COULD_BE_NONE = "~: could be zero.";
/** Notes that are needed more. */
const BEFORE_MARK = 1;

function warningLines({ partial, warnings }: View, width: number, chalk: ChalkInstance): string[] {
  return [
    ...(partial === undefined ? [] : wrapWithIndent("partial: ", partial, width)),
    ...warnings.flatMap((text) => wrapWithIndent("warning: ", harmless(text), width)),
  ].map((line) => chalk.yellow(line));
}

function* renderBlock(block: ViewBlock, width: number, chalk: ChalkInstance, mark: string): LinesDrawn {
  const heading =
    block.heading === undefined ? [] : wrap(harmless(block.heading), width).map((line) => chalk.bold(line));
  const isTable = block.kind === "table";
  return [...heading, ...(isTable ? yield* tableLines(block, width, chalk, mark) : bodyLines(block, width, chalk))];
}

function bodyLines(block: Exclude<ViewBlock, ViewTable>, width: number, chalk: ChalkInstance): string[] {
  switch (block.kind) {
    case "tree":
      return treeLines(block, width).map(harmless);
    case "bars":
      return barLines(block, width).map(harmless);
    case "grid":
      return gridLines(block, width).map(harmless);
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
