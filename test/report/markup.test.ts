import { describe, expect, test } from "vitest";
import { joined, markup, markupText, raw, verbatim } from "../../src/report/markup.js";

const HOSTILE = [
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  `"' onload='x`,
  "a & b",
  "<!--",
  "]]>",
];

describe("names are text, never markup", () => {
  test.each(HOSTILE)("%s", (name) => {
    const text = markupText(markup`<p title="${name}">${name}</p>`);
    expect(text.match(/<[^p/!]|<\/[^p]|<!/gu)).toBeNull();
    expect(text.match(/"/gu)).toHaveLength(2);
    expect(text).not.toContain("'");
  });

  test("marks of direction and characters nobody sees show as escapes", () => {
    expect(markupText(markup`<p>${"a\u202eb\u200bc\u0000"}</p>`)).toBe("<p>a\\u202eb\\u200bc\\u0000</p>");
  });

  test("names from right to left leave what stands beside them in its order, and are copied as they are", () => {
    const name = "مبيعات و تسويق";
    expect(markupText(markup`<li>${`${name} +1.65 M, ${name}`}`)).toBe(
      `<li>\u2068${name}\u2069 +1.65 M, \u2068${name}\u2069`,
    );
    expect(markupText(markup`<code>${verbatim(`--set ${name}=<1>`)}</code>`)).toBe(
      `<code>--set ${name}=&lt;1&gt;</code>`,
    );
    expect(markupText(markup`${"\u2068a"}`)).toBe("\\u2068a");
  });

  test("something that looks like markup but was not made as such is text, too", () => {
    const given = JSON.parse('{"markup":"<b>"}') as { markup: string };
    expect(markupText(markup`${given.markup}`)).toBe("&lt;b&gt;");
  });
});

test("markup stays as it is, lists are joined, nothing is nothing", () => {
  const bold = markup`<b>${"x"}</b>`;
  expect(markupText(markup`<p>${bold}${[bold, "<"]}${undefined}${false}${3}</p>`)).toBe("<p><b>x</b><b>x</b>&lt;3</p>");
  expect(markupText(joined([bold, raw("<hr>")]))).toBe("<b>x</b><hr>");
});
