import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase85, toBase85 } from "../../src/page/base85.js";

test("what was written is read again, whatever the bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      const text = toBase85(bytes);
      expect(text).toHaveLength(5 * Math.ceil(bytes.length / 4));
      expect(text).toMatch(/^[!-~]*$/);
      expect(text).not.toMatch(/["$&'.<>\\`]/);
      expect([...fromBase85(text, bytes.length)]).toEqual([...bytes]);
    }),
  );
});

test("the largest word has five digits, of which there are 85", () => {
  const digits = new Set(Array.from({ length: 85 }, (_, digit) => toBase85(Uint8Array.of(0, 0, 0, digit)).slice(-1)));
  expect(digits.size).toBe(85);
  expect([...fromBase85(toBase85(new Uint8Array(4).fill(255)), 4)]).toEqual([255, 255, 255, 255]);
});
