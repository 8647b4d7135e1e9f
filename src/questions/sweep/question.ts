import { anyQuestion } from "../pose.js";
import { trialsLine } from "../progress.js";
import type { ScenarioAnswer } from "../question.js";
import type { AnsweringEach } from "../surroundings.js";
import { sumOf } from "../../foundation/sum.js";
import { answerEach } from "../answer-each.js";
import { readAsked, type SweepAsked } from "./read-asked.js";
import { acrossFiles } from "./across-files.js";
import type { SweepGiven } from "./options.js";
import type { SweepFigures, SweepRest } from "./record.js";
import { sweepRows } from "./rows.js";
import { sweepScenario } from "./sweep-scenario.js";
import { sweepViews } from "./view/view.js";

/** How the answer moves over what-ifs and files. */
export const SWEEP_QUESTION = anyQuestion<SweepGiven, SweepAsked, SweepFigures, SweepRest>({
  id: "sweep",
  schema: async () => (await import("./schema.js")).SWEEP_SCHEMA,
  ask: readAsked,
  scenarios: ({ files }) => files.map(({ prepared }) => prepared.scenario),
  warnings: ({ warnings }) => warnings,
  work: ({ files }) => sumOf(files.map(({ work }) => work)),
  answer,
  tell: (body) => ({
    views: (everything) => sweepViews(body, everything),
    rows: () => sweepRows(body.scenarios),
  }),
  interrupted: "Interrupted before any what-if was finished.",
});

async function answer(
  { files, method, outcomes, indifference }: SweepAsked,
  answering: AnsweringEach<ScenarioAnswer<SweepFigures>>,
) {
  const byScenario = new Map(files.map((file) => [file.prepared.scenario, file] as const));
  const scenarios = await answerEach([...byScenario.keys()], answering, async (scenario) => {
    const checked = byScenario.get(scenario);
    if (checked === undefined) throw new Error("a scenario that was not asked about");
    const line = answering.progress(trialsLine);
    try {
      const { runner, signal } = answering;
      const swept = await sweepScenario(checked, method, {
        runner,
        signal,
        outcomes,
        indifference,
        onProgress: line.update,
      });
      return swept && { scenario, trials: scenario.trials, ...swept };
    } finally {
      line.clear();
    }
  });
  return scenarios.length === 0
    ? undefined
    : { scenarios, rest: acrossFiles(scenarios.map(({ scenario, figures }) => ({ ...figures, scenario }))) };
}
