import { madeOfModule, numberModule } from "./number-module.js";

/** Adds to entries[i * b.length + j] the inner product of a[i] and b[j], arrays of one length; `triangle`: only for j <= i. */
export type AddProducts = (
  a: readonly Float64Array[],
  b: readonly Float64Array[],
  entries: Float64Array,
  triangle: boolean,
) => void;

/** Writes into sums[k] the sum over the columns, in their order, of weights[k][column] x column, all of one length. */
export type Combine = (
  columns: readonly Float64Array[],
  weights: readonly ArrayLike<number>[],
  sums: readonly Float64Array[],
) => void;

/** What is done with columns, compiled; in JavaScript it gives the same bits. */
export interface CompiledColumns {
  readonly addProducts: AddProducts;
  readonly combine: Combine;
}

/** The compiled module in base64, which the build puts here; sources that run as they are have none. */
declare const COMPILED_COLUMNS: string | undefined;

let fastest: CompiledColumns | null | undefined;

/** Undefined where there is no SIMD, or nothing compiled. */
export function fastestColumns(): CompiledColumns | undefined {
  fastest ??=
    madeOfModule(typeof COMPILED_COLUMNS === "undefined" ? undefined : COMPILED_COLUMNS, compiledColumns) ?? null;
  return fastest ?? undefined;
}

/** What `assembly/columns.as` exports. Places are bytes of its memory. */
interface Exports {
  readonly addProducts: (
    a: number,
    aCount: number,
    b: number,
    bCount: number,
    rows: number,
    out: number,
    triangle: boolean,
  ) => void;
  readonly combine: (columns: number, count: number, rows: number, weights: number, sums: number, out: number) => void;
}

/** Rows that are combined in one go. */
const ROWS_AT_ONCE = 8;

/** From the bytes of the compiled module; throws where WebAssembly has no SIMD. */
export function compiledColumns(bytes: Uint8Array): CompiledColumns {
  const { compiled, at, numbers } = numberModule<Exports>(bytes);

  const addProducts: AddProducts = (a, b, entries, triangle) => {
    const rows = a[0].length;
    const columns = b === a ? a : [...a, ...b];
    const out = columns.length * rows;
    const all = numbers(out + entries.length);
    columns.forEach((column, place) => {
      all.set(column, place * rows);
    });
    all.set(entries, out);
    compiled.addProducts(at(0), a.length, at(b === a ? 0 : a.length * rows), b.length, rows, at(out), triangle);
    entries.set(all.subarray(out));
  };

  const combine: Combine = (columns, weights, sums) => {
    const rows = ROWS_AT_ONCE * (Math.ceil(sums[0].length / ROWS_AT_ONCE) | 1);
    const out = columns.length * rows;
    const ofWeights = out + sums.length * rows;
    const all = numbers(ofWeights + sums.length * columns.length);
    columns.forEach((column, place) => {
      all.set(column, place * rows);
    });
    weights.forEach((own, place) => {
      all.set(own, ofWeights + place * columns.length);
    });
    compiled.combine(at(0), columns.length, rows, at(ofWeights), sums.length, at(out));
    sums.forEach((own, place) => {
      own.set(all.subarray(out + place * rows, out + place * rows + own.length));
    });
  };

  return { addProducts, combine };
}
