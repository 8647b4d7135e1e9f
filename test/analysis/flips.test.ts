import { atOnce } from "../../src/foundation/steps.js";
import { describe, expect, it } from "vitest";
import { findFlips, rivalModels, type Flips, type FlipSettings } from "../../src/analysis/flips/flips.js";
import { uncertainAssumptions, planAt } from "../../src/analysis/uncertain-assumptions.js";
import { findCrossing } from "../../src/analysis/flips/line-search.js";
import { flipMap } from "../../src/analysis/flips/flip-map.js";
import {
  errorWith,
  fitLeadModels,
  gradientAtPoint,
  valueAtPoint,
  valueWith,
} from "../../src/analysis/flips/lead-model.js";
import { createProbe, type Probe } from "../../src/analysis/flips/probe.js";
import { plainStanding, type Standing } from "../../src/analysis/standing.js";
import { normalScores } from "../../src/analysis/base-run.js";
import { simulateBaseRun } from "../support/base-run.js";
import { searchAll } from "../../src/analysis/flips/search.js";
import type { Objective } from "../../src/analysis/objective.js";
import { normalCdf } from "../../src/distributions/special/normal-cdf.js";
import type { Plan, PlannedInput } from "../../src/simulation/plan.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { certainInputs, FIVE, neutral, plan } from "../support/plans.js";
import { recordingRunner } from "../support/runners.js";
import { luckOf, madeUp, type MadeUpSample } from "./made-up.js";

const PROFIT: Objective = { label: "profit", terms: [{ outcome: "profit", weight: 1 }] };
const NAMES = ["market.leads_per_month", "funnel.sales_cycle", "funnel.deal_value"] as const;
const [X, Y, Z] = NAMES;

/** Three standard normal assumptions that the model reads; everything else is certain. */
function normalInputs(): PlannedInput[] {
  return certainInputs({}).map((input) =>
    NAMES.some((name) => name === input.id) ? { ...input, distribution: { kind: "normal", mean: 0, sd: 1 } } : input,
  );
}

/** What would flip the answer, by a run of so many trials. */
async function flipsOf(settings: FlipSettings, trials = 4000): Promise<Flips> {
  const base = await simulateBaseRun(settings, trials);
  return findFlips(settings, base, atOnce(rivalModels(base)));
}

function made(profit: (sample: MadeUpSample) => number, change: Partial<Plan> = {}, objective = PROFIT): FlipSettings {
  const given = plan([neutral("a"), neutral("b")], { inputs: normalInputs(), ...change });
  return { plan: given, objective, runner: madeUp(profit), probeTrials: 1000 };
}

/** Lead of a over b: 1 + 2 x - y / 4 + luck; both share much more luck. */
const linear = ({ structure, input, trial }: MadeUpSample): number => {
  const shared = 30 * luckOf(trial);
  return structure.id === "b" ? shared : shared + 1 + 2 * input(X) - input(Y) / 4 + luckOf(trial, 1);
};

