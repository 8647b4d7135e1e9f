import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAssumption } from "../../src/assumptions/book.js";
import type { PlannedStructure } from "../../src/simulation/plan.js";
import { parseScenario, type ParseOptions } from "../../src/scenario/parse.js";
import { placesOf, problemsOf } from "./support.js";

/** Twelve lines; what follows stands from line 13 on, and inside `structures` when indented. */
const HEAD = `today: now
teams:
  sdr: { headcount: 3 }
start: 2027-01
structures:
  now:
    managers: { cro: { role: head, background: sales, reports_to: ceo, cost: 20000 } }
    reports_to: { marketing: cro, sales: cro, sdr: marketing }
    mandate: none
  other:
    reports_to: { marketing: sales, sales: ceo, sdr: sales }
    headcount: { sales: 12 }
`;

const scenario = (text = "", options?: ParseOptions) => parseScenario(HEAD + text, "s.yaml", options);
const planned = (id: string, text = "", options?: ParseOptions): PlannedStructure => {
  const structure = scenario(text, options).plan.structures.find((candidate) => candidate.id === id);
  if (structure === undefined) throw new Error(`no ${id}`);
  return structure;
};

describe("today", () => {
  test("names what the numbers were measured under, and what others are compared with", () => {
    const { today, reference, plan, warnings } = scenario();
    expect([today, reference]).toEqual(["now", "now"]);
    expect(plan.todayEffects).toEqual(plan.structures[0].states[0].effects);
    expect(plan.todayEffects?.map(({ input }) => input)).toContain("effect.relation.shared_head.acceptance");
    expect(plan.todayPosts).toEqual({ marketing: 6, sales: 10, sdr: 3, success: 0 });
    expect(warnings.map(({ code }) => code)).not.toContain("no-today");
    expect(scenario("reference: other\n").reference).toBe("other");
  });

  describe("without it the numbers are those of no structure effect, and that is said", () => {
    const saidOf = (text: string) => {
      const { today, plan, warnings } = parseScenario(text, "s.yaml");
      expect([today, plan.todayEffects]).toEqual([undefined, undefined]);
      return warnings.filter(({ code }) => code === "no-today");
    };
    const OWN = "assumptions: { funnel.acceptance: 52% }\n";
    const without = HEAD.replace("today: now\n", "");

    test("of numbers of the scenario's own that structures change", () => {
      expect(saidOf(without + OWN)).toMatchObject([{ position: { line: 4 } }]);
      expect(saidOf(`${without}assumptions: { market.leads_per_month: 200 to 300 }\n`)).toHaveLength(1);
    });

    test("not of the book's, nor of those no structure changes, nor where no structure has an effect", () => {
      expect(saidOf(without)).toEqual([]);
      expect(saidOf(`${without}assumptions: { money.gross_margin: 70% }\n`)).toEqual([]);
      const alone = "structures:\n  a: { reports_to: { marketing: sales, sales: ceo }, effects: none }\n";
      expect(saidOf(alone + OWN)).toEqual([]);
    });
  });

  test.each([
    ["headcount: { sales: 9 }", "today-is-measured 10:5"],
    ["assumptions: { funnel.acceptance: 50% }", "today-is-measured 10:5"],
    ["phases: [{ after: 3, mandate: drive }]", "today-is-measured 10:5"],
  ])("has no %s", (line, place) => {
    expect(placesOf(HEAD.replace("    mandate: none\n", `    mandate: none\n    ${line}\n`))).toEqual([place]);
  });

  test.each([
    ["today: nowhere\n", ["unknown-structure 1:8"]],
    ["today: { now: 1 }\n", ["unknown-structure 1:8"]],
  ])("%j is refused", (line, places) => {
    expect(placesOf(HEAD.replace("today: now\n", line))).toEqual(places);
  });

  test("under effects: none there are effects of today, and the structure is neutral", () => {
    const [state] = planned("other", "    effects: none\n").states;
    expect(state).toMatchObject({ neutral: true, effects: [] });
    expect(planned("now").states[0].neutral).toBe(false);
  });
});

