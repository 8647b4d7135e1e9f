import { highWord, lowWord } from "../distributions/elementary/words.js";

/** The places of a sample's values in ascending order. */
export interface Ordering {
  /** Indices of the values, the smallest first; equal values in the order of the sample. */
  readonly order: Uint32Array;
  /** Per value the place in `order` of the first one equal to it. */
  readonly first: Uint32Array;
  /** Per value how many are equal to it, itself included. */
  readonly equal: Uint32Array;
}

/** No NaN. */
export function orderingOf(values: ArrayLike<number>): Ordering {
  const order = ascendingPlaces(values);
  const count = order.length;
  const first = new Uint32Array(count);
  const equal = new Uint32Array(count);
  for (let from = 0, to = 0; from < count; from = to) {
    const value = values[order[from]];
    do to++;
    while (to < count && values[order[to]] === value);
    for (let place = from; place < to; place++) {
      first[order[place]] = from;
      equal[order[place]] = to - from;
    }
  }
  return { order, first, equal };
}

const DIGIT_BITS = 8;
const DIGITS = 2 ** DIGIT_BITS;
const WORD_BITS = 32;
const SIGN = 2 ** 31;

/**
 * Radix sort from the last digit to the first, each pass stable (Knuth 1998, "The Art of Computer Programming" 3, 2nd ed.,
 * section 5.2.5), of keys that are ordered as the numbers are: the bits of the number with the sign turned, all of them turned
 * below zero. Time grows with the number of values alone.
 */
function ascendingPlaces(values: ArrayLike<number>): Uint32Array {
  const count = values.length;
  const high = new Uint32Array(count);
  const low = new Uint32Array(count);
  let order: Uint32Array = new Uint32Array(count);
  for (let place = 0; place < count; place++) {
    // Zero has two signs, and is one number.
    const value = values[place] + 0;
    const turned = value < 0 ? -1 : 0;
    high[place] = highWord(value) ^ (turned | SIGN);
    low[place] = lowWord(value) ^ turned;
    order[place] = place;
  }
  for (const word of [low, high]) {
    for (let shift = 0; shift < WORD_BITS; shift += DIGIT_BITS) order = sortedByDigit(order, word, shift);
  }
  return order;
}

/** Places in the order of one digit of their keys; those of one digit stay as they were. */
function sortedByDigit(order: Uint32Array, word: Uint32Array, shift: number): Uint32Array {
  const ends = new Uint32Array(DIGITS);
  for (let place = 0; place < word.length; place++) ends[(word[place] >>> shift) & (DIGITS - 1)]++;
  if (ends.includes(word.length)) return order;
  for (let digit = 1; digit < DIGITS; digit++) ends[digit] += ends[digit - 1];
  const sorted = new Uint32Array(order.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const place = order[at];
    sorted[--ends[(word[place] >>> shift) & (DIGITS - 1)]] = place;
  }
  return sorted;
}
