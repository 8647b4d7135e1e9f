import { expect, test } from "vitest";
import { withoutNoise } from "../../src/questions/explain/unit-words.js";

test.each([
  ["0.0150m", "15000"],
  ["7.187M", "7187000"],
  ["1e4", "10000"],
  ["2.5e-3", "0.0025"],
  ["20k to 0.03M", "20000 to 30000"],
  ["12 k to 15 k", "12000 to 15000"],
  ["-3k", "-3000"],
])("a value that is written in short, %s, is told as the number that was read", (written, told) => {
  expect(withoutNoise(written)).toBe(told);
});

test.each([
  "15000 to 35000",
  "45% to 60%",
  "90 days",
  "6 months",
  "2 to 3 months",
  "2.80 */ 1.50",
  "{ p5: 1e3, p95: 2e3 }",
  "mean of 5k.csv#a: 3 ± 1",
])("another stays as it is: %s", (written) => {
  expect(withoutNoise(written)).toBe(written);
});
