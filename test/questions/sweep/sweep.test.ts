import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadScenario, run, sweep, type SweptFile } from "../../../src/index.js";
import { tellProblemsBy } from "../../../src/foundation/problem.js";
import { problemText } from "../../../src/report/messages/problem-text.js";
import { serialRunner } from "../../../src/simulation/serial-runner.js";
import type { Runner } from "../../../src/simulation/runner.js";
import { scenarioFolder } from "../../cli/program.js";
import { recordingRunner } from "../../support/runners.js";

const { write, remove } = scenarioFolder();
afterAll(remove);

const THREE = `name: Three
horizon: 3
trials: 700
seed: three
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo } }
  head:
    managers: { boss: { role: head, background: sales, reports_to: ceo } }
    reports_to: { sales: boss, marketing: boss }
  sales: { reports_to: { marketing: sales, sales: ceo }, mandate: support }
`;
const file = write("three.yaml", THREE);
const runner = serialRunner;

/** Of a run with the same values given by `--set`. */
async function ran(set: readonly string[], from = file) {
  const { comparison, trials } = await run(loadScenario(from, { set }), { runner, outcomes: ["total_cost"] });
  return { comparison, trials };
}

const settingsOf = ({ parameters }: SweptFile, values: readonly string[]): readonly string[] =>
  parameters.map(({ key }, place) => `${key}=${values[place]}`);

describe("every what-if is the run of the scenario with its values", () => {
  const list = ["market.leads_per_month=150,180 to 370", "structures.head.headcount.sales=8,12"];
  test.each<[string, object]>([
    ["a grid of an assumption and posts", { list }],
    ["months", { scan: ["horizon=1:5:2"] }],
    ["trials, fewer and more than a block", { list: ["trials=3,500,1200"] }],
    ["streams of luck", { list: ["replicates=1,3"], set: ["trials=40"] }],
    ["a mandate", { list: ["structures.ceo.mandate=none,drive"] }],
    ["seeds", { list: ["seed=a,1"] }],
    ["the objective", { list: ["objective=profit,leads,{ profit: 1, leads: 100 }"] }],
    ["one structure taken out", { list: ["structures.head=null"] }],
    ["what --set says besides", { list, set: ["funnel.win_inbound=30%"] }],
  ])("%s", async (_, options) => {
    const { scenarios } = await sweep([file], { runner, ...options });
    const [swept] = scenarios;
    expect(swept.problems).toEqual([]);
    for (const variant of swept.variants) {
      const own = "set" in options ? (options.set as readonly string[]) : [];
      const { comparison, trials } = await ran([...own, ...settingsOf(swept, variant.values)]);
      expect(variant.trials).toBe(trials);
      expect(variant.structures.map(({ id }) => id)).toEqual(comparison.structures.map(({ id }) => id));
      variant.structures.forEach((structure, place) => {
        const same = comparison.structures[place];
        expect(structure.probabilityBest).toBe(same.probabilityBest);
        for (const [id, figures] of Object.entries(structure.outcomes)) {
          const { mean, standardError, p5, p50, p95 } = same.outcomes[id as keyof typeof same.outcomes];
          expect(figures).toEqual({ mean, standardError, p5, p50, p95 });
        }
      });
      const places = [variant.winner, variant.next].map((id) =>
        comparison.structures.findIndex((one) => one.id === id),
      );
      const { mean, standardError } = comparison.pairs[places[0]][places[1]].advantage;
      expect(variant.lead).toEqual({ mean, standardError });
      expect(comparison.structures[places[0]].rank).toBe(1);
      expect(mean).toBeGreaterThanOrEqual(0);
    }
  });

  test("and the base is the scenario as it is", async () => {
    const [{ base }] = (await sweep([file], { runner, list: ["horizon=1"] })).scenarios;
    const { comparison } = await ran([]);
    expect(base.structures.map(({ outcomes }) => outcomes.value.mean)).toEqual(
      comparison.structures.map(({ outcomes }) => outcomes.value.mean),
    );
  });
});

test("a change is paired with the scenario as it is", async () => {
  const list = ["horizon=3,4"];
  const [{ base, variants }] = (await sweep([file], { runner, list })).scenarios;
  const [same, longer] = variants;
  expect(same.structures.map(({ change }) => change)).toEqual(
    base.structures.map(() => ({ mean: 0, standardError: 0 })),
  );
  longer.structures.forEach(({ change = { mean: NaN, standardError: NaN }, outcomes: { value } }, place) => {
    const before = base.structures[place].outcomes.value;
    expect(Math.abs(change.mean - (value.mean - before.mean))).toBeLessThan(1e-9 * Math.abs(value.mean));
    expect(change.standardError).toBeLessThan(Math.hypot(value.standardError, before.standardError) / 2);
  });
});

