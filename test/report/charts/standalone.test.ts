import { expect, test } from "vitest";
import { linesChart } from "../../../src/report/charts/lines.js";
import { markupText, raw } from "../../../src/report/markup.js";
import { sharesChart } from "../../../src/report/charts/shares.js";
import { standalone } from "../../../src/report/charts/standalone.js";
import { AMOUNTS, TOLD } from "./drawing.js";

const WORDS = { title: "What it shows", lines: ["What its marks mean."], scenario: "A firm" };
const shares = sharesChart({ ...TOLD, rows: [{ label: 'fill="var(--ink,#1b1f24)"', text: "", share: 1 }] });
const textsIn = (file: string): string[] => [...file.matchAll(/<text [^>]*>(.*?)<\/text>/gu)].map(([, text]) => text);

test("a chart as a file of its own has a size, a font, white below it and plain colours", () => {
  const file = standalone({ ...WORDS, chart: shares }, 760);
  expect(file).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" role="img" width="760" height="\d+" viewBox=/u);
  expect(file).toContain('<rect width="100%" height="100%" fill="#fff"/>');
  expect(file.replaceAll("&quot;", "")).not.toMatch(/="var\(/u);
  expect(file).toContain("fill=&quot;var(--ink,#1b1f24)&quot;");
});

test("on a page whose style sheet is not let in, charts have their plain colours", () => {
  expect(markupText(shares)).toContain('fill="var(--pale,#dfe3e8)"');
  expect(markupText(shares)).not.toMatch(/="var\(--[a-z0-9]+\)"/u);
});

test("it says what it shows, what its marks mean, and of which scenario", () => {
  const texts = textsIn(standalone({ ...WORDS, chart: shares }, 760));
  expect([texts[0], texts[1], texts.at(-1)]).toEqual(["What it shows", "What its marks mean.", "A firm"]);
});

test("letters of curves are explained, each with its colour and its dashes", () => {
  const plane = { ...AMOUNTS, domain: [0, 2] as const, months: 2, ticks: [] };
  const curves = [
    { letter: "A", mean: [1, 2] },
    { letter: "B", mean: [1, 1] },
  ];
  const legend = [
    { letter: "A", text: "as it is" },
    { letter: "B", text: "both to the CEO" },
  ];
  const file = standalone({ ...WORDS, chart: linesChart({ ...TOLD, ...plane, curves }), legend }, 760);
  expect(textsIn(file).slice(-3, -1)).toEqual([
    '<tspan font-weight="600" fill="#0b5cad">A</tspan> as it is',
    '<tspan font-weight="600" fill="#b3470f">B</tspan> both to the CEO',
  ]);
  expect(file.match(/stroke-dasharray="7 3"/gu)).toHaveLength(2);
});

test("a chart with a width of its own, as an organisation has, is not made wider, and fits", () => {
  const inside = (width: number) =>
    standalone({ ...WORDS, chart: raw(`<svg role="img" width="${width}" height="10"></svg>`) }, 132);
  expect(inside(50)).toContain('<svg x="41" y="');
  expect(inside(50)).toContain('width="50" height="10"');
  expect(inside(200)).toContain('width="100" height="5"');
});

test("a long title takes several lines", () => {
  const title = "word ".repeat(40).trim();
  const texts = textsIn(standalone({ ...WORDS, title, chart: shares }, 380));
  expect(texts.slice(0, -3).join(" ")).toContain(title);
  expect(Math.max(...texts.map((one) => one.length))).toBeLessThan(50);
});
