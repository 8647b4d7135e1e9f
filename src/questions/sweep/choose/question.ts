import { count } from "../../../report/format/number.js";
import { answerEach } from "../../answer-each.js";
import { anyQuestion } from "../../pose.js";
import type { ScenarioAnswer } from "../../question.js";
import type { AnsweringEach, Asking } from "../../surroundings.js";
import { sumOf } from "../../../foundation/sum.js";
import type { SweepGiven } from "../options.js";
import { readAsked, type SweepAsked } from "../read-asked.js";
import { readCriterion, requirePaired, type ChoiceCriterion } from "./asked.js";
import { choiceWork, chooseScenario } from "./choose-scenario.js";
import type { ChoiceFigures } from "./record.js";
import { choiceRows } from "./rows.js";
import { choiceView } from "./view.js";

interface ChoiceAsked extends SweepAsked {
  readonly criterion: ChoiceCriterion;
}

/** Which structure of which what-if is best, within a budget. */
export const CHOICE_QUESTION = anyQuestion<SweepGiven, ChoiceAsked, ChoiceFigures, object>({
  id: "choice",
  schema: async () => (await import("./schema.js")).CHOICE_SCHEMA,
  ask,
  warnings: ({ warnings }) => warnings,
  work: ({ files, criterion }) => sumOf(files.map((file) => choiceWork(file, criterion))),
  answer,
  tell: ({ scenarios }) => ({
    views: () => scenarios.map(choiceView),
    rows: () => scenarios.flatMap(choiceRows),
  }),
  interrupted: "Interrupted before any what-if was finished.",
});

async function ask(given: SweepGiven, asking: Asking): Promise<ChoiceAsked> {
  const criterion = readCriterion(given);
  const asked = await readAsked(given, asking);
  requirePaired(asked.files, criterion);
  return { ...asked, criterion };
}

async function answer(
  { files, criterion, indifference }: ChoiceAsked,
  answering: AnsweringEach<ScenarioAnswer<ChoiceFigures>>,
) {
  const byScenario = new Map(files.map((file) => [file.prepared.scenario, file] as const));
  const scenarios = await answerEach([...byScenario.keys()], answering, async (scenario) => {
    const checked = byScenario.get(scenario);
    if (checked === undefined) throw new Error("a scenario that was not asked about");
    const { runner, signal } = answering;
    const line = answering.progress((done, total) => `${count(done)} of ${count(total)} trials of a structure`);
    try {
      const chosen = await chooseScenario(checked, criterion, {
        runner,
        indifference,
        signal,
        onProgress: line.update,
      });
      return { scenario, ...chosen };
    } catch (reason) {
      if (signal.aborted && reason === signal.reason) return undefined;
      throw reason;
    } finally {
      line.clear();
    }
  });
  return scenarios.length === 0 ? undefined : { scenarios, rest: {} };
}
