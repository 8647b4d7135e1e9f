import { bytesOfBase64 } from "../foundation/base64.js";
import { atOnce, type Steps } from "../foundation/steps.js";

/**
 * Adds to entries[i * b.length + j] the inner product of a[i] and b[j], arrays of one length; `triangle`: only for j <= i. The
 * engines give the same bits.
 */
export type AddProducts = (
  a: readonly Float64Array[],
  b: readonly Float64Array[],
  entries: Float64Array,
  triangle: boolean,
) => void;

/** Rows taken at a time, so that what is worked on stays in the processor's cache. It decides the last digits of the sums. */
const ROWS_AT_A_TIME = 512;

interface ProductsOptions {
  readonly from?: number;
  readonly to?: number;
  readonly triangle?: boolean;
  readonly add?: AddProducts;
}

/** Of a product and its sum, in elementary operations. */
const COST_OF_A_PRODUCT = 0.3;

/** A'B over the rows `from` .. `to` - 1 of the columns, row by row; `triangle`: its lower triangle. */
export function innerProducts(
  a: readonly Float64Array[],
  b: readonly Float64Array[],
  options?: ProductsOptions,
): Float64Array {
  return atOnce(innerProductsSteps(a, b, options));
}

/** The same in steps. */
export function* innerProductsSteps(
  a: readonly Float64Array[],
  b: readonly Float64Array[],
  { from = 0, to = a.length === 0 ? 0 : a[0].length, triangle = false, add = fastestProducts() }: ProductsOptions = {},
): Steps<Float64Array> {
  const entries = new Float64Array(a.length * b.length);
  for (let first = from; first < to; first += ROWS_AT_A_TIME) {
    const part = (column: Float64Array): Float64Array => column.subarray(first, Math.min(to, first + ROWS_AT_A_TIME));
    const own = a.map(part);
    add(own, b === a ? own : b.map(part), entries, triangle);
    yield own[0].length * entries.length * COST_OF_A_PRODUCT;
  }
  return entries;
}

/** Inner product of two arrays of one length, in four interleaved sums. */
export function dot(a: Float64Array, b: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    s0 += a[i] * b[i];
    s1 += a[i + 1] * b[i + 1];
    s2 += a[i + 2] * b[i + 2];
    s3 += a[i + 3] * b[i + 3];
  }
  for (let i = whole; i < a.length; i++) s0 += a[i] * b[i];
  return s0 + s1 + (s2 + s3);
}

/** In JavaScript. */
export const plainProducts: AddProducts = (a, b, entries, triangle) => {
  for (let i = 0; i < a.length; i++) {
    const end = triangle ? i + 1 : b.length;
    for (let j = 0; j < end; j++) entries[i * b.length + j] += dot(a[i], b[j]);
  }
};

/** The compiled products in base64, which the build puts here; sources that run as they are have none. */
declare const COMPILED_PRODUCTS: string | undefined;

let fastest: AddProducts | undefined;

function fastestProducts(): AddProducts {
  fastest ??= typeof COMPILED_PRODUCTS === "undefined" ? plainProducts : compiledOrPlain(COMPILED_PRODUCTS);
  return fastest;
}

/** Where there is no SIMD, JavaScript. */
function compiledOrPlain(base64: string): AddProducts {
  try {
    return compiledProducts(bytesOfBase64(base64));
  } catch {
    return plainProducts;
  }
}

/** The little of the standard `WebAssembly` that is used here; neither ES nor Node's types have it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** What `assembly/products.as` exports. Places are bytes of its memory. */
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
}

const PAGE_BYTES = 65_536;
const NUMBER_BYTES = 8;

/** From the bytes of the compiled module; throws where WebAssembly has no SIMD. */
export function compiledProducts(bytes: Uint8Array): AddProducts {
  const module = new WebAssembly.Module(bytes);
  const { memory, firstPlace, addProducts } = new WebAssembly.Instance(module, {}).exports as Exports;
  // Loads of 16 bytes are fastest at places that are multiples of 16.
  const start = Math.ceil(firstPlace() / 16) * 16;

  return (a, b, entries, triangle) => {
    const rows = a[0].length;
    const numbers = (a.length + b.length) * rows + entries.length;
    const missing = start + NUMBER_BYTES * numbers - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    const all = new Float64Array(memory.buffer, start, numbers);
    a.forEach((column, place) => {
      all.set(column, place * rows);
    });
    if (b !== a) {
      b.forEach((column, place) => {
        all.set(column, (a.length + place) * rows);
      });
    }
    const out = (a.length + b.length) * rows;
    all.set(entries, out);
    const at = (place: number): number => start + NUMBER_BYTES * place;
    addProducts(at(0), a.length, at(b === a ? 0 : a.length * rows), b.length, rows, at(out), triangle);
    entries.set(all.subarray(out));
  };
}
