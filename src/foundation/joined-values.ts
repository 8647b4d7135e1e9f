/** Parts one behind the other, in an array of its own. */
export function joinedValues(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) {
    joined.set(part, next);
    next += part.length;
  }
  return joined;
}
