import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import {
  calibrate,
  choicesOf,
  InvalidInput,
  loadScenario,
  report,
  samplesOf,
  scenarioFrom,
  serialRunner,
  sweep,
  TALLIES,
  verify,
} from "../../src/index.js";
import type { ReportFigures } from "../../src/questions/report/record.js";
import { renderJson } from "../../src/report/formats/json.js";
import { indifferenceText, readIndifference } from "../../src/questions/options/indifference.js";
import { outcomeSamples } from "../../src/analysis/outcome-samples.js";
import type { Block } from "../../src/simulation/block.js";
import { run } from "../../src/questions/run/answer.js";
import { resultFileOf, smallCalls } from "./calls.js";

const { path, remove, scenario: file, calls } = smallCalls();
afterAll(remove);

const scenario = loadScenario(file);
const runner = serialRunner;
const stored = (value: unknown): unknown => JSON.parse(renderJson(value));
const refused = async (act: () => Promise<unknown>): Promise<string> => {
  try {
    await act();
  } catch (error) {
    if (error instanceof InvalidInput) return error.message;
    throw error;
  }
  return "nothing";
};

describe("samples in columns", () => {
  /** More than one block, and two samples a trial. */
  const several = scenarioFrom(readFileSync(file, "utf8"), { flags: { trials: 700, replicates: 2 } });

  test("hold what the blocks of a run hold, by the names of structures and outcomes", async () => {
    const blocks: Block[] = [];
    await run(several, { runner, onBlock: (block) => blocks.push(block) });
    const { structures, trials, replicates, partial } = await samplesOf(several, { outcomes: ["value", "wins"] });
    expect([trials, replicates, partial, Object.keys(structures)]).toEqual([700, 2, false, ["ceo", "head"]]);
    expect(Object.keys(structures.head)).toEqual(["value", "wins"]);
    const wins = blocks.flatMap((block) => Array.from(outcomeSamples(block, 1, "wins")));
    expect(blocks.length).toBeGreaterThan(1);
    expect(Array.from(structures.head.wins)).toEqual(wins);
  });

  test("outcomes of one's own are functions of the tallies at the end of the horizon", async () => {
    const { structures } = await samplesOf(several, {
      outcomes: ["wins", "customers_end", "cost_per_win"],
      custom: {
        own_wins: (t) => t.won_inbound + t.won_outbound,
        own_customers: ({ customers }) => customers,
        own_cost: (t) => t.cost / (t.won_inbound + t.won_outbound),
      },
      runner,
    });
    for (const columns of Object.values(structures)) {
      expect(columns.own_wins).toEqual(columns.wins);
      expect(columns.own_customers).toEqual(columns.customers_end);
      const known = columns.cost_per_win.findIndex((value) => !Number.isNaN(value));
      expect(columns.own_cost[known]).toBe(columns.cost_per_win[known]);
    }
    expect(structures.ceo.own_wins.some((wins) => wins > 0)).toBe(true);
    expect(TALLIES.map(({ id }) => id)).toContain("won_inbound");
  });

  test("inputs are a value a trial, as the model was given them", async () => {
    const blocks: Block[] = [];
    await run(several, { runner, inputs: true, onBlock: (block) => blocks.push(block) });
    const { inputs = {} } = await samplesOf(several, { outcomes: ["value"], inputs: true, runner });
    const ids = several.plan.inputs.map(({ id }) => id);
    const place = ids.indexOf("funnel.acceptance");
    expect(inputs["funnel.acceptance"]).toHaveLength(700);
    expect(inputs["funnel.acceptance"][0]).toBe(blocks[0].inputs?.[place]);
    expect(inputs["funnel.acceptance"][500]).toBe(blocks[1].inputs?.[place]);
    expect(new Set(inputs["funnel.acceptance"]).size).toBe(700);
  });

  test("after an abort they hold what was finished", async () => {
    const enough = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number): void => {
      seen.push(done);
      enough.abort();
    };
    const cut = await samplesOf(several, { outcomes: ["value"], runner, signal: enough.signal, onProgress });
    expect(cut.partial).toBe(true);
    expect(cut.structures.ceo.value).toHaveLength(2 * cut.trials);
    expect(seen.at(-1)).toBe(cut.trials);
  });

  test("what is no column is refused; what a function throws arrives", async () => {
    const clash = { custom: { wins: () => 1 } };
    expect(await refused(() => samplesOf(several, clash))).toContain("none of these names");
    expect(await refused(() => samplesOf(several, { custom: { x: 1 as never } }))).toContain("functions by name");
    expect(await refused(() => samplesOf(several, { outcomes: ["proft" as never] }))).toContain("outcomes");
    const boom = () => {
      throw new RangeError("boom");
    };
    await expect(samplesOf(several, { custom: { boom }, runner })).rejects.toThrow("boom");
  });
});

