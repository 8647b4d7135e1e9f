/**
 * Consecutive blocks put together two by two: every two of equally many become one, so that what so many blocks come to is a tree over
 * their places that is the same whichever of its branches was made elsewhere. Errors of rounding grow with the logarithm of the number
 * of blocks (pairwise summation: Higham 2002, "Accuracy and Stability of Numerical Algorithms", 2nd edition, section 4.2). Fewer from
 * part to part; changed in place by `addPart`.
 */
export type Parts<Part> = PartOf<Part>[];

interface PartOf<Part> {
  /** A power of two. */
  readonly blocks: number;
  readonly part: Part;
}

/** Of two that follow each other, which makes a difference in the last digits. */
export type Merge<Part> = (a: Part, b: Part) => Part;

/** Adds the next block, or what the next `blocks` have come to, of which it begins at a whole number of times. */
export function addPart<Part>(parts: Parts<Part>, part: Part, merge: Merge<Part>, blocks = 1): void {
  let [merged, width] = [part, blocks];
  for (let before = parts.at(-1); before?.blocks === width; before = parts.at(-1)) {
    parts.pop();
    merged = merge(before.part, merged);
    width *= 2;
  }
  parts.push({ blocks: width, part: merged });
}

/** What all have come to; `none` if there are none. */
export function wholeOfParts<Part>(parts: Parts<Part>, none: Part, merge: Merge<Part>): Part {
  return parts.reduceRight((whole, { part }) => merge(part, whole), none);
}
