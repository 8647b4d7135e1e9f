import { textWidth } from "../text/width.js";
import type { ViewGrid } from "../view.js";

/** Columns of a cell: a space before its text. */
const GAP = 1;

/**
 * The grid with its labels in the margin, y growing upwards; quantiles beside the values where there are any.
 * @param width terminal columns that a legend may take beside it
 */
export function gridLines(grid: ViewGrid, width = ROOM): string[] {
  const { up } = grid;
  return up.some(({ quantile }) => quantile !== undefined)
    ? withQuantiles(grid)
    : plainGrid(grid, Math.min(width, ROOM));
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

/** As many columns are labelled as there is room for. */
function plainGrid({ across, up, cells, legend = [] }: ViewGrid, width: number): string[] {
  const labels = across.map(({ value }) => value);
  const widest = Math.max(...labels.map(textWidth), ...cells.flat().map(({ text }) => textWidth(text)));
  const cellWidth = Math.max(2, Math.min(widest + GAP, Math.floor(MOST_COLUMNS / across.length)));
  const every = Math.ceil((widest + GAP) / cellWidth);
  const margin = Math.max(...up.map(({ value }) => textWidth(value)));
  const rows = cells.map(
    (row, step) => `${padded(up[step].value, margin)} |${row.map(({ text }) => padded(text, cellWidth)).join("")}`,
  );
  const shown = labels.filter((_, step) => step % every === 0);
  const [first, ...rest] = shown;
  const below = padded(first, cellWidth) + rest.map((label) => padded(label, every * cellWidth)).join("");
  const lines = [...rows.reverse(), `${" ".repeat(margin + 1)}+${below}`];
  return withLegend(lines, legend, Math.max(BESIDE, 2 * cellWidth), width);
}

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