describe("what the command line does, from memory", () => {
  test("report: the figures of the command, and a page that is confirmed", async () => {
    const { scenarios } = await resultFileOf([...calls.report, "--indifference", "2%"], path("report.json"));
    const [{ run: ran, unanswered }] = scenarios as unknown as readonly ReportFigures[];
    const asked = { indifference: { kind: "relative", amount: 0.02 } as const, date: new Date("2027-03-04"), runner };
    const made = await report(scenario, asked);
    expect(stored(made.figures)).toMatchObject({ run: ran, unanswered });
    expect(made.page).toContain("<!doctype html>");
    expect(made.page).toContain("2027-03-04");
    writeFileSync(path("page.html"), made.page);
    expect(await verify(path("page.html"), { scenarios: [file], runner })).toMatchObject({
      verified: "report",
      confirmed: true,
    });
    await expect(report(scenario, { signal: AbortSignal.abort(), runner })).rejects.toThrow("aborted");
    expect(await refused(() => report(scenario, { date: "today" as never }))).toContain("a Date");
  });

  test("calibrate: the figures of the command, and the overlay, which can be laid over a scenario", async () => {
    const { scenarios, ...whole } = (await resultFileOf(calls.calibrate, path("calibrate.json"))) as unknown as {
      scenarios: unknown;
      measured: unknown;
    };
    const found = await calibrate([calls.calibrate[1]], { holdout: 0, today: new Date("2026-01-02") });
    expect([scenarios, stored(found.measured)]).toEqual([[], whole.measured]);
    const laid = scenarioFrom(`${stringify({ name: "Ours" })}structures:
  a: { reports_to: { sales: ceo, marketing: ceo } }
${found.overlay}`);
    // The win rate of outbound deals is taken to be that of all.
    const graded = (of: readonly { readonly grade: string }[]) => of.filter(({ grade }) => grade === "measured").length;
    expect(graded(laid.assumptions)).toBe(graded(found.measured));
    expect(graded(found.measured)).toBe(found.measured.length - 1);
    expect(await refused(() => calibrate(["x.csv"], { holdout: 0.9 }))).toContain("a share from 0 to 0.5");
  });

  test("sweep: a text and an object, as the file", async () => {
    const options = { list: ["market.leads_per_month=150,250"], runner };
    const text = readFileSync(file, "utf8");
    const [fromFile, fromText] = [await sweep([file], options), await sweep([{ from: text, file: "memory" }], options)];
    const { scenario: made, ...figures } = fromText.scenarios[0];
    expect(made.file).toBe("memory");
    expect(figures).toEqual({ ...fromFile.scenarios[0], scenario: undefined });
    expect(await refused(() => sweep([{ from: 5 as never }], options))).toContain("the text of a scenario file");
  });

  test("progress of what had none", async () => {
    const told: number[] = [];
    await resultFileOf(calls.run, path("result.json"));
    await verify(path("result.json"), { runner, onProgress: (done, total) => told.push(done / total) });
    expect(told.at(-1)).toBe(1);
    const trials: number[] = [];
    await choicesOf(scenario, { trials: 4, runner, onProgress: (done) => trials.push(done) });
    expect(trials.length).toBeGreaterThan(0);
    expect(trials).toEqual([...trials].sort((a, b) => a - b));
  });

  test.each([
    ["7%", 0.07],
    ["1%", 0.01],
    ["0.5%", 0.005],
  ])("an indifference of %s is written as it is read", (text, amount) => {
    expect(indifferenceText({ kind: "relative", amount })).toBe(text);
    expect(readIndifference(text)).toEqual({ kind: "relative", amount });
    expect(readIndifference(indifferenceText({ kind: "absolute", amount: 5e4 }))).toEqual({
      kind: "absolute",
      amount: 5e4,
    });
  });
});