describe("transition", () => {
  test("begins with today's structure and changes in its month", () => {
    const [first, second, ...more] = planned("other", "transition: { after: 3 }\n").states;
    const [today] = planned("now", "transition: { after: 3 }\n").states;
    expect(first).toEqual(today);
    expect(second).toMatchObject({
      from: 3,
      posts: { marketing: 6, sales: 12, sdr: 3, success: 0 },
      managers: { atBookCost: 0, givenCostMonthly: 0 },
      disrupted: ["marketing", "sales", "sdr"],
    });
    expect(second.effects.map(({ input }) => input)).toContain("effect.sdr.under_sales.follow_up");
    expect(more).toEqual([]);
    expect(planned("now", "transition: { after: 3 }\n").states).toHaveLength(1);
  });

  test("of 0 months is a change in the first one", () => {
    const states = planned("other", "transition: { after: 0 }\n").states;
    expect(states.map(({ from, posts }) => [from, posts.sales])).toEqual([
      [0, 10],
      [0, 12],
    ]);
  });

  test("is named by its month where the scenario has a start", () => {
    const { transition, plan } = scenario("transition: { from: 2027-04 }\n");
    expect(transition).toBe(3);
    expect(plan.structures[1].states.map(({ from }) => from)).toEqual([0, 3]);
  });

  test("without it a structure is in place from the start", () => {
    expect(planned("other").states.map(({ from, posts }) => [from, posts.sales])).toEqual([[0, 12]]);
    expect(scenario().transition).toBeUndefined();
  });

  test.each([
    ["transition: { after: 1.5 }\n", ["wrong-type 13:22"]],
    ["transition: { after: -1 }\n", ["out-of-range 13:22"]],
    ["transition: { after: 601 }\n", ["out-of-range 13:22"]],
    ["transition: { after: soon }\n", ["wrong-type 13:22"]],
    ["transition: {}\n", ["missing-key 13:13"]],
    ["transition: 3\n", ["wrong-type 13:13"]],
    ["transition: { after: 3, from: 2027-04 }\n", ["after-and-from 13:31"]],
    ["transition: { from: 2026-12 }\n", ["from-before-start 13:21"]],
    ["transition: { from: april }\n", ["not-a-calendar-month 13:21"]],
    ["transition: { until: 3 }\n", ["unknown-key 13:15"]],
  ])("%j is refused", (text, places) => {
    expect(placesOf(HEAD + text)).toEqual(places);
  });

  test("needs a structure of today, and a start where it is named by its month", () => {
    const text = `${HEAD.replace("today: now\n", "")}transition: { after: 3 }\n`;
    expect(placesOf(text)).toEqual(["transition-without-today 12:13"]);
    expect(placesOf(`${HEAD.replace("start: 2027-01\n", "")}transition: { from: 2027-04 }\n`)).toEqual([
      "from-without-start 12:21",
    ]);
  });

  test("of the file gives way to one from outside, whichever key either uses", () => {
    expect(scenario("transition: { from: 2027-04 }\n", { set: ["transition.after=6"] }).transition).toBe(6);
  });

  test("that is never seen is warned of", () => {
    const { warnings } = scenario("horizon: 12\ntransition: { after: 12 }\n");
    expect(warnings.filter(({ code }) => code === "change-beyond-horizon")).toMatchObject([
      { arguments: { structure: "other", after: 12, horizon: 12 }, position: { line: 14 } },
    ]);
  });
});