describe("flips of a linear model", () => {
  it("finds the root of the lead in the assumption that has one, and no other", async () => {
    const flips = await flipsOf(made(linear));
    expect([flips.leader, flips.runnerUp]).toEqual(["a", "b"]);
    expect(Math.abs(flips.lead.mean - 1) / flips.lead.standardError).toBeLessThan(5);
    expect(flips.flips.map(({ stream }) => stream)).toEqual([X]);
    const [flip] = flips.flips;
    expect(flip.winner).toBe("b");
    expect(flip.verified).toBe(true);
    // True root -1/2; the base run's mean is off by its standard error, and so is the root.
    expect(flip.at.score).toBeCloseTo(-0.5, 1);
    expect(flip.nearer.score).toBeGreaterThan(-0.5);
    expect(flip.farther.score).toBeLessThan(-0.5);
    expect(flip.nearer.score - flip.farther.score).toBeLessThan(0.4);
    expect(flip.at.quantile).toBe(normalCdf(flip.at.score));
    expect(flip.at.values[0]).toBeCloseTo(flip.at.score, 9);
    expect(flips.steady.map(({ stream }) => stream).sort()).toEqual([Y, Z].sort());
  });

  it("says what the lead is at the ends of a steady assumption", async () => {
    const { steady, range } = await flipsOf(made(linear));
    const y = steady.find(({ stream }) => stream === Y);
    // 1 -+ 2.3263 / 4
    expect(y?.leadLow).toBeCloseTo(1.58, 0);
    expect(y?.leadHigh).toBeCloseTo(0.42, 0);
    expect(range[0]).toBeCloseTo(0.01, 4);
    expect(range[1]).toBeCloseTo(0.99, 4);
  });

  it("the joint flip is the foot of the perpendicular: distance lead / |gradient|", async () => {
    const { joint } = await flipsOf(made(linear));
    const norm = Math.hypot(2, 0.25);
    expect(joint?.distance).toBeCloseTo(1 / norm, 1);
    expect(joint?.winner).toBe("b");
    expect(joint?.verified).toBe(true);
    expect(joint?.low).toBeLessThan(1 / norm);
    expect(joint?.high).toBeGreaterThan(1 / norm);
    expect(joint?.moves[0].stream).toBe(X);
    expect(joint?.moves[0].score).toBeCloseTo(-2 / norm ** 2, 1);
    for (const { stream } of joint?.moves ?? []) expect(stream).not.toBe(Z);
  });

  it("with correlated assumptions the distance is Mahalanobis': lead / sqrt(g' C g)", async () => {
    const both = ({ structure, input, trial }: MadeUpSample): number =>
      structure.id === "b" ? 0 : 2 + input(X) + input(Y) + luckOf(trial, 1) / 10;
    const rank = 0.6;
    const { joint } = await flipsOf(made(both, { correlations: [{ a: X, b: Y, rank }] }));
    const correlation = 2 * Math.sin((Math.PI * rank) / 6);
    expect(joint?.distance).toBeCloseTo(2 / Math.sqrt(2 + 2 * correlation), 1);
  });

  it("takes fewer as better where the outcome says so", async () => {
    const cost: Objective = { label: "cost per win", terms: [{ outcome: "cost_per_win", weight: 1 }] };
    const flips = await flipsOf({ ...made(linear, {}, cost), runner: madeUp(linear, "cost_per_win") });
    expect(flips.leader).toBe("b");
    expect(flips.flips.map(({ stream, winner }) => [stream, winner])).toEqual([[X, "a"]]);
    expect(flips.flips[0].at.score).toBeCloseTo(-0.5, 1);
  });

  it("a flip that other trials do not confirm is not called verified", async () => {
    // Only the first thousand trials, those of the search, have a lead that depends on x.
    const odd = ({ structure, input, trial }: MadeUpSample): number =>
      structure.id === "b" ? 0 : trial < 1000 ? 1 + 2 * input(X) : 0.2 + luckOf(trial) / 100;
    const { flips } = await flipsOf(made(odd));
    expect(flips.map(({ stream, verified }) => [stream, verified])).toEqual([[X, false]]);
  });

  it("a lead that nothing in range takes has no flips", async () => {
    const flips = await flipsOf(made(({ structure, input }) => (structure.id === "a" ? 50 + input(X) : 0)));
    expect(flips.flips).toEqual([]);
    expect(flips.joint).toBeUndefined();
    expect(flips.steady).toHaveLength(3);
  });
});

