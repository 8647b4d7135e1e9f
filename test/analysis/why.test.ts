import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/analysis/objective.js";
import { bridgeOf, bridgeTrials, type BridgeSettings } from "../../src/analysis/why/bridge.js";
import { addVector, combinationError, createCovariance } from "../../src/analysis/why/covariance.js";
import { runPair, type PairSettings } from "../../src/analysis/why/pair-run.js";
import { coalitionStructures, playersOf } from "../../src/analysis/why/players.js";
import { explainDifference } from "../../src/analysis/why/why.js";
import { EFFECT_TARGETS, type EffectTarget } from "../../src/assumptions/effect-targets.js";
import { outcomeSamples } from "../../src/analysis/outcome-samples.js";
import { createMachine } from "../../src/simulation/machine.js";
import { lastState, type Plan, type PlannedInput, type PlannedStructure } from "../../src/simulation/plan.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { FIVE, neutral, plan, postsOf, stateOf, steady, structure } from "../support/plans.js";
import { luckOf, madeUp } from "./made-up.js";

const funnelDifference = async (settings: Omit<PairSettings, "objective">) =>
  (await runPair({ ...settings, objective: PROFIT })).funnel;

const PROFIT: Objective = { label: "profit", terms: [{ outcome: "profit", weight: 1 }] };
const [UNDER_SALES, , HEAD, LEADER, CEO] = FIVE;

/** A structure with certain effects of its relation (and of a mandate), and the inputs that hold them. */
function certain(
  id: string,
  relation: Partial<Record<EffectTarget, number>>,
  mandate: Partial<Record<EffectTarget, number>> = {},
) {
  const rows = [
    ...Object.entries(relation).map(([target, value]) => ({ input: `effect.relation.${id}.${target}`, target, value })),
    ...Object.entries(mandate).map(([target, value]) => ({ input: `effect.mandate.${id}.${target}`, target, value })),
  ];
  const inputs = rows.map(({ input, value }): PlannedInput => ({
    id: input,
    stream: input,
    distribution: { kind: "constant", value },
  }));
  const made: PlannedStructure = {
    id,
    states: [stateOf({ effects: rows.map(({ input, target }) => ({ input, target: target as EffectTarget })) })],
  };
  return { made, inputs };
}

