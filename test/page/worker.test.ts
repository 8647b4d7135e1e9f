import { createContext, runInContext } from "node:vm";
import { beforeEach, describe, expect, it } from "vitest";
import type { MovedAnswer } from "../../src/analysis/what-if/answer.js";
import type { FromWorker, ToWorker } from "../../src/page/messages.js";
import { buildWorker } from "../../src/page/compile.js";
import { run } from "../../src/questions/run/answer.js";
import { movablePlan } from "../../src/report/page/live/movable.js";
import { loadScenario } from "../../src/scenario/load.js";
import { resolvedScenario } from "../../src/scenario/resolved.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { compiledKernels } from "../../src/simulation/assembly/compile.js";

const scenario = loadScenario("scenarios/five-structures.yaml");
/** As it comes out of a page. */
const movable = JSON.parse(JSON.stringify(movablePlan(resolvedScenario(scenario)))) as ReturnType<typeof movablePlan>;
const TRIALS = 700;

const built = await buildWorker();
const { COMPILED_LANES } = await compiledKernels();

/** The worker in a realm of its own, which has the language and what a worker has; anything of Node would be missing. */
function startWorker(kernel?: string) {
  const said: FromWorker[] = [];
  let listener: (event: { data: ToWorker }) => void = () => undefined;
  const heard = new EventTarget();
  const realm = createContext({
    atob,
    setTimeout,
    AbortController,
    addEventListener: (_: string, listen: typeof listener) => (listener = listen),
    postMessage: (message: FromWorker) => {
      said.push(JSON.parse(JSON.stringify(message)) as FromWorker);
      heard.dispatchEvent(new Event("said"));
    },
  });
  runInContext("var self = this;", realm);
  if (kernel !== undefined) runInContext(`self.orgfunnelKernel=${kernel};`, realm);
  runInContext(built.text, realm);
  const next = () =>
    new Promise<void>((resolve) => {
      heard.addEventListener(
        "said",
        () => {
          resolve();
        },
        { once: true },
      );
    });
  return {
    said,
    next,
    say: (data: ToWorker): void => {
      listener({ data });
    },
  };
}

let worker: ReturnType<typeof startWorker>;

async function begun(kernel?: string, trials = TRIALS): Promise<MovedAnswer> {
  worker = startWorker(kernel);
  worker.say({ kind: "begin", movable, trials });
  await worker.next();
  const [message] = worker.said;
  if (message.kind !== "begun") throw new Error(JSON.stringify(message));
  return message.answer;
}

describe("the worker of a page", () => {
  it("has the model in it, and no files, no reader of scenarios, no threads and no words of the book", () => {
    expect(built.modules).toContain("src/simulation/machine.ts");
    const unwanted = built.modules.filter((name) =>
      /workers|scenario\/|report\/|cli\/|piscina|yaml|zod|^node:/u.test(name),
    );
    expect(unwanted).toEqual([]);
    expect(built.text).not.toContain("New leads marketing brings in a month");
  });

  it.each([
    ["compiled", COMPILED_LANES, TRIALS],
    ["from its sources, where nothing is compiled", undefined, 40],
    ["from its sources, where the kernel cannot be compiled", '"AAAA"', 40],
  ])("gives the numbers of the command line, bit for bit: the kernel %s", async (_, kernel, trials) => {
    const start = await begun(kernel, trials);
    const { comparison } = await run(scenario, { trials, runner: serialRunner });
    expect(
      start.structures.map(({ id, mean, p5, p95, probabilityBest }) => [id, mean, p5, p95, probabilityBest]),
    ).toEqual(
      comparison.structures.map(({ id, outcomes: { objective }, probabilityBest }) => [
        id,
        objective.mean,
        objective.p5,
        objective.p95,
        probabilityBest,
      ]),
    );
  });

  describe("asked", () => {
    beforeEach(async () => {
      await begun(COMPILED_LANES);
    });

    it("moves what is moved, and nothing else", async () => {
      const [first, ...others] = movable.plan.structures.map(({ id }) => id);
      worker.say({ kind: "ask", ask: 1, moves: { posts: { [first]: { sales: 20 } } }, trials: 50 });
      await worker.next();
      const message = worker.said[1];
      if (message.kind !== "answer") throw new Error(JSON.stringify(message));
      const changeOf = (id: string) => message.answer.structures.find((own) => own.id === id)?.change?.mean;
      expect(changeOf(first)).not.toBe(0);
      for (const id of others) expect(changeOf(id)).toBe(0);
    });

    it("gives up a question for the next one: the latest wins", async () => {
      const ask = (number: number, effectStrength: number, trials: number): void => {
        worker.say({ kind: "ask", ask: number, moves: { effectStrength }, trials });
      };
      ask(1, 0.1, TRIALS);
      ask(2, 0.2, TRIALS);
      ask(3, 0.3, 50);
      await worker.next();
      ask(4, 0.4, 50);
      await worker.next();
      expect(worker.said.slice(1).map((message) => message.kind === "answer" && message.ask)).toEqual([3, 4]);
    });
  });
});
