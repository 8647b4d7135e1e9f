import { barLines } from "../draw/bars.js";
import { gridLines } from "../draw/grid.js";
import { plot } from "../draw/series.js";
import { treeLines } from "../draw/tree.js";
import { harmless } from "../text/harmless.js";
import { markdownText as escaped } from "../text/markdown-text.js";
import type { View, ViewBlock, ViewCell, ViewTable } from "../view.js";

/** The view as GitHub-flavoured Markdown; text from files shows as written and does nothing. `stamp`: what made it, and when. */
export function renderMarkdown(view: View, stamp?: string): string {
  const { header = [], verdict = [], notes = [], provenance = [], isContinued = false } = view;
  const from = [...header, ...provenance, ...(stamp === undefined || isContinued ? [] : [stamp])];
  const parts = [
    view.title === "" ? "" : `## ${escaped(view.title)}`,
    from.map(escaped).join(" · "),
    verdict.map(escaped).join(" "),
    ...[...view.blocks, ...(view.details ?? [])].flatMap((block) => [
      ...(block.heading === undefined ? [] : [`### ${escaped(block.heading)}`]),
      blockText(block),
    ]),
    [...notes, ...view.captions].map((caption) => `- ${escaped(caption)}`).join("\n"),
    view.partial === undefined ? "" : `> **Partial:** ${escaped(view.partial)}`,
    view.warnings.map((warning) => `> **Warning:** ${escaped(warning)}`).join("\n>\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n") + "\n";
}

/** Columns of a chart: what fits most pages. */
const CHART_WIDTH = 90;

function blockText(block: ViewBlock): string {
  switch (block.kind) {
    case "table":
      return tableText(block);
    case "tree":
      return codeBlock(treeLines(block));
    case "bars":
      return codeBlock(barLines(block));
    case "grid":
      return codeBlock(gridLines(block));
    case "series":
      return codeBlock(plot(block, CHART_WIDTH).map((pieces) => pieces.map(({ text }) => text).join("")));
    case "facts":
      return block.facts
        .map(({ name, text }) => `- ${name === "" ? "" : `${escaped(name)}: `}${escaped(text)}`)
        .join("\n");
    case "lines":
      return codeBlock(block.lines);
  }
}

/** An indented code block: nothing inside can end it. */
const codeBlock = (lines: readonly string[]): string =>
  lines.map((line) => `    ${harmless(line)}`.trimEnd()).join("\n");

function tableText({ columns, rows }: ViewTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map((column) => escaped(column.header.trim()))),
    line(columns.map((column) => (column.align === "right" ? "---:" : "---"))),
    ...rows.map((row) => line(row.map(cellText))),
  ].join("\n");
}

function cellText({ text, tone, mark }: ViewCell): string {
  const shown = escaped(mark === undefined ? text : `${text} ${mark}`);
  return tone === "strong" && shown !== "" ? `**${shown}**` : shown;
}
