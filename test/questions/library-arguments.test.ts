import { afterAll, describe, expect, test } from "vitest";
import * as library from "../../src/index.js";
import { InvalidInput, scenarioFrom, serialRunner } from "../../src/index.js";
import { tellProblemsBy } from "../../src/foundation/problem.js";
import { problemText } from "../../src/report/messages/problem-text.js";
import { smallCalls } from "./calls.js";

tellProblemsBy(problemText);

const { path, remove, scenario: file, calls } = smallCalls();
afterAll(remove);

const small = `{ name: s, horizon: 1, trials: 4, seed: s, reference: a, structures: {
  a: { reports_to: { sales: ceo, marketing: ceo } }, b: { reports_to: { marketing: sales, sales: ceo } } },
  checks: [{ outcome: leads, structure: a, at_least: 0 }] }`;
const scenario = scenarioFrom(small);

type Call = (...given: readonly unknown[]) => unknown;
/** A function of the library, and arguments that it takes, those that may be left out last. */
interface Row {
  readonly call: Call;
  readonly sound: readonly unknown[];
  readonly needed: number;
}
const job = { plan: scenario.plan, range: { from: 0, to: 1 }, wants: { inputs: false, tallies: false } };
const quick = { runner: serialRunner };
const nothing = (): undefined => undefined;

/** Every function that the library exports. One without arguments is given none. */
const rows: Readonly<Record<string, Row>> = Object.fromEntries(
  Object.entries<readonly [needed: number, ...sound: readonly unknown[]]>({
    loadScenario: [1, file, {}],
    scenarioFrom: [1, small, {}],
    run: [1, scenario, quick],
    check: [1, scenario, quick],
    drivers: [1, scenario, { ...quick, method: "morris", basePoints: 2 }],
    why: [3, scenario, "a", "b", quick],
    explain: [1, scenario, "a"],
    validate: [2, "s.yaml", () => scenario],
    sweep: [1, [{ from: small }], { ...quick, list: ["horizon=1,2"] }],
    chooseBest: [1, [{ from: small }], { ...quick, list: ["horizon=1,2"] }],
    report: [1, scenario, quick],
    calibrate: [1, [path("none.csv")], {}],
    verify: [1, path("none.json"), {}],
    compare: [2, path("none.json"), path("none.json"), {}],
    samplesOf: [1, scenario, quick],
    choicesOf: [1, scenario, quick],
    createSelfTest: [1, scenario.plan],
    createRunner: [0, 1],
    serialRunner: [2, [job], nothing],
    resultSchemas: [0],
    resultFileSchema: [0],
    scenarioJsonSchema: [0],
  }).map(([name, [needed, ...sound]]) => [
    name,
    { call: library[name as keyof typeof library] as Call, needed, sound },
  ]),
);

const circle: Record<string, unknown> = {};
circle.self = circle;
const NONSENSE: readonly unknown[] = [
  undefined,
  null,
  true,
  5,
  NaN,
  12n,
  Symbol("x"),
  "no such thing",
  nothing,
  {},
  { foldr: 1 },
  { plan: 5, structures: 5 },
  { plan: { structures: [] }, structures: 5 },
  { from: 5 },
  { horizon: 12n },
  circle,
  new Map([["horizon", 3]]),
  Object.create(null),
  [],
  [null],
  [5],
  [{}],
  [[Object.create(null)]],
  [Symbol("x")],
];

/** What a call was refused with, or undefined. Anything but InvalidInput fails the test. */
async function refusalOf(call: Call, given: readonly unknown[]): Promise<InvalidInput | undefined> {
  try {
    await call(...given);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidInput) return error;
    throw new Error(error instanceof Error ? (error.stack ?? "") : String(error), { cause: given });
  }
}

test("every function of the library is in the table", () => {
  const functions = Object.entries(library).filter(([, value]) => typeof value === "function");
  expect(functions.map(([name]) => name).sort()).toEqual([...Object.keys(rows), "InvalidInput"].sort());
});

