import { describe, expect, it } from "vitest";
import { analyseDrivers } from "../../../src/analysis/drivers/drivers.js";
import { morrisAnalysis, sobolAnalysis } from "../../../src/analysis/drivers/screening.js";
import { effectStrength, scaleEffects } from "../../../src/analysis/drivers/strength.js";
import type { Experiment } from "../../../src/analysis/experiment.js";
import { simulateBaseRun } from "../../support/base-run.js";
import { checkRun } from "../../../src/analysis/drivers/preconditions.js";
import type { Objective } from "../../../src/analysis/objective.js";
import { atOnce } from "../../../src/foundation/steps.js";
import type { OutcomeId } from "../../../src/funnel/outcomes.js";
import { serialRunner } from "../../../src/simulation/serial-runner.js";
import type { Plan } from "../../../src/simulation/plan.js";
import { bookInputs, FIVE, neutral, plan, structure } from "../../support/plans.js";

const objectiveOf = (outcome: OutcomeId): Objective => ({ label: outcome, terms: [{ outcome, weight: 1 }] });
const runOf = (given: Plan, outcome: OutcomeId = "profit"): Experiment => ({
  plan: given,
  objective: objectiveOf(outcome),
  runner: serialRunner,
});

/** A plan of which only the inputs named are uncertain. */
function uncertainOnly(ids: readonly string[], changes: Partial<Plan> = {}, structures = FIVE): Plan {
  const inputs = bookInputs().map((input) => {
    const { distribution: spec } = input;
    if (spec.kind !== "quantiles" || ids.includes(input.id)) return input;
    const [low, high] = spec.points.map(({ value }) => value);
    return { ...input, distribution: { kind: "constant" as const, value: Math.sqrt(low * high) } };
  });
  return plan(structures, { horizonMonths: 6, inputs, ...changes });
}

const DRIVERS = [
  "funnel.win_outbound",
  "effect.relation.shared_executive.win_rate",
  "market.leads_per_month",
  "funnel.deal_value",
];

describe("indices by regression and by a Saltelli design", () => {
  it("agree on the model itself within 5 standard errors", async () => {
    const run = runOf(uncertainOnly(DRIVERS));
    const samples = await simulateBaseRun(run, 2000);
    const analysis = atOnce(analyseDrivers({ ...run, samples, gradeOf: () => "assumption", groups: [] }));
    const sobol = await sobolAnalysis(run, 400);
    expect([sobol.best, sobol.second]).toEqual([analysis.best, analysis.second]);
    expect(sobol.runs).toBe(400 * 6);
    for (const { id, objective } of analysis.drivers) {
      const factor = sobol.factors.find(({ drivers }) => drivers.includes(id));
      const [a, b] = [objective.firstOrder, factor?.objective.first ?? { share: NaN, standardError: NaN }];
      const error = Math.hypot(a.standardError, b.standardError);
      expect(Math.abs(a.share - b.share) / error, id).toBeLessThan(5);
      const total = factor?.objective.total ?? { share: NaN, standardError: NaN };
      expect(total.share + 5 * total.standardError).toBeGreaterThanOrEqual(b.share - 5 * b.standardError);
    }
  });

  it("say exactly 0 of what the objective does not read", async () => {
    const run = runOf(uncertainOnly(DRIVERS), "leads");
    const sobol = await sobolAnalysis(run, 20);
    const morris = await morrisAnalysis(run, 20);
    const of = <Figures>(factors: readonly { drivers: readonly string[]; objective: Figures }[]) =>
      factors.find(({ drivers }) => drivers.includes("funnel.deal_value"))?.objective;
    expect(of(sobol.factors)?.total.share).toBe(0);
    expect(of(morris.factors)?.muStar).toBe(0);
    expect(morris.factors[0].objective.muStar).toBeGreaterThan(0);
  });

  it("move correlated drivers together", async () => {
    const correlations = [{ a: DRIVERS[0], b: DRIVERS[2], rank: 0.5 }];
    const { factors } = await morrisAnalysis(runOf(uncertainOnly(DRIVERS, { correlations })), 5);
    expect(factors.map(({ drivers }) => drivers.length).sort()).toEqual([1, 1, 2]);
  });

  it("Morris signs follow the direction of the driver", async () => {
    const { factors } = await morrisAnalysis(runOf(uncertainOnly(DRIVERS)), 10);
    const win = factors.find(({ drivers }) => drivers[0] === "funnel.win_outbound");
    expect(win?.objective.mu).toBeGreaterThan(0);
    expect(win?.objective.mu).toBeCloseTo(win?.objective.muStar ?? NaN, -3);
  });
});

