import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OptionRow } from "../../src/questions/options/option.js";
import { isTextFormat } from "../../src/report/formats/format-id.js";
import { QUESTIONS } from "../../src/questions/registry.js";
import { resultFileOf, smallCalls } from "./calls.js";

const { path, write, remove, scenario, calls, store } = smallCalls();
beforeAll(store);
afterAll(remove);

const params = write("params.yaml", "assumptions: { market.leads_per_month: 100 }\n");
/** All options that need the whole analysis, in one call. */
const WHOLE = [
  ...["--method", "samples", "--trials", "700", "--indifference", "1000", "--group", "mine=funnel.*"],
  ...["--map", "funnel.acceptance,funnel.win_inbound"],
];

interface Example {
  /** None: a flag, or what has a value of its own. */
  readonly value?: string;
  /** What else must be given for it to mean something. */
  readonly beside?: readonly string[];
  /** What it is given to, where that is not the question's usual call. */
  readonly call?: readonly string[];
}

const prune = (...options: readonly string[]) => ({ call: ["store", "prune", path("kept"), "--dry-run", ...options] });

/** An example for every option, by its name; by the name of the question too where it differs. */
const EXAMPLES: Readonly<Partial<Record<string, Example>>> = {
  seed: { value: "other" },
  horizon: { value: "2" },
  reference: { value: "ceo" },
  objective: { value: "wins" },
  effects: { value: "0.5" },
  trials: { value: "5" },
  replicates: { value: "2" },
  params: { value: params },
  set: { value: "funnel.acceptance=40%" },
  precision: { value: "50%" },
  indifference: { value: "1000" },
  "drivers indifference": { value: "1000", beside: WHOLE },
  maxTrials: { value: "30", beside: ["--precision", "1%"] },
  "calibrate map": { value: "segment=product" },
  dates: { value: "mdy" },
  decimals: { value: "comma" },
  until: { value: "2026-01-01" },
  where: { value: "product=GTX" },
  "calibrate by": { value: "rep" },
  under: { value: "ceo" },
  holdout: { value: "20%" },
  lostAfter: { value: "12 months" },
  "check maxTrials": { value: "30" },
  series: { value: "wins" },
  selfTest: {},
  sampling: { value: "qmc" },
  sums: {},
  confidence: { value: "90%" },
  baseline: { value: path("base.json") },
  tolerance: { value: "2%", beside: ["--baseline", path("base.json")] },
  acceptVersion: { beside: ["--baseline", path("base.json")] },
  by: { value: "target" },
  method: { value: "sobol" },
  basePoints: { value: "3" },
  group: { value: "mine=funnel.*", beside: WHOLE },
  map: { value: "funnel.acceptance,funnel.win_inbound", beside: WHOLE },
  allowOutside: {},
  output: { value: path("also.json") },
  format: { value: "md" },
  saveBaseline: { value: path("saved.json") },
  outcomes: { value: "wins" },
  parameterScan: { value: "funnel.acceptance=50%:60%:10%" },
  parameterList: { value: "funnel.acceptance=50%,60%" },
  zip: {},
  random: { value: "2", beside: ["-P", "funnel.acceptance=50%:60%"] },
  cases: { value: write("cases.csv", "funnel.acceptance\n50%\n") },
  dryRun: {},
  best: { value: "profit" },
  budget: { value: "1e9", beside: ["--best", "value"] },
  halving: { beside: ["--best", "value"] },
  full: {},
  seriesView: { value: "monthly", beside: ["--series", "wins"] },
  svg: { value: path(".") },
  samples: { value: path("samples.csv") },
  samplesInputs: { value: path("inputs.csv") },
  failOnWarn: {},
  allowNoChecks: {},
  allowUndecided: {},
  quiet: {},
  notes: {},
  jobs: { value: "1" },
  store: { value: path("kept") },
  olderThan: { value: "3", ...prune() },
  keepVersion: { value: "0.2.0", ...prune() },
  "store dryRun": { call: ["store", "prune", path("kept"), "--older-than", "3"] },
  index: { value: "1" },
  of: { value: "3" },
  "shard format": { value: "table" },
  "shard output": { value: path("shards") },
  maxWork: { value: "1e9" },
  scenario: { value: scenario },
  "explain group": { value: "funnel", call: ["explain", scenario] },
  list: { value: "ids", call: ["explain"] },
  all: { call: ["explain", scenario] },
};

/**
 * Refused always, with what to do in its place; another mode, which tells something else; a call that ends by an interrupt alone; of
 * workbooks alone (test/calibration/workbooks.test.ts); what needs a server (test/cluster/queue.test.ts).
 */
const NO_EXAMPLE = ["shard precision", "merge missing", "merge of", "run watch", "calibrate sheet", "redis"];

const rows = QUESTIONS.flatMap(({ id: question, options }) =>
  Object.entries(options).map(([name, row]) => ({ question, name, row })),
).filter(({ question, name }) => ![name, `${question} ${name}`].some((one) => NO_EXAMPLE.includes(one)));

function exampleOf({ question, name }: (typeof rows)[number]): Example {
  const example = EXAMPLES[`${question} ${name}`] ?? EXAMPLES[name];
  if (example === undefined) throw new Error(`no example of option ${name} of ${question}: add one to EXAMPLES`);
  return example;
}

const longFlag = ({ flags }: OptionRow): string => /--[a-z-]+/u.exec(flags)?.[0] ?? flags;

function argumentsOf(one: (typeof rows)[number]): readonly string[] {
  const { beside = [], call: own } = exampleOf(one);
  // drivers has values of its own for a screening that takes a moment; they mean nothing for another method.
  const call = own ?? (beside === WHOLE ? calls[one.question].slice(0, 2) : calls[one.question]);
  const others = [...call, ...beside];
  return beside === WHOLE && WHOLE.includes(longFlag(one.row)) ? others : [...others, ...wordsOf(one)];
}

