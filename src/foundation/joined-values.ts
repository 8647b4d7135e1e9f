/** How many values there are in all parts. */
export const valueCount = (parts: readonly Float64Array[]): number =>
  parts.reduce((sum, { length }) => sum + length, 0);

/** Parts one behind the other, in an array of its own. */
export function joinedValues(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(valueCount(parts));
  joinInto(joined, parts);
  return joined;
}

/** The same at the beginning of an array that is there. */
export function joinInto(joined: Float64Array, parts: readonly Float64Array[]): void {
  let next = 0;
  for (const part of parts) {
    joined.set(part, next);
    next += part.length;
  }
}
