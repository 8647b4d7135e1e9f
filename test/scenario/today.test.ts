import { describe, expect, test } from "vitest";
import { BACKGROUNDS, MANDATES } from "../../src/organisation/structure.js";
import { run } from "../../src/questions/run/answer.js";
import { parseScenario } from "../../src/scenario/parse.js";

/** The five relations, with the other teams in every place. */
const CHARTS = {
  marketing_under_sales: ["sales", "{ marketing: sales, sales: ceo, sdr: marketing, success: ceo }"],
  sales_under_marketing: ["marketing", "{ sales: marketing, marketing: ceo, sdr: sales, success: marketing }"],
  shared_head: ["head", "{ marketing: head, sales: head, head: ceo, sdr: head, success: sales }"],
  shared_executive: ["ceo", "{ marketing: ceo, sales: ceo, sdr: marketing, success: marketing }"],
} as const;

const CASES = Object.entries(CHARTS).flatMap(([relation, [deciding, lines]]) =>
  BACKGROUNDS.flatMap((background) => MANDATES.map((mandate) => ({ relation, deciding, lines, background, mandate }))),
);

const TEAMS = "teams: { sdr: { headcount: 3 }, success: { headcount: 4 } }\n";

/** Every outcome of the first structure, from a few trials. */
async function outcomesOf(top: string, structures: readonly string[], trials = 40) {
  const text = `seed: today\nhorizon: 9\ntrials: ${trials}\n${TEAMS}${top}structures:\n${structures.map((line) => `  ${line}\n`).join("")}`;
  const { comparison } = await run(parseScenario(text, "s.yaml"), { trials });
  return comparison.structures.map(({ outcomes }) => outcomes);
}

describe("today's structure", () => {
  test.each(CASES)("reproduces the scenario's own rates: $relation, $background, $mandate", async (chart) => {
    const { deciding, lines, background, mandate } = chart;
    const body = `reports_to: ${lines}, managers: { ${deciding}: { background: ${background} } }, mandate: ${mandate}`;
    const effects = "effects: { churn: 0.7 to 0.9, focus.brand: 2, handover: 1.3 }";
    const [now] = await outcomesOf("today: now\n", [`now: { ${body}, ${effects} }`]);
    const [measured] = await outcomesOf("", [`now: { ${body}, effects: none }`]);
    expect(now).toEqual(measured);
  });

  test("differs from another one, and equals one that is drawn alike", async () => {
    const lines = CHARTS.marketing_under_sales[1];
    const [now, alike, other] = await outcomesOf("today: now\n", [
      `now: { reports_to: ${lines} }`,
      `alike: { reports_to: ${lines} }`,
      `other: { reports_to: ${CHARTS.shared_executive[1]} }`,
    ]);
    expect(alike).toEqual(now);
    expect(other.mql_acceptance.mean).not.toBe(now.mql_acceptance.mean);
  });

  test("is what effects: none comes to under it, but for posts and levers", async () => {
    const [now, neutral] = await outcomesOf("today: now\n", [
      `now: { reports_to: ${CHARTS.marketing_under_sales[1]} }`,
      `neutral: { reports_to: ${CHARTS.shared_executive[1]}, effects: none }`,
    ]);
    expect(neutral).toEqual(now);
  });
});
