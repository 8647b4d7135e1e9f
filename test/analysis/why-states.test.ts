import { describe, expect, it } from "vitest";
import { coalitionStructures, playersOf, type Mixture } from "../../src/analysis/why/players.js";
import { timelineOf } from "../../src/analysis/why/timeline.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import type { Plan, PlannedInput, PlannedState, PlannedStructure } from "../../src/simulation/plan.js";
import { bookInputs, plan, postsOf, stateOf, steady } from "../support/plans.js";

const HEAD = effectTerms("shared_head", "general", "none");
const LEADER = effectTerms("shared_bilingual_leader", "both", "none");
const CEO = effectTerms("shared_executive", "general", "drive");
const MANAGERS = { atBookCost: 1, givenCostMonthly: 2000 };

const OVERRIDE: PlannedInput = {
  id: "structure.ceo.money.programme_spend",
  stream: "money.programme_spend",
  distribution: { kind: "constant", value: 50_000 },
};
const overrides = [{ assumption: "money.programme_spend", input: OVERRIDE.id }];

const TODAY = stateOf({ effects: HEAD });
/** Today until month 3, then the CEO's structure with two more marketers and another budget. */
const CEO_FROM_3: PlannedStructure = {
  id: "ceo",
  states: [
    TODAY,
    stateOf({ from: 3, effects: CEO, posts: postsOf({ marketing: 8 }), overrides, disrupted: ["marketing"] }),
  ],
};
/** Today until month 6, then the leader who understands both, who costs something. */
const LEADER_FROM_6: PlannedStructure = {
  id: "leader",
  states: [TODAY, stateOf({ from: 6, effects: LEADER, managers: MANAGERS, disrupted: ["marketing", "sales"] })],
};
const GIVEN: Plan = plan([CEO_FROM_3, LEADER_FROM_6], { inputs: [...bookInputs(), OVERRIDE], todayEffects: HEAD });

const mixtureOf = (from: PlannedStructure, to: PlannedStructure, given = GIVEN): Mixture => ({
  plan: given,
  from,
  to,
  view: "origin",
  players: playersOf(given, from, to, "origin"),
});

/** The mixture with only these parts switched. */
function switchedTo(mixture: Mixture, ...ids: readonly string[]): readonly PlannedState[] {
  const coalition = mixture.players.reduce((sum, { id }, place) => sum + (ids.includes(id) ? 1 << place : 0), 0);
  return coalitionStructures(mixture)(coalition).states;
}

describe("two structures in time", () => {
  it("are put side by side at every change of either", () => {
    const timeline = timelineOf(GIVEN, CEO_FROM_3, LEADER_FROM_6);
    expect(timeline.map(({ from }) => from)).toEqual([0, 3, 6]);
    expect(timeline.map(({ before }) => before.effects)).toEqual([HEAD, CEO, CEO]);
    expect(timeline.map(({ after }) => after.effects)).toEqual([HEAD, HEAD, LEADER]);
  });

  it("are disrupted only where they change themselves", () => {
    const timeline = timelineOf(GIVEN, CEO_FROM_3, LEADER_FROM_6);
    expect(timeline.map(({ before }) => before.disrupted)).toEqual([[], ["marketing"], []]);
    expect(timeline.map(({ after }) => after.disrupted)).toEqual([[], [], ["marketing", "sales"]]);
  });

  it("tell a change in month 0 from the start", () => {
    const atOnce = { id: "at once", states: [TODAY, stateOf({ from: 0, effects: CEO, disrupted: ["sales"] })] };
    const timeline = timelineOf(GIVEN, steady("today", TODAY), atOnce);
    expect(timeline.map(({ from, after }) => [from, after.effects, after.disrupted])).toEqual([
      [0, HEAD, []],
      [0, CEO, ["sales"]],
    ]);
  });

  it("without effects have those of today, which count as none", () => {
    const none = steady("none", { neutral: true });
    const [{ after }] = timelineOf(GIVEN, CEO_FROM_3, none);
    expect(after).toMatchObject({ neutral: false, effects: HEAD });
    expect(timelineOf({ ...GIVEN, todayEffects: undefined } as never, CEO_FROM_3, none)[0].after.effects).toEqual([]);
    expect(playersOf(GIVEN, steady("today", TODAY), none, "target")).toEqual([]);
  });
});