function settings(given: Plan, change: Partial<BridgeSettings> = {}): BridgeSettings {
  const [from, to] = given.structures;
  return { plan: given, objective: PROFIT, runner: serialRunner, from, to, view: "target", trials: 20, ...change };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const ALL_TARGETS = EFFECT_TARGETS.filter((target) => !target.startsWith("focus.")).slice(0, 8);

describe("the parts of a difference", () => {
  const ids = (...args: Parameters<typeof playersOf>) => playersOf(...args).map(({ id }) => id);

  it("by target: one per target that differs, the mandate's effects apart, focus as one", () => {
    expect(ids(plan(FIVE), UNDER_SALES, CEO, "target")).toEqual([
      "lead_volume",
      "acceptance",
      "follow_up",
      "response_time",
      "win_rate",
      "outbound",
      "churn",
      "attrition",
      "focus",
      "mandate",
    ]);
  });

  it("by origin: relation, background, mandate", () => {
    expect(ids(plan(FIVE), UNDER_SALES, CEO, "origin")).toEqual(["relation", "background", "mandate"]);
  });

  it("two structures that differ in their mandate alone differ in that part alone", () => {
    const asked = structure("asked", "shared_executive", "general", "drive");
    const not = structure("not", "shared_executive", "general", "none");
    for (const view of ["target", "origin"] as const) expect(ids(plan([]), not, asked, view)).toEqual(["mandate"]);
  });

  it("headcount is a part; equal structures have none", () => {
    const larger = steady("larger", { ...lastState(CEO), posts: postsOf({ marketing: 7 }) });
    expect(ids(plan([]), CEO, larger, "target")).toEqual(["headcount"]);
    expect(ids(plan([]), CEO, { ...CEO, id: "twin" }, "target")).toEqual([]);
  });

  it("own effects that are equal in every trial, and certain effects of 1, are no difference", () => {
    const own = (name: string, value: number): PlannedInput => ({
      id: `effect.own.${name}.churn`,
      stream: "effect.own.churn",
      distribution: { kind: "lognormal", mean: value, sd: 0.1 },
    });
    const one: PlannedInput = {
      id: "effect.own.b.outbound",
      stream: "effect.own.outbound",
      distribution: { kind: "constant", value: 1 },
    };
    const a = steady("a", { effects: [{ target: "churn", input: "effect.own.a.churn" }] });
    const b = steady("b", {
      effects: [
        { target: "churn", input: "effect.own.b.churn" },
        { target: "outbound", input: one.id },
      ],
    });
    const equal = plan([a, b], { inputs: [own("a", 0.9), own("b", 0.9), one] });
    const unequal = plan([a, b], { inputs: [own("a", 0.9), own("b", 0.8), one] });
    expect(ids(equal, a, b, "target")).toEqual([]);
    expect(ids(unequal, a, b, "target")).toEqual(["churn"]);
    expect(ids(unequal, a, b, "origin")).toEqual(["own"]);
  });

  it("nobody switched is A and everybody is B, factors of a target in the same order", () => {
    const given = plan(FIVE);
    for (const view of ["target", "origin"] as const) {
      const players = playersOf(given, UNDER_SALES, CEO, view);
      const [none, all] = [0, 2 ** players.length - 1].map((coalition) =>
        coalitionStructures({ plan: given, from: UNDER_SALES, to: CEO, players, view })(coalition),
      );
      for (const target of EFFECT_TARGETS) {
        const on = (one: PlannedStructure) => lastState(one).effects.filter((term) => term.target === target);
        expect(on(none)).toEqual(on(UNDER_SALES));
        expect(on(all)).toEqual(on(CEO));
      }
    }
  });
});

it("parts that do not differ keep their place among the factors", () => {
  const asked = structure("asked", "shared_executive", "both", "drive");
  const players = playersOf(plan([]), asked, CEO, "target");
  expect(players.map(({ id }) => id)).not.toContain("mandate");
  const all = coalitionStructures({ plan: plan([]), from: asked, to: CEO, players, view: "target" })(
    2 ** players.length - 1,
  );
  for (const target of EFFECT_TARGETS) {
    const on = (one: PlannedStructure) => lastState(one).effects.filter((term) => term.target === target);
    expect(on(all)).toEqual(on(CEO));
  }
});

describe("the bridge", () => {
  const two = () => {
    const a = certain("a", { acceptance: 2, churn: 3 });
    const b = certain("b", { acceptance: 5, churn: 7 });
    return plan([a.made, b.made], { inputs: [...plan([]).inputs, ...a.inputs, ...b.inputs] });
  };

  it("of a product of two factors splits the joint part equally: (a2 - a1)(b1 + b2) / 2", async () => {
    const runner = madeUp(({ effect, trial }) => effect("acceptance") * effect("churn") * (1 + luckOf(trial)));
    const bridge = await bridgeOf(settings(two(), { runner, trials: 700 }));
    const luck = sum(Array.from({ length: 700 }, (_, trial) => 1 + luckOf(trial))) / 700;
    expect(bridge.contributions.map(({ id }) => id)).toEqual(["acceptance", "churn"]);
    expect(bridge.contributions[0].mean).toBeCloseTo(((5 - 2) * (3 + 7) * luck) / 2, 9);
    expect(bridge.contributions[1].mean).toBeCloseTo(((7 - 3) * (2 + 5) * luck) / 2, 9);
    expect(bridge.total.mean).toBeCloseTo(29 * luck, 9);
    expect(Math.abs(bridge.roundingError)).toBeLessThan(1e-9);
    // Contributions are 15 and 14 times (1 + luck): standard error and interval follow.
    const luckError = bridge.total.standardError / 29;
    expect(bridge.contributions[0].standardError).toBeCloseTo(15 * luckError, 9);
    expect(luckError).toBeCloseTo(1 / Math.sqrt(700), 2);
    expect(bridge.contributions[0].p95 - bridge.contributions[0].p5).toBeCloseTo(15 * 2 * 1.645, -1);
  });

  it("of eight parts, more combinations than fit one run, is the exact one of a product", async () => {
    const ratios = ALL_TARGETS.map((_, place) => 1 + (place + 1) / 10);
    const a = certain("a", Object.fromEntries(ALL_TARGETS.map((target) => [target, 1])));
    const b = certain("b", Object.fromEntries(ALL_TARGETS.map((target, place) => [target, ratios[place]])));
    const given = plan([a.made, b.made], { inputs: [...plan([]).inputs, ...a.inputs, ...b.inputs] });
    const runner = madeUp(({ effect }) => ALL_TARGETS.reduce((product, target) => product * effect(target), 1));
    const bridge = await bridgeOf(settings(given, { runner, trials: 3 }));
    expect(bridge.coalitions).toBe(256);
    exactOfProduct(ratios).forEach((value, place) => {
      expect(bridge.contributions[place].mean).toBeCloseTo(value, 12);
      expect(bridge.contributions[place].standardError).toBe(0);
    });
  });

  it("leaves out samples in which a combination has no objective, and counts them", async () => {
    const runner = madeUp(({ effect, trial }) =>
      trial % 10 === 0 && effect("acceptance") === 5 && effect("churn") === 3 ? NaN : effect("acceptance"),
    );
    const bridge = await bridgeOf(settings(two(), { runner, trials: 100 }));
    expect(bridge.noData).toBe(10);
    expect(bridge.contributions.map(({ mean }) => mean)).toEqual([3, 0]);
  });

  it("takes in every batch of trials", async () => {
    const runner = madeUp(({ effect, trial }) => effect("acceptance") ** (1 + luckOf(trial) / 10) * effect("churn"));
    const whole = await bridgeOf(settings(two(), { runner, trials: 4100 }));
    const expected =
      sum(
        Array.from(
          { length: 4100 },
          (_, trial) => 7 * 5 ** (1 + luckOf(trial) / 10) - 3 * 2 ** (1 + luckOf(trial) / 10),
        ),
      ) / 4100;
    expect(whole.total.mean).toBeCloseTo(expected, 9);
    expect(sum(whole.contributions.map(({ mean }) => mean))).toBeCloseTo(whole.total.mean, 9);
  });

  it("with more than ten parts samples orders, and its standard errors hold against the exact values", async () => {
    const one = Object.fromEntries(ALL_TARGETS.map((target) => [target, 1]));
    const more = Object.fromEntries(ALL_TARGETS.map((target, place) => [target, 1 + (place + 1) / 10]));
    const a = certain("a", { ...one, "focus.brand": 2 }, { churn: 2 });
    const b = certain("b", { ...more, "focus.brand": 3 }, { churn: 3 });
    const larger = {
      ...b.made,
      states: b.made.states.map((state) => ({ ...state, posts: postsOf({ marketing: 8 }) })),
    };
    const given = plan([a.made, larger], { inputs: [...a.inputs, ...b.inputs, ...plan([]).inputs] });
    const targets = [...ALL_TARGETS, "focus.brand"];
    const runner = madeUp(({ structure: of, effect, trial }) =>
      targets.reduce(
        (product, target) => product * effect(target),
        lastState(of).posts.marketing * Math.exp(luckOf(trial) / 10),
      ),
    );
    const bridge = await bridgeOf(settings(given, { runner, trials: 1010 }));
    expect(bridge.orders).toBe("sampled");
    expect(bridge.contributions).toHaveLength(11);
    expect(Math.abs(bridge.roundingError)).toBeLessThan(1e-9 * bridge.total.mean);
    expect(bridge.noData).toBe(0);
    const ratios = [...ALL_TARGETS.map((_, place) => 1 + (place + 1) / 10), 1.5, 1.5, 8 / 6];
    const luck = bridge.total.mean / (6 * 4 * (ratios.reduce((product, ratio) => product * ratio, 1) - 1));
    const exact = exactOfProduct(ratios).map((value) => 24 * luck * value);
    bridge.contributions.forEach(({ mean, standardError }, place) => {
      const z = (mean - exact[place]) / standardError;
      expect(Math.abs(z), bridge.contributions[place].id).toBeLessThan(5);
      expect(standardError).toBeLessThan(0.2 * mean);
    });
  });

  it("of the model starts at A's own mean and ends at B's, bit for bit", async () => {
    const given = plan([UNDER_SALES, LEADER], { horizonMonths: 6 });
    const bridge = await bridgeOf(settings(given, { view: "origin", trials: 30 }));
    const block = createMachine(given).simulate(0, 30, { inputs: false, tallies: false });
    const means = [0, 1].map((place) => {
      const samples = outcomeSamples(block, place, "profit");
      return samples[0] + sum(Array.from(samples, (value) => value - samples[0])) / 30;
    });
    expect([bridge.from.mean, bridge.to.mean]).toEqual(means);
    expect(bridge.contributions.map(({ id }) => id)).toEqual(["relation", "background", "mandate"]);
    expect(Math.abs(bridge.roundingError)).toBeLessThan(1e-9 * Math.abs(means[0]));
  });

  it("takes fewer trials the more combinations there are", () => {
    expect(bridgeTrials(0, 24, 10_000)).toBe(10_000);
    expect(bridgeTrials(10, 24, 10_000)).toBe(488);
    expect(bridgeTrials(10, 120, 10_000)).toBe(100);
    expect(bridgeTrials(11, 24, 10_000)).toBeGreaterThan(5000);
    expect(bridgeTrials(10, 24, 50)).toBe(50);
    expect(bridgeTrials(10, 24, 10_000, 6_000_000)).toBe(244);
  });
});

/** Shapley values of v(S) = product of the members' ratios, from the elementary symmetric polynomials of the others. */
function exactOfProduct(ratios: readonly number[]): number[] {
  const n = ratios.length;
  return ratios.map((ratio, player) => {
    let symmetric = [1];
    ratios.forEach((other, place) => {
      if (place === player) return;
      symmetric = [...symmetric, 0].map((value, size) => value + (size > 0 ? other * symmetric[size - 1] : 0));
    });
    let weight = 1 / n;
    return symmetric.reduce((total, value, size) => {
      if (size > 0) weight *= size / (n - size);
      return total + weight * value * (ratio - 1);
    }, 0);
  });
}

describe("along the funnel", () => {
  const given = plan([HEAD, CEO], { horizonMonths: 6 });
  const run = { plan: given, from: HEAD, to: CEO, trials: 30, runner: serialRunner };

  it("has the outcomes' own means", async () => {
    const { stages } = await funnelDifference(run);
    const block = createMachine(given).simulate(0, 30, { inputs: false, tallies: false });
    const mean = (place: number, outcome: "leads" | "bookings" | "wins") =>
      sum([...outcomeSamples(block, place, outcome)]) / 30;
    for (const outcome of ["leads", "bookings", "wins"] as const) {
      const stage = stages.find(({ id }) => id === outcome);
      expect(stage?.from.mean).toBeCloseTo(mean(0, outcome), 6);
      expect(stage?.to.mean).toBeCloseTo(mean(1, outcome), 6);
      expect(stage?.difference.mean).toBeCloseTo(mean(1, outcome) - mean(0, outcome), 6);
    }
  });

  it("the factors' logarithms add up to those of the bookings, and their shares to 1", async () => {
    const { sources } = await funnelDifference(run);
    for (const { bookings, factors } of sources) {
      expect(sum(factors.map(({ logRatio }) => logRatio.mean))).toBeCloseTo(bookings.logRatio.mean, 12);
      expect(factors.reduce((product, { from }) => product * from, 1) / bookings.from).toBeCloseTo(1, 12);
      expect(factors.reduce((product, { ratio }) => product * ratio, 1)).toBeCloseTo(bookings.ratio, 12);
    }
    expect(sum(sources[0].factors.map(({ share }) => share))).toBeCloseTo(1, 12);
  });

  it("states the error of a factor's log ratio as the jackknife has it", async () => {
    const trials = 200;
    const { sources } = await funnelDifference({ ...run, trials });
    const block = createMachine(given).simulate(0, trials, { inputs: false, tallies: false });
    const [mqls, rate] = (["mqls", "mql_acceptance"] as const).map((outcome) =>
      [0, 1].map((place) => outcomeSamples(block, place, outcome)),
    );
    const accepted = mqls.map((own, place) => own.map((value, trial) => value * rate[place][trial]));
    const logRatio = (left: number): number => {
      const total = (values: Float64Array): number => sum(Array.from(values)) - (values[left] ?? 0);
      return Math.log(total(accepted[1]) / total(mqls[1]) / (total(accepted[0]) / total(mqls[0])));
    };
    const leftOut = Array.from({ length: trials }, (_, trial) => logRatio(trial));
    const mean = sum(leftOut) / trials;
    const jackknife = Math.sqrt(((trials - 1) / trials) * sum(leftOut.map((value) => (value - mean) ** 2)));
    const acceptance = sources[0].factors.find(({ id }) => id === "acceptance");
    expect(acceptance?.logRatio.mean).toBeCloseTo(logRatio(-1), 9);
    expect((acceptance?.logRatio.standardError ?? NaN) / jackknife).toBeCloseTo(1, 1);
  });

  it("equal structures have ratios of exactly 1 and no error", async () => {
    const { stages, sources } = await funnelDifference({ ...run, to: HEAD, trials: 5 });
    for (const { difference, ratio } of stages) expect([difference, ratio]).toEqual([{ mean: 0, standardError: 0 }, 1]);
    for (const { bookings } of sources) expect(bookings.logRatio).toEqual({ mean: 0, standardError: 0 });
  });

  it("a funnel without leads has no data further down", async () => {
    const nobody = neutral("nobody", { marketing: 0, sales: 0 });
    const { sources } = await funnelDifference({
      ...run,
      plan: plan([nobody, HEAD], { horizonMonths: 3 }),
      from: nobody,
      trials: 5,
    });
    const won = sources[1].factors.find(({ id }) => id === "win");
    expect(won?.from).toBeNaN();
    expect(sources[1].bookings.logRatio).toEqual({ mean: NaN, standardError: NaN });
    expect(won?.share).toBeNaN();
  });

  it("sums with replicates are means over them", async () => {
    const twice = { ...given, replicates: 2 };
    const { stages } = await funnelDifference({ ...run, plan: twice, trials: 10 });
    const block = createMachine(twice).simulate(0, 10, { inputs: false, tallies: false });
    expect(stages[0].to.mean).toBeCloseTo(sum([...outcomeSamples(block, 1, "leads")]) / 20, 6);
  });
});

describe("running covariance", () => {
  it("gives the standard error of a combination of means", () => {
    const running = createCovariance(2);
    const rows = [
      [1, 5],
      [4, 2],
      [2, 9],
      [7, 7],
    ];
    for (const row of rows) addVector(running, Float64Array.from(row));
    // 2x - y: -3, 6, -5, 7, mean 1.25; squared deviations 18.0625 + 22.5625 + 39.0625 + 33.0625 = 112.75.
    expect(combinationError(running, [2, -1])).toBeCloseTo(Math.sqrt(112.75 / 3 / 4), 12);
    expect(combinationError(createCovariance(2), [1, 1])).toBeNaN();
  });
});

it("bridge and funnel rest on the same trials", async () => {
  const given = plan([HEAD, LEADER], { horizonMonths: 3 });
  const done: number[] = [];
  const why = await explainDifference({
    ...settings(given, { view: "origin" }),
    trials: undefined,
    scenarioTrials: 12,
    onProgress: (count, total) => done.push(count, total),
  });
  expect([why.bridge.trials, why.funnel.trials]).toEqual([12, 12]);
  expect([why.from, why.to]).toEqual(["head", "leader"]);
  expect(done).toEqual([12, 12]);
});

it("levels and lead rest on the scenario's trials where the parts do not; the parts and what they do not tell add up", async () => {
  const given = plan([HEAD, LEADER], { horizonMonths: 300 });
  const all = settings(given, { view: "target" });
  const runner = madeUp(({ structure: own, trial, effect }) => own.id.length + luckOf(trial) * effect("win_rate"));
  const explained = await explainDifference({ ...all, runner, trials: undefined, scenarioTrials: 3000 });
  const { bridge } = explained;
  expect(bridge.trials).toBeLessThan(3000);
  expect(explained.funnel.trials).toBe(3000);
  const told = bridge.contributions.reduce((sum, { mean }) => sum + mean, 0);
  expect(told + (bridge.untold?.mean ?? NaN)).toBeCloseTo(bridge.total.mean, 10);
  expect(Math.abs(bridge.untold?.mean ?? NaN)).toBeLessThan(5 * (bridge.untold?.standardError ?? NaN));
  expect(bridge.total.standardError).toBeLessThan(bridge.untold?.standardError ?? NaN);
});
