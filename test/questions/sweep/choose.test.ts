import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { InvalidInput } from "../../../src/foundation/problem.js";
import { sweep } from "../../../src/questions/sweep/answer.js";
import { chooseBest } from "../../../src/questions/sweep/choose/answer.js";
import type { ChoiceFigures } from "../../../src/questions/sweep/choose/record.js";
import type { SweepFigures, VariantRecord } from "../../../src/questions/sweep/record.js";
import type { ResultFile } from "../../../src/report/result/result-file.js";
import type { Runner } from "../../../src/simulation/runner.js";
import { serialRunner } from "../../../src/simulation/serial-runner.js";
import { csvRecords, orgfunnel, scenarioFolder } from "../../cli/program.js";
import { resultFileOf } from "../calls.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const file = folder.write(
  "posts.yaml",
  `name: Posts
horizon: 6
trials: 400
seed: posts
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo } }
  head:
    label: One head
    managers: { boss: { role: head, background: sales, reports_to: ceo } }
    reports_to: { sales: boss, marketing: boss }
  sales: { reports_to: { marketing: sales, sales: ceo }, mandate: support }
`,
);
const VARIED = [
  ...["-L", "structures.ceo.headcount.sales=6,8,10,12,14", "-L", "structures.head.headcount.sales=6,10,14"],
];
const BUDGET = 1_500_000;

/** What was chosen; the same is asked once. */
const chosen = new Map<string, ChoiceFigures>();
const choose = async (...args: string[]): Promise<ChoiceFigures> => {
  const call = ["sweep", file, ...VARIED, ...args, "--quiet"];
  const known = chosen.get(args.join(" "));
  if (known !== undefined) return known;
  const [figures] = (await resultFileOf(call, folder.path("choice.json"))).scenarios as unknown as ChoiceFigures[];
  chosen.set(args.join(" "), figures);
  return figures;
};
const said = async (...args: string[]) => {
  const { code, stdout, stderr } = await orgfunnel(["sweep", file, ...args, "--quiet"]);
  return { code, said: stdout.replace(/\s+/gu, " "), wrong: stderr.replace(/\s+/gu, " ") };
};

/** What a full sweep tells of every structure of every what-if. */
let swept: readonly { readonly variant: VariantRecord; readonly structure: VariantRecord["structures"][number] }[];
beforeAll(async () => {
  const args = ["sweep", file, ...VARIED, "--quiet"];
  const [{ variants }] = (await resultFileOf(args, folder.path("sweep.json"))).scenarios as unknown as SweepFigures[];
  swept = variants.flatMap((variant) => variant.structures.map((structure) => ({ variant, structure })));
});

const affordable = () =>
  swept
    .filter(({ structure }) => structure.outcomes.total_cost.mean <= BUDGET)
    .sort((a, b) => b.structure.outcomes.value.mean - a.structure.outcomes.value.mean);

