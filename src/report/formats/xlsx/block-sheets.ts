import { POINTS } from "../../format/quantity.js";
import { monthText } from "../../format/calendar.js";
import type { ViewBars, ViewBlock, ViewFacts, ViewGrid, ViewSeries, ViewTree, ViewTreeNode } from "../../view.js";
import { numberFormat, unitSuffix } from "./number-format.js";
import { textCell, type WorkbookSheet, type SheetCell } from "./sheet.js";
import { tableSheet } from "./table-sheet.js";

/** What a block of a view says, as a sheet: a chart as the figures it is drawn from. */
export function blockSheet(
  block: Exclude<ViewBlock, ViewFacts>,
  title: string,
  currency: string | undefined,
): WorkbookSheet {
  switch (block.kind) {
    case "table":
      return tableSheet(title, block, currency);
    case "series":
      return seriesSheet(title, block, currency);
    case "bars":
      return barsSheet(title, block, currency);
    case "grid":
      return gridSheet(title, block);
    case "tree":
      return treeSheet(title, block);
    case "lines":
      return { title, header: [""], isFigure: [false], rows: block.lines.map((line) => [textCell(line)]) };
  }
}

/** All that a view says in words below headings of their own. */
export const factsSheet = (title: string, blocks: readonly ViewFacts[]): WorkbookSheet => ({
  title,
  header: ["", "", ""],
  isFigure: [false, false, false],
  rows: blocks.flatMap(({ heading = "", facts }) =>
    facts.map(({ name, text }, place) => [textCell(place === 0 ? heading : "", true), textCell(name), textCell(text)]),
  ),
});

/** A row a month, a column a curve. */
function seriesSheet(
  title: string,
  { curves, scale, isDifference, start }: ViewSeries,
  currency?: string,
): WorkbookSheet {
  const values = curves.flatMap((curve) => curve.values).filter(Number.isFinite);
  const format = numberFormat({ unit: scale.unit, values, isSigned: isDifference });
  const suffix = unitSuffix(scale.unit, currency, scale.suffix === POINTS);
  const months = Math.max(0, ...curves.map((curve) => curve.values.length));
  return {
    title,
    header: ["month", ...curves.map(({ name }) => name + suffix)],
    isFigure: [false, ...curves.map(() => true)],
    rows: Array.from({ length: months }, (_, month) => [
      start === undefined ? { value: month + 1 } : textCell(monthText({ start }, month + 1)),
      ...curves.map((curve) => amount(curve.values[month], format)),
    ]),
  };
}

function barsSheet(title: string, { bars, unit }: ViewBars, currency: string | undefined): WorkbookSheet {
  const values = bars.flatMap(({ from, to }) => [from, to]);
  const suffix = unitSuffix(unit, currency, false);
  const level = numberFormat({ unit, values, isSigned: false });
  const step = numberFormat({ unit, values, isSigned: true });
  return {
    title,
    header: ["", `from${suffix}`, `to${suffix}`, `step${suffix}`],
    isFigure: [false, true, true, true],
    rows: bars.map(({ label, from, to }) => [
      textCell(label),
      amount(from, level),
      amount(to, level),
      amount(to - from, step),
    ]),
  };
}

/** As it is drawn: the values of one quantity across, those of the other down, and what the letters stand for below. */
function gridSheet(title: string, { across, up, cells, legend = [] }: ViewGrid): WorkbookSheet {
  const place = ({ value, quantile }: ViewGrid["up"][number]): string =>
    quantile === undefined ? value : `${value} (${quantile})`;
  return {
    title,
    header: ["", ...across.map(place)],
    isFigure: [false, ...across.map(() => false)],
    rows: [
      ...cells.map((row, step) => [textCell(place(up[step])), ...row.map(({ text }) => textCell(text))]).reverse(),
      ...legend.map((text) => [textCell(text), ...across.map(() => textCell(""))]),
    ],
  };
}

/** A row a node, a column further in than what it is a part of. */
function treeSheet(title: string, { root }: ViewTree): WorkbookSheet {
  const lines = linesOf(root, 0);
  const deepest = Math.max(...lines.map(({ depth }) => depth));
  return {
    title,
    header: Array.from({ length: deepest + 1 }, () => ""),
    isFigure: Array.from({ length: deepest + 1 }, () => false),
    rows: lines.map(({ text, depth }) =>
      Array.from({ length: deepest + 1 }, (_, column) => textCell(column === depth ? text : "")),
    ),
  };
}

const linesOf = (
  { text, children }: ViewTreeNode,
  depth: number,
): { readonly text: string; readonly depth: number }[] => [
  { text, depth },
  ...children.flatMap((child) => linesOf(child, depth + 1)),
];

const amount = (value: number | undefined, format: string | undefined): SheetCell => ({
  value: value !== undefined && Number.isFinite(value) ? value : undefined,
  ...(format !== undefined && { format }),
});
