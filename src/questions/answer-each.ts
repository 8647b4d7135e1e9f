import type { Scenario } from "../scenario/scenario.js";
import type { ScenarioAnswer } from "./question.js";
import type { Answering, Asking } from "./surroundings.js";

/** All of these files that can be read, before anything runs, so that mistakes show at once. */
export async function readAll(
  files: readonly string[],
  { attempt, read }: Asking,
  readOne: (file: string) => Scenario = read,
): Promise<readonly Scenario[]> {
  const scenarios: Scenario[] = [];
  for (const file of files) {
    const scenario = await attempt(file, () => readOne(file));
    if (scenario !== undefined) scenarios.push(scenario);
  }
  return scenarios;
}

/** Answers scenario by scenario: one that fails does not stop the others, an interrupt keeps what was finished. */
export async function answerEach<Figures extends object>(
  scenarios: readonly Scenario[],
  { attempt, signal }: Answering,
  answerOne: (scenario: Scenario) => Promise<ScenarioAnswer<Figures> | undefined>,
): Promise<ScenarioAnswer<Figures>[]> {
  const answers: ScenarioAnswer<Figures>[] = [];
  for (const scenario of scenarios) {
    if (signal.aborted) break;
    const answer = await attempt(scenario.file, () => answerOne(scenario));
    if (answer !== undefined) answers.push(answer);
  }
  return answers;
}