describe("the parts of a difference in time", () => {
  it("are effects, posts, managers, other assumptions and the disruption", () => {
    const ids = (from: PlannedStructure, to: PlannedStructure) =>
      playersOf(GIVEN, from, to, "origin").map(({ id }) => id);
    expect(ids(CEO_FROM_3, LEADER_FROM_6)).toEqual([
      "relation",
      "mandate",
      "headcount",
      "managers",
      "overrides",
      "transition",
    ]);
    const later = {
      ...CEO_FROM_3,
      id: "later",
      states: CEO_FROM_3.states.with(1, { ...CEO_FROM_3.states[1], from: 5 }),
    };
    expect(ids(CEO_FROM_3, later)).toEqual(["relation", "mandate", "headcount", "overrides", "transition"]);
    expect(ids(CEO_FROM_3, { ...CEO_FROM_3, id: "twin" })).toEqual([]);
  });

  it("name the inputs that they bring in", () => {
    const overridden = playersOf(GIVEN, LEADER_FROM_6, CEO_FROM_3, "target").find(({ id }) => id === "overrides");
    expect(overridden).toEqual({ id: "overrides", from: [], to: [OVERRIDE.id] });
  });

  it("overrides of equal draws are no difference", () => {
    const twin = { ...OVERRIDE, id: "structure.twin.money.programme_spend" };
    const given = { ...GIVEN, inputs: [...GIVEN.inputs, twin] };
    const one = steady("one", { overrides });
    const other = steady("other", { overrides: [{ assumption: "money.programme_spend", input: twin.id }] });
    expect(playersOf(given, one, other, "target")).toEqual([]);
  });

  it("a mandate that weighs differently is a difference", () => {
    const under = steady("under", { effects: effectTerms("shared_head", "general", "drive") });
    const ids = playersOf(GIVEN, under, steady("ceo", { effects: CEO }), "origin").map(({ id }) => id);
    expect(ids).toEqual(["relation", "mandate"]);
  });
});

describe("structures in between", () => {
  const mixture = mixtureOf(CEO_FROM_3, LEADER_FROM_6);

  it("are the first with nobody switched and the second with everybody", () => {
    expect(switchedTo(mixture)).toEqual(CEO_FROM_3.states);
    expect(switchedTo(mixture, ...mixture.players.map(({ id }) => id))).toEqual(LEADER_FROM_6.states);
  });

  it("have each part from its side, at its side's time", () => {
    const states = switchedTo(mixture, "headcount");
    expect(states.map(({ from, posts }) => [from, posts.marketing])).toEqual([
      [0, 6],
      [3, 6],
      [6, 6],
    ]);
    expect(states.map(({ effects }) => effects)).toEqual([HEAD, CEO, CEO]);
    const others = switchedTo(mixture, "managers", "overrides", "transition");
    expect(others.map(({ posts }) => posts.marketing)).toEqual([6, 8, 8]);
    expect(others.map(({ managers }) => managers.atBookCost)).toEqual([0, 0, 1]);
    expect(others.map((state) => state.overrides.length)).toEqual([0, 0, 0]);
    expect(others.map(({ disrupted }) => disrupted)).toEqual([[], [], ["marketing", "sales"]]);
  });

  it("mix the effects cause by cause", () => {
    const states = switchedTo(mixture, "relation");
    const causes = states.map(({ effects }) => [
      ...new Set(effects.map(({ input }) => input.split(".").slice(1, 3).join("."))),
    ]);
    expect(causes).toEqual([
      ["relation.shared_head"],
      ["relation.shared_head", "mandate.drive"],
      ["relation.shared_bilingual_leader", "mandate.drive"],
    ]);
  });
});