describe("a value of a phase that is there already is warned of", () => {
  const repeats = (text: string) =>
    scenario(text)
      .warnings.filter(({ code }) => code === "phase-repeats")
      .map(({ position, arguments: details }) => [position?.line, ...Object.values(details).map(String)]);

  test("in a structure: posts, mandate, lines, effects and assumptions, against the phase before", () => {
    const text = `    mandate: none
    effects: { churn: 0.9 }
    phases:
      - { after: 3, mandate: none, headcount: { sales: 12, marketing: 5 } }
      - { after: 6, headcount: { sales: 12, marketing: 5 }, reports_to: { sdr: sales, marketing: ceo } }
      - { after: 9, mandate: drive, effects: { churn: 0.9 }, assumptions: { funnel.acceptance: 50% } }
      - { after: 12, assumptions: { funnel.acceptance: 50% } }
`;
    expect(repeats(text)).toEqual([
      [16, "mandate", "none"],
      [16, "sales", "12"],
      [17, "sales", "12"],
      [17, "marketing", "5"],
      [17, "sdr", "sales"],
      [18, "churn", "0.9"],
      [19, "acceptance", "50%"],
    ]);
  });

  test("of the scenario, however it is written, and where only the book says it", () => {
    const text = `assumptions: { funnel.acceptance: 0.5, money.programme_spend: 9k }
phases:
  - { after: 3, assumptions: { funnel.acceptance: 50%, money.programme_spend: 10k } }
  - { after: 6, assumptions: { funnel.acceptance: 60%, money.programme_spend: 10000 } }
  - { after: 9, assumptions: { funnel.acceptance: 50%, money.sales_cost: ${bookValue("money.sales_cost")} } }
`;
    expect(repeats(text)).toEqual([
      [15, "funnel.acceptance", "50%"],
      [16, "money.programme_spend", "10000"],
      [17, "money.sales_cost", bookValue("money.sales_cost")],
    ]);
  });
});

const bookValue = (id: string): string => findAssumption(id)?.value ?? "";

