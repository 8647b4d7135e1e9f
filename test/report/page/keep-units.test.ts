import { expect, test } from "vitest";
import { markup, markupText } from "../../../src/report/markup.js";
import { keepingUnits } from "../../../src/report/page/keep-units.js";

test("figures keep to their units in text, and nowhere else", () => {
  const text = "1.21 M (5 %) more, best in 7 of 10, in 2 Madrid posts, 3 k, 0.5 points, 12 months";
  const kept = markupText(keepingUnits(markup`<p title="9 M">${text}</p><svg><text>4 M</text></svg><p>${"8 %"}</p>`));
  expect(kept.replaceAll("\u00a0", "_")).toBe(
    '<p title="9 M">1.21_M (5_%) more, best in 7_of 10, in 2 Madrid posts, 3_k, 0.5_points, 12 months</p>' +
      "<svg><text>4 M</text></svg><p>8_%</p>",
  );
});
