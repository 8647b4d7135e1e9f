import { POINTS } from "../../format/quantity.js";
import { DASH, type ViewCell, type ViewColumn, type ViewTable } from "../../view.js";
import { numberFormat, unitSuffix, withMark, type FigureKind } from "./number-format.js";
import { textCell, type WorkbookSheet, type SheetCell } from "./sheet.js";

/** A table of a view: its values in place of their rounded texts, an interval in two columns. */
export function tableSheet(title: string, { columns, rows }: ViewTable, currency: string | undefined): WorkbookSheet {
  const sheetColumns = columns.flatMap((column, place) => {
    const cells = rows.map((row) => row[place]);
    return cells.some(hasRange) && cells.every((cell) => hasRange(cell) || isNone(cell))
      ? intervalColumns(column, cells, currency)
      : [figureOrTextColumn(column, cells, currency)];
  });
  return {
    title,
    header: sheetColumns.map(({ header }) => header),
    isFigure: sheetColumns.map(({ isFigure }) => isFigure),
    rows: rows.map((_, row) => sheetColumns.map(({ cells }) => cells[row])),
  };
}

interface SheetColumn {
  readonly header: string;
  readonly isFigure: boolean;
  readonly cells: readonly SheetCell[];
}

const hasRange = ({ range }: ViewCell): boolean => range !== undefined;
/** Nothing to tell: a dash on a screen is an empty cell here. */
const isNone = ({ text, value }: ViewCell): boolean => value === undefined && (text === "" || text === DASH);

const headerOf = ({ header, longHeader = header }: ViewColumn): string => longHeader.replaceAll("\n", " ").trim();

function intervalColumns(column: ViewColumn, cells: readonly ViewCell[], currency: string | undefined): SheetColumn[] {
  const rangeOf = ({ range }: ViewCell): readonly number[] => range ?? [];
  const kind = kindOf(cells, rangeOf);
  const formatOf = formatsOf(rangeOf, kind);
  const suffix = unitSuffix(kind.unit, currency, isPoints(cells));
  return ["from", "to"].map((end, place) => ({
    header: `${headerOf(column)} ${end}${suffix}`.trim(),
    isFigure: true,
    cells: cells.map((cell) => figure(cell.range?.[place], formatOf(cell), cell)),
  }));
}

function figureOrTextColumn(column: ViewColumn, cells: readonly ViewCell[], currency: string | undefined): SheetColumn {
  const valueOf = ({ value }: ViewCell): readonly number[] => (value === undefined ? [] : [value]);
  const kind = kindOf(cells, valueOf);
  const formatOf = formatsOf(valueOf, kind);
  const suffix = kind.values.length === 0 ? "" : unitSuffix(kind.unit, currency, isPoints(cells));
  return {
    header: headerOf(column) + suffix,
    isFigure: column.align === "right",
    cells: cells.map((cell) => {
      if (isNone(cell)) return textCell("");
      if (cell.value === undefined) return textCell(cell.text, cell.tone === "strong");
      return figure(cell.value, formatOf(cell), cell);
    }),
  };
}

/** No data is an empty cell. */
function figure(value: number | undefined, format: string | undefined, { mark, tone }: ViewCell): SheetCell {
  const marked = withMark(format, mark);
  return {
    value: value !== undefined && Number.isFinite(value) ? value : undefined,
    ...(marked !== undefined && { format: marked }),
    ...(tone === "strong" && { bold: true }),
  };
}

type ValuesOf = (cell: ViewCell) => readonly number[];

/** All figures of a column are written alike, unless they are of several units, or of none that is known. */
function formatsOf(valuesOf: ValuesOf, kind: FigureKind): (cell: ViewCell) => string | undefined {
  if (kind.unit !== undefined) {
    const format = numberFormat(kind);
    return () => format;
  }
  return (cell) => {
    const format = numberFormat({ ...kind, unit: cell.unit, values: valuesOf(cell).filter(Number.isFinite) });
    return inPoints(cell) ? withMark(format, "points") : format;
  };
}

/** The unit where all have the same. */
function kindOf(cells: readonly ViewCell[], valuesOf: ValuesOf): FigureKind {
  const told = cells.filter((cell) => valuesOf(cell).length > 0);
  const units = [...new Set(told.map(({ unit }) => unit))];
  return {
    unit: units.length === 1 ? units[0] : undefined,
    values: told.flatMap(valuesOf).filter(Number.isFinite),
    isSigned: told.some(({ text }) => text.startsWith("+")),
  };
}

/** Whether a column of figures is in percentage points: those of it that are no figures say nothing of it. */
const isPoints = (cells: readonly ViewCell[]): boolean => {
  const figures = cells.filter(({ value, range = [value] }) => range.some(Number.isFinite));
  return figures.length > 0 && figures.every(inPoints);
};

const inPoints = ({ text }: ViewCell): boolean => text.endsWith(POINTS);
