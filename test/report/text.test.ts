import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { harmless } from "../../src/report/text/harmless.js";
import { wrap, wrapWithIndent } from "../../src/report/text/wrap.js";

test("harmless removes control characters, escape sequences' start and direction marks", () => {
  expect(harmless("a\u001B[31mred\u0007\u009B1m\u202Eevil\u2066x\u200Bz\uFEFF")).toBe("a[31mred1mevilxz");
  expect(harmless("two\r\nlines\tand a tab\u2028end")).toBe("two lines and a tab end");
  expect(harmless("Käse – 50 % → ok 漢字")).toBe("Käse – 50 % → ok 漢字");
});

test("harmless text has no control character whatever comes in", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(harmless(text)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u);
    }),
  );
});

test("wrap keeps to the width and loses nothing but spaces", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 40 }), (text, width) => {
      const clean = harmless(text);
      const lines = wrap(clean, width);
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
      expect(lines.join("").replace(/\s/gu, "")).toBe(clean.replace(/\s/gu, ""));
    }),
  );
});

test("spaces in front give way to what follows", () => {
  expect(wrap("  !", 2)).toEqual(["!"]);
});

test("a long name breaks after a hyphen", () => {
  expect(wrap("head-of-sales-and-marketing", 16)).toEqual(["head-of-sales-", "and-marketing"]);
});

test("an indent is as wide as what stands first", () => {
  expect(wrapWithIndent("• ", "one two three", 9)).toEqual(["• one two", "  three"]);
});
