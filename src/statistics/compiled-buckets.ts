import { bytesOfBase64 } from "../foundation/base64.js";
import { plainBuckets, type BucketEngine, type Buckets } from "./buckets.js";

/** The compiled module in base64, which the build puts here; sources that run as they are have none. */
declare const COMPILED_BUCKETS: string | undefined;

let fastest: BucketEngine | undefined;

export function fastestBuckets(): BucketEngine {
  fastest ??= typeof COMPILED_BUCKETS === "undefined" ? plainBuckets : compiledOrPlain(COMPILED_BUCKETS);
  return fastest;
}

/** Where there is no SIMD, JavaScript. */
function compiledOrPlain(base64: string): BucketEngine {
  try {
    return compiledBuckets(bytesOfBase64(base64));
  } catch {
    return plainBuckets;
  }
}

/** The little of the standard `WebAssembly` that is used here; neither ES nor Node's types have it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** What `assembly/buckets.as` exports. Places are bytes of its memory. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly firstPlace: () => number;
  readonly extremes: (from: number, end: number, to: number) => void;
  readonly countInBuckets: (from: number, end: number, min: number, scale: number, last: number, ends: number) => void;
  readonly valuesIn: (
    from: number,
    end: number,
    min: number,
    scale: number,
    last: number,
    bucket: number,
    to: number,
  ) => void;
}

const PAGE_BYTES = 65_536;
const NUMBER_BYTES = 8;

/** From the bytes of the compiled module; throws where WebAssembly has no SIMD. */
export function compiledBuckets(bytes: Uint8Array): BucketEngine {
  const module = new WebAssembly.Module(bytes);
  const { memory, ...compiled } = new WebAssembly.Instance(module, {}).exports as Exports;
  // Loads of 16 bytes are fastest at places that are multiples of 16.
  const start = Math.ceil(compiled.firstPlace() / 16) * 16;
  let held: readonly Float64Array[] | undefined;
  let end = start;

  /** Puts the values into the memory unless they are there, with room behind them for as many bytes. @returns where that is */
  const hold = (parts: readonly Float64Array[], roomBytes: number): number => {
    const count = parts.reduce((sum, { length }) => sum + length, 0);
    const missing = start + NUMBER_BYTES * count + roomBytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    if (held === parts) return end;
    const values = new Float64Array(memory.buffer, start, count);
    let next = 0;
    for (const part of parts) {
      values.set(part, next);
      next += part.length;
    }
    [held, end] = [parts, start + NUMBER_BYTES * count];
    return end;
  };

  return {
    extremes: (parts) => {
      const to = hold(parts, 2 * NUMBER_BYTES);
      compiled.extremes(start, end, to);
      const [min, max] = new Float64Array(memory.buffer, to, 2);
      return { min, max };
    },
    endsOf: (parts, { min, scale, last }: Buckets) => {
      const to = hold(parts, NUMBER_BYTES * (last + 1));
      compiled.countInBuckets(start, end, min, scale, last, to);
      return new Uint32Array(memory.buffer, to, last + 1).slice();
    },
    valuesIn: (parts, { min, scale, last }, bucket, count) => {
      const to = hold(parts, NUMBER_BYTES * count);
      compiled.valuesIn(start, end, min, scale, last, bucket, to);
      return new Float64Array(memory.buffer, to, count).slice();
    },
  };
}