test("the result depends neither on who simulates nor on the order of blocks", async () => {
  const options = { list: ["market.leads_per_month=150,350", "trials=3,1200"] };
  const { runner: shuffled, batches } = recordingRunner();
  const bySerial = await sweep([file], { runner, ...options });
  expect(await sweep([file], { runner: shuffled, ...options })).toEqual(bySerial);
  expect(batches.map(({ length }) => length)).toEqual([1, 4]);
});

test("what-ifs that are no scenario name themselves and stop no other", async () => {
  const list = ["horizon=2,0,601,3", "market.leads_per_month=-5,100"];
  const [{ variants, invalid, problems }] = (await sweep([file], { runner, list })).scenarios;
  expect(variants.map(({ variant, values }) => [variant, ...values])).toEqual([
    ["2", "2", "100"],
    ["8", "3", "100"],
  ]);
  expect(invalid).toHaveLength(6);
  expect(
    problems.every(({ scenario = "" }) => /^what-if \d: horizon=\d+, market.leads_per_month=/u.test(scenario)),
  ).toBe(true);
  expect(problems.some(({ scenario = "" }) => scenario.endsWith(", and 1 more"))).toBe(true);
});

test("what-ifs beyond either bound are told by the bound that they break", async () => {
  const [{ problems }] = (await sweep([file], { runner, list: ["horizon=2,0,601,-1,700"] })).scenarios;
  expect(problems.map(({ scenario, arguments: details }) => [scenario, details])).toEqual([
    ["what-if 2: horizon=0, and 1 more", { found: "0", minimum: 1 }],
    ["what-if 3: horizon=601, and 1 more", { found: "601", maximum: 600 }],
  ]);
});

test("a key that is none in any what-if is refused", async () => {
  await expect(sweep([file], { runner, list: ["market.leeds_per_month=1,2"] })).rejects.toThrow(/leads_per_month/u);
});

test("an interrupt keeps what was finished", async () => {
  const interrupt = new AbortController();
  let jobs = 0;
  const stopping: Runner = (batch, onBlock, signal) =>
    serialRunner(
      batch,
      (block, job) => {
        onBlock(block, job);
        if (++jobs === 4) interrupt.abort();
      },
      signal,
    );
  const options = { list: ["horizon=1,2,3,4"], set: ["trials=20"] };
  const cut = await sweep([file], { runner: stopping, signal: interrupt.signal, ...options });
  const whole = await sweep([file], { runner, ...options });
  expect(cut.scenarios[0].partial).toBe(true);
  expect(cut.scenarios[0].variants).toEqual(whole.scenarios[0].variants.slice(0, 3));
});

test("several files: regret of each structure", async () => {
  const other = write(
    "other.yaml",
    THREE.replace("name: Three", "name: Other\nassumptions: { market.leads_per_month: 900 }"),
  );
  const { scenarios, regret } = await sweep([file, other], { runner });
  const means = scenarios.map(({ variants: [{ structures }] }) =>
    structures.map(({ outcomes }) => outcomes.value.mean),
  );
  regret?.structures.forEach(({ files, most, mean }, place) => {
    const own = means.map((values) => Math.max(...values) - values[place]);
    const close = (value: number): number => expect.closeTo(value, 5) as number;
    expect(files).toEqual(own.map(close));
    expect([most, mean]).toEqual([Math.max(...own), (own[0] + own[1]) / 2].map(close));
  });
  expect(regret?.structures).toHaveLength(3);
});

test("where trials have no data, what moves the lead is made of the leads of the what-ifs", async () => {
  const few = write(
    "few.yaml",
    THREE.replace(
      "name: Three",
      "name: Few\nobjective: closure_rate\nassumptions: { market.leads_per_month: 0.1, market.referrals_per_customer: 0 }",
    ),
  );
  const list = ["capacity.outbound_per_rep=0.05,0.1", "funnel.win_outbound=20%,30%"];
  const [{ variants, moves, leader }] = (await sweep([few], { runner, list })).scenarios;
  expect(variants.every(({ structures }) => structures.every(({ outcomes }) => outcomes.closure_rate.mean > 0))).toBe(
    true,
  );
  const leadOf = ({ winner, lead, structures }: (typeof variants)[number]): number =>
    winner === leader ? (lead?.mean ?? NaN) : -(structures.find(({ id }) => id === leader)?.shortfall.mean ?? NaN);
  for (const [place, { steps }] of moves.entries()) {
    for (const { from, lead } of steps) {
      const own = variants.filter(({ values }) => values[place] === from).map(leadOf);
      expect(lead).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / own.length, 12);
    }
  }
  expect(moves.flatMap(({ steps }) => steps)).toHaveLength(4);
});

describe("options of the library", () => {
  beforeAll(() => {
    tellProblemsBy(problemText);
  });

  test.each<[object, string]>([
    [{ lists: ["a=1"] }, 'Did you mean "list"?'],
    [{ random: 1 }, "random was given"],
    [{ scan: "a=1:2:1" }, "a list of texts"],
  ])("%j", async (options, words) => {
    await expect(sweep([file], options)).rejects.toThrow(words);
  });
});