describe("nonsense for an argument is InvalidInput, or is taken; never another error", () => {
  for (const [name, { call, sound, needed }] of Object.entries(rows)) {
    test(
      name,
      async () => {
        for (const place of sound.keys())
          for (const value of NONSENSE)
            for (const after of place === sound.length - 1 ? [[]] : [[], sound.slice(place + 1)]) {
              // No options are right, and take the time of an answer.
              if (place >= needed && hasNothing(value)) continue;
              const given = [...sound.slice(0, place), value, ...after];
              const refused = await refusalOf(call, given);
              // What is left out, or takes anything, is taken; what is needed is not.
              if (place < needed && value !== undefined && !isTaken(name, place, value))
                expect(refused, `${name} ${String(place)}`).toBeDefined();
              if (refused !== undefined) expect(refused.message).not.toMatch(/ {2}|ERR_|undefined":|\bof undefined\b/u);
            }
      },
      60_000,
    );
  }
});

const hasNothing = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);

/** A text is a name of a file that may be there or not; what validate is told it only passes on. */
const isTaken = (name: string, place: number, value: unknown): boolean =>
  (name === "validate" && (place === 1 || typeof value === "string")) ||
  (name === "serialRunner" && place === 0 && Array.isArray(value) && value.length === 0) ||
  (name === "serialRunner" && place === 1 && value === nothing);

describe("options with nonsense values", () => {
  const options: Readonly<Record<string, readonly string[]>> = {
    scenarioFrom: ["file", "read", "params", "set", "flags"],
    loadScenario: ["params", "set", "flags", "allowOutside"],
    run: [
      "trials",
      "outcomes",
      "indifference",
      "target",
      "series",
      "equalMandate",
      "fromSums",
      "onBlock",
      "inputs",
      "signal",
    ],
    drivers: ["groups", "maps", "indifference", "method", "basePoints", "onCompared"],
    why: ["by", "indifference", "trials", "partMonths", "onCompared"],
    sweep: ["scan", "list", "zip", "random", "cases", "flags", "set", "outcomes"],
    chooseBest: ["scan", "list", "best", "budget", "halving"],
    samplesOf: ["outcomes", "custom", "inputs", "trials"],
    report: ["indifference", "date", "version"],
    calibrate: ["map", "dates", "decimals", "sheet", "until", "where", "by", "under", "holdout", "today"],
    verify: ["scenarios", "version"],
    compare: ["outcomes"],
    check: ["confidence", "maxTrials"],
    choicesOf: ["trials"],
  };
  for (const [name, keys] of Object.entries(options)) {
    test(name, async () => {
      const { call, sound } = rows[name];
      const [last] = sound.slice(-1) as unknown as readonly [object];
      for (const key of keys)
        for (const value of [null, Symbol("x"), 12n, [Symbol("x")], { a: Symbol("x") }, [null], [{}]])
          expect(
            await refusalOf(call, [...sound.slice(0, -1), { ...last, [key]: value }]),
            `${key}: ${typeof value}`,
          ).toBeDefined();
      expect(await refusalOf(call, [...sound.slice(0, -1), { ...last, foldr: 1 }])).toBeDefined();
    });
  }
});