describe("phases of a structure", () => {
  const PHASES = `    phases:
      - { after: 2, mandate: drive }
      - after: 5
        reports_to: { sdr: marketing }
        assumptions: { funnel.acceptance: 60% to 70%, money.programme_spend: 40000 }
      - { from: 2027-10, headcount: { marketing: 4 }, assumptions: { money.programme_spend: 50000 } }
`;

  test("replace the transition; what they do not name stays as it was", () => {
    const { states } = planned("other", `${PHASES}transition: { after: 1 }\n`);
    expect(states.map(({ from }) => from)).toEqual([0, 0, 2, 5, 9]);
    expect(states[0]).toEqual(planned("now").states[0]);
    expect(states.map(({ posts }) => [posts.marketing, posts.sales])).toEqual([
      [6, 10],
      [6, 12],
      [6, 12],
      [6, 12],
      [4, 12],
    ]);
    expect(states.map(({ disrupted }) => disrupted)).toEqual([[], ["marketing", "sales", "sdr"], [], ["sdr"], []]);
  });

  test("name the inputs that take an assumption's place, each once", () => {
    const { states } = planned("other", PHASES);
    expect(states.map(({ overrides }) => overrides)).toEqual([
      [],
      [],
      [],
      [
        { assumption: "funnel.acceptance", input: "structure.other.funnel.acceptance.phase2" },
        { assumption: "money.programme_spend", input: "structure.other.money.programme_spend.phase2" },
      ],
      [
        { assumption: "funnel.acceptance", input: "structure.other.funnel.acceptance.phase2" },
        { assumption: "money.programme_spend", input: "structure.other.money.programme_spend.phase3" },
      ],
    ]);
    const inputs = scenario(PHASES).plan.inputs.filter(({ id }) => id.startsWith("structure."));
    expect(inputs.map(({ id, stream }) => [id, stream])).toEqual([
      ["structure.other.funnel.acceptance.phase2", "funnel.acceptance"],
      ["structure.other.money.programme_spend.phase2", "money.programme_spend"],
      ["structure.other.money.programme_spend.phase3", "money.programme_spend"],
    ]);
  });

  test("without today's structure the first state is the structure's own", () => {
    const { plan } = parseScenario((HEAD + PHASES).replace("today: now\n", ""), "s.yaml");
    expect(plan.structures[1].states.map(({ from }) => from)).toEqual([0, 2, 5, 9]);
    expect(plan.structures[1].states.map(({ posts }) => posts.sales)).toEqual([12, 12, 12, 12]);
  });

  test("start from today's chart where the structure says nothing of its own", () => {
    const { states } = planned("later", "  later: { phases: [{ after: 4, reports_to: { sdr: sales } }] }\n");
    const [today] = planned("now").states;
    expect(states[0]).toEqual(today);
    expect(states[1]).toMatchObject({ from: 4, disrupted: ["sdr"], managers: today.managers, posts: today.posts });
  });

  test("change a manager, or take one out", () => {
    const text = `  later:
    phases:
      - { after: 1, managers: { cro: { background: both, title: CRO } } }
      - { after: 2, managers: { cro: null }, reports_to: { marketing: ceo, sales: ceo } }
`;
    const { structures, plan } = scenario(text);
    const stages = structures[2].stages.map(({ state }) => state);
    expect(stages.map(({ relation, background }) => [relation, background])).toEqual([
      ["shared_head", "sales"],
      ["shared_bilingual_leader", "both"],
      ["shared_executive", "general"],
    ]);
    expect(stages[1].chart.nodes).toContainEqual({
      name: "cro",
      title: "CRO",
      role: "head",
      background: "both",
      costMonthly: 20000,
    });
    expect(plan.structures[2].states.map(({ managers }) => managers.givenCostMonthly)).toEqual([20000, 20000, 0]);
    expect(plan.structures[2].states.map(({ disrupted }) => disrupted)).toEqual([[], [], ["marketing", "sales"]]);
  });

  test("move a line wherever it stands, and take it out with its manager", () => {
    const text = `  later:
    managers: { cro: { reports_to: ceo }, vp: { role: head } }
    reports_to: { marketing: vp, sales: cro, sdr: sales, vp: ceo }
    phases:
      - { after: 1, reports_to: { cro: vp } }
      - { after: 2, managers: { vp: { reports_to: cro }, cro: { reports_to: ceo } } }
      - { after: 3, managers: { vp: null }, reports_to: { marketing: cro } }
`;
    const { structures } = parseScenario(HEAD.replace("today: now\n", "") + text, "s.yaml");
    expect(structures[2].stages.map(({ state }) => state.chart.reportsTo)).toEqual([
      { marketing: "vp", sales: "cro", sdr: "sales", vp: "ceo", cro: "ceo" },
      { marketing: "vp", sales: "cro", sdr: "sales", vp: "ceo", cro: "vp" },
      { marketing: "vp", sales: "cro", sdr: "sales", vp: "cro", cro: "ceo" },
      { marketing: "cro", sales: "cro", sdr: "sales", cro: "ceo" },
    ]);
  });

  test("change effects of its own", () => {
    const text = `    effects: { churn: 0.9, acceptance: 1.1 }
    phases: [{ after: 3, effects: { churn: 0.8 } }, { after: 6, effects: none }]
`;
    const { plan } = scenario(text);
    const own = plan.structures[1].states.map(({ effects }) =>
      effects.map(({ input }) => input).filter((input) => input.startsWith("effect.own")),
    );
    expect(own.slice(1)).toEqual([
      ["effect.own.other.acceptance", "effect.own.other.churn"],
      ["effect.own.other.acceptance", "effect.own.other.churn.phase1"],
      [],
    ]);
    expect(plan.structures[1].states.map(({ neutral }) => neutral)).toEqual([false, false, false, true]);
    expect(plan.inputs.filter(({ id }) => id.startsWith("effect.own")).map(({ stream }) => stream)).toEqual([
      "effect.own.acceptance",
      "effect.own.churn",
      "effect.own.churn",
    ]);
  });

  test.each([
    ["    phases: []\n", ["wrong-type 13:13"]],
    ["    phases: { after: 3 }\n", ["wrong-type 13:13"]],
    ["    phases: [{ mandate: drive }]\n", ["missing-key 13:14"]],
    ["    phases: [{ after: 3, mandate: drive }, { after: 3, mandate: none }]\n", ["phases-not-in-order 13:44"]],
    [
      "    phases: [{ after: 3 }, { after: 4, headcount: {} }]\n",
      ["phase-without-change 13:14", "phase-without-change 13:28"],
    ],
    ["    phases: [{ after: 3, horizon: 3 }]\n", ["unknown-key 13:26"]],
    ["    phases: [{ after: 3, mandate: push }]\n", ["not-one-of 13:35"]],
    ["    phases: [{ after: 3, reports_to: { sales: marketing } }]\n", ["reporting-circle 13:40"]],
    ["    phases: [{ after: 3, assumptions: { funnel.acceptence: 5% } }]\n", ["unknown-assumption 13:41"]],
    ["    phases: [{ after: 3, effects: { churns: 1 } }]\n", ["unknown-effect-target 13:37"]],
  ])("%j is refused", (text, places) => {
    expect(placesOf(HEAD + text)).toEqual(places);
  });

  test("repeat no fault of what they do not change", () => {
    const text =
      "    effects: { churn: -1 }\n    phases: [{ after: 3, mandate: none }, { after: 4, mandate: drive }]\n";
    expect(placesOf(HEAD + text)).toEqual(["outside-domain 13:23"]);
  });
});

