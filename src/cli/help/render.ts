import { Chalk, type ChalkInstance } from "chalk";
import { renderTable, type TableOptions } from "../../report/formats/table/render.js";
import { asciiText } from "../../report/text/ascii.js";
import { wrap, wrapWithIndent } from "../../report/text/wrap.js";
import { shellLines } from "./layout.js";

/**
 * A topic for a terminal: of Markdown what the topics are written in, which is headings, paragraphs, lists, tables and code
 * blocks. Code stands as it is, indented, but for calls in a shell, which go on in the next line; everything else is wrapped.
 */
export function renderTopic(markdown: string, style: TableOptions): string {
  const chalk = new Chalk({ level: style.colour ? 1 : 0 });
  const blocks = blocksOf(markdown.trim().split("\n"));
  const text = `${blocks.map((block) => linesOf(block, style, chalk).join("\n")).join("\n\n")}\n`;
  return style.ascii === true ? asciiText(text) : text;
}

type Block = readonly string[];

/** Lines that belong together: a code block with what is blank in it, else what stands between blank lines. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: string[][] = [[]];
  let isCode = false;
  for (const line of lines) {
    const last = blocks[blocks.length - 1];
    if (line.startsWith("```")) isCode = !isCode;
    if (line === "" && !isCode) blocks.push([]);
    else last.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

function linesOf(block: Block, style: TableOptions, chalk: ChalkInstance): string[] {
  const { width } = style;
  const [first] = block;
  if (first.startsWith("```")) return codeLines(block.slice(1, -1), width);
  if (first.startsWith("# ")) return [chalk.bold(first.slice(2).toUpperCase())];
  if (first.startsWith("#")) return [chalk.bold(first.replace(/^#+ /u, ""))];
  if (first.startsWith("|")) return tableLines(block, style);
  if (first.startsWith("- ")) return itemsOf(block).flatMap((item) => wrapWithIndent("• ", plainText(item), width));
  return wrap(plainText(block.join(" ")), width);
}

function codeLines(code: Block, width: number): string[] {
  const isCall = (line: string): boolean => line.startsWith("orgfunnel ") && !line.endsWith("\\");
  return code
    .flatMap((line) => (isCall(line) ? shellLines(line, width - CODE_INDENT.length) : [line]))
    .map((line) => (CODE_INDENT + line).trimEnd());
}

const CODE_INDENT = "    ";

/** Items of a list, each in one line. */
function itemsOf(block: Block): string[] {
  const items: string[] = [];
  for (const line of block) {
    if (line.startsWith("- ")) items.push(line.slice(2));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items;
}

/** Without marks for bold and slanted; what is code keeps its own, which tell where it begins. */
const plainText = (text: string): string =>
  text
    .split(/(`[^`]*`)/u)
    .map((part) => (part.startsWith("`") ? part : part.replace(/\*\*|\b_|_\b/gu, "")))
    .join("");

function tableLines([head, rule, ...rows]: Block, style: TableOptions): string[] {
  const cells = (row: string): string[] =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => plainText(cell.trim()));
  const rules = cells(rule);
  const columns = cells(head).map((header, place) => ({
    header,
    align: rules[place].endsWith(":") ? ("right" as const) : ("left" as const),
    priority: 1,
    wrapsTo: 12,
  }));
  const table = { kind: "table", columns, rows: rows.map((row) => cells(row).map((text) => ({ text }))) } as const;
  return renderTable({ title: "", blocks: [table], captions: [], warnings: [] }, style)
    .trimEnd()
    .split("\n");
}
