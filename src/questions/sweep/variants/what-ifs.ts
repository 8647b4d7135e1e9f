import type { Setting } from "./setting.js";

/** Keys that are changed together, and the values they take: one row after the other. */
export interface SweepFactor {
  readonly keys: readonly string[];
  /** rows[row][key]: values as `--set` takes them. */
  readonly rows: readonly (readonly string[])[];
  /** What the rows are called; default: they have no names. */
  readonly names?: readonly string[];
  /** Their lines in a table of cases. */
  readonly lines?: readonly number[];
  /** What varies, where the rows do not say: they are drawn. */
  readonly parameters?: readonly SweepParameter[];
}

/** One what-if: the values that some keys take, in place of the scenario's. */
export interface WhatIf {
  /** Its place among all, from 1, or what its row of a table of cases is called. */
  readonly name: string;
  readonly settings: readonly Setting[];
}

/** A key that varies, and its values in order: all of them, or of a range the ends between which they are drawn. */
export interface SweepParameter {
  readonly key: string;
  readonly values: readonly string[];
  /** Values are drawn between two ends, which `values` are. */
  readonly drawn?: true;
}

/** What-ifs by their places; made when asked for, so that their number takes no memory. */
export interface WhatIfs {
  readonly count: number;
  readonly parameters: readonly SweepParameter[];
  /** The what-if at a place, from 0. */
  readonly at: (place: number) => WhatIf;
}

/** Every row of each factor with every row of the others, the last factor changing fastest; one what-if without settings if there are no factors. */
export function product(factors: readonly SweepFactor[]): WhatIfs {
  const count = factors.reduce((sum, { rows }) => sum * rows.length, 1);
  const at = (place: number): WhatIf => {
    const settings: Setting[][] = [];
    const names: string[] = [];
    let left = place;
    for (const { keys, rows, names: named, lines } of [...factors].reverse()) {
      const row = left % rows.length;
      left = Math.floor(left / rows.length);
      settings.unshift(
        keys.map((key, column) => ({ key, value: rows[row][column], ...(lines && { line: lines[row] }) })),
      );
      if (named !== undefined) names.unshift(named[row]);
    }
    const isAlone =
      names.length > 0 && factors.every(({ rows, names: named }) => named !== undefined || rows.length === 1);
    return { name: isAlone ? names.join(" ") : [String(place + 1), ...names].join(" "), settings: settings.flat() };
  };
  return { count, parameters: factors.flatMap(parametersOf), at };
}

const parametersOf = ({ keys, rows, parameters }: SweepFactor): readonly SweepParameter[] =>
  parameters ?? keys.map((key, column) => ({ key, values: [...new Set(rows.map((row) => row[column]))] }));

/** As results tell it: what it is called, and its values in the order of the parameters. */
export const namedValues = ({ name, settings }: WhatIf) => ({
  variant: name,
  values: settings.map(({ value }) => value),
});
