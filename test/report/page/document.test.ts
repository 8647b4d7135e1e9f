import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { raw } from "../../../src/report/markup.js";
import { documentText } from "../../../src/report/page/document.js";
import { resultText } from "../../../src/report/result/result-in-page.js";

const PAGE = {
  title: "A </title><script>alert(1)</script>",
  description: "d",
  stamp: "orgfunnel 9.8.7",
  parts: [{ id: "verdict", heading: "The answer", whole: raw('<section id="verdict"></section>') }],
  result: { name: "</script><script>alert(2)</script><!--", value: 1.5 },
};
const LIVE = {
  html: "",
  data: { x: "</script>" },
  program: "document.title='x'",
  worker: "QUJD",
  css: "#what-if{color:red}",
};

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policyOf = (text: string): string =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(text)?.[1] ?? "";
const styleOf = (text: string): string => /<style>([^]*?)<\/style>/u.exec(text)?.[1] ?? "";

test("without a program no script may run; the style is let in by its hash", () => {
  const text = documentText(PAGE);
  expect(policyOf(text)).toBe(
    `default-src 'none'; script-src 'none'; style-src ${hashOf(styleOf(text))}; img-src data:`,
  );
});

test("with a program it and its worker are let in, and nothing else", () => {
  const text = documentText({ ...PAGE, live: LIVE });
  expect(policyOf(text)).toBe(
    `default-src 'none'; script-src ${hashOf(LIVE.program)} 'wasm-unsafe-eval'; style-src ${hashOf(styleOf(text))}; worker-src blob:; img-src data:`,
  );
  expect(styleOf(text)).toContain("#what-if{color:red}");
  expect(text).toContain('<script type="text/plain" id="orgfunnel-worker">QUJD</script><script>document.title=');
});

test("no name ends what it stands in", () => {
  const text = documentText({ ...PAGE, live: LIVE });
  // Result, data, worker, program.
  expect(text.match(/<script/gu)).toHaveLength(4);
  expect(text.match(/<\/script>/gu)).toHaveLength(4);
  expect(text).not.toContain("alert(1)</script>");
});

test("it loads nothing", () => {
  expect(documentText(PAGE)).not.toMatch(/\b(src|href)="(?!#)|url\(|@import|https?:/u);
});

test("the result comes back from the page as it went in", () => {
  expect(JSON.parse(resultText(documentText(PAGE), "page.html"))).toEqual(PAGE.result);
  expect(resultText('{"a":1}', "result.json")).toBe('{"a":1}');
  expect(() => resultText("<!doctype html><p>", "page.html")).toThrow("page-without-result");
});