describe("today's structure, when there is none of that name,", () => {
  const MISSPELT = HEAD.replace("today: now", "today: then");
  const STEPS = "  steps:\n    phases: [{ after: 3, mandate: drive }, { after: 2, mandate: none }]\n";

  test("is missed once: neither the transition nor what starts from it is blamed", () => {
    expect(placesOf(`${MISSPELT}transition: { after: 3 }\n`)).toEqual(["unknown-structure 1:8"]);
    expect(placesOf(MISSPELT + STEPS)).toEqual(["unknown-structure 1:8", "phases-not-in-order 14:44"]);
  });

  test("and none is named, is missed by what starts from it", () => {
    expect(placesOf(HEAD.replace("today: now\n", "") + STEPS)).toContain("team-reports-to-nobody 13:5");
  });
});

describe("phases of the scenario", () => {
  const BUDGET = `phases:
  - { from: 2027-07, assumptions: { money.programme_spend: 60000 } }
  - { after: 9, assumptions: { market.leads_per_month: 300 to 400 } }
`;

  test("change assumptions of every structure, today's too", () => {
    const { plan } = scenario(`transition: { after: 6 }\n${BUDGET}`);
    const spend = { assumption: "money.programme_spend", input: "scenario.money.programme_spend.phase1" };
    const leads = { assumption: "market.leads_per_month", input: "scenario.market.leads_per_month.phase2" };
    for (const { states } of plan.structures) {
      expect(states.map(({ from, overrides }) => [from, overrides])).toEqual([
        [0, []],
        [6, [spend]],
        [9, [spend, leads]],
      ]);
    }
    expect(plan.structures.map(({ states }) => states.map(({ disrupted }) => disrupted.length))).toEqual([
      [0, 0, 0],
      [0, 3, 0],
    ]);
  });

  test("give way to what a structure sets itself", () => {
    const { states } = planned("other", `    assumptions: { money.programme_spend: 10000 }\n${BUDGET}`);
    const own = { assumption: "money.programme_spend", input: "structure.other.money.programme_spend" };
    expect(states.map(({ overrides }) => overrides[0])).toEqual([own, own, own]);
  });

  test("in the first month are there from the start", () => {
    const { states } = planned("now", "phases: [{ after: 0, assumptions: { money.programme_spend: 1 } }]\n");
    expect(states.map(({ overrides }) => overrides.length)).toEqual([1]);
  });

  test.each([
    ["phases: [{ after: 3, headcount: { sales: 3 } }]\n", ["unknown-key 13:22"]],
    ["phases: [{ after: 3, assumptions: { change.dip: 5% } }]\n", ["not-overridable 13:37"]],
    [
      "phases: [{ after: 5, assumptions: { funnel.acceptance: 50% } }, { after: 4, assumptions: { funnel.acceptance: 40% } }]\n",
      ["phases-not-in-order 13:65"],
    ],
    [
      "phases: [{ after: 3 }, { after: 4, assumptions: {} }]\n",
      ["phase-without-change 13:10", "phase-without-change 13:24"],
    ],
    ["phases: [{ assumptions: {} }]\n", ["missing-key 13:10"]],
  ])("%j is refused", (text, places) => {
    expect(placesOf(HEAD + text)).toEqual(places);
  });
});

