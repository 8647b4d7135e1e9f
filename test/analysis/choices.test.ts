import { describe, expect, it } from "vitest";
import { alternativesOf } from "../../src/analysis/choices/alternatives.js";
import { redecided, type ChartedStructure } from "../../src/analysis/choices/charted-structure.js";
import { analyseChoices } from "../../src/analysis/choices/choice-effects.js";
import { equalMandate, oneMandate } from "../../src/analysis/choices/equal-mandate.js";
import { askedBeside, todayAsked } from "../../src/analysis/choices/today-asked.js";
import { scoresOf, type Experiment, type Variant } from "../../src/analysis/experiment.js";
import { estimatesOf } from "../../src/analysis/score-estimates.js";
import { deriveOrganisation } from "../../src/organisation/derive.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import type { ChartNode, Mandate, OrgChart } from "../../src/organisation/structure.js";
import { createMachine } from "../../src/simulation/machine.js";
import { lastState, type Plan, type PlannedState, type PlannedStructure } from "../../src/simulation/plan.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { outcomeSamples } from "../../src/analysis/outcome-samples.js";
import { plan, postsOf, stateOf } from "../support/plans.js";
import { recordingRunner } from "../support/runners.js";
import { luckOf, madeUp } from "./made-up.js";

const node = (name: string, given: Partial<ChartNode> = {}): ChartNode => ({ name, ...given });

/** Both teams under a boss, who is under a board if not the root. */
function chartOf(boss: ChartNode, ...more: ChartNode[]): OrgChart {
  const reportsTo = { marketing: boss.name, sales: boss.name, ...(more.length > 0 && { [boss.name]: more[0].name }) };
  return { nodes: [boss, ...more, node("marketing"), node("sales")], reportsTo };
}

const BOARD = node("board");
const CEO = chartOf(node("ceo"));
const HEAD = chartOf(node("cro"), BOARD);
const LEADER = chartOf(node("cro", { background: "both" }), BOARD);
const UNDER_SALES: OrgChart = {
  nodes: [BOARD, node("marketing"), node("sales")],
  reportsTo: { sales: "board", marketing: "sales" },
};

function stateUnder(chart: OrgChart, mandate: Mandate, change: Partial<PlannedState> = {}): PlannedState {
  const { relation, background } = deriveOrganisation(chart);
  return stateOf({ effects: effectTerms(relation, background, mandate), ...change });
}

function charted(id: string, chart: OrgChart, mandate: Mandate, change: Partial<PlannedState> = {}): ChartedStructure {
  const planned = { id, states: [stateUnder(chart, mandate, change)] };
  return { planned, stages: [{ from: 0, chart, mandate, isChosen: true }] };
}

const ONE_MANAGER = { atBookCost: 1, givenCostMonthly: 500 };
const STRUCTURES = [
  charted("ceo", CEO, "drive"),
  charted("head", HEAD, "none", { managers: ONE_MANAGER }),
  charted("leader", LEADER, "none", { managers: ONE_MANAGER }),
  charted("under sales", UNDER_SALES, "support"),
];

const optionsOf = (structure: ChartedStructure, choice: string): string[] =>
  alternativesOf(structure)
    .filter((alternative) => alternative.choice === choice)
    .map(({ option }) => option);

