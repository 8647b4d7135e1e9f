import { describe, expect, it } from "vitest";
import { simulateBaseRun } from "../support/base-run.js";
import { effectStrength } from "../../src/analysis/drivers/strength.js";
import { morrisAnalysis } from "../../src/analysis/drivers/screening.js";
import { bridgeOf } from "../../src/analysis/why/bridge.js";
import { runPair } from "../../src/analysis/why/pair-run.js";
import { InvalidInput, type Problem } from "../../src/foundation/problem.js";
import { run } from "../../src/questions/run/answer.js";
import { drivers } from "../../src/questions/drivers/answer.js";
import { why } from "../../src/questions/why/answer.js";
import { scenarioFrom } from "../../src/scenario/from.js";
import type { Objective } from "../../src/analysis/objective.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { FIVE, plan } from "../support/plans.js";
import { madeUp, type MadeUpSample } from "./made-up.js";

const PROFIT: Objective = { label: "profit", terms: [{ outcome: "profit", weight: 1 }] };
const [FROM, TO] = FIVE;
const PLAN = plan([FROM, TO]);

/** A model in which one structure overflows in every tenth trial: only then it has no cost. */
const overflowing = ({ structure, trial }: MadeUpSample): number =>
  structure.id === TO.id && trial % 10 === 0 ? NaN : 1;
const EXPERIMENT = { plan: PLAN, objective: PROFIT, runner: madeUp(overflowing, "total_cost") };

async function problemOf(answer: Promise<unknown>): Promise<Problem> {
  const reason: unknown = await answer.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(reason instanceof InvalidInput)) throw new Error(`not refused: ${String(reason)}`);
  return reason.problems[0];
}

describe("samples that overflowed refuse every figure over the rest", () => {
  const refused = (overflowed: number, trials: number) => ({
    code: "objective-overflowed",
    arguments: { structures: [{ structure: TO.id, overflowed }], trials },
  });

  it("of the run that drivers rest on, with the structure, and in how many trials", async () => {
    expect(await problemOf(simulateBaseRun(EXPERIMENT, 200))).toMatchObject(refused(20, 200));
  });

  it("of fresh runs and of designs", async () => {
    expect(await problemOf(effectStrength(EXPERIMENT, 50))).toMatchObject(refused(5, 50));
    expect(await problemOf(morrisAnalysis(EXPERIMENT, 5))).toMatchObject({ code: "objective-overflowed" });
  });

  it("of a pair and of the combinations between", async () => {
    const pair = { ...EXPERIMENT, from: FROM, to: TO };
    expect(await problemOf(runPair({ ...pair, trials: 60 }))).toMatchObject(refused(6, 60));
    expect(await problemOf(bridgeOf({ ...pair, view: "origin", trials: 60 }))).toMatchObject(refused(6, 60));
  });

  it("but want of events (0/0) is left out", async () => {
    const runner = madeUp(({ trial }) => (trial % 10 === 0 ? NaN : 1));
    const { scores } = await simulateBaseRun({ ...EXPERIMENT, runner }, 20);
    expect(scores[1].filter(Number.isNaN)).toHaveLength(2);
  });
});

const TWO =
  "structures:\n  a: { reports_to: { sales: ceo, marketing: ceo } }\n  b: { reports_to: { marketing: sales, sales: ceo } }\n";

describe("a scenario whose numbers overflow", () => {
  const grown = scenarioFrom(`trials: 20\nhorizon: 120\nassumptions:\n  market.monthly_growth: 5\n${TWO}`);

  it("has no drivers and no bridge", async () => {
    const everyTrial = { structures: ["a", "b"].map((structure) => ({ structure, overflowed: 20 })), trials: 20 };
    expect((await problemOf(drivers(grown, { runner: serialRunner }))).arguments).toEqual(everyTrial);
    expect(await problemOf(why(grown, "a", "b", { runner: serialRunner }))).toMatchObject({
      code: "objective-overflowed",
    });
  });

  it("in run says nothing of equal mandates where only these overflow", async () => {
    const scenario = scenarioFrom(`trials: 20\nhorizon: 6\n${TWO}`);
    const plain = await run(scenario, { equalMandate: true });
    expect(plain.equalMandate).toBeDefined();
    let calls = 0;
    const sound = madeUp(() => 1);
    const spoilt = madeUp(() => NaN, "total_cost");
    const ran = await run(scenario, {
      equalMandate: true,
      runner: (jobs, ...rest) => (calls++ === 0 ? sound : spoilt)(jobs, ...rest),
    });
    expect(calls).toBe(2);
    expect(ran.trials).toBe(20);
    expect(ran).not.toHaveProperty("equalMandate");
  });
});
