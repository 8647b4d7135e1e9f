import { checksWork } from "../../analysis/checks/run-checks.js";
import { InvalidInput } from "../../foundation/problem.js";
import { breaks, type CheckPolicy } from "../../report/cases/record.js";
import type { CheckRecord } from "../../report/cases/record-schema.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";
import { unansweredRecord } from "../../report/cases/unanswered.js";
import type { Scenario } from "../../scenario/scenario.js";
import { answerAll, readAll } from "../answer-each.js";
import { EXIT } from "../exit-codes.js";
import { anyQuestion } from "../pose.js";
import type { Body, ScenarioAnswer } from "../question.js";
import type { Answering, Asking } from "../surroundings.js";
import { sumOf } from "../../foundation/sum.js";
import type { CheckGiven } from "./options.js";
import { baselineCases } from "./baseline/cases.js";
import { compareWithBaseline, comparisonWork, type BaselineSettings, type Tolerances } from "./baseline/compare.js";
import type { Baseline } from "./baseline/file.js";
import type { BaselineComparison } from "./baseline/record.js";
import { baselineView } from "./baseline/view.js";
import { decideChecks } from "./decide.js";
import { readMaxTrials } from "../options/values.js";
import { readConfidence, readTolerances } from "./check-values.js";
import type { CheckFigures } from "./record.js";
import { checkRows } from "./rows.js";
import { checkView, NOTHING_CHECKED, standingView, withoutChecksView } from "./view.js";

/** What the options of a check come to. */
interface CheckSettings extends Omit<BaselineSettings, "baseline"> {
  readonly maxTrials: number;
  readonly tolerances: Tolerances;
  readonly baseline?: Baseline;
}

interface CheckAsked {
  readonly scenarios: readonly Scenario[];
  readonly settings: CheckSettings;
  readonly policy: CheckPolicy;
  readonly inRepository: Asking["inRepository"];
  readonly full: boolean;
  /** Files without checks, which are passed over. */
  readonly without: readonly string[];
}

type CheckedScenario = ScenarioHeader & CheckFigures;

/** Do the assumptions still support the claims. */
export const CHECK_QUESTION = anyQuestion<CheckGiven, CheckAsked, CheckFigures, object>({
  id: "check",
  schema: async () => (await import("./schema.js")).CHECK_SCHEMA,
  ask,
  warnings: ({ scenarios }) => scenarios.flatMap(({ warnings }) => warnings),
  work: ({ scenarios, settings: { maxTrials, baseline } }) =>
    sumOf(
      scenarios.flatMap((scenario) => [
        checksWork(scenario.checks, maxTrials),
        ...(baseline ? [comparisonWork(scenario, baseline)] : []),
      ]),
    ),
  // What an interrupt leaves undecided is told as that, so that no report is short of a check.
  answer: async ({ scenarios, settings }, answering) => ({
    scenarios: await answerAll(scenarios, answering, (scenario) => checked(scenario, settings, answering)),
    rest: {},
  }),
  // A log has comparisons with a baseline below the claims of all; a document says nothing of one file alone.
  isToldApart: (format, { settings: { baseline } }) =>
    format !== "md" && (format !== "github" || baseline === undefined),
  // Of several files how each stands as soon as it is known; what did not pass stands at the end, where nothing scrolls it off.
  tell: (body, { scenarios: all, policy, settings, inRepository, full }) => {
    const { scenarios, partial } = body;
    const compared = scenarios.filter(isCompared);
    const baselineName = settings.baseline?.file ?? "";
    return {
      views: (everything = full) => [
        ...compared.map((one) => baselineView({ ...one, name: nameAmong(one, all) }, baselineName, everything)),
        // One of several, as it comes: the whole ends with what became of all of them.
        ...(scenarios.length < all.length
          ? scenarios.map((one) => standingView(nameAmong(one, all), casesOf(one)))
          : []),
      ],
      rows: () => scenarios.flatMap(checkRows),
      cases: () => ({
        records: [...claimsOf(body, settings), ...compared.flatMap(baselineCases)].map((one) => ({
          ...one,
          file: inRepository(one.file),
        })),
        policy,
        partial,
        several: all.length > 1,
      }),
    };
  },
  closing: (body, { settings, full, without }, everything = full) => {
    const { scenarios, failed, partial } = body;
    // Why no file could be checked has been said as each was read; here is nothing to add.
    if (scenarios.length === 0) return [failed.length > 0 ? NOTHING_CHECKED : withoutChecksView(without)];
    const compared = scenarios.filter(isCompared).flatMap(baselineCases);
    return [checkView(claimsOf(body, settings), partial, { full: everything, compared, without })];
  },
  exitCode: ({ scenarios }, { policy }) => exitCodeOf(scenarios.flatMap(casesOf), policy),
  interrupted: "Interrupted before any check was decided.",
});

