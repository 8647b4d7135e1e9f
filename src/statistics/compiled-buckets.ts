import { joinInto, valueCount } from "../foundation/joined-values.js";
import { plainBuckets, type BucketEngine, type Buckets } from "./buckets.js";
import { madeOfModule, numberModule } from "./number-module.js";

/** The compiled module in base64, which the build puts here; sources that run as they are have none. */
declare const COMPILED_BUCKETS: string | undefined;

let fastest: BucketEngine | undefined;

/** Where there is no SIMD, or nothing compiled, JavaScript. */
export function fastestBuckets(): BucketEngine {
  fastest ??=
    madeOfModule(typeof COMPILED_BUCKETS === "undefined" ? undefined : COMPILED_BUCKETS, compiledBuckets) ??
    plainBuckets;
  return fastest;
}

/** What `assembly/buckets.as` exports. Places are bytes of its memory. */
interface Exports {
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

/** From the bytes of the compiled module; throws where WebAssembly has no SIMD. */
export function compiledBuckets(bytes: Uint8Array): BucketEngine {
  const { compiled, at, numbers } = numberModule<Exports>(bytes);
  let held: readonly Float64Array[] | undefined;
  let count = 0;

  /** Puts the values at the beginning of the memory, unless they are there. @returns room for so many numbers, behind them */
  const hold = (parts: readonly Float64Array[], room: number): Float64Array<ArrayBuffer> => {
    const isHeld = held === parts;
    if (!isHeld) count = valueCount(parts);
    const all = numbers(count + room);
    if (!isHeld) joinInto(all, parts);
    held = parts;
    return all.subarray(count);
  };

  return {
    extremes: (parts) => {
      const room = hold(parts, 2);
      compiled.extremes(at(0), at(count), at(count));
      const [min, max] = room;
      return { min, max };
    },
    endsOf: (parts, { min, scale, last }: Buckets) => {
      const { buffer, byteOffset } = hold(parts, last + 1);
      compiled.countInBuckets(at(0), at(count), min, scale, last, at(count));
      return new Uint32Array(buffer, byteOffset, last + 1).slice();
    },
    valuesIn: (parts, { min, scale, last }, bucket, values) => {
      const room = hold(parts, values);
      compiled.valuesIn(at(0), at(count), min, scale, last, bucket, at(count));
      return room.slice();
    },
  };
}
