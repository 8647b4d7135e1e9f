import { describe, expect, test } from "vitest";
import { changeName, changeTexts } from "../../src/report/changes/words.js";

const labels = [
  { structure: "ms", label: "Marketing under sales" },
  { structure: "funnel", label: "The funnel's own" },
];

describe("what has changed", () => {
  test.each([
    ["funnel.acceptance", "acceptance of qualified leads (funnel.acceptance)"],
    ["ms.mandate", "Marketing under sales: mandate"],
    ["ms from month 7.mandate", "Marketing under sales from month 7: mandate"],
    ["ms from Jul 2027.mandate", "Marketing under sales from Jul 2027: mandate"],
    ["ms.money.programme_spend", "Marketing under sales: programme spend (money.programme_spend)"],
    ["structure ms", "Marketing under sales: structure"],
    ["effect.own.ms.churn", "churn, own effect of Marketing under sales"],
    ["msx.mandate", "msx.mandate"],
    ["seed", "seed"],
  ])("%s is %s", (what, name) => {
    expect(changeName(what, { labels })).toBe(name);
  });

  test("is a sentence, in which ids and options stay as they are written", () => {
    const of = (what: string): string => changeTexts([{ what, before: "1", now: "2" }], { labels })[0];
    expect(of("seed")).toBe("Seed was 1, is 2.");
    expect(of("funnel.acceptance")).toMatch(/^Acceptance of .* \(funnel\.acceptance\) was 1, is 2\.$/u);
    expect(of("msx.mandate")).toBe("msx.mandate was 1, is 2.");
    expect(of("--top")).toBe("--top was 1, is 2.");
  });
});
