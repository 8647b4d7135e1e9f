import { bytesOfBase64 } from "../foundation/base64.js";

/** The little of the standard `WebAssembly` that is used here; neither ES nor Node's types have it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** What every module of `assembly/` exports. */
interface MemoryExports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  /** The next free byte of the memory. */
  readonly firstPlace: () => number;
}

/** A compiled module, and the numbers in its memory. */
export interface NumberModule<Exports> {
  readonly compiled: Exports;
  /** The byte at which a number lies. */
  readonly at: (place: number) => number;
  /** The first so many numbers. Memory grows if need be: they stay what they are, and arrays given before are empty. */
  readonly numbers: (count: number) => Float64Array<ArrayBuffer>;
}

const PAGE_BYTES = 65_536;
const NUMBER_BYTES = 8;

/** From the bytes of the compiled module; throws where WebAssembly has no SIMD. */
export function numberModule<Exports>(bytes: Uint8Array): NumberModule<Exports> {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {});
  const { memory, firstPlace, ...compiled } = instance.exports as MemoryExports & Exports;
  // Loads of 16 bytes are fastest at places that are multiples of 16.
  const start = Math.ceil(firstPlace() / 16) * 16;
  const at = (place: number): number => start + NUMBER_BYTES * place;
  const numbers = (count: number): Float64Array<ArrayBuffer> => {
    const missing = at(count) - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    return new Float64Array(memory.buffer, start, count);
  };
  return { compiled: compiled as Exports, at, numbers };
}

/** What is made of a module in base64, which the build puts where it is used; undefined without one, or where there is no SIMD. */
export function madeOfModule<Made>(base64: string | undefined, make: (bytes: Uint8Array) => Made): Made | undefined {
  if (base64 === undefined) return undefined;
  try {
    return make(bytesOfBase64(base64));
  } catch {
    return undefined;
  }
}
