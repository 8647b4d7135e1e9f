import { checksWork } from "../../analysis/checks/run-checks.js";
import { InvalidInput } from "../../foundation/problem.js";
import { breaks, type CheckPolicy } from "../../report/cases/record.js";
import type { CheckRecord } from "../../report/cases/record-schema.js";
import { unansweredRecord } from "../../report/cases/unanswered.js";
import type { Scenario } from "../../scenario/scenario.js";
import { answerAll, readAll } from "../answer-each.js";
import { EXIT } from "../exit-codes.js";
import { anyQuestion } from "../pose.js";
import type { ScenarioAnswer } from "../question.js";
import { runWork } from "../run/answer.js";
import type { Answering, Asking } from "../surroundings.js";
import { sumOf } from "../work.js";
import type { CheckGiven } from "./options.js";
import { compareWithBaseline, decideChecks, type DecisionSettings } from "./decide.js";
import { readMaxTrials } from "../options/values.js";
import { readConfidence, readTolerances } from "./check-values.js";
import type { CheckFigures } from "./record.js";
import { checkRows } from "./rows.js";
import { checkViews } from "./view.js";

interface CheckAsked {
  readonly scenarios: readonly Scenario[];
  readonly settings: DecisionSettings;
  readonly policy: CheckPolicy;
}

/** Do the assumptions still support the claims. */
export const CHECK_QUESTION = anyQuestion<CheckGiven, CheckAsked, CheckFigures, object>({
  id: "check",
  schema: async () => (await import("./schema.js")).CHECK_SCHEMA,
  ask,
  warnings: ({ scenarios }) => scenarios.flatMap(({ warnings }) => warnings),
  work: ({ scenarios, settings: { maxTrials, baseline } }) =>
    sumOf(scenarios.flatMap((scenario) => [checksWork(scenario.checks, maxTrials), baseline ? runWork(scenario) : 0])),
  // What an interrupt leaves undecided is told as that, so that no report is short of a check.
  answer: async ({ scenarios, settings }, answering) => ({
    scenarios: await answerAll(scenarios, answering, (scenario) => checked(scenario, settings, answering)),
    rest: {},
  }),
  tell: ({ scenarios, failed, partial }, { policy, settings }) => {
    const records = [
      ...failed.map((one) => unansweredRecord(one, settings.confidence)),
      ...scenarios.flatMap(({ checks }) => checks),
    ];
    return {
      views: () => checkViews(records, partial),
      rows: () => scenarios.flatMap(checkRows),
      cases: () => ({ records, policy, partial }),
    };
  },
  exitCode: ({ scenarios }, { policy }) =>
    exitCodeOf(
      scenarios.flatMap(({ checks }) => checks),
      policy,
    ),
  interrupted: "Interrupted before any check was decided.",
});

async function ask(given: CheckGiven, asking: Asking): Promise<CheckAsked> {
  const settings = await readSettings(given, asking);
  const readOne = (file: string): Scenario => checkable(file, settings, asking);
  const { failOnWarn = false, allowUndecided = false } = given;
  return {
    scenarios: await readAll(given.scenario, asking, readOne),
    settings,
    policy: { failOnWarn, allowUndecided },
  };
}

async function readSettings(given: CheckGiven, asking: Asking): Promise<DecisionSettings> {
  const settings = {
    tolerances: readTolerances(given.tolerance ?? []),
    confidence: readConfidence(given.confidence),
    maxTrials: readMaxTrials(given.maxTrials),
  };
  if (given.baseline !== undefined) {
    const { readBaseline } = await import("./baseline-file.js");
    return { ...settings, baseline: readBaseline(given.baseline, asking) };
  }
  if (given.tolerance === undefined) return settings;
  const details = { option: "--tolerance", needed: "--baseline" };
  throw new InvalidInput([{ code: "option-needs", severity: "error", arguments: details }]);
}

/** A scenario with something to check; with the trials of its baseline, if it has one. Throws InvalidInput. */
function checkable(file: string, { baseline }: DecisionSettings, { read }: Asking): Scenario {
  const scenario = read(file);
  if (baseline !== undefined) return read(file, { trials: baseline.find(scenario).trials });
  if (scenario.checks.length > 0) return scenario;
  throw new InvalidInput([{ code: "no-checks", severity: "error", arguments: { file } }]);
}

/** The checks of a scenario itself, and its comparison with the baseline: one that fails does not stop the other. */
async function checked(
  scenario: Scenario,
  settings: DecisionSettings,
  answering: Answering,
): Promise<ScenarioAnswer<CheckFigures>> {
  const { attempt, signal } = answering;
  const decided = await attempt(scenario.file, () => decideChecks(scenario, settings, answering));
  const compared = await attempt(scenario.file, () => compareWithBaseline(scenario, settings, answering));
  const checks = [...(decided ?? []), ...(compared ?? [])];
  const trials = Math.max(0, ...checks.map((record) => record.trials));
  return { scenario, trials, partial: signal.aborted, figures: { checks } };
}

const EXIT_OF = {
  error: EXIT.invalidInput,
  fail: EXIT.checkFailed,
  undecided: EXIT.checkUndecided,
  pass: EXIT.ok,
} as const;

/** Faulty checks before failed ones before undecided ones. */
function exitCodeOf(records: readonly CheckRecord[], policy: CheckPolicy): number {
  const results = records.filter((record) => breaks(record, policy)).map(({ result }) => result);
  const worst = (["error", "fail", "undecided"] as const).find((result) => results.includes(result));
  return EXIT_OF[worst ?? "pass"];
}
