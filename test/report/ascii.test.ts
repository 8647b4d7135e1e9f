import { describe, expect, it } from "vitest";
import { asciiText, asciiTexts } from "../../src/report/text/ascii.js";

describe("text in ASCII", () => {
  it.each([
    ["“a to b” – 3 × −4 …", '"a to b" - 3 x -4 ...'],
    ["├─ marketing\n│  └─ sdr", "|- marketing\n|  `- sdr"],
    ["the zero line is none of the curves: ╌╌·A·", "the zero line is none of the curves: ==-A-"],
    ["Müller, Łódź, ½", "Muller, Lodz, <U+00BD>"],
    ["e\u0301te\u0301", "ete"],
    ["中 🙂", "<U+4E2D> <U+1F642>"],
    ["plain\ttext\n", "plain\ttext\n"],
  ])("%s", (text, expected) => {
    expect(asciiText(text)).toBe(expected);
  });

  it("is found in every part of data, and nothing else is touched", () => {
    const data = { a: ["é", { b: "→", n: NaN, t: true }], u: undefined };
    expect(asciiTexts(data)).toEqual({ a: ["e", { b: "->", n: NaN, t: true }], u: undefined });
  });
});
