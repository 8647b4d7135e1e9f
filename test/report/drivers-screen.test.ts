import { describe, expect, test } from "vitest";
import { choiceWords } from "../../src/questions/drivers/choice-words.js";
import { deciding } from "../../src/questions/drivers/first-screen.js";
import type { DriverRow, SamplesResult } from "../../src/questions/drivers/record.js";
import { stepText } from "../../src/questions/drivers/steps.js";
import { endsTable } from "../../src/questions/drivers/tables.js";
import { driversView } from "../../src/questions/drivers/view.js";
import { driversVerdict } from "../../src/questions/drivers/verdict.js";
import { scaleFor } from "../../src/report/format/quantity.js";
import { renderTable } from "../../src/report/formats/table/render.js";
import type { ViewBlock } from "../../src/report/view.js";
import { scenarioResult } from "./fixture.js";

const known = (mean: number) => ({ mean, standardError: Math.abs(mean) / 100 });

function driver(id: string, ends: readonly [number, number], change: Partial<DriverRow> = {}): DriverRow {
  const [low, high] = ends.map(known);
  const influence = { spearman: 0.1, partial: 0.1, low, high, firstOrder: { share: 0.1, standardError: 0.001 } };
  return {
    id,
    inputs: [id],
    values: [0.7, 0.84, 0.98],
    objective: influence,
    difference: influence,
    bestAt: ["ceo", "ceo"],
    correlatedWith: [],
    information: { ...known(0), outOfSample: 0, plugIn: 0, changes: 0 },
    unit: "hazard ratio",
    grade: "assumption",
    source: "a source",
    ...change,
  };
}

const CHURN = driver("effect.mandate.drive.churn", [2.1e6, 2e5]);
const STAYS = { mean: 0, standardError: 0 };
const WIN = driver("effect.mandate.drive.win_rate", [-4e5, 2.8e6], {
  bestAt: ["leader", "ceo"],
  aheadAt: [known(4e5), STAYS],
  unit: "odds ratio",
});
/** The lead over the second stays: it is a third one that is first at an end. */
const THIRD = { bestAt: ["ceo", "third"] as const, aheadAt: [STAYS, known(3e5)] as const };
/** As WIN, but nobody knows whether. */
const OPEN = { ...WIN, aheadAt: [{ mean: 4e5, standardError: 3e5 }, STAYS] as const };

const RESULT: SamplesResult = {
  ...scenarioResult,
  method: "samples",
  best: "ceo",
  second: "leader",
  trials: 10_000,
  incompleteTrials: 0,
  structures: [
    { id: "ceo", objective: known(24.6e6), probabilityBest: 0.6, expectedLoss: known(0) },
    { id: "leader", objective: known(23.4e6), probabilityBest: 0.3, expectedLoss: known(0) },
    { id: "third", objective: known(20e6), probabilityBest: 0.1, expectedLoss: known(0) },
  ],
  lead: { mean: 1.2e6, standardError: 20_000 },
  indifference: 246_000,
  explained: { objective: { additive: 1, pairs: 0, rest: 0 }, difference: { additive: 1, pairs: 0, rest: 0 } },
  drivers: [CHURN, driver("funnel.acceptance", [1e6, 1.1e6])],
  perfectInformation: { ...known(60_000), outOfSample: 0, plugIn: 0, changes: 0.1, withLuck: known(90_000) },
  groups: [],
  grades: [],
  maps: [],
};
const given = (change: Partial<SamplesResult>): SamplesResult => ({ ...RESULT, ...change });

