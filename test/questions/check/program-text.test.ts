import { expect, test } from "vitest";
import type { BaselineComparison } from "../../../src/questions/check/baseline/record.js";
import { programText } from "../../../src/questions/check/baseline/words.js";

const textOf = (stored: number, now: number): string =>
  programText({
    stored: { version: "0.1.0" },
    again: { moved: [{ structure: "a", outcome: "value", stored, now }], compared: 58, accepted: false },
  } as unknown as BaselineComparison);

test.each([
  [14_878_800, 15_000_000, "value of a was 14.8788 M, is 15.0000 M"],
  [14_878_800, 14_878_801.5, "value of a was 14.878800 M, is 14.878801 M"],
])("a mean that moved from %f to %f is told to as many digits as show it", (stored, now, text) => {
  expect(textOf(stored, now)).toContain(`(${text})`);
});
