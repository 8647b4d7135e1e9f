import { expect, it } from "vitest";
import type { Domain } from "../../src/assumptions/assumption.js";
import { isInDomain } from "../../src/assumptions/domain.js";

const inside: readonly (readonly [Domain, readonly number[]])[] = [
  ["probability", [0, 0.5, 1]],
  ["positive", [1e-300, 1, 1e300]],
  ["non-negative", [0, 1e300]],
  ["real", [-1e300, 0, 1e300]],
  ["count", [0, 1, 400]],
];
const outside: readonly (readonly [Domain, readonly number[]])[] = [
  ["probability", [-1e-300, 1.0000001]],
  ["positive", [0, -1]],
  ["non-negative", [-1e-300]],
  ["real", []],
  ["count", [-1, 0.5]],
];

it.each(inside)("%s holds %j", (domain, values) => {
  for (const value of values) expect(isInDomain(value, domain)).toBe(true);
});

it.each(outside)("%s does not hold %j, nor anything that is not finite", (domain, values) => {
  for (const value of [...values, NaN, Infinity, -Infinity]) expect(isInDomain(value, domain)).toBe(false);
});