describe("sweep --best", () => {
  test("chooses what a full sweep has best within the budget, with its figures to the last digit", async () => {
    const { near, beyond, candidates, work } = await choose("--best", "value", "--budget", "1.5M");
    const [best] = affordable();
    expect([near[0].variant, near[0].structure]).toEqual([best.variant.variant, best.structure.id]);
    const { mean, standardError } = best.structure.outcomes.value;
    expect(near[0].mean).toEqual({ mean, standardError });
    expect(near[0].cost.mean).toBe(best.structure.outcomes.total_cost.mean);
    expect(beyond).toBeGreaterThan(0);
    expect([candidates, work.simulated]).toEqual([swept.length, work.full]);
    expect(near.reduce((sum, { probabilityBest }) => sum + (probabilityBest?.mean ?? 0), 0)).toBeCloseTo(1, 12);
  });

  test("tells what only a larger budget has, and what is the same in every what-if once", async () => {
    const { near, excluded } = await choose("--best", "value", "--budget", "1.5M");
    const best = Math.max(...swept.map(({ structure }) => structure.outcomes.value.mean));
    const chosen = near[0].mean.mean;
    if (excluded === undefined) throw new Error("nothing was excluded");
    expect(excluded.mean.mean).toBeLessThanOrEqual(best);
    expect(excluded.shortfall.mean).toBeCloseTo(chosen - excluded.mean.mean, 4);
    // Each structure depends on one key of two at most: its other what-ifs are the same.
    expect(near[0].same).toBeGreaterThanOrEqual(2);
    expect(new Set(near.map((one) => `${one.structure} ${String(one.mean.mean)}`)).size).toBe(near.length);
  });

  test("by halving chooses the same, for less work, whatever the threads", async () => {
    const full = await choose("--best", "value", "--budget", "1.5M");
    const halved = await choose("--best", "value", "--budget", "1.5M", "--halving");
    expect([halved.near[0].variant, halved.near[0].structure]).toEqual([full.near[0].variant, full.near[0].structure]);
    expect(halved.near[0].mean).toEqual(full.near[0].mean);
    expect(halved.rounds.length).toBeGreaterThan(2);
    expect(halved.work.simulated).toBeLessThan(0.6 * full.work.full);
    expect(await choose("--best", "value", "--budget", "1.5M", "--halving", "--jobs", "1")).toEqual(halved);
  });

  test("by an outcome of which less is better chooses the least", async () => {
    const { near } = await choose("--best", "total_cost");
    const least = Math.min(...swept.map(({ structure }) => structure.outcomes.total_cost.mean));
    expect(near[0].mean.mean).toBe(least);
    expect(near.every(({ shortfall }) => shortfall.mean >= 0)).toBe(true);
  });

  test("says it in sentences, with labels and amounts", async () => {
    const { code, said: text } = await said(...VARIED, "--best", "value", "--budget", "1.5M", "--halving");
    expect(code).toBe(0);
    expect(text).toMatch(
      /Best within 1\.5 M, of 45 choices \(3 structures in each of 15 what-ifs\): (?:ceo|One head|sales) with /u,
    );
    expect(text).toMatch(/The next is short of it by [\d.]+ [kM]/u);
    expect(text).toMatch(/The budget leaves out \d+/u);
    expect(text).toMatch(/Halving: 45 with \d+ trials, .* of the work of all/u);
  });

  test("where nothing is affordable names the cheapest", async () => {
    const { near, cheapest } = await choose("--best", "value", "--budget", "1000");
    const least = Math.min(...swept.map(({ structure }) => structure.outcomes.total_cost.mean));
    expect([near, cheapest?.cost.mean]).toEqual([[], least]);
    const { code, said: text } = await said(...VARIED, "--best", "value", "--budget", "1000");
    expect([code, text]).toEqual([
      0,
      expect.stringContaining("Nothing is within the budget of 0.001 M: the cheapest of 45"),
    ]);
  });

  test("tells every figure as CSV, with a column for each parameter", async () => {
    const { stdout } = await orgfunnel([
      "sweep",
      file,
      ...VARIED,
      "--best",
      "value",
      "--budget",
      "1.5M",
      "--format",
      "csv",
    ]);
    const told = csvRecords(stdout).filter(({ about }) => about === "chosen");
    const { near } = await choose("--best", "value", "--budget", "1.5M");
    const row = told.find(({ outcome, statistic }) => outcome === "value" && statistic === "mean");
    expect(Number(row?.value)).toBe(near[0].mean.mean);
    expect(row?.["structures.ceo.headcount.sales"]).toBe(near[0].values[0]);
  });

  test.each([
    ["an outcome of which neither more nor less is better", ["--best", "leads_per_month"], "--best was given"],
    ["a budget of nothing", ["--best", "value", "--budget", "0"], "--budget was given"],
    ["a budget of a share", ["--best", "value", "--budget", "50%"], "--budget"],
    ["a budget alone", ["--budget", "1M"], "--budget means nothing without --best"],
    ["halving alone", ["--halving"], "--halving means nothing without --best"],
    ["other outcomes", ["--best", "value", "--outcomes", "wins"], "exclude each other"],
    ["other seeds", ["--best", "value", "-L", "seed=a,b"], "do not meet the same trials"],
    ["other objectives by the objective", ["--best", "objective", "-L", "objective=value,wins"], "on common luck"],
  ])("refuses %s", async (_, args, message) => {
    const { code, wrong } = await said(...VARIED, ...args);
    expect(code).toBe(2);
    expect(wrong).toContain(message);
  });
});

