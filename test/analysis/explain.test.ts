import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainEffects } from "../../src/analysis/explain.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import { EFFECT_TARGETS, type EffectTarget } from "../../src/assumptions/effect-targets.js";
import { bookMedians } from "../assumptions/medians.js";

const medians = bookMedians();
const explained = (...of: Parameters<typeof effectTerms>) => {
  const effects = explainEffects(medians, { effects: effectTerms(...of) });
  return (target: EffectTarget) => {
    const found = effects.find((effect) => effect.target === target);
    if (found === undefined) throw new Error(target);
    return found;
  };
};

describe("effects as plain rates", () => {
  const underSales = explained("marketing_under_sales", "sales", "support");

  // References below computed with python3: p = 1/(1+exp(-(logit(a)+logit(b))/2)), then odds times the ratio.
  it("an odds ratio of 2.80 takes acceptance from 52 % to 75 %", () => {
    const { ratio, rates, kind, terms } = underSales("acceptance");
    expect(kind).toBe("odds ratio");
    expect(ratio).toBeCloseTo(2.8, 12);
    expect(terms.map(({ input }) => input)).toEqual(["effect.relation.marketing_under_sales.acceptance"]);
    expect(rates).toHaveLength(1);
    expect(rates[0]?.assumption).toBe("funnel.acceptance");
    expect(rates[0]?.base).toBeCloseTo(0.5208347827096972, 10);
    expect(rates[0]?.result).toBeCloseTo(0.7526892531164536, 10);
  });

  it("terms multiply: the background's and the relation's", () => {
    const executive = explained("shared_executive", "general", "drive");
    expect(executive("lead_volume").ratio).toBeCloseTo(1.05 * 1.55, 12);
    expect(executive("lead_volume").terms.map(({ value }) => value)).toEqual([
      expect.closeTo(1.05, 12),
      expect.closeTo(1.55, 12),
    ]);
    expect(underSales("focus.brand").ratio).toBeCloseTo(0.58 * 0.8, 12);
  });

  it("rates and hazards are multiplied", () => {
    const churn = underSales("churn").rates.at(0);
    expect(churn?.base).toBeCloseTo(Math.sqrt(0.008 * 0.014), 12);
    expect(churn?.result).toBeCloseTo(0.66 * Math.sqrt(0.008 * 0.014), 12);
    expect(underSales("attrition").rates.map(({ assumption }) => assumption)).toEqual([
      "people.marketing_attrition",
      "people.sales_attrition",
      "people.sdr_attrition",
      "people.success_attrition",
    ]);
  });

  it("a faster answer shows in the chance of an opportunity", () => {
    const { ratio, rates } = underSales("response_time");
    expect(ratio).toBeCloseTo(0.8, 12);
    expect(rates[0]?.assumption).toBe("funnel.opportunity");
    expect(rates[0]?.base).toBeCloseTo(0.4478938029334562, 10);
    expect(rates[0]?.result).toBeCloseTo(0.46026202547526013, 10);
  });

  it("focus weights are renormalised", () => {
    // 0.40*1.5*1.2, 0.20*0.58*0.80, 0.15*0.65*0.85, 0.15*0.89*0.9, 0.10*0.74*0.85 = 0.72, 0.0928, 0.082875, 0.12015, 0.0629;
    // sum 1.078725
    const results = EFFECT_TARGETS.filter((target) => target.startsWith("focus.")).map(
      (target) => underSales(target).rates[0]?.result ?? NaN,
    );
    for (const [place, weight] of [0.72, 0.0928, 0.082875, 0.12015, 0.0629].entries())
      expect(results[place]).toBeCloseTo(weight / 1.078725, 12);
  });

  it("count relative to today's: what both have cancels exactly, the rest is divided by today's", () => {
    const [today, next] = [
      effectTerms("marketing_under_sales", "sales", "support"),
      effectTerms("shared_executive", "sales", "drive"),
    ];
    for (const { ratio, rates } of explainEffects(medians, { effects: today, today })) {
      expect(ratio).toBe(1);
      for (const { base, result } of rates) expect(result).toBeCloseTo(base, 15);
    }
    const relative = explainEffects(medians, { effects: next, today });
    const ratioOf = (target: EffectTarget) => relative.find((effect) => effect.target === target)?.ratio;
    expect(ratioOf("churn")).toBeCloseTo((0.96 * 0.82) / 0.66, 12);
    // The background's own row is in both.
    expect(ratioOf("focus.customer_delight")).toBeCloseTo(1 / 0.85, 12);
    expect(
      explainEffects(medians, { effects: [], strength: 0.5, today }).find(({ target }) => target === "churn")?.ratio,
    ).toBeCloseTo(Math.sqrt(1 / 0.66), 12);
  });

  it("weakened effects: every ratio to that power, for one term and for a product of two", () => {
    const terms = effectTerms("marketing_under_sales", "sales", "support");
    const weak = explainEffects(medians, { effects: terms, strength: 0.5 });
    const find = (target: EffectTarget) => weak.find((effect) => effect.target === target);
    // python3: 2.8 ** 0.5; p = 0.5208347827096972; odds = p / (1 - p) * 2.8 ** 0.5; odds / (1 + odds)
    expect(find("acceptance")?.ratio).toBeCloseTo(1.6733200530681511, 12);
    expect(find("acceptance")?.rates[0]?.result).toBeCloseTo(0.6452437286342086, 10);
    expect(find("focus.brand")?.ratio).toBeCloseTo(Math.sqrt(0.58 * 0.8), 12);
    const focus = weak.filter(({ kind }) => kind === "weight ratio").flatMap(({ rates }) => rates);
    expect(focus.reduce((sum, { result }) => sum + result, 0)).toBeCloseTo(1, 12);
    for (const { ratio, rates } of explainEffects(medians, { effects: terms, strength: 0 })) {
      expect(ratio).toBe(1);
      for (const { base, result } of rates) expect(result).toBeCloseTo(base, 15);
    }
  });

  it("without terms nothing changes: every target is there, at ratio exactly 1", () => {
    const effects = explainEffects(medians, { effects: [] });
    expect(effects.map(({ target }) => target)).toEqual(EFFECT_TARGETS);
    for (const { ratio, terms, rates } of effects) {
      expect(ratio).toBe(1);
      expect(terms).toEqual([]);
      for (const { base, result } of rates) expect(result).toBeCloseTo(base, 15);
    }
  });

  it("for any ratios, probabilities stay between 0 and 1, focus sums to 1 and a larger ratio never means less", () => {
    const ratio = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...EFFECT_TARGETS), ratio, ratio, (target, one, other) => {
        const at = (value: number) =>
          explainEffects(new Map([...medians, ["own", value]]), { effects: [{ target, input: "own" }] }).flatMap(
            ({ rates }) => rates,
          );
        const low = at(Math.min(one, other));
        const high = at(Math.max(one, other));
        const focus = high.filter(({ assumption }) => assumption.startsWith("focus."));
        expect(focus.reduce((total, { result }) => total + result, 0)).toBeCloseTo(1, 12);
        for (const { assumption, result } of high)
          if (/^(funnel|focus)/.test(assumption)) expect(result >= 0 && result <= 1).toBe(true);
        if (target === "response_time" || target.startsWith("focus.")) return;
        high.forEach(({ result }, place) => {
          expect(result).toBeGreaterThanOrEqual((low[place]?.result ?? NaN) * (1 - 1e-12));
        });
      }),
    );
  });

  it("a missing median is an error that names it", () => {
    expect(() => explainEffects(new Map(), { effects: [] })).toThrow("no median for");
    expect(() => explainEffects(medians, { effects: [{ target: "churn", input: "effect.own.x" }] })).toThrow(
      "effect.own.x",
    );
  });
});