describe("what is said", () => {
  const said = async (name: string, ...given: readonly unknown[]): Promise<string> =>
    (await refusalOf(rows[name].call, given))?.message ?? "nothing";
  test.each<[string, readonly unknown[], string]>([
    ["sweep", ["five.yaml", {}], "Found five.yaml, expected a list of scenarios"],
    ["chooseBest", [], "Found undefined, expected a list of scenarios"],
    ["sweep", [[null]], "Found null, expected in the list the path of a scenario file"],
    ["sweep", [[{ from: small, foldr: 1 }]], 'no key "foldr"'],
    ["calibrate", [], "Found undefined, expected a list of paths of exports"],
    ["calibrate", [[]], "Found [], expected a list of paths of exports, one or more"],
    ["why", [scenario, "a"], "Found undefined, expected the names of two structures"],
    ["verify", [], "Found undefined, expected the path of a result file"],
    ["compare", ["a.json"], "Found undefined, expected the path of a result file"],
    ["createSelfTest", [], "expected a plan"],
    ["scenarioFrom", [{ horizon: 12n }], 'Found 12n, a BigInt at "horizon"'],
    ["scenarioFrom", [{ assumptions: new Map() }], 'Found a Map at "assumptions"'],
    ["scenarioFrom", [{ horizon: NaN }], 'Found NaN at "horizon"'],
    ["scenarioFrom", [circle], "circular"],
    ["scenarioFrom", [small, null], "Found null, expected an object of options"],
    ["scenarioFrom", [small, "x"], "Found x, expected an object of options"],
    ["scenarioFrom", [small, { file: 5 }], 'file was given "5"; it takes a text'],
    ["scenarioFrom", [small, { read: 5 }], "read was given"],
    ["scenarioFrom", ["extends: base.yaml", {}], "Give the option read"],
    ["scenarioFrom", ["extends: base.yaml", { read: async () => Promise.resolve() }], "at once and not later"],
    ["run", [scenario, { seed: "x" }], "loadScenario(file, { flags: { seed: x } })"],
    ["drivers", [scenario, { trials: 5 }], "loadScenario(file, { flags: { trials: 5 } })"],
    ["report", [scenario, { trials: 5 }], "loadScenario(file, { flags: { trials: 5 } })"],
    ["sweep", [[file], { trials: 5 }], "goes in by flags: { flags: { trials: 5 } }"],
    ["loadScenario", [file, { trials: 5 }], "goes in by flags: { flags: { trials: 5 } }"],
    ["loadScenario", [file, { flags: { trails: 5 } }], "values for flags (trials, seed"],
  ])("%s %#", async (name, given, words) => {
    expect(await said(name, ...given)).toContain(words);
  });

  test("a reader of the caller's reads what a scenario in memory names", () => {
    const read = (name: string) => ({ file: name, identity: name, text: small });
    expect(scenarioFrom("{ extends: base.yaml, name: mine }", { read }).name).toBe("mine");
  });
});

test("an abort: what has a partial answer gives it, all else rejects with the signal's reason", async () => {
  const reason = new Error("enough");
  const aborted = { ...quick, signal: AbortSignal.abort(reason) };
  expect((await library.run(scenario, aborted)).partial).toBe(true);
  expect((await library.samplesOf(scenario, aborted)).partial).toBe(true);
  expect((await library.check(scenario, aborted))[0].result).toBe("undecided");
  for (const [name, given] of Object.entries({
    drivers: [scenario, aborted],
    why: [scenario, "a", "b", aborted],
    report: [scenario, aborted],
    choicesOf: [scenario, aborted],
    sweep: [[{ from: small }], { ...aborted, list: ["horizon=1,2"] }],
    chooseBest: [[{ from: small }], { ...aborted, list: ["horizon=1,2"] }],
    calibrate: [[calls.calibrate[1]], { signal: aborted.signal }],
  }))
    await expect(Promise.resolve(rows[name].call(...given)), name).rejects.toBe(reason);
});

test("an outcome of one's own is a number of tallies that there are", async () => {
  const said = async (custom: unknown): Promise<string | undefined> =>
    (await refusalOf(rows.samplesOf.call, [scenario, { ...quick, custom: { mine: custom } }]))?.message;
  const misspelt = (t: Readonly<Record<string, number>>): number => t.programme_csot / t.leads;
  expect(await said(misspelt)).toMatch(
    /"mine" .* "programme_csot", which is no tally\. Did you mean "programme_cost"/u,
  );
  expect(await said(() => "a")).toContain(
    'The outcome "mine" of your own gave the text a. Its function returns a number',
  );
  expect(await said(nothing)).toContain("gave undefined");
  expect(await said(() => Promise.resolve(1))).toContain("gave a promise");
  expect(await said((t: object) => ("foo" in t ? 1 : JSON.stringify(t).length))).toBeUndefined();
  expect(await said(() => NaN)).toBeUndefined();
});
