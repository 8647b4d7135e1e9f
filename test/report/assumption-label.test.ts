import { describe, expect, it, test } from "vitest";
import { BOOK } from "../../src/assumptions/book.js";
import { assumptionLabel, assumptionLabels } from "../../src/report/assumption-label.js";
import { parseScenario } from "../../src/scenario/parse.js";

describe("labels of the book", () => {
  it.each(BOOK)("$id: a few plain words", ({ id, label }) => {
    expect(label).toMatch(/^[A-Za-z][A-Za-z' -]*(, [A-Za-z' ]+)?$/u);
    expect(label.length).toBeLessThanOrEqual(58);
    expect(assumptionLabel(id)).toBe(label);
  });

  it("no two are alike", () => {
    expect(new Set(BOOK.map(({ label }) => label.toLowerCase())).size).toBe(BOOK.length);
  });
});

test.each([
  ["effect.mandate.drive.win_rate", "win rate, mandate drive"],
  ["effect.relation.shared_bilingual_leader.churn", "churn, leader who understands both"],
  ["effect.sdr.under_sales.handover", "hand-over from SDRs, SDRs under sales"],
  ["effect.background.both.focus.brand", "focus on brand, CEO who understands both"],
  ["mandate.weight.shared_head", "weight of the mandate, shared head"],
  ["market.seasonality.may", "leads in May"],
  ["teams.sdr.headcount", "posts in sales development"],
  ["effect.own.churn", "churn, own effect"],
  ["effect.own.focus.brand", "focus on brand, own effect"],
  ["effect.own.ceo.churn", "churn, own effect of THE CEO"],
  ["effect.own.a.b.focus.brand", "focus on brand, own effect of a.b"],
  ["effect.own.ceo.sdr_outbound.phase2", "outbound by SDRs, own effect of THE CEO, step 2"],
  ["structure.ceo.money.programme_spend", "programme spend, THE CEO"],
  ["structure.a.b.effect.mandate.drive.churn", "churn, mandate drive, a.b"],
  ["scenario.funnel.acceptance.phase1", "acceptance of qualified leads, step 1"],
  ["effect.own.ceo.nothing", "effect.own.ceo.nothing"],
  ["structure.ceo.nothing", "structure.ceo.nothing"],
  ["nothing", "nothing"],
])("%s is called %s", (id, label) => {
  expect(assumptionLabel(id, (structure) => (structure === "ceo" ? "THE CEO" : structure))).toBe(label);
});

test("what moves together is named once", () => {
  expect(assumptionLabels(["funnel.acceptance", "structure.a.funnel.acceptance", "funnel.acceptance"])).toBe(
    "acceptance of qualified leads; acceptance of qualified leads, a",
  );
});

test("every input of a scenario with effects, levers and phases of its own has a label without dotted ids", () => {
  const { plan } = parseScenario(
    `start: 2027-01
phases: [{ from: 2027-03, assumptions: { funnel.acceptance: 40% to 50% } }]
structures:
  one.a:
    reports_to: { sales: ceo, marketing: ceo }
    effects: { churn: 0.8 to 1.1, focus.brand: 0.9 to 1.2 }
    assumptions: { money.programme_spend: 50000 }
    phases: [{ from: 2027-04, effects: { churn: 0.7 to 0.9 } }]
  two: { reports_to: { sales: ceo, marketing: ceo } }
`,
    "s.yaml",
  );
  const labels = plan.inputs.map(({ id }) => assumptionLabel(id));
  expect(labels.filter((label) => /[a-z_]\.[a-z_]+\.|_/u.test(label))).toEqual([]);
  expect(labels).toEqual(
    expect.arrayContaining([
      "churn, own effect of one.a",
      "churn, own effect of one.a, step 1",
      "programme spend, one.a",
      "acceptance of qualified leads, step 1",
    ]),
  );
});
