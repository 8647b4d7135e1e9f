import type { DifferenceStatistics, OutcomeStatistics } from "../../src/analysis/comparison.js";
import { OUTCOMES, type OutcomeId } from "../../src/funnel/outcomes.js";
import type { ScenarioResult, StructureResult } from "../../src/questions/run/record.js";

const TRIALS = 10_000;

/** Statistics of a normal outcome over 10,000 trials. */
function statistics(mean: number, sd: number, noData = 0): OutcomeStatistics {
  const [p5, p95] = [mean - 1.645 * sd, mean + 1.645 * sd];
  return { mean, sd, standardError: sd / Math.sqrt(TRIALS), p5, p50: mean, p95, noData };
}

export function paired(mean: number, sd: number): DifferenceStatistics {
  const { standardError, p5, p50, p95, noData } = statistics(mean, sd);
  const resolved = Math.abs(mean) > 1.96 * standardError;
  return { mean, standardError, p5, p50, p95, noData, resolved, varianceReduction: 11.4 };
}

const MEANS: Partial<Record<OutcomeId, number>> = {
  mql_acceptance: 0.6812,
  follow_up_rate: 0.795,
  closure_rate: 0.2421,
  marketing_contribution: 0.5123,
  customer_churn: 0.1119,
  staff_turnover: 0.2319,
  brand_index: 1.0432,
  delight_index: 0.9876,
  ux_index: 1.1,
  employer_index: 1.2,
};

function structure(
  id: string,
  profit: number,
  difference: number | undefined,
  best: number,
  rank: number,
): StructureResult {
  const meanOf = (outcome: OutcomeId): number => (outcome === "profit" ? profit : (MEANS[outcome] ?? 5312.4));
  const outcomes = Object.fromEntries(
    OUTCOMES.map((outcome) => {
      const mean = meanOf(outcome.id);
      return [outcome.id, statistics(mean, Math.abs(mean) * (outcome.id === "profit" ? 0.4 : 0.12))];
    }),
  );
  const differences = Object.fromEntries(
    OUTCOMES.map((outcome) => {
      const mean = outcome.id === "profit" ? (difference ?? 0) : 0.04 * meanOf(outcome.id);
      return [outcome.id, paired(mean, outcome.id === "profit" ? 900_000 : Math.abs(mean))];
    }),
  );
  return {
    id,
    relation: "shared_executive",
    background: "general",
    mandate: "drive",
    makeup: {
      relation: "shared_executive",
      mandate: "drive",
      effectsOn: true,
      posts: { marketing: 6, sales: 10, sdr: 4, success: 5 },
      places: {},
      managers: [],
      overrides: [],
    },
    outcomes,
    ...(difference === undefined ? {} : { difference: differences }),
    probabilityBest: best,
    probabilityBestStandardError: Math.sqrt((best * (1 - best)) / TRIALS),
    expectedRegret: 312_345.6,
    expectedRegretStandardError: 4100,
    rank,
  };
}

export const scenarioResult: ScenarioResult = {
  name: "Four reporting lines",
  file: "scenarios/four-reporting-lines.yaml",
  seed: "four-reporting-lines",
  trials: TRIALS,
  replicates: 1,
  horizonMonths: 24,
  effects: 1,
  scenarioHash: "sha256:00",
  partial: false,
  objective: "profit",
  objectiveLabel: "profit",
  origins: { own: 5, book: 128 },
  reference: "head-of-sales-and-marketing",
  incompleteSamples: 0,
  quantileRankError: 0,
  indifference: 56_123.456,
  structures: [
    structure("sales-reports-to-marketing", -1_234_567.8, -4_012_345.6, 0.0004, 4),
    structure("head-of-sales-and-marketing", 3_456_789.1, undefined, 0.1, 3),
    structure("both-to-the-ceo", 5_612_345.6, 2_155_556.5, 0.5234, 1),
    structure("marketing-reports-to-sales", 3_461_234.5, 4_445.4, 0.38, 2),
  ],
  pairs: [],
};
