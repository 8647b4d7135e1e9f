import { build } from "esbuild";
import { createContext, runInContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import type * as Model from "../src/browser.js";
import { serialRunner } from "../src/simulation/serial-runner.js";
import { run } from "../src/questions/run/answer.js";
import { loadScenario } from "../src/scenario/load.js";
import { compiledKernels } from "../src/simulation/assembly/compile.js";

const scenario = loadScenario("scenarios/five-structures.yaml");
const { plan, objective, reference, trials } = scenario;
/** As it comes out of a result. */
const resolved = JSON.parse(JSON.stringify({ plan, objective, reference, trials })) as Model.SimulatedScenario;

let model: typeof Model;
let modules: string[];

/** A page has the language and these; anything of Node would be missing. */
const PAGE = { atob, setTimeout };

beforeAll(async () => {
  const kernels = await compiledKernels();
  const { outputFiles, metafile } = await build({
    entryPoints: [`${import.meta.dirname}/../src/browser.ts`],
    bundle: true,
    platform: "browser",
    format: "iife",
    globalName: "model",
    define: kernels,
    metafile: true,
    minify: true,
    write: false,
    logLevel: "error",
  });
  modules = Object.keys(metafile.inputs);
  const page = createContext({ ...PAGE });
  runInContext(outputFiles[0].text, page);
  model = (page as { model: typeof Model }).model;
  expect(outputFiles[0].text).toContain(JSON.parse(kernels.COMPILED_LANES));
});

describe("the model in a page", () => {
  it("is bundled without threads, files, the reader of scenarios or the command line", () => {
    expect(modules).toContain("src/simulation/machine.ts");
    expect(modules.filter((name) => /workers|scenario\/|report\/|cli\/|piscina|yaml|zod|^node:/u.test(name))).toEqual(
      [],
    );
  });

  it("gives the numbers of the command line, bit for bit", async () => {
    const inPage = await model.simulateScenario(resolved, { trials: 700 });
    const { comparison } = await run(scenario, { trials: 700, runner: serialRunner });
    expect(JSON.stringify(inPage)).toBe(JSON.stringify(comparison));
  });

  it("moves what is moved, and nothing else", async () => {
    const [first, ...others] = plan.structures;
    const moved = model.planWith(resolved.plan, { posts: { [first.id]: { sales: 20 } } });
    const before = await model.simulateScenario(resolved, { trials: 50 });
    const after = await model.simulateScenario({ ...resolved, plan: moved }, { trials: 50 });
    const meanOf = ({ structures }: typeof after, id: string) =>
      structures.find((structure) => structure.id === id)?.outcomes.bookings.mean;
    expect(meanOf(after, first.id)).toBeGreaterThan(meanOf(before, first.id) ?? NaN);
    for (const { id } of others) expect(meanOf(after, id)).toBe(meanOf(before, id));
  });

  it("holds values and weakens effects", () => {
    const held = model.planWith(resolved.plan, { values: { "funnel.deal_value": 9000 }, effectStrength: 0.5 });
    const deal = held.inputs.find(({ id }) => id === "funnel.deal_value");
    expect(JSON.stringify(deal?.distribution)).toBe('{"kind":"constant","value":9000}');
    expect(held.effectStrength).toBe(0.5);
    expect(held.inputs).toHaveLength(plan.inputs.length);
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const running = model.simulateScenario(resolved, { trials: 1e6, signal: stop.signal });
    setTimeout(() => {
      stop.abort(new Error("enough"));
    }, 20);
    await expect(running).rejects.toThrow("enough");
  });
});
