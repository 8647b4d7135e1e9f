import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeMoments, momentsOf, NO_MOMENTS } from "../../src/statistics/moments.js";
import { addPart, wholeOfParts, type Parts } from "../../src/statistics/pairwise.js";
import { addToMean, createMean, momentsOfMean } from "../../src/statistics/running-mean.js";
import { normal } from "./random.js";

/** The tree as a text, such as ((01)(23))4. */
const joined = (a: string, b: string): string => (b === "" ? a : `(${a}${b})`);

test("blocks come together two by two, and the last ones at the end", () => {
  const parts: Parts<string> = [];
  const wholes = ["0", "1", "2", "3", "4", "5", "6"].map((block) => {
    addPart(parts, block, joined);
    return wholeOfParts(parts, "", joined);
  });
  expect(wholes).toEqual([
    "0",
    "(01)",
    "((01)2)",
    "((01)(23))",
    "(((01)(23))4)",
    "(((01)(23))(45))",
    "(((01)(23))((45)6))",
  ]);
});

test("what some of them have come to elsewhere makes no difference (a property)", () => {
  const blocks = Array.from({ length: 64 }, (_, block) =>
    momentsOf(Float64Array.from({ length: 7 }, (__, place) => 1e6 + normal(block, place))),
  );
  const expected: Parts<(typeof blocks)[number]> = [];
  for (const block of blocks) addPart(expected, block, mergeMoments);
  const widths = fc.array(fc.constantFrom(1, 2, 4, 8, 16), { minLength: 64, maxLength: 64 });
  const property = fc.property(widths, (wanted) => {
    const parts: Parts<(typeof blocks)[number]> = [];
    for (let at = 0; at < 64;) {
      const width = at % wanted[at] === 0 ? wanted[at] : 1;
      const own: Parts<(typeof blocks)[number]> = [];
      for (const block of blocks.slice(at, at + width)) addPart(own, block, mergeMoments);
      addPart(parts, wholeOfParts(own, NO_MOMENTS, mergeMoments), mergeMoments, width);
      at += width;
    }
    expect(parts).toEqual(expected);
  });
  fc.assert(property);
});

test("the mean of many blocks is that of their exact sum to a unit or two of its last digit", () => {
  const running = createMean(1);
  let exact = 0n;
  for (let block = 0; block < 5000; block++) {
    // Whole numbers and halves: their sum is known.
    const values = Float64Array.from({ length: 3 }, (_, place) => Math.round(1e9 * normal(block, place)) / 2 + 1e8);
    for (const value of values) exact += BigInt(2 * value);
    addToMean(running, values);
  }
  const { count, mean } = momentsOfMean(running);
  const expected = Number(exact) / 2 / count;
  expect(Math.abs(mean / expected - 1)).toBeLessThan(4 * Number.EPSILON);
});