describe("the alternatives of a structure", () => {
  const [ceo, head, leader, under] = STRUCTURES;

  it("are the other mandates", () => {
    expect(optionsOf(ceo, "mandate")).toEqual(["support", "none"]);
    expect(optionsOf(head, "mandate")).toEqual(["drive", "support"]);
  });

  it("the deciding manager's other role and backgrounds, as far as they change anything", () => {
    expect(optionsOf(ceo, "role")).toEqual(["head"]);
    expect(optionsOf(head, "role")).toEqual(["executive"]);
    expect(optionsOf(under, "role")).toEqual([]);
    expect(optionsOf(ceo, "background")).toEqual(["sales", "marketing", "both"]);
    expect(optionsOf(under, "background")).toEqual(["marketing", "both", "general"]);
  });

  it("what managers cost, where there are any", () => {
    expect(optionsOf(head, "manager_cost")).toEqual(["0x", "2x"]);
    expect(optionsOf(ceo, "manager_cost")).toEqual([]);
    const doubled = alternativesOf(head).find(({ option }) => option === "2x");
    expect(doubled && lastState(doubled.structure).managers).toEqual({ atBookCost: 2, givenCostMonthly: 1000 });
  });

  it("one post more or fewer in every team that stays a team", () => {
    const small = charted("small", CEO, "drive", { posts: postsOf({ marketing: 1, success: 3 }) });
    expect(optionsOf(small, "headcount.marketing")).toEqual(["+1"]);
    expect(optionsOf(small, "headcount.sales")).toEqual(["+1", "-1"]);
    expect(optionsOf(small, "headcount.sdr")).toEqual([]);
    const fewer = alternativesOf(small).find((own) => own.choice === "headcount.success" && own.option === "-1");
    expect(fewer && lastState(fewer.structure).posts).toEqual(postsOf({ marketing: 1, success: 2 }));
  });

  it("derive everything anew: a head who becomes an executive is a shared executive, a leader of one field a shared head", () => {
    const relationsOf = (structure: PlannedStructure) => [
      ...new Set(lastState(structure).effects.map(({ input }) => input.split(".").slice(1, 3).join("."))),
    ];
    const byOption = (structure: ChartedStructure, choice: string, option: string) =>
      alternativesOf(structure)
        .filter((own) => own.choice === choice && own.option === option)
        .map((own) => relationsOf(own.structure));
    expect(byOption(head, "role", "executive")).toEqual([["relation.shared_executive"]]);
    expect(byOption(leader, "background", "general")).toEqual([["relation.shared_head"]]);
    expect(byOption(head, "background", "both")).toEqual([["relation.shared_bilingual_leader"]]);
    expect(byOption(under, "mandate", "drive")).toEqual([
      ["relation.marketing_under_sales", "background.sales", "mandate.drive"],
    ]);
  });

  it("keep the structure's own effects, and the weight of the mandate is that of the relation", () => {
    const own = { target: "churn" as const, input: "effect.own.head.churn" };
    const { states } = charted("own", HEAD, "none").planned;
    const structure = charted("own", HEAD, "none", { effects: [...states[0].effects, own] });
    const asked = redecided(structure, (decided) => ({ ...decided, mandate: "drive" }));
    expect(lastState(asked).effects).toContainEqual(own);
    const drive = lastState(asked).effects.filter(({ input }) => input.startsWith("effect.mandate.drive"));
    expect(new Set(drive.map(({ exponent }) => exponent))).toEqual(new Set(["mandate.weight.shared_head"]));
  });

  it("of a structure without effects are headcounts and costs alone", () => {
    const none = charted("none", HEAD, "none", { neutral: true, effects: [], managers: ONE_MANAGER });
    expect(new Set(alternativesOf(none).map(({ choice }) => choice))).toEqual(
      new Set(["manager_cost", "headcount.marketing", "headcount.sales"]),
    );
  });

  it("change a structure on its way from today's only once it is its own", () => {
    const today = stateUnder(HEAD, "none");
    const budget = [{ assumption: "money.programme_spend", input: "structure.ceo.money.programme_spend" }];
    const states = [
      today,
      stateUnder(CEO, "drive", { from: 3 }),
      stateUnder(CEO, "drive", { from: 6, overrides: budget }),
    ];
    const structure: ChartedStructure = {
      planned: { id: "ceo", states },
      stages: [
        { from: 0, chart: HEAD, mandate: "none", isChosen: false },
        { from: 3, chart: CEO, mandate: "drive", isChosen: true },
      ],
    };
    const more = redecided(structure, (decided) => ({ ...decided, mandate: "none", posts: postsOf({ sales: 11 }) }));
    expect(more.states[0]).toEqual(today);
    expect(more.states.map(({ posts }) => posts.sales)).toEqual([10, 11, 11]);
    expect(more.states.map(({ from }) => from)).toEqual([0, 3, 6]);
    expect(more.states[2].overrides).toEqual(budget);
    for (const state of more.states.slice(1)) expect(state.effects).toEqual(stateUnder(CEO, "none").effects);
  });

  it("of today's structure come into force when the others change, and not before", () => {
    const today = stateUnder(HEAD, "none");
    const budget = [{ assumption: "money.programme_spend", input: "phase.money.programme_spend" }];
    const ask = (states: readonly PlannedState[]) =>
      redecided(
        {
          planned: { id: "today", states },
          stages: [{ from: 0, chart: HEAD, mandate: "none", isChosen: true }],
          changesFrom: 4,
        },
        (decided) => ({ ...decided, mandate: "drive" }),
      ).states;
    const asked = stateUnder(HEAD, "drive", { from: 4 });
    expect(ask([today])).toEqual([today, asked]);
    // With changes of the scenario before, at and after that month.
    const phase = (from: number): PlannedState => ({ ...today, from, overrides: budget });
    expect(ask([today, phase(2)])).toEqual([today, phase(2), { ...asked, overrides: budget }]);
    expect(ask([today, phase(4)])).toEqual([today, { ...asked, overrides: budget }]);
    expect(ask([today, phase(7)])).toEqual([today, asked, { ...asked, from: 7, overrides: budget }]);
    const atOnce = redecided(
      {
        planned: { id: "today", states: [today] },
        stages: [{ from: 0, chart: HEAD, mandate: "none", isChosen: true }],
        changesFrom: 0,
      },
      (decided) => ({ ...decided, posts: postsOf({ sales: 11 }) }),
    ).states;
    expect(atOnce.map(({ from, posts }) => [from, posts.sales])).toEqual([
      [0, 10],
      [0, 11],
    ]);
  });
});

