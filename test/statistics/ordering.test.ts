import fc from "fast-check";
import { expect, test } from "vitest";
import { orderingOf } from "../../src/statistics/ordering.js";

/** Of few values, so that many are equal, and of any: zeros of both signs, infinities, the least and the largest. */
const samples = fc.oneof(
  fc.array(fc.constantFrom(-1.5, -0, 0, 1e-310, 2, Infinity, -Infinity), { maxLength: 40 }),
  fc.array(fc.double({ noNaN: true }), { maxLength: 40 }),
  fc.array(
    fc.integer({ min: 0, max: 3 }).map((low) => 1 + low * Number.EPSILON),
    { maxLength: 40 },
  ),
);

test("an ordering is that of a stable sort, and says of whom each is equal", () => {
  fc.assert(
    fc.property(samples, (values) => {
      const { order, first, equal } = orderingOf(values);
      const sorted = [...values.keys()].sort((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : 0));
      expect([...order]).toEqual(sorted);
      values.forEach((value, place) => {
        expect(first[place]).toBe(values.filter((other) => other < value).length);
        expect(equal[place]).toBe(values.filter((other) => other === value).length);
      });
    }),
  );
});
