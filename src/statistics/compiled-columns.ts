import { bytesOfBase64 } from "../foundation/base64.js";

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
  fastest ??= typeof COMPILED_COLUMNS === "undefined" ? null : compiledOrNone(COMPILED_COLUMNS);
  return fastest ?? undefined;
}

function compiledOrNone(base64: string): CompiledColumns | null {
  try {
    return compiledColumns(bytesOfBase64(base64));
  } catch {
    return null;
  }
}

/** The little of the standard `WebAssembly` that is used here; neither ES nor Node's types have it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** What `assembly/columns.as` exports. Places are bytes of its memory. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly firstPlace: () => number;
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

const PAGE_BYTES = 65_536;
const NUMBER_BYTES = 8;
/** Rows that are combined in one go. */
const ROWS_AT_ONCE = 8;

/** From the bytes of the compiled module; throws where WebAssembly has no SIMD. */
export function compiledColumns(bytes: Uint8Array): CompiledColumns {
  const module = new WebAssembly.Module(bytes);
  const { memory, firstPlace, ...compiled } = new WebAssembly.Instance(module, {}).exports as Exports;
  // Loads of 16 bytes are fastest at places that are multiples of 16.
  const start = Math.ceil(firstPlace() / 16) * 16;
  const at = (place: number): number => start + NUMBER_BYTES * place;

  /** So many numbers of the memory, from the first place on. */
  const numbers = (count: number): Float64Array => {
    const missing = at(count) - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    return new Float64Array(memory.buffer, start, count);
  };

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
