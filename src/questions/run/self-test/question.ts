import { createSelfTest } from "../../../analysis/self-test.js";
import type { Scenario } from "../../../scenario/scenario.js";
import { answerEach, readAll } from "../../answer-each.js";
import { EXIT } from "../../exit-codes.js";
import { anyQuestion } from "../../pose.js";
import { trialsLine } from "../../progress.js";
import type { ScenarioAnswer } from "../../question.js";
import type { Answering, Asking } from "../../surroundings.js";
import { sumOf } from "../../../foundation/sum.js";
import { run, runWork } from "../answer.js";
import type { RunGiven } from "../options.js";
import type { SelfTestFigures } from "./record.js";
import { selfTestRows } from "./rows.js";
import { selfTestView } from "./view.js";

interface SelfTestAsked {
  readonly scenarios: readonly Scenario[];
}

/** Besides the run itself: every structure twice, in reverse and in pieces. */
const WAYS = 5;

/** Are the numbers independent of what must not decide them. */
export const SELF_TEST_QUESTION = anyQuestion<RunGiven, SelfTestAsked, SelfTestFigures, object>({
  id: "self-test",
  schema: async () => (await import("./schema.js")).SELF_TEST_SCHEMA,
  ask,
  work: ({ scenarios }) => sumOf(scenarios.map((scenario) => WAYS * runWork(scenario))),
  answer: async ({ scenarios }, answering) => ({
    scenarios: await answerEach(scenarios, answering, (scenario) => test(scenario, answering)),
    rest: {},
  }),
  isToldApart: () => true,
  tell: ({ scenarios }) => ({
    views: () => scenarios.map(selfTestView),
    rows: () => scenarios.flatMap(selfTestRows),
  }),
  // An inequality is a bug of the program.
  exitCode: ({ scenarios }) => (scenarios.every(({ passed }) => passed) ? EXIT.ok : EXIT.internalError),
  interrupted: "Interrupted before any trials were finished.",
});

async function ask(given: RunGiven, asking: Asking): Promise<SelfTestAsked> {
  return { scenarios: await readAll(given.scenario, asking) };
}

async function test(
  scenario: Scenario,
  { runner, signal, progress }: Answering,
): Promise<ScenarioAnswer<SelfTestFigures>> {
  const line = progress(trialsLine);
  const selfTest = createSelfTest(scenario.plan);
  try {
    const ran = await run(scenario, { runner, signal, onBlock: selfTest.add, onProgress: line.update });
    const parts = selfTest.result();
    const passed = parts.every(({ compared, different }) => compared > 0 && different === 0);
    return { scenario, trials: ran.trials, partial: ran.partial, figures: { passed, parts } };
  } finally {
    line.clear();
  }
}
