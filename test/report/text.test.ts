import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { hiddenCharacters } from "../../src/foundation/hidden-characters.js";
import { harmless } from "../../src/report/text/harmless.js";
import { markdownText } from "../../src/report/text/markdown-text.js";
import { textWidth } from "../../src/report/text/width.js";
import { wrap, wrapWithIndent } from "../../src/report/text/wrap.js";

test("harmless shows control characters, escape sequences' start and direction marks as escapes", () => {
  expect(harmless("a\u001B[31mred\u0007\u009B1m\u202Eevil\u2066x\u200Bz\uFEFF")).toBe(
    "a\\u001b[31mred\\u0007\\u009b1m\\u202eevil\\u2066x\\u200bz\\ufeff",
  );
  expect(harmless("\u{E0041}x\u200D")).toBe("\\udb40\\udc41x\\u200d");
  expect(harmless("two\r\nlines\tand a tab\u2028end")).toBe("two lines and a tab end");
  for (const plain of [
    "Käse – 50 % → ok 漢字",
    "👩‍💼👨🏿‍🦱 🇫🇷 ❤️‍🔥",
    "می‌خواهم क्‍ष",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
  ]) {
    expect(harmless(plain)).toBe(plain);
  }
});

test("what harmless escapes is nothing that a name may hold, and noncharacters are escaped in every plane", () => {
  for (let point = 0; point <= 0x10_ffff; point++) {
    const character = String.fromCodePoint(point);
    if (/\s/u.test(character) || harmless(character) === character) continue;
    expect(hiddenCharacters(character), point.toString(16)).toHaveLength(1);
  }
  for (const point of [0xfffe, 0xffff, 0xfdd0, 0x1_fffe, 0x10_ffff])
    expect(harmless(String.fromCodePoint(point))).toMatch(/^(?:\\u[0-9a-f]{4}){1,2}$/u);
});

test("harmless text has no control character whatever comes in", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(harmless(text)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u);
    }),
  );
});

test.each([
  ["https://evil.example", "https:<!-- -->//evil.example"],
  ["www.evil.example", "www<!-- -->.evil.example"],
  ["mail me@evil.example", "mail me@<!-- -->evil.example"],
  ["@user and @org/team", "@<!-- -->user and @<!-- -->org/team"],
  ["#123 GH-1 a/b#4", "\\#<!-- -->123 GH<!-- -->-1 a/b\\#<!-- -->4"],
  ["0d1a26e3 and 1234567", "0<!-- -->d1a26e3 and 1234567"],
  [":smile: file.yaml:3: x", ":<!-- -->smile: file.yaml:<!-- -->3: x"],
  ["$x^2$ `c` <b>&amp;", "\\$x^2\\$ \\`c\\` &lt;b&gt;&amp;amp;"],
  ["a | b ~~c~~ ![i](j)", "a \\| b \\~\\~c\\~\\~ \\!\\[i\\](j)"],
  ["1. item", "1\\. item"],
  ["- item", "\\- item"],
  ["0.82 and −4", "0.82 and −4"],
  ["\u202E", "\\\\u202e"],
])("Markdown is dead text: %s", (text, markdown) => {
  expect(markdownText(text)).toBe(markdown);
});

test("without comments, escapes and entities Markdown is the text itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
      const shown = markdownText(text)
        .replaceAll("<!-- -->", "")
        .replace(/\\([!-/:-@[-`{-~])/gu, "$1")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&");
      expect(shown).toBe(harmless(text));
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

test("widths that are counted quickly are those of the library", () => {
  const widths = (given: string): readonly number[] => [textWidth(given), textWidth(`a${given}a`) - 2];
  for (let point = 0x20; point < 0x3000; point++) {
    const character = String.fromCodePoint(point);
    expect(widths(character), point.toString(16)).toEqual([stringWidth(character), stringWidth(`a${character}a`) - 2]);
  }
});
