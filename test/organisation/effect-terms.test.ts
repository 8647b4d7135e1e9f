import { describe, expect, it } from "vitest";
import { BOOK, findAssumption } from "../../src/assumptions/book.js";
import { EFFECT_TARGET_ROWS } from "../../src/assumptions/effect-targets.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import { BACKGROUNDS, MANDATES, RELATIONS, TEAM_PLACES } from "../../src/organisation/structure.js";

const inputs = (...of: Parameters<typeof effectTerms>) => effectTerms(...of).map(({ input }) => input);

describe("the effects of a structure", () => {
  it("are the rows of its relation, its background and its mandate, in this order", () => {
    const terms = inputs("marketing_under_sales", "sales", "support");
    const causes = [...new Set(terms.map((input) => input.split(".").slice(0, 3).join(".")))];
    expect(causes).toEqual([
      "effect.relation.marketing_under_sales",
      "effect.background.sales",
      "effect.mandate.support",
    ]);
    expect(terms).toHaveLength(13 + 5 + 2);
    expect(terms[0]).toBe("effect.relation.marketing_under_sales.lead_volume");
  });

  it.each([
    ["shared_head", "general", "none", 8],
    ["shared_bilingual_leader", "both", "none", 13],
    ["shared_executive", "general", "drive", 15],
    ["sales_under_marketing", "marketing", "none", 17],
  ] as const)("number under %s, %s, %s: %i", (relation, background, mandate, count) => {
    expect(effectTerms(relation, background, mandate)).toHaveLength(count);
  });

  it("name their target, and a row of the book", () => {
    for (const relation of RELATIONS)
      for (const background of BACKGROUNDS)
        for (const mandate of MANDATES)
          for (const { target, input } of effectTerms(relation, background, mandate)) {
            expect(findAssumption(input)).toBeDefined();
            expect(input.endsWith(`.${target}`)).toBe(true);
          }
  });

  it("of a manager of both backgrounds act under an executive only", () => {
    expect(inputs("shared_executive", "both", "none")).toContain("effect.background.both.win_rate");
    for (const relation of RELATIONS.filter((one) => one !== "shared_executive"))
      expect(inputs(relation, "both", "none").filter((id) => id.startsWith("effect.background"))).toEqual([]);
  });

  it("of the mandate to drive revenue weigh what its giver weighs, and no others are weighed", () => {
    for (const relation of RELATIONS)
      for (const mandate of MANDATES)
        for (const { input, exponent } of effectTerms(relation, "sales", mandate)) {
          const weighed = input.startsWith("effect.mandate.drive.");
          expect(exponent).toBe(weighed ? `mandate.weight.${relation}` : undefined);
          if (exponent !== undefined) expect(findAssumption(exponent)).toBeDefined();
        }
  });

  it("of the places of teams come last, for the teams that are there", () => {
    const terms = inputs("shared_head", "general", "none", { sdr: "apart", success: "under_sales" });
    expect(terms.slice(-6)).toEqual([
      "effect.sdr.apart.follow_up",
      "effect.sdr.apart.response_time",
      "effect.sdr.apart.handover",
      "effect.sdr.apart.sdr_outbound",
      "effect.success.under_sales.churn",
      "effect.success.under_sales.expansion",
    ]);
  });

  it("between them use every effect of the book", () => {
    const used = RELATIONS.flatMap((relation) =>
      BACKGROUNDS.flatMap((background) =>
        MANDATES.flatMap((mandate) =>
          TEAM_PLACES.flatMap((place) => inputs(relation, background, mandate, { sdr: place, success: place })),
        ),
      ),
    );
    const effects = BOOK.filter(({ id }) => id.startsWith("effect.")).map(({ id }) => id);
    expect(new Set(used)).toEqual(new Set(effects));
  });
});

describe("the kinds of effect", () => {
  it("act on rows of the book", () => {
    for (const { bases } of EFFECT_TARGET_ROWS) for (const id of bases) expect(findAssumption(id)).toBeDefined();
  });

  it("multiply odds and time ratios into probabilities, rates and hazards into rates", () => {
    for (const { kind, bases } of EFFECT_TARGET_ROWS)
      for (const id of bases) expect(findAssumption(id)?.domain === "probability").toBe(/odds|time|weight/.test(kind));
  });
});