describe("flips of a curved model", () => {
  it("lie on both sides of the median where the lead falls to both", async () => {
    // E = 2 - x^2 + ...: roots at -+ sqrt(2).
    const bowl = ({ structure, input, trial }: MadeUpSample): number =>
      structure.id === "a" ? 2 - input(X) ** 2 + luckOf(trial, 1) / 2 : 0;
    const { flips } = await flipsOf(made(bowl));
    expect(flips.map(({ stream }) => stream)).toEqual([X, X]);
    expect(flips.map(({ at }) => Math.sign(at.score)).sort()).toEqual([-1, 1]);
    for (const { at, verified } of flips) {
      expect(Math.abs(at.score)).toBeCloseTo(Math.SQRT2, 1);
      expect(verified).toBe(true);
    }
  });

  it("come from fresh runs, not from the metamodel", async () => {
    // exp(x / 2) - 0.5 is 0 at x = 2 ln(1/2) = -1.386; a cubic in x only comes near it.
    const curved = ({ structure, input, trial }: MadeUpSample): number =>
      structure.id === "a" ? Math.exp(input(X) / 2) - 0.5 + luckOf(trial, 1) / 10 : 0;
    const { flips, joint } = await flipsOf(made(curved));
    expect(flips[0].at.score).toBeCloseTo(2 * Math.log(0.5), 1);
    expect(joint?.distance).toBeCloseTo(-2 * Math.log(0.5), 1);
  });

  it("the winner beyond a flip is whoever is best there, not always the runner-up", async () => {
    const given = plan([neutral("a"), neutral("b"), neutral("c")], { inputs: normalInputs() });
    const profit = ({ structure, input, trial }: MadeUpSample): number =>
      ({ a: 1, b: 0.6, c: -1 + 2 * input(X) })[structure.id] ?? 0 + luckOf(trial) / 10;
    const flips = await flipsOf({ ...made(profit), plan: given });
    expect(flips.runnerUp).toBe("b");
    expect(flips.flips.map(({ winner }) => winner)).toEqual(["c"]);
    expect(flips.flips[0].at.score).toBeCloseTo(1, 1);
  });
});

it("the joint flip counts interactions, which the metamodels leave out", async () => {
  // 2 + x (1 + 0.8 z) + 0.3 y = 0 is nearest to 0 at distance 1.4393 (minimum on a grid over z of z^2 + 4 / ((1 + 0.8 z)^2 + 0.09));
  // along the direction of the additive part alone the distance is 2 / sqrt(1.09) = 1.92.
  const crossed = ({ structure, input, trial }: MadeUpSample): number =>
    structure.id === "b" ? 0 : 2 + input(X) * (1 + 0.8 * input(Z)) + 0.3 * input(Y) + luckOf(trial, 1) / 10;
  const { joint } = await flipsOf(made(crossed));
  expect(joint?.distance).toBeGreaterThan(1.43);
  expect(joint?.distance).toBeLessThan(1.5);
});

describe("the search along a line", () => {
  const standingAt = (at: number, lead: (at: number) => number): Standing => {
    const own = { mean: lead(at), standardError: 1e-6 };
    return { winner: own.mean < 0 ? 1 : 0, leads: [{ mean: 0, standardError: 0 }, own], lead: own };
  };
  const probeOf =
    (lead: (at: number) => number, asked: number[] = []): Probe =>
    (questions) => {
      const places = questions.map(({ positions }) => positions.get("s") ?? NaN);
      questions.forEach(({ trials }, place) => trials === "search" && asked.push(places[place]));
      return Promise.resolve(places.map((at) => standingAt(at, lead)));
    };
  const line = (start: number) => ({ positions: (at: number) => new Map([["s", at]]), start, limit: 6, leader: 0 });

  it.each([0.5, 1.9, 2.5, 5])("finds the root of a very curved lead from %d on, in few runs", async (start) => {
    const asked: number[] = [];
    const lead = (at: number): number => 1 - (at / 2) ** 8;
    const [crossing] = await searchAll([findCrossing(line(start))], probeOf(lead, asked));
    expect(crossing?.at).toBeCloseTo(2, 1);
    expect(crossing).toMatchObject({ winner: 1, verified: true });
    expect(crossing?.low).toBeLessThan(2);
    expect(crossing?.high).toBeGreaterThan(2);
    expect(asked.length).toBeLessThanOrEqual(13);
  });

  it("finds the same among others, in as many rounds as the longest takes", async () => {
    const lead = (at: number): number => 1 - (at / 2) ** 8;
    const starts = [0.5, 1.9, 2.5, 5];
    const alone: unknown[] = [];
    const rounds = { alone: 0, together: 0 };
    for (const start of starts) {
      let own = 0;
      const probe: Probe = (questions) => (own++, probeOf(lead)(questions));
      alone.push(...(await searchAll([findCrossing(line(start))], probe)));
      rounds.alone = Math.max(rounds.alone, own);
    }
    const probe: Probe = (questions) => (rounds.together++, probeOf(lead)(questions));
    const together = await searchAll(
      starts.map((start) => findCrossing(line(start))),
      probe,
    );
    expect(together).toEqual(alone);
    expect(rounds.together).toBe(rounds.alone);
  });

  it("finds nothing beyond the limit, nor where the leader is behind from the start", async () => {
    for (const lead of [() => 1, () => -1]) {
      expect(await searchAll([findCrossing(line(1))], probeOf(lead))).toEqual([undefined]);
    }
  });
});

