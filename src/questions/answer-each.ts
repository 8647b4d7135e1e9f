import { lazyUnion } from "../foundation/lazily.js";
import { InvalidInput, type Problem } from "../foundation/problem.js";
import { turn, yieldNow } from "../foundation/turn.js";
import type { Scenario } from "../scenario/scenario.js";
import { shownScenario } from "../scenario/standard-input.js";
import type { ScenarioAnswer } from "./question.js";
import type { AnsweringEach, Asking } from "./surroundings.js";

/** All of these files that can be read, before anything runs, so that mistakes show at once. */
export async function readAll(
  files: readonly string[],
  { attempt, read, signal }: Asking,
  readOne: (file: string) => Promise<Scenario> = read,
): Promise<readonly Scenario[]> {
  const scenarios: Scenario[] = [];
  const readNamed = files.length > 1 ? namingFile(readOne) : readOne;
  for (const file of files) {
    await yieldNow(signal);
    const scenario = await attempt(shownScenario(file), () => readNamed(file));
    if (scenario !== undefined) scenarios.push(scenario);
  }
  return scenarios;
}

/** Of a batch: what is wrong or implausible on the command line is so in one of the files, which its problems then name. */
function namingFile(readOne: (file: string) => Promise<Scenario>): (file: string) => Promise<Scenario> {
  return async (file) => {
    const named = (problems: readonly Problem[]): Problem[] =>
      problems.map((problem) => (problem.position?.file.startsWith("--") ? { ...problem, scenario: file } : problem));
    try {
      const scenario = await readOne(file);
      return lazyUnion(scenario, { warnings: named(scenario.warnings) });
    } catch (error) {
      throw error instanceof InvalidInput ? new InvalidInput(named(error.problems)) : error;
    }
  };
}

type AnswerOne<Figures extends object> = (scenario: Scenario) => Promise<ScenarioAnswer<Figures> | undefined>;

/** Answers scenario by scenario: one that fails does not stop the others, an interrupt keeps what was finished. */
export function answerEach<Figures extends object>(
  scenarios: readonly Scenario[],
  answering: AnsweringEach<ScenarioAnswer<Figures>>,
  answerOne: AnswerOne<Figures>,
): Promise<ScenarioAnswer<Figures>[]> {
  const untilInterrupted: AnswerOne<Figures> = async (scenario) =>
    answering.signal.aborted ? undefined : answerOne(scenario);
  return answerAll(scenarios, answering, untilInterrupted);
}

/** Of more scenarios than these what was found waits outside of memory until it is told. */
const MANY = 20;

/** The same for an answer that has something to say of a scenario an interrupt did not let begin. */
export async function answerAll<Figures extends object>(
  scenarios: readonly Scenario[],
  { attempt, onAnswer, shelve }: AnsweringEach<ScenarioAnswer<Figures>>,
  answerOne: AnswerOne<Figures>,
): Promise<ScenarioAnswer<Figures>[]> {
  const answers: ScenarioAnswer<Figures>[] = [];
  for (const scenario of scenarios) {
    await turn();
    const found = await attempt(scenario.file, () => answerOne(scenario));
    if (found === undefined) continue;
    const isShelved = shelve !== undefined && scenarios.length > MANY;
    const answer = isShelved ? { ...found, figures: shelve(found.figures) } : found;
    answers.push(answer);
    await onAnswer?.(answer);
  }
  return answers;
}