describe("the verdict of drivers", () => {
  test.each<[string, Partial<SamplesResult>, string]>([
    [
      "nothing turns it",
      {},
      "ceo is ahead of leader by 1.20 M (5 %). Of what is uncertain, it hangs most on churn (mandate drive).",
    ],
    [
      "the most decisive turns it at one end",
      { drivers: [WIN, CHURN] },
      "ceo is ahead of leader by 1.20 M (5 %). Of what is uncertain, it hangs most on win rate (mandate drive): at its low end, leader is first.",
    ],
    [
      "another one turns it",
      { drivers: [CHURN, { ...WIN, ...THIRD }] },
      "ceo is ahead of leader by 1.20 M (5 %). Of what is uncertain, it hangs most on churn (mandate drive). With win rate (mandate drive) at its high end, third is first.",
    ],
    [
      "both ends turn it",
      { drivers: [{ ...WIN, bestAt: ["leader", "third"], aheadAt: [known(4e5), known(3e5)] }] },
      "ceo is ahead of leader by 1.20 M (5 %). Of what is uncertain, it hangs most on win rate (mandate drive): at either end, leader or third is first.",
    ],
    [
      "the most decisive may turn it, but that is not told",
      { drivers: [OPEN, CHURN] },
      "ceo is ahead of leader by 1.20 M (5 %). Of what is uncertain, it hangs most on win rate (mandate drive).",
    ],
    [
      "of two ends that may turn it one is told",
      { drivers: [{ ...OPEN, bestAt: ["leader", "third"], aheadAt: [OPEN.aheadAt[0], known(3e5)] }] },
      "ceo is ahead of leader by 1.20 M (5 %). Of what is uncertain, it hangs most on win rate (mandate drive): at its high end, third is first.",
    ],
    [
      "nothing moves it",
      { drivers: [driver("funnel.acceptance", [1e6, 1e6])] },
      "ceo is ahead of leader by 1.20 M (5 %). No uncertain assumption moves that.",
    ],
    [
      "a tie",
      { lead: { mean: 0, standardError: 0 } },
      "No difference: ceo, leader and third come out the same in every trial.",
    ],
    [
      "a lead that does not matter",
      { lead: { mean: 1e5, standardError: 1e4 } },
      "No clear winner: ceo is ahead of leader by 0.10 M (less than 1 %), and less than 0.25 M does not matter. Of what is uncertain, it hangs most on churn (mandate drive).",
    ],
    [
      "a toss-up, as run has it",
      { structures: RESULT.structures.map((one, place) => ({ ...one, probabilityBest: [0.42, 0.2, 0.38][place] })) },
      "No clear winner: ceo is ahead of leader by 1.20 M (5 %) on average, but best in only 4 of 10 simulated futures, and third in 4 of 10. Of what is uncertain, it hangs most on churn (mandate drive).",
    ],
    [
      "labels, and today's",
      { labels: [{ structure: "leader", label: "One leader" }], today: "leader" },
      "ceo is ahead of One leader (today's) by 1.20 M (5 %). Of what is uncertain, it hangs most on churn (mandate drive).",
    ],
  ])("%s", (_, change, text) => {
    expect(driversVerdict(given(change)).join(" ")).toBe(text);
  });
});

const lines = (block: ViewBlock): string[] =>
  renderTable({ title: "t", blocks: [block], captions: [], warnings: [] }, { width: 80, colour: false })
    .trimEnd()
    .split("\n")
    .slice(2);
const facts = (change: Partial<SamplesResult>): string[] => {
  const result = given(change);
  return lines(deciding(result, scaleFor("currency", [24e6]), scaleFor("currency", [60_000])));
};

const effect = (structure: string, option: string, winner: string, mean: number) => ({
  structure,
  choice: "mandate" as const,
  option,
  current: "none",
  change: known(mean),
  winner,
  flips: winner !== "ceo",
  lead: known(1e6),
});

