/** A value of a cell as a spreadsheet has it; undefined is an empty one. */
export interface SheetCell {
  /** A text stays one whatever it begins with: it is never read as a formula. */
  readonly value: string | number | boolean | undefined;
  /** Of a number, as spreadsheets write formats. */
  readonly format?: string;
  readonly bold?: boolean;
}

/** One sheet: a header, which stays in sight, and what stands below it. */
export interface WorkbookSheet {
  /** What it is wished to be called, and told to be. */
  readonly title: string;
  readonly header: readonly string[];
  /** Column by column: whether figures stand in it. */
  readonly isFigure: readonly boolean[];
  readonly rows: readonly (readonly SheetCell[])[];
}

export const textCell = (value: string, bold = false): SheetCell => ({
  value: value === "" ? undefined : value,
  ...(bold && { bold }),
});
