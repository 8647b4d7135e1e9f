import { describe, expect, test, vi } from "vitest";
import { tellProblemsBy } from "../../src/foundation/problem.js";
import {
  check,
  choicesOf,
  drivers,
  explain,
  InvalidInput,
  loadScenario,
  run,
  scenarioFrom,
  validate,
  verify,
  why,
} from "../../src/index.js";
import { problemText } from "../../src/report/messages/problem-text.js";

tellProblemsBy(problemText);

const scenario = scenarioFrom(
  `{ name: s, horizon: 1, trials: 4, seed: s, reference: a, structures: {
    a: { reports_to: { sales: ceo, marketing: ceo } }, b: { reports_to: { marketing: sales, sales: ceo } } },
    checks: [{ outcome: leads, structure: a, at_least: 0 }] }`,
);

/** What a call was refused with. */
async function refusal(call: Promise<unknown>): Promise<InvalidInput> {
  try {
    await call;
  } catch (error) {
    if (error instanceof InvalidInput) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("what is no scenario, or no options, is refused", () => {
  const given = (value: unknown) => value as typeof scenario;
  test.each<[string, () => Promise<unknown>, string]>([
    ["nothing", () => run(given(undefined)), "Found undefined, expected a scenario"],
    ["a file's name", () => run(given("s.yaml")), "Found s.yaml, expected a scenario, as loadScenario"],
    ["an empty object", () => check(given({})), "Found an object, expected a scenario"],
    ["no options", () => run(scenario, null as unknown as object), "Found null, expected an object of options"],
    ["a list of options", () => run(scenario, [] as unknown as object), "expected an object of options"],
  ])("%s", async (_, call, words) => {
    expect((await refusal(call())).message).toContain(words);
  });

  test.each<[string, () => unknown, string]>([
    ["no path", () => loadScenario(text(undefined)), "Found undefined, expected the path of a scenario file"],
    ["a number for a path", () => loadScenario(text(5)), "Found 5, expected the path"],
    ["no options for a file", () => loadScenario("s.yaml", wrong(null as unknown as object)), "an object of options"],
    [
      "one text for a list",
      () => loadScenario("s.yaml", wrong({ set: "trials=5" })),
      'set was given "trials=5"; it takes a list of texts',
    ],
    ["flags that are none", () => loadScenario("s.yaml", wrong({ flags: 3 })), "an object of values for flags"],
    ["no scenario in memory", () => scenarioFrom(text(undefined)), "the text of a scenario file, or an object"],
    ["a number for a structure", () => explain(scenario, text(3)), "the name of a structure, an assumption or a group"],
    [
      "no reader",
      () => validate("s.yaml", text(undefined) as unknown as () => typeof scenario),
      "a function that reads it",
    ],
  ])("%s", (_, call, words) => {
    expect(call).toThrow(InvalidInput);
    expect(call).toThrow(words);
  });

  test("an option that loadScenario does not have", () => {
    expect(() => loadScenario("s.yaml", wrong({ trials: 5 }))).toThrow(/"trials"/u);
  });
});

/** What the types would not let through. */
const text = (value: unknown): string => value as string;
const wrong = (options: object): object => options;

describe("options of the library", () => {
  test.each<[string, object, string]>([
    ["a negative number", { trials: -5 }, 'trials was given "-5"; it takes a whole number from 1 to'],
    ["a fraction", { trials: 1.5 }, '"1.5"'],
    ["a text", { trials: "x" }, '"x"'],
    ["no number", { trials: NaN }, '"NaN"'],
    ["an unknown key", { trails: 5 }, 'Did you mean "trials"?'],
    ["no outcome", { series: ["proft"] }, "series"],
    ["a wrong indifference", { indifference: { kind: "relative", amount: -1 } }, "indifference was given"],
    ["a wrong target", { target: { until: "winner", confidence: 2 } }, "target was given"],
    ["a target for nothing", { target: { until: "precision", kind: "relative", halfWidth: 0 } }, "halfWidth above 0"],
    ["no runner", { runner: 2 }, "runner"],
  ])("%s is refused", async (_, options, words) => {
    const { message, problems } = await refusal(run(scenario, wrong(options)));
    expect(message).toContain(words);
    expect(problems).toHaveLength(1);
  });

  test("every function looks at its own, and all problems are told at once", async () => {
    const { message } = await refusal(check(scenario, { confidence: 1, maxTrials: 1 }));
    expect(message.split("\n")).toHaveLength(2);
    expect((await refusal(why(scenario, "a", "b", { trials: 0 }))).message).toContain("trials");
    expect((await refusal(drivers(scenario, { basePoints: 1 }))).message).toContain("basePoints");
    expect((await refusal(drivers(scenario, wrong({ method: "sobl" })))).message).toContain("one of: samples");
    expect((await refusal(choicesOf(scenario, { trials: 0.5 }))).message).toContain("trials");
    expect((await refusal(verify("none.json", wrong({ scenarios: "s.yaml" })))).message).toContain("a list of texts");
  });

  test("what is undefined is not given", async () => {
    expect((await run(scenario, wrong({ trials: undefined, signal: undefined }))).trials).toBe(4);
  });
});

test("the message of InvalidInput is what a person reads: place, key and sentence, a line for each problem", async () => {
  // As a program of its own has it: the first import is what decides how problems are told.
  vi.resetModules();
  const fresh = await import("../../src/index.js");
  const read = () => fresh.scenarioFrom("name: s\nhorizn: 3\ntrials: -1\nstructures: {}\n", { file: "model.yaml" });
  expect(read).toThrow(/^model\.yaml:2:1 horizn: .*"horizn".*\nmodel\.yaml:3:9 trials: .*/u);
});
