/** Columns of one length. */
export type Columns = readonly Column[];

/** A text, a whole number, a number (NaN = no data) or a truth value per row; undefined only in a column that has gaps. */
export type Column =
  | { readonly name: string; readonly kind: "text"; readonly data: readonly string[] }
  | { readonly name: string; readonly kind: "whole" | "number"; readonly data: readonly number[] }
  | { readonly name: string; readonly kind: "flag"; readonly data: readonly boolean[] }
  | {
      readonly name: string;
      readonly kind: "text";
      readonly gaps: true;
      readonly data: readonly (string | undefined)[];
    }
  | {
      readonly name: string;
      readonly kind: "whole" | "number";
      readonly gaps: true;
      readonly data: readonly (number | undefined)[];
    };

/** A table that is written as it comes, a few rows at a time. `finish` writes what a file of its format ends with. */
export interface TableWriter {
  readonly add: (columns: Columns) => void;
  readonly finish: () => void;
}