describe("holding assumptions", () => {
  it("counts only what the model or a structure reads", () => {
    const streams = uncertainAssumptions(plan(FIVE.slice(2, 3))).map(({ stream }) => stream);
    expect(streams).toContain("market.leads_per_month");
    expect(streams).toContain("effect.relation.shared_head.churn");
    expect(streams).not.toContain("effect.relation.shared_executive.churn");
    expect(streams).not.toContain("funnel.deal_cv");
  });

  it("holds every input of a stream at its own quantile and leaves the others alone", () => {
    const own = (name: string, sd: number): PlannedInput => ({
      id: `effect.own.${name}.churn`,
      stream: "effect.own.churn",
      distribution: { kind: "normal", mean: 1, sd },
    });
    const inputs = [...normalInputs(), own("a", 0.1), own("b", 0.2)];
    const held = planAt(plan([], { inputs }), new Map([["effect.own.churn", 1]])).inputs;
    const value = (id: string) => held.find((input) => input.id === id)?.distribution;
    expect(value("effect.own.a.churn")).toEqual({ kind: "constant", value: expect.closeTo(1.1, 9) as number });
    expect(value("effect.own.b.churn")).toEqual({ kind: "constant", value: expect.closeTo(1.2, 9) as number });
    expect(value(X)).toEqual({ kind: "normal", mean: 0, sd: 1 });
  });

  it("normal scores follow the ranks, ties share one, quantiles come out", () => {
    expect([...normalScores(Float64Array.of(5, 1, 3))]).toEqual([
      expect.closeTo(0.967421566, 8),
      expect.closeTo(-0.967421566, 8),
      0,
    ]);
    expect([...normalScores(Float64Array.of(2, 2))]).toEqual([0, 0]);
  });
});

