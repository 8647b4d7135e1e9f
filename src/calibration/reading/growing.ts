/** Numbers added one by one, in a typed array that grows. */
export interface Growing<Numbers> {
  readonly push: (value: number) => void;
  readonly set: (place: number, value: number) => void;
  /** What was added. */
  readonly values: () => Numbers;
}

const FIRST = 1024;

export const growingInts = (): Growing<Int32Array> => growing((length) => new Int32Array(length));
export const growingFloats = (): Growing<Float64Array> => growing((length) => new Float64Array(length));

function growing<Numbers extends Int32Array | Float64Array>(make: (length: number) => Numbers): Growing<Numbers> {
  let values = make(FIRST);
  let count = 0;
  return {
    push: (value) => {
      if (count === values.length) {
        const larger = make(2 * count);
        larger.set(values);
        values = larger;
      }
      values[count++] = value;
    },
    set: (place, value) => {
      values[place] = value;
    },
    values: () => values.subarray(0, count) as Numbers,
  };
}