describe("what choices do", () => {
  const ids = STRUCTURES.map(({ planned }) => planned.id);
  /** 10 for the mandate drive, 1 per post of sales, and a base by structure; managers cost 2 each. */
  const BASE: Readonly<Record<string, number>> = { ceo: 0, head: 4, leader: 9, "under sales": 2 };
  const runner = madeUp(({ structure: { id, ...structure }, trial }) => {
    const { effects, posts, managers } = lastState({ id, ...structure });
    const drives = effects.some(({ input }) => input.startsWith("effect.mandate.drive"));
    return BASE[id] + (drives ? 10 : 0) + posts.sales - 2 * managers.atBookCost + luckOf(trial);
  });
  const given = plan(STRUCTURES.map(({ planned }) => planned));
  const experiment: Experiment = {
    plan: given,
    objective: { label: "profit", terms: [{ outcome: "profit", weight: 1 }] },
    runner,
  };

  it("for one structure: its own change, and who is then best by how much", async () => {
    const { effects, asTheyAre, trials } = await analyseChoices(experiment, STRUCTURES, 200);
    expect(trials).toBe(200);
    // ceo 20, head 12, leader 17, under sales 12.
    expect(asTheyAre.winner).toBe("ceo");
    expect(asTheyAre.lead?.mean).toBeCloseTo(3, 9);
    const effect = (structure: string, choice: string, option: string) =>
      effects.find((own) => own.structure === structure && own.choice === choice && own.option === option);
    expect(effect("leader", "mandate", "drive")).toMatchObject({ current: "none", winner: "leader", flips: true });
    expect(effect("leader", "mandate", "drive")?.change.mean).toBeCloseTo(10, 9);
    expect(effect("leader", "mandate", "drive")?.change.standardError).toBeCloseTo(0, 9);
    expect(effect("leader", "mandate", "drive")?.lead?.mean).toBeCloseTo(7, 9);
    expect(effect("ceo", "mandate", "none")).toMatchObject({ winner: "leader", flips: true });
    // But for what managers cost the head who understands both is the leader; no other choice makes what is there.
    expect(effect("head", "background", "both")?.sameAs).toBe("leader");
    expect(effect("leader", "mandate", "drive")).not.toHaveProperty("sameAs");
    expect(effect("head", "headcount.sales", "-1")).toMatchObject({ current: "10", winner: "ceo", flips: false });
    expect(effect("head", "headcount.sales", "-1")?.change.mean).toBeCloseTo(-1, 9);
    expect(effect("head", "manager_cost", "0x")?.change.mean).toBeCloseTo(2, 9);
    // Every alternative of every structure is there, once.
    expect(effects).toHaveLength(STRUCTURES.flatMap((own) => alternativesOf(own)).length);
    expect(effects.map(({ structure }) => structure)).toEqual(
      effects.map(({ structure }) => structure).sort((a, b) => ids.indexOf(a) - ids.indexOf(b)),
    );
  });

  it("for all alike: the table of equal mandates", async () => {
    const { equal } = await analyseChoices(experiment, STRUCTURES, 200);
    const drive = equal.find(({ choice, option }) => choice === "mandate" && option === "drive");
    expect(drive).toMatchObject({ winner: "leader", flips: true });
    expect(drive?.lead?.mean).toBeCloseTo(5, 9);
    const rows = drive?.structures ?? [];
    expect(rows.map(({ id, isChanged }) => [id, isChanged])).toEqual([
      ["ceo", false],
      ["head", true],
      ["leader", true],
      ["under sales", true],
    ]);
    const levels = [20, 22, 27, 22];
    rows.forEach(({ objective }, place) => {
      expect(Math.abs(objective.mean - levels[place]) / objective.standardError).toBeLessThan(5);
    });
    expect(equal.some(({ choice }) => choice === "headcount.sdr")).toBe(false);
  });

  const estimated = async (by: Experiment, variants: readonly Variant[] = []) =>
    estimatesOf((await scoresOf(by, variants)).flat());
  /** The mandate of the structure that is best as things are, for all. */
  const withDrive = async (by: Experiment) => {
    const { mandate, variants } = oneMandate(by.plan, STRUCTURES, "drive", 200);
    expect(mandate).toBe("drive");
    return equalMandate(await estimated(by, variants), STRUCTURES, by.objective, "ceo");
  };

  it("the verdict's own question is one column of it", async () => {
    const recording = recordingRunner(runner);
    const verdict = await withDrive({ ...experiment, runner: recording.runner });
    const { equal } = await analyseChoices(experiment, STRUCTURES, 200);
    const rows = verdict.structures.map(({ id, isChanged, objective }) => ({ id, isChanged, objective }));
    const column = equal.find(({ choice, option }) => choice === "mandate" && option === "drive");
    expect({ ...verdict, structures: rows }).toEqual(column);
    expect(recording.batches.flat().map(({ plan: own }) => own.structures.length)).toEqual([4]);
  });

  it("today's structure is tried with drive where neither it nor the winner has that, on the same luck", async () => {
    const asked = todayAsked(
      await estimated(experiment, askedBeside(experiment.plan, STRUCTURES, "leader", "head", 200)),
    );
    const { effects } = await analyseChoices(experiment, STRUCTURES, 200);
    const drive = effects.find(({ structure, option }) => structure === "head" && option === "drive");
    // leader 17, head 12 and what drive adds to it.
    expect(asked.option).toBe("drive");
    expect(asked.shortfall.mean).toBeCloseTo(5 - (drive?.change.mean ?? NaN), 9);
    for (const [usual, today] of [
      ["ceo", "head"],
      ["leader", "ceo"],
      ["head", "head"],
      ["head", undefined],
    ] as const)
      expect(askedBeside(experiment.plan, STRUCTURES, usual, today, 200)).toBeUndefined();
  });

  it("the verdict's question tells how far each falls short of what is best as things are, paired", async () => {
    const { structures } = await withDrive(experiment);
    const [best] = structures;
    expect(best.shortfall).toEqual({ mean: 0, standardError: 0 });
    for (const { objective, shortfall } of structures) {
      expect(shortfall?.mean).toBeCloseTo(structures[0].objective.mean - objective.mean, 9);
      expect(shortfall?.standardError).toBeLessThan(0.5 * objective.standardError);
    }
  });

  it("a structure alone is the winner, by no lead", async () => {
    const alone = [STRUCTURES[1]];
    const { asTheyAre, effects } = await analyseChoices({ ...experiment, plan: plan([alone[0].planned]) }, alone, 50);
    expect(asTheyAre).toEqual({ winner: "head" });
    expect(effects.every(({ winner, flips, lead }) => winner === "head" && !flips && lead === undefined)).toBe(true);
  });

  it("of which fewer are better turns the change, never the winner's lead", async () => {
    const cost: Experiment["objective"] = { label: "churn", terms: [{ outcome: "customer_churn", weight: 1 }] };
    const churn = madeUp(
      ({ structure: own, trial }) => BASE[own.id] + lastState(own).posts.sales + luckOf(trial),
      "customer_churn",
    );
    const { asTheyAre, effects } = await analyseChoices(
      { ...experiment, objective: cost, runner: churn },
      STRUCTURES,
      100,
    );
    expect(asTheyAre.winner).toBe("ceo");
    expect(asTheyAre.lead?.mean).toBeCloseTo(2, 9);
    const more = effects.find(
      ({ structure, choice, option }) => structure === "ceo" && choice === "headcount.sales" && option === "+1",
    );
    expect(more?.change.mean).toBeCloseTo(1, 9);
    expect(more).toMatchObject({ winner: "ceo", flips: false });
  });

  it("on the model is what a run with the structure changed says", async () => {
    const trials = 40;
    const short: Plan = { ...given, horizonMonths: 6 };
    const model = { ...experiment, plan: short, runner: serialRunner };
    const { effects } = await analyseChoices(model, STRUCTURES, trials);
    const asked = alternativesOf(STRUCTURES[2]).find(
      ({ choice, option }) => choice === "mandate" && option === "drive",
    );
    const changed = { ...short, structures: short.structures.with(2, asked?.structure ?? short.structures[2]) };
    const [before, after] = [short, changed].map((own) => {
      const block = createMachine(own).simulate(0, trials, { inputs: false, tallies: false });
      return outcomeSamples(block, 2, "profit").reduce((sum, value) => sum + value, 0) / trials;
    });
    const effect = effects.find(
      ({ structure, choice, option }) => structure === "leader" && choice === "mandate" && option === "drive",
    );
    expect(effect?.change.mean).toBeCloseTo(after - before, 4);
  });
});
