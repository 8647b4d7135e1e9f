import type { ViewGrid } from "../view.js";

/** Columns of a cell: a space before its text. */
const GAP = 1;

/** The grid with two labels in each margin, y growing upwards; every second column is labelled, so that labels have room. */
export function gridLines({ across, up, cells }: ViewGrid): string[] {
  const widest = Math.max(...cells.flat().map(({ text }) => text.length));
  const cellWidth = GAP + widest;
  const width = Math.max(...up.map(({ value }) => value.length));
  const rows = cells.map((row, step) => {
    const margin = `${up[step].quantile.padStart(4)}  ${up[step].value.padStart(width)} |`;
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
    below(across.map(({ quantile }) => quantile)),
  ];
}
