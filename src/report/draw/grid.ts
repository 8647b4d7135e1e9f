import { textWidth } from "../text/width.js";
import type { ViewGrid } from "../view.js";

/** Columns of a cell: a space before its text. */
const GAP = 1;

/**
 * The grid with its labels in the margin, y growing upwards; quantiles beside the values where there are any.
 * @param width terminal columns that there are
 */
export function gridLines(grid: ViewGrid, width = ROOM): string[] {
  const { up } = grid;
  return up.some(({ quantile }) => quantile !== undefined) ? withQuantiles(grid) : plainGrid(grid, width);
}

/** Every second column is labelled, so that labels have room. */
function withQuantiles({ across, up, cells }: ViewGrid): string[] {
  const widest = Math.max(...cells.flat().map(({ text }) => text.length));
  const cellWidth = GAP + widest;
  const width = Math.max(...up.map(({ value }) => value.length));
  const rows = cells.map((row, step) => {
    const { quantile = "", value } = up[step];
    const margin = `${quantile.padStart(4)}  ${value.padStart(width)} |`;
    return margin + row.map(({ text }) => " ".repeat(GAP) + text.padStart(widest)).join("");
  });
  const below = (texts: readonly string[]): string => {
    const [first, ...rest] = texts.filter((_, step) => step % 2 === 0);
    return first.padStart(width + 8 + cellWidth) + rest.map((label) => label.padStart(2 * cellWidth)).join("");
  };
  const rule = `${" ".repeat(width + 7)}+${"-".repeat(cellWidth * across.length)}`;
  return [
    ...rows.reverse(),
    rule,
    below(across.map(({ value }) => value)),
    below(across.map(({ quantile = "" }) => quantile)),
  ];
}

/** Columns that cells of a plain grid take at most, all together. */
const MOST_COLUMNS = 60;

/** Columns of the narrowest cell. */
const LEAST_CELL = 2;

/** In as few parts one below the other as are no wider than that. */
function plainGrid(grid: ViewGrid, width: number): string[] {
  const { across, legend = [] } = grid;
  for (let parts = Math.max(1, Math.ceil((LEAST_CELL * across.length) / width)); ; parts++) {
    const size = Math.ceil(across.length / parts);
    const drawn = partsOf(grid, size).map((part) => partLines(part, width));
    if (size > 1 && drawn.some(({ lines }) => lines.some((line) => textWidth(line) > width))) continue;
    const lines = drawn.flatMap((part, place) => (place === 0 ? part.lines : ["", ...part.lines]));
    return withLegend(lines, legend, Math.max(BESIDE, 2 * drawn[0].cellWidth), Math.min(width, ROOM));
  }
}

/** The grid in parts of so many columns. */
function partsOf(grid: ViewGrid, size: number): ViewGrid[] {
  const { across, cells } = grid;
  return Array.from({ length: Math.ceil(across.length / size) }, (_, part) => {
    const [from, to] = [part * size, (part + 1) * size];
    return { ...grid, across: across.slice(from, to), cells: cells.map((row) => row.slice(from, to)) };
  });
}

/** As many columns are labelled as there is room for. */
function partLines({ across, up, cells }: ViewGrid, width: number) {
  const labels = across.map(({ value }) => value);
  const widest = Math.max(...labels.map(textWidth), ...cells.flat().map(({ text }) => textWidth(text)));
  const margin = Math.max(...up.map(({ value }) => textWidth(value)));
  const room = Math.min(MOST_COLUMNS, width - margin - MARGIN_END.length);
  const cellWidth = Math.max(LEAST_CELL, Math.min(widest + GAP, Math.floor(room / across.length)));
  const every = Math.ceil((widest + GAP) / cellWidth);
  const rows = cells.map(
    (row, step) =>
      padded(up[step].value, margin) + MARGIN_END + row.map(({ text }) => padded(text, cellWidth)).join(""),
  );
  const shown = labels.filter((_, step) => step % every === 0);
  const [first, ...rest] = shown;
  const below = padded(first, cellWidth) + rest.map((label) => padded(label, every * cellWidth)).join("");
  return { lines: [...rows.reverse(), `${" ".repeat(margin + 1)}+${below}`], cellWidth };
}

const MARGIN_END = " |";

/** What most terminals have room for, and documents. */
const ROOM = 80;
/** Columns between the cells and the legend: its letters are no more cells, and stand farther than these are apart. */
const BESIDE = 8;

/** The legend beside the picture where there is room, else below, in either case apart from it. */
function withLegend(lines: readonly string[], legend: readonly string[], gap: number, width: number): string[] {
  const left = Math.max(...lines.map(textWidth)) + gap;
  const fits = legend.length <= lines.length && legend.every((text) => left + textWidth(text) <= width);
  if (!fits) return legend.length === 0 ? [...lines] : [...lines, "", ...legend];
  return lines.map((line, place) =>
    place < legend.length ? line + " ".repeat(left - textWidth(line)) + legend[place] : line,
  );
}

const padded = (text: string, width: number): string => " ".repeat(Math.max(0, width - textWidth(text))) + text;