describe("chooseBest, from a program", () => {
  const list = ["structures.ceo.headcount.sales=6,8,10,12,14", "structures.head.headcount.sales=6,10,14"];

  test("gives what the command line gives", async () => {
    const { near, rounds, limit, work } = await choose("--best", "value", "--budget", String(BUDGET), "--halving");
    const { scenarios } = await chooseBest([file], {
      list,
      best: "value",
      budget: BUDGET,
      halving: true,
      runner: serialRunner,
    });
    expect(JSON.parse(JSON.stringify(scenarios[0]))).toMatchObject({
      near,
      rounds,
      limit,
      work,
      partial: false,
      trials: 400,
    });
  });

  test("refuses what is no option, and what leaves nothing to pair", async () => {
    await expect(chooseBest([file], { list, budget: -1 })).rejects.toThrow(/a number above 0/u);
    await expect(chooseBest([file], { list, best: "hires" as never })).rejects.toThrow(/objective/u);
    await expect(chooseBest([file], { list: ["seed=a,b"] })).rejects.toThrow(/seed/u);
  });

  test("refuses more work than is allowed, all files together, before anything runs", async () => {
    const never: Runner = () => Promise.reject(new Error("something ran"));
    const asked = { list, runner: never, flags: { trials: 400 } };
    const limit = /too-much-work|structure-months of work/u;
    await expect(chooseBest([file], { ...asked, maxWork: 1000 })).rejects.toThrow(limit);
    await expect(sweep([file], { ...asked, maxWork: 1000 })).rejects.toThrow(limit);
    await expect(sweep([file], { ...asked, maxWork: 0 })).rejects.toThrow(/maxWork.*a number above 0/u);
    const small = { list: ["market.leads_per_month=150"], runner: serialRunner, flags: { trials: 2 } };
    const refused = await sweep([file], { ...small, maxWork: 1 }).catch((error: unknown) => error);
    const [{ arguments: told }] = (refused as InvalidInput).problems;
    const { structureMonths: work } = told as { structureMonths: number };
    expect((await sweep([file], { ...small, maxWork: work })).scenarios).toHaveLength(1);
    const twin = { from: readFileSync(file, "utf8"), file: "twin" };
    await expect(sweep([file, twin], { ...small, maxWork: 1.5 * work })).rejects.toThrow(limit);
  });

  /** Aborts after so many blocks. */
  const cutAfter = (blocks: number) => {
    const interrupt = new AbortController();
    let left = blocks;
    const runner: Runner = (batch, onBlock, signal) =>
      serialRunner(
        batch,
        (block, job) => {
          onBlock(block, job);
          if (--left === 0) interrupt.abort();
        },
        signal,
      );
    return { list, best: "value", halving: true, runner, signal: interrupt.signal } as const;
  };

  test("cut short in a later round it is the choice of the last whole one", async () => {
    const { rounds } = await choose("--best", "value", "--halving");
    expect(rounds.length).toBeGreaterThan(1);
    const [first] = rounds;
    // All 15 what-ifs of the first round, and one of the second.
    const [cut] = (await chooseBest([file], cutAfter(16))).scenarios;
    const [whole] = (
      await chooseBest([file], { list, best: "value", runner: serialRunner, flags: { trials: first.trials } })
    ).scenarios;
    expect(cut).toMatchObject({
      partial: true,
      trials: first.trials,
      rounds: [first],
      candidates: 45,
      near: whole.near,
    });
    expect(cut.planned).toEqual({ whatIfs: 15, candidates: 45, rounds: rounds.length });
  });

  test("cut short in the first round it is the best of what was finished; before that there is none", async () => {
    const [cut] = (await chooseBest([file], cutAfter(4))).scenarios;
    expect(cut).toMatchObject({ partial: true, whatIfs: 4, candidates: 12, planned: { whatIfs: 15, candidates: 45 } });
    expect(cut.near.every(({ variant }) => Number(variant) <= 4)).toBe(true);
    expect(cut.near.length).toBeGreaterThan(0);
    await expect(chooseBest([file], { ...cutAfter(1), signal: AbortSignal.abort() })).rejects.toThrow(/abort/iu);
  });
});

test("an interrupted choice is told as partial, with what it rests on", async () => {
  let interrupt: () => void = () => undefined;
  const out = folder.path("cut.json");
  const ran = await orgfunnel(["sweep", file, ...VARIED, "--best", "value", "--halving", "-j", "1", "-o", out], {
    stderrIsTerminal: true,
    stderr: (text) => {
      if (/[1-9][\d,]* of [\d,]+ trials of a structure/u.test(text)) interrupt();
    },
    onInterrupt: (callback) => {
      interrupt = () => {
        callback();
      };
      return () => undefined;
    },
  });
  expect(ran.stdout.replace(/\s+/gu, " ")).toMatch(
    /partial: Interrupted: this is a partial result, chosen (from|after)/u,
  );
  const { manifest, scenarios } = JSON.parse(
    readFileSync(folder.path("cut.partial.json"), "utf8"),
  ) as ResultFile<ChoiceFigures>;
  expect([manifest.partial, scenarios[0].partial]).toEqual([true, true]);
  const { code, stdout, stderr } = await orgfunnel(["verify", folder.path("cut.partial.json")]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr.replace(/\s+/gu, " ")).toContain(
    "was interrupted, and a choice can be found again only as a whole. Ask its question again",
  );
});
