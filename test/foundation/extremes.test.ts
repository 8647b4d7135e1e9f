import fc from "fast-check";
import { expect, test } from "vitest";
import { domainOf } from "../../src/report/charts/axis.js";
import { scaleFor } from "../../src/report/format/quantity.js";
import { maximumOf, minimumOf } from "../../src/foundation/extremes.js";

test("the least and the largest are those of Math, NaN and none included", () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { maxLength: 20 }), (values) => {
      expect(maximumOf(values)).toBe(Math.max(...values));
      expect(minimumOf(values)).toBe(Math.min(...values));
    }),
  );
});

test("more values than a call takes arguments have a scale and an axis", () => {
  const values = Array.from({ length: 300_000 }, (_, place) => place);
  expect(scaleFor("currency", values)).toMatchObject({ suffix: " k" });
  expect(domainOf(values, false, 1)).toEqual([0, 299_999]);
});