describe("drivers", () => {
  it("are streams that some structure's outcome depends on, with the values of their quantiles", async () => {
    const used = structure("leader", "shared_bilingual_leader", "both");
    const run = runOf(
      uncertainOnly([...DRIVERS, "effect.relation.shared_bilingual_leader.churn"], {}, [used, neutral("none")]),
    );
    const samples = await simulateBaseRun(run, 500);
    const { drivers } = atOnce(analyseDrivers({ ...run, samples, gradeOf: () => "survey", groups: [] }));
    // The executive's effect is uncertain, but no structure has it.
    expect(drivers.map(({ id }) => id).sort()).toEqual(
      ["effect.relation.shared_bilingual_leader.churn", ...DRIVERS.filter((id) => !id.startsWith("effect"))].sort(),
    );
    const leads = drivers.find(({ id }) => id === "market.leads_per_month");
    expect(leads?.values[0]).toBeCloseTo(186, 6);
    expect(leads?.values[2]).toBeCloseTo(364, 6);
  });

  it("are refused where there is nothing to decide or nothing uncertain", async () => {
    const ask = async (given: Plan): Promise<unknown> => {
      const run = runOf(given);
      const samples = await simulateBaseRun(run, 20);
      checkRun(samples);
      return atOnce(analyseDrivers({ ...run, samples, gradeOf: () => "survey", groups: [] }));
    };
    await expect(ask(uncertainOnly(DRIVERS, {}, [FIVE[0]]))).rejects.toThrow("nothing-to-decide");
    await expect(ask(uncertainOnly([]))).rejects.toThrow("nothing-uncertain");
    await expect(ask(plan(FIVE))).rejects.toThrow("too-few-trials-for-drivers");
  });

  it("follow an objective of which less is better", async () => {
    const run = runOf(
      uncertainOnly(["customers.monthly_churn", "effect.relation.shared_head.churn"]),
      "customer_churn",
    );
    const samples = await simulateBaseRun(run, 300);
    const result = atOnce(analyseDrivers({ ...run, samples, gradeOf: () => "survey", groups: [] }));
    const churn = result.drivers.find(({ id }) => id === "customers.monthly_churn");
    const [low, high] = [churn?.objective.low.mean ?? NaN, churn?.objective.high.mean ?? NaN];
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(low);
    expect(result.lead.mean).toBeGreaterThan(0);
    expect(Math.min(...result.objective.map(({ mean }) => mean))).toBe(result.objective[result.best].mean);
  });
});

describe("the strength that the effects need", () => {
  it("is none where the winner wins by its posts", async () => {
    const given = plan([neutral("small", { marketing: 6, sales: 10 }), neutral("large", { marketing: 6, sales: 12 })], {
      horizonMonths: 6,
    });
    const { winner, points, change } = await effectStrength(runOf(given, "bookings"), 50);
    expect(given.structures[winner].id).toBe("large");
    expect(points).toHaveLength(11);
    expect(change).toBeUndefined();
  });

  it("is found where an effect has to make up for posts", async () => {
    // Without effects twelve sellers find more than ten; the executive's effects make up for it somewhere below 1.
    const given = plan(
      [structure("ceo", "shared_executive", "general", "drive"), neutral("large", { marketing: 6, sales: 13 })],
      {
        horizonMonths: 12,
      },
    );
    const { winner, points, change } = await effectStrength(runOf(given, "bookings"), 200);
    expect(winner).toBe(0);
    expect(points.at(-1)?.winner).toBe(1);
    expect(change?.winner).toBe(1);
    expect(change?.verified).toBe(true);
    expect(change?.strength).toBeGreaterThan(0.05);
    expect(change?.strength).toBeLessThan(0.95);
  });

  it("leaves structures of equal posts level at 0", async () => {
    const { points, change } = await effectStrength(runOf(plan(FIVE, { horizonMonths: 6 })), 100);
    expect(points.at(-1)?.lead).toEqual({ mean: 0, standardError: 0 });
    expect(change?.strength ?? 1).toBeGreaterThan(0);
  });

  it("scales what a plan has", () => {
    expect(scaleEffects(plan(FIVE), 1)).toEqual(plan(FIVE));
    expect(scaleEffects(scaleEffects(plan(FIVE), 0.5), 0.5).effectStrength).toBe(0.25);
  });
});
