/** Index of the first element >= x of an ascending array; its length if there is none. */
export function firstAtLeast(ascending: ArrayLike<number>, x: number): number {
  return firstWhere(ascending.length, (i) => ascending[i] >= x);
}

/** How many elements of an ascending array are <= x. */
export function countAtMost(ascending: ArrayLike<number>, x: number): number {
  return firstWhere(ascending.length, (i) => ascending[i] > x);
}

/** The first index in 0..length from which `holds` is true, by bisection; `length` if it never is. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
