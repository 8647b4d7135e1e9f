import type { CellObject } from "write-excel-file/node";
import { harmless } from "../../text/harmless.js";
import { textWidth } from "../../text/width.js";
import type { WorkbookSheet, SheetCell } from "./sheet.js";

/** Characters of a column, at least and at most: what is longer wraps. */
const NARROWEST = 9;
const WIDEST = 90;
const WIDEST_FIGURE = 18;
/** Units of a text that a cell holds (Microsoft Support, "Excel specifications and limits"). */
const LONGEST_TEXT = 32_767;
const HEADER_COLOUR = "#E8ECF1";

/** A sheet as the library writes it: the header bold and in sight, columns as wide as what is in them. */
export function writtenSheet(
  { header, isFigure, rows }: WorkbookSheet,
  name: string,
  shorten: (text: string) => string,
) {
  const told = (text: string): string => writable(harmless(shorten(text)).slice(0, LONGEST_TEXT));
  const head = header.map((text, place): CellObject => ({
    ...(text !== "" && { value: told(text), type: String }),
    fontWeight: "bold",
    backgroundColor: HEADER_COLOUR,
    wrap: true,
    alignVertical: "bottom",
    ...(isFigure[place] && { align: "right" }),
  }));
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: header.map((text, place) => ({ width: columnWidth(text, rows, place) })),
    data: [head, ...rows.map((row) => row.map((cell) => cellObject(cell, told)))],
  };
}

function cellObject({ value, format, bold }: SheetCell, told: (text: string) => string): CellObject | null {
  if (value === undefined) return null;
  const style = bold === true ? { fontWeight: "bold" as const } : {};
  if (typeof value === "number") return { value, type: Number, ...(format !== undefined && { format }), ...style };
  if (typeof value === "boolean") return { value, type: Boolean, ...style };
  return { value: told(value), type: String, wrap: true, alignVertical: "top", ...style };
}

/** Rows looked at for the width of a column. */
const LOOKED_AT = 1000;

function columnWidth(header: string, rows: WorkbookSheet["rows"], place: number): number {
  const texts = rows.slice(0, LOOKED_AT).flatMap((row) => {
    const { value } = row[place];
    return typeof value === "string" ? [textWidth(value)] : [];
  });
  const words = header.split(" ").map(textWidth);
  const widest = Math.max(NARROWEST, ...words, Math.min(textWidth(header), WIDEST_FIGURE), ...texts);
  return Math.min(WIDEST, widest + 2);
}

/**
 * What would not come out as it went in: `_x000A_` is a character by its number in such files (ECMA-376-1, 22.9.2.19), and the
 * library keeps its texts by name in an object, in which some names are taken; a zero byte, which it takes out again, makes another of them.
 */
function writable(text: string): string {
  const escaped = text.replace(/_(?=x[\da-f]{4}_)/giu, "_x005F_");
  return escaped in {} ? `${escaped}\0` : escaped;
}
