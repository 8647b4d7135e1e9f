/** The lanes that a draw leaves undecided, by their offset in bytes: four words a quadruple of lanes. */
export const UNDECIDED: usize = memory.data(256, 16);

/** Adds the lanes of a quadruple that are `open`, one bit each, to the list that ends at `end`. @returns its new end */
@inline
export function listOpen(end: usize, open: i32, o: usize): usize {
  store<i32>(end, <i32>o);
  end += <usize>((open & 1) << 2);
  store<i32>(end, <i32>o + 8);
  end += <usize>((open & 2) << 1);
  store<i32>(end, <i32>o + 16);
  end += <usize>(open & 4);
  store<i32>(end, <i32>o + 24);
  return end + <usize>((open & 8) >> 1);
}