describe("what to decide, to measure and to watch", () => {
  test("choices that make another structure first, one of each structure", () => {
    const effects = [
      effect("ceo", "none", "leader", -3.7e6),
      effect("ceo", "support", "leader", -3.2e6),
      effect("leader", "drive", "leader", 2.9e6),
      effect("third", "drive", "third", 2.5e6),
    ];
    const choices = { trials: 2000, asTheyAre: { winner: "ceo" }, effects, equal: [] };
    expect(facts({ choices }).slice(0, 3)).toEqual([
      "Choices        mandate none for ceo: it loses 3.70 M and is not first",
      "               mandate drive for leader: it gains 2.90 M and is first by 1.00 M;",
      "               1 more (on 2,000 trials)",
    ]);
    const others = { ...choices, effects: [effect("ceo", "none", "third", -5e6)] };
    expect(facts({ choices: others })[0]).toBe(
      "Choices        mandate none for ceo: it loses 5.00 M; third is first by 1.00 M",
    );
    const leading = { ...choices, effects: [{ ...effect("ceo", "drive", "ceo", 1e6), flips: true }] };
    expect(facts({ choices: leading })[0]).toContain("none decided otherwise");
    const idle = { ...choices, effects: [effect("third", "drive", "ceo", 1e6)] };
    expect(facts({ choices: idle })[0]).toBe(
      "Choices        none decided otherwise makes another structure first (on 2,000",
    );
  });

  test("where the best would stay first by the same choice, that is told, and a lead that does not matter", () => {
    const effects = [
      { ...effect("leader", "drive", "leader", 2.9e6), lead: known(1e5) },
      { ...effect("ceo", "drive", "ceo", 2.5e6), flips: false },
    ];
    const choices = { trials: 2000, asTheyAre: { winner: "ceo" }, effects, equal: [] };
    expect(facts({ choices })[0]).toBe(
      "Choices        mandate drive for ceo: it gains 2.50 M and stays first (on 2,000",
    );
    expect(
      facts({ choices: { ...choices, effects: effects.slice(0, 1) } })
        .slice(0, 2)
        .join(" "),
    ).toMatch(
      /mandate drive for leader: it gains 2\.90 M and is first by 0\.10 M, +which does not matter \(on 2,000 trials\)$/u,
    );
  });

  test("where less is better, less is a gain", () => {
    const choices = {
      trials: 2000,
      asTheyAre: { winner: "ceo" },
      effects: [effect("leader", "drive", "leader", -0.05)],
      equal: [],
    };
    const [first] = facts({ choices, objective: "customer_churn" });
    expect(first).toMatch(/for leader: it gains /u);
  });

  test("a place at the top that the trials do not tell is said to be perhaps, as in a verdict", () => {
    const open = { lead: { mean: 4e5, standardError: 3e5 } };
    const effects = [
      { ...effect("leader", "drive", "leader", 9e5), ...open },
      { ...effect("ceo", "none", "leader", -9e5), ...open },
      { ...effect("third", "drive", "third", 5e6), lead: { mean: 0, standardError: 0 } },
    ];
    const choices = { trials: 2000, asTheyAre: { winner: "ceo" }, effects, equal: [] };
    expect(facts({ choices }).slice(0, 2)).toEqual([
      "Choices        mandate drive for leader: it gains 0.90 M and is perhaps first",
      "               mandate none for ceo: it loses 0.90 M and is perhaps not first",
    ]);
    const told = { ...choices, effects: [...effects, effect("third", "support", "third", 1e5)] };
    expect(facts({ choices: told })[0]).toBe(
      "Choices        mandate support for third: it gains 0.10 M and is first by 1.00 M",
    );
    const both = facts({ choices: told }).slice(0, 3).join(" ").replace(/\s+/gu, " ");
    expect(both).toMatch(
      /mandate drive for leader: it gains 0\.90 M and is perhaps first; 1 more \(on 2,000 trials\)$/u,
    );
    const third = { ...choices, effects: [{ ...effect("leader", "drive", "third", -9e5), ...open }] };
    expect(facts({ choices: third })[0]).toMatch(/it loses 0.90 M; third is perhaps first$/u);
    const full = renderTable(driversView(given({ choices: told }), { full: true }), { width: 120, colour: false });
    const cells = /Choices: what one[^]*?\n\n/u.exec(full)?.[0] ?? "";
    expect(cells).toMatch(/leader +mandate drive +\+0\.90 M +perhaps leader +\+0\.4 M ~/u);
    expect(cells).toMatch(/third +mandate drive +\+5\.00 M +third, level/u);
  });

  test("what is the same as the best takes no lead from it", () => {
    const structures = [...RESULT.structures, { ...RESULT.structures[0], id: "twin" }];
    const effects = [effect("ceo", "none", "twin", -4e6), effect("twin", "support", "twin", 1e6)];
    const choices = { trials: 2000, asTheyAre: { winner: "ceo" }, effects, equal: [] };
    expect(facts({ structures, choices })[0]).toContain("none decided otherwise");
  });

  test("what knowing is worth, with its range, grade and currency", () => {
    expect(facts({})[0]).toBe("Measure first  nothing: knowing any one assumption would not change the choice");
    const tiny = { ...CHURN, information: { mean: 0.01, standardError: 1, outOfSample: 0, plugIn: 0, changes: 0 } };
    expect(facts({ drivers: [tiny] })[0]).toContain("nothing: knowing any one");
    const worth = { ...CHURN, information: { ...known(60_000), outOfSample: 0, plugIn: 0, changes: 0.1 } };
    const text = facts({ drivers: [worth], currency: "EUR" })
      .join(" ")
      .replaceAll(/\s+/gu, " ");
    expect(text).toBe(
      "Measure first churn (mandate drive): 0.70 to 0.98 times the usual (assumption); knowing it is worth most: about 60.0 k EUR",
    );
  });

  test("where what to measure is not what it hangs on, it is said why", () => {
    const worth = (mean: number) => ({ ...known(mean), outOfSample: 0, plugIn: 0, changes: 0.1 });
    const measured = { ...CHURN, information: worth(60_000) };
    const text = (most: number): string =>
      facts({ drivers: [{ ...WIN, information: worth(most) }, measured] })
        .join(" ")
        .replaceAll(/\s+/gu, " ");
    expect(text(20_000)).toMatch(
      /^Measure first churn .* about 60\.0 k; what it hangs most on moves the lead more, but pays less to know$/u,
    );
    expect(text(60_000)).not.toContain("hangs most on");
    expect(text(90_000)).toMatch(/^Measure first win rate .* about 90\.0 k$/u);
  });

  test("what would flip it, how likely that is, and who is first then", () => {
    const at = (quantile: number, score: number, value: number) => ({ quantile, score, values: [value] });
    const flip = (stream: string, sides: readonly [number, number], winner: string, verified = true) => ({
      stream,
      inputs: [stream],
      at: at(sides[1] > sides[0] ? 0.89 : 0.11, 0, 0.78),
      nearer: at(0.5, sides[0], 0.8),
      farther: at(0.5, sides[1], 0.76),
      winner,
      verified,
    });
    const flips = (found: readonly ReturnType<typeof flip>[]) => ({
      flips: {
        trials: 1000,
        probeTrials: 400,
        leader: "ceo",
        runnerUp: "leader",
        lead: known(1.2e6),
        range: [0.01, 0.99] as [number, number],
        flips: found,
        steady: [],
      },
    });
    const churn = "effect.mandate.drive.churn";
    const last = (found: readonly ReturnType<typeof flip>[]): string[] => facts(flips(found)).slice(1);
    expect(last([flip(churn, [0, -1], "leader"), flip(churn, [0, 1], "third")])).toEqual([
      "Would flip it  churn (mandate drive) below 0.78 times the usual (1 in 9)",
      "               churn (mandate drive) above 0.78 times the usual (1 in 9): third",
    ]);
    const four = ["third", "fourth", "fifth", "sixth"].map((winner) => flip(churn, [0, 1], winner));
    expect(last(four).join(" ").replace(/\s+/gu, " ")).toMatch(/\): third churn .*\): fourth; 2 more$/u);
    expect(last([])).toEqual(["Would flip it  no single assumption within what is held possible"]);
    expect(last([flip(churn, [0, 1], "third", false)])[0]).toContain("no single assumption for sure");
  });

  test("the lead at both ends, with its turns in words", () => {
    const drawn = endsTable(given({}), [WIN, CHURN], scaleFor("currency", [24e6])).flatMap(lines);
    expect(drawn[2]).toMatch(/^win rate, mandate drive +−0\.40 M +\+2\.80 M +◀ flips +0\.70 to 0\.98$/u);
    expect(drawn[3]).toMatch(/^churn, mandate drive +\+2\.10 M +\+0\.20 M +0\.70 to 0\.98$/u);
  });

  test("a turn that is not told is not marked, in the table of everything with ~", () => {
    const drawn = endsTable(given({}), [OPEN, CHURN], scaleFor("currency", [24e6]))
      .flatMap(lines)
      .join("\n");
    expect(drawn).toContain("win rate, mandate drive");
    expect(drawn).not.toContain("flips");
    const best = (row: DriverRow): unknown => {
      const { details = [] } = driversView(given({ drivers: [row] }), { full: true });
      return details.flatMap((block) => (block.kind === "table" ? block.rows.map((cells) => cells[3]) : []))[0];
    };
    expect(best(OPEN)).toEqual({ text: "leader ~ / stays" });
    expect(best(WIN)).toEqual({ text: "leader / stays", tone: "strong" });
  });

  test("a turn to another than the second says to which: the lead over the second need not turn", () => {
    const drawn = endsTable(given({}), [{ ...CHURN, ...THIRD }], scaleFor("currency", [24e6]))
      .flatMap(lines)
      .join("\n");
    expect(drawn).toMatch(/^churn, mandate drive +\+2\.10 M +\+0\.20 M +◀ flips: third +0\.70 to 0\.98$/mu);
  });

  test("no row of a lead that stays at 0, and no table of nothing else", () => {
    const level = driver("funnel.acceptance", [0, 0]);
    const table = (rows: readonly DriverRow[]) => endsTable(given({}), rows, scaleFor("currency", [24e6]));
    expect(table([level])).toEqual([]);
    expect(table([level, CHURN])[0].rows).toHaveLength(1);
  });

  test("a choice that only makes what another structure is already is no news", () => {
    const choices = { trials: 2000, asTheyAre: { winner: "ceo" }, equal: [] };
    const third = { ...effect("third", "drive", "third", 2.5e6), sameAs: "leader" };
    expect(
      facts({ choices: { ...choices, effects: [third] } })
        .join(" ")
        .replace(/\s+/gu, " "),
    ).toContain("none decided otherwise makes another structure first, but as one that is here already");
    const leader = effect("leader", "drive", "leader", 2.9e6);
    expect(facts({ choices: { ...choices, effects: [third, leader] } })[0]).toContain("mandate drive for leader");
  });

  test("of what nobody but the book says, what moves the lead most is named", () => {
    const drivers = [
      CHURN,
      { ...WIN, isOfBook: true as const },
      driver("funnel.acceptance", [1, 1], { isOfBook: true }),
    ];
    const view = driversView(given({ drivers, origins: { own: 5, book: 154 } }), { full: false });
    expect(view.notes?.[1]).toBe(
      "5 of 159 assumptions are yours, 154 built in; of those it hangs most on win rate (mandate drive).",
    );
  });
});

test.each([
  ["mandate", "drive", "mandate drive"],
  ["role", "executive", "an executive over both teams"],
  ["background", "both", "a manager who understands both"],
  ["background", "general", "a manager from neither team"],
  ["manager_cost", "0x", "managers at no cost"],
  ["manager_cost", "2x", "managers at 2 times the cost"],
  ["headcount.sdr", "+1", "one more post in sales development"],
  ["headcount.sales", "-1", "one post fewer in sales"],
] as const)("choice %s %s is %s", (choice, option, words) => {
  expect(choiceWords({ choice, option })).toBe(words);
});

test("progress says which step of how many", () => {
  expect(stepText({ number: 2, of: 4, doing: "weaker effects" }, 13_000)).toBe(
    "step 2 of 4, weaker effects: 13,000 trials simulated in all",
  );
});