describe("the metamodel", () => {
  const trials = 3000;
  const x = Float64Array.from({ length: trials }, (_, trial) => luckOf(trial, 2));
  const y = Float64Array.from({ length: trials }, (_, trial) => luckOf(trial, 3));

  it("is exact for a sum of cubics", () => {
    const response = x.map((value, trial) => 3 + value - 2 * value ** 2 + value ** 3 / 2 + 4 * y[trial]);
    const [model] = atOnce(fitLeadModels([x, y], [response]));
    expect(model.residual).toBeLessThan(1e-5);
    // E over y of the response at x = v.
    for (const v of [-2, 0.5, 1.5]) expect(valueWith(model, 0, v)).toBeCloseTo(3 + v - 2 * v ** 2 + v ** 3 / 2, 4);
    expect(valueAtPoint(model, [1, -1])).toBeCloseTo(3 + 1 - 2 + 0.5 - 4, 4);
    gradientAtPoint(model, [1, -1]).forEach((slope, input) => {
      expect(slope).toBeCloseTo([1 - 4 + 1.5, 4][input], 4);
    });
  });

  it("leaves trials without data out and states its error", () => {
    const response = x.map((value, trial) => (trial % 3 === 0 ? NaN : value + 2 * luckOf(trial, 4)));
    const [model] = atOnce(fitLeadModels([x], [response]));
    expect(model.trials).toBe(2000);
    expect(model.residual).toBeCloseTo(2, 0);
    const z = (valueWith(model, 0, 1) - 1) / errorWith(model, 0, 1);
    expect(Math.abs(z)).toBeLessThan(5);
    expect(errorWith(model, 0, 0)).toBeCloseTo((2 * Math.sqrt(1.5)) / Math.sqrt(2000), 2);
  });

  it("is a plane where there are too few trials for curves", () => {
    const few = [x.subarray(0, 50), y.subarray(0, 50)];
    const [{ coefficients }] = atOnce(fitLeadModels(few, [few[0].map((value) => value ** 2)]));
    expect(coefficients.map(({ length }) => length)).toEqual([1, 1]);
  });

  it("bears an input with two values", () => {
    const coin = normalScores(x.map((value) => Math.sign(value)));
    const [model] = atOnce(fitLeadModels([coin, y], [coin.map((value, trial) => 2 * value + y[trial])]));
    expect(valueWith(model, 0, coin[0])).toBeCloseTo(2 * coin[0], 2);
  });
});

it("a fresh run knows more than its own trials: the base run serves as control", async () => {
  const settings = made(linear);
  const base = await simulateBaseRun(settings, 4000);
  const { leader, lead: known } = plainStanding(base.scores);
  const probe = createProbe({ experiment: settings, base, leader, trials: 250 });
  const [{ lead }] = await probe([{ positions: new Map([[Y, 1]]), trials: "search" }]);
  // The lead has a standard deviation of sqrt(4 + 1/16 + 1); 250 trials alone would give an error of 0.142.
  expect(lead.standardError).toBeLessThan(0.06);
  expect(Math.abs(lead.mean - 0.75) / lead.standardError).toBeLessThan(5);
  // What is left is the base run's own error, and the little that y adds.
  expect(Math.abs(lead.mean - (known.mean - 0.25))).toBeLessThan(0.05);
});

describe("the two-way map", () => {
  it("shows who wins where, and by how much", async () => {
    const settings = made(linear);
    const assumption = (stream: string) => ({ stream, inputs: [stream] });
    const base = await simulateBaseRun(settings, 4000);
    const map = await flipMap({
      experiment: settings,
      base,
      x: assumption(X),
      y: assumption(Z),
      trials: 100,
      quantiles: [0.1, 0.5, 0.9],
    });
    expect(map.cells.map((row) => row.map(({ winner }) => winner))).toEqual([
      ["b", "a", "a"],
      ["b", "a", "a"],
      ["b", "a", "a"],
    ]);
    // Z has no effect: with common random numbers rows are equal.
    expect(map.cells[0]).toEqual(map.cells[2]);
    expect(map.x.values[2]).toBeCloseTo(1.2815515655, 8);
    expect(map.x.quantiles[0]).toBeCloseTo(0.1, 12);
    const { margin, standardError } = map.cells[0][2];
    expect(Math.abs(margin - (1 + 2 * 1.2815515655)) / standardError).toBeLessThan(5);
  });
});

it("runs on the model itself and gives the same again", async () => {
  const given = plan(FIVE.slice(2), { horizonMonths: 2 });
  const settings = { plan: given, objective: PROFIT, runner: serialRunner, probeTrials: 20 };
  const flips = await flipsOf(settings, 80);
  expect(await flipsOf({ ...settings, runner: recordingRunner().runner }, 80)).toEqual(flips);
  expect(new Set([...flips.flips, ...flips.steady].map(({ stream }) => stream)).size).toBe(
    uncertainAssumptions(given).length,
  );
});