describe("the hash", () => {
  const hashOf = (text: string) => parseScenario(text, "s.yaml").hash;

  test("tells ways apart", () => {
    const costly = HEAD.replace("cost: 20000", "cost: 21000");
    const ways = [
      HEAD,
      costly,
      HEAD.replace("today: now", "today: other").replace("    headcount: { sales: 12 }\n", ""),
      HEAD.replace("today: now\n", "reference: now\n"),
      `${HEAD}transition: { after: 0 }\n`,
      `${HEAD}transition: { after: 1 }\n`,
      `${HEAD}    phases: [{ after: 1, mandate: none }]\n`,
      `${HEAD}    phases: [{ after: 2, mandate: none }]\n`,
      `${HEAD}    phases: [{ after: 2, mandate: drive }]\n`,
      `${HEAD}phases: [{ after: 2, assumptions: { funnel.acceptance: 50% } }]\n`,
      `${HEAD}phases: [{ after: 2, assumptions: { funnel.acceptance: 51% } }]\n`,
      `${HEAD}    effects: none\n`,
    ];
    expect(new Set(ways.map(hashOf)).size).toBe(ways.length);
  });

  test("does not know the words for them", () => {
    const titled = HEAD.replace("{ role: head,", "{ title: CRO, role: head,");
    expect(hashOf(titled)).toBe(hashOf(HEAD));
    expect(hashOf(`${HEAD}transition: { from: 2027-03 }\n`)).toBe(hashOf(`${HEAD}transition: { after: 2 }\n`));
  });
});

describe("any way from today", () => {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const node = fc.constantFrom("ceo", "sales", "marketing", "cro", "sdr");
  const lines = fc.dictionary(node, fc.option(node), { maxKeys: 3 });
  const cro = fc.record({ role: maybe(fc.constant("head")), cost: maybe(fc.nat(9)), reports_to: maybe(node) });
  const phase = fc.record({
    after: fc.nat(5),
    reports_to: maybe(lines),
    managers: maybe(fc.dictionary(fc.constantFrom("cro", "sales"), fc.option(cro), { maxKeys: 2 })),
    mandate: maybe(fc.constantFrom("drive", "drive", "none", "none", "push")),
    headcount: maybe(fc.dictionary(fc.constantFrom("sales", "marketing", "sdr"), fc.nat(9), { maxKeys: 1 })),
    effects: maybe(fc.oneof(fc.constant("none"), fc.record({ churn: fc.constantFrom(0.9, "0.8 to 0.9", 1.1) }))),
    assumptions: maybe(fc.record({ "funnel.acceptance": fc.constantFrom("50%", "40% to 60%", 0.7) })),
  });

  test("is a sound plan, or InvalidInput", () => {
    let sound = 0;
    const property = fc.property(
      fc.uniqueArray(phase, { selector: ({ after }) => after, minLength: 1, maxLength: 3 }),
      fc.option(fc.nat(5)),
      fc.array(fc.record({ after: fc.nat(4), assumptions: fc.constant({ "funnel.follow_up": 0.5 }) }), {
        maxLength: 2,
      }),
      (phases, after, scenarioPhases) => {
        const ordered = phases.toSorted((a, b) => a.after - b.after);
        const steps = `    phases: ${JSON.stringify(ordered)}\n`;
        const transition = after === null ? "" : `transition: { after: ${after} }\n`;
        const whole = scenarioPhases.length === 0 ? "" : `phases: ${JSON.stringify(scenarioPhases)}\n`;
        const text = HEAD + steps + transition + whole;
        if (problemsOf(text).length > 0) return;
        sound++;
        const { plan, structures } = parseScenario(text, "s.yaml");
        const known = new Set(plan.inputs.map(({ id }) => id));
        for (const [place, { states }] of plan.structures.entries()) {
          const months = states.map(({ from }) => from);
          expect(months[0]).toBe(0);
          expect(months.slice(1)).toEqual([...new Set(months.slice(1))].sort((a, b) => a - b));
          expect(structures[place].stages.every(({ from }) => months.includes(from))).toBe(true);
          expect(states[0].disrupted).toEqual([]);
          const inputs = states.flatMap(({ effects, overrides }) =>
            [...effects, ...overrides].map(({ input }) => input),
          );
          expect(inputs.filter((input) => !known.has(input))).toEqual([]);
        }
        expect(known.size).toBe(plan.inputs.length);
      },
    );
    fc.assert(property, { numRuns: 300 });
    expect(sound).toBeGreaterThan(10);
  });
});