async function ask(given: CheckGiven, asking: Asking): Promise<CheckAsked> {
  const settings = await readSettings(given, asking);
  const { failOnWarn = false, allowUndecided = false, allowNoChecks = false, full = false } = given;
  const readOne = (file: string): Promise<Scenario> =>
    allowNoChecks ? asking.read(file) : checkable(file, settings, asking);
  const read = await readAll(given.scenario, asking, readOne);
  const isEmpty = ({ checks }: Scenario): boolean => checks.length === 0 && settings.baseline === undefined;
  return {
    scenarios: read.filter((scenario) => !isEmpty(scenario)),
    without: read.filter(isEmpty).map(({ file }) => file),
    settings,
    policy: { failOnWarn, allowUndecided },
    inRepository: asking.inRepository,
    full,
  };
}

async function readSettings(given: CheckGiven, asking: Asking): Promise<CheckSettings> {
  const settings = {
    acceptVersion: given.acceptVersion ?? false,
    tolerances: readTolerances(given.tolerance ?? []),
    confidence: readConfidence(given.confidence),
    maxTrials: readMaxTrials(given.maxTrials),
  };
  if (given.baseline !== undefined) {
    const { readBaseline } = await import("./baseline/file.js");
    return { ...settings, baseline: readBaseline(given.baseline, asking) };
  }
  return settings;
}

/** A scenario with something to check: claims of its own, or a baseline. Rejects with InvalidInput. */
async function checkable(file: string, { baseline }: CheckSettings, { read }: Asking): Promise<Scenario> {
  const scenario = await read(file);
  baseline?.find(scenario);
  if (baseline !== undefined || scenario.checks.length > 0) return scenario;
  throw new InvalidInput([{ code: "no-checks", severity: "error", arguments: { file } }]);
}

/** The checks of a scenario itself, and its comparison with the baseline: one that fails does not stop the other. */
async function checked(
  scenario: Scenario,
  settings: CheckSettings,
  answering: Answering,
): Promise<ScenarioAnswer<CheckFigures>> {
  const { attempt, signal } = answering;
  const { baseline: against } = settings;
  const checks = (await attempt(scenario.file, () => decideChecks(scenario, settings, answering))) ?? [];
  const baseline =
    against &&
    (await attempt(scenario.file, () => compareWithBaseline(scenario, { ...settings, baseline: against }, answering)));
  const trials = Math.max(0, baseline?.stored.trials ?? 0, ...checks.map((record) => record.trials));
  return { scenario, trials, partial: signal.aborted, figures: { checks, ...(baseline && { baseline }) } };
}

/** What was claimed of all files; of one that could not be read, that it could not. */
const claimsOf = (
  { scenarios, failed }: Body<CheckFigures, object>,
  { confidence }: CheckSettings,
): readonly CheckRecord[] => [
  ...failed.map((one) => unansweredRecord(one, confidence)),
  ...scenarios.flatMap(({ checks }) => checks),
];

/** Its name, with its file where another has the name too. */
const nameAmong = ({ name, file }: CheckedScenario, all: readonly Scenario[]): string =>
  all.filter((other) => other.name === name).length > 1 ? `${name} (${file})` : name;

const isCompared = (one: CheckedScenario): one is CheckedScenario & { readonly baseline: BaselineComparison } =>
  one.baseline !== undefined;

const casesOf = (one: CheckedScenario): readonly CheckRecord[] => [
  ...one.checks,
  ...(isCompared(one) ? baselineCases(one) : []),
];

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