const wordsOf = (one: (typeof rows)[number]): readonly string[] => {
  const { value } = exampleOf(one);
  return [longFlag(one.row), ...(value === undefined ? [] : [value])];
};

/** As the manifest has it. */
function expectedOf(one: (typeof rows)[number]) {
  const { value } = exampleOf(one);
  if (value === undefined) return true;
  return one.row.kind === "texts" ? [value] : value;
}

const named = rows.map((one) => [`${one.question} ${longFlag(one.row)}`, one] as const);
const LISTS = ["params", "set"];
/** Lists of which the call has some already. */
const MORE = ["parameterList"];

/** What a call writes; the same call is made once. */
const stored = new Map<string, ReturnType<typeof resultFileOf>>();
const storedOf = (args: readonly string[]): ReturnType<typeof resultFileOf> => {
  const key = JSON.stringify(args);
  const known = stored.get(key) ?? resultFileOf(args, path("stored-here.json"));
  stored.set(key, known);
  return known;
};

test("every question has a call, every option an example", () => {
  expect(QUESTIONS.map(({ id }) => id).filter((id) => !Object.hasOwn(calls, id))).toEqual([]);
  for (const one of rows) expect(() => exampleOf(one)).not.toThrow();
});

describe("what decides a number stands in the manifest", () => {
  beforeAll(() => resultFileOf(calls.run, path("base.json")));

  test.each(named.filter(([, { row }]) => row.role === "scenario"))("%s", async (_, one) => {
    const { manifest } = await storedOf(argumentsOf(one));
    const { flags, ...lists } = manifest.overrides;
    expect(LISTS.includes(one.name) ? lists : flags).toMatchObject({ [one.name]: expectedOf(one) });
    expect(manifest.settings).not.toHaveProperty(one.name);
  });

  test.each(named.filter(([, { row }]) => row.role === "setting"))("%s", async (_, one) => {
    const { manifest } = await storedOf(argumentsOf(one));
    if (MORE.includes(one.name))
      expect(manifest.settings[one.name]).toEqual(expect.arrayContaining([exampleOf(one).value]));
    else expect(manifest.settings).toMatchObject({ [one.name]: expectedOf(one) });
    expect(manifest.overrides.flags).not.toHaveProperty(one.name);
  });

  test("the arguments too, but for the files: every scenario names its own", async () => {
    expect((await storedOf(calls.why)).manifest.settings).toMatchObject({ A: "head", B: "ceo" });
    expect((await storedOf(calls.explain)).manifest.settings).toEqual({ subject: "head" });
    expect((await storedOf(calls.run)).manifest.settings).not.toHaveProperty("scenario");
  });

  // Of the named flags a scenario's header tells what came of them, whoever gave them.
  test.each(["run", "check", "explain", "why", "drivers", "sweep", "self-test"])(
    "%s: as it came to act",
    async (question) => {
      const flags = ["--seed", "z", "--horizon", "2", "--reference", "ceo", "--objective", "wins", "--effects", "0.5"];
      const { manifest, scenarios } = await storedOf([...calls[question], ...flags]);
      const expected = { seed: "z", horizonMonths: 2, reference: "ceo", objective: "wins", effects: 0.5 };
      expect(manifest).toMatchObject(expected);
      expect(scenarios).toMatchObject([expected]);
      expect(manifest.scenarioHash).toBe(scenarios[0].scenarioHash);
    },
  );
});

describe("what only shows, or says how fast, changes no number and does not stand there", () => {
  const withoutTimes = async (args: readonly string[]) => {
    const { manifest, ...rest } = await storedOf(args);
    return { ...rest, manifest: { ...manifest, jobs: 0, startedAt: "", elapsedMs: 0 } };
  };

  // Formats are tried one by one below.
  const shows = named.filter(([, { row, name }]) => row.role === "display" && name !== "format");
  /** Whether it is given to the usual call, with nothing else. */
  const isPlain = (one: (typeof rows)[number]): boolean => {
    const { call, beside } = exampleOf(one);
    return call === undefined && beside === undefined;
  };

  // One call: what any of them changed is changed in it.
  test.each(QUESTIONS.map(({ id }) => id))("%s, all of them at once", async (question) => {
    const words = shows.flatMap(([, one]) => (one.question === question && isPlain(one) ? wordsOf(one) : []));
    expect(words).toContain("--quiet");
    expect(await withoutTimes([...calls[question], ...words])).toEqual(await withoutTimes(calls[question]));
  });

  test.each(shows.filter(([, one]) => !isPlain(one)))("%s", async (_, one) => {
    const { call = calls[one.question], beside = [] } = exampleOf(one);
    const without = [...call, ...beside];
    expect(await withoutTimes(argumentsOf(one))).toEqual(await withoutTimes(without));
  });

  test.each(
    QUESTIONS.flatMap(({ id, formats }) => formats.filter(isTextFormat).map((format) => [id, format] as const)),
  )("%s --format %s", async (question, format) => {
    const shown = await withoutTimes([...calls[question], "--format", format]);
    expect(shown).toEqual(await withoutTimes(calls[question]));
  });

  test("jobs stands there, and is the only difference beside the times", async () => {
    const [one, two] = [
      await resultFileOf([...calls.run, "--jobs", "1"], path("one.json")),
      await resultFileOf([...calls.run, "--jobs", "2"], path("two.json")),
    ];
    expect([one.manifest.jobs, two.manifest.jobs]).toEqual([1, 2]);
    expect(one.scenarios).toEqual(two.scenarios);
  });
});
