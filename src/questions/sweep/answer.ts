import type { Indifference } from "../../analysis/indifference.js";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import type { OutcomeId } from "../../funnel/outcomes.js";
import { prepareScenario, type LoadOptions } from "../../scenario/load.js";
import { nodeFiles } from "../../scenario/node-files.js";
import type { Scenario } from "../../scenario/scenario.js";
import { createRunner } from "../../simulation/create-runner.js";
import type { Runner } from "../../simulation/runner.js";
import {
  CALLBACK,
  OBJECT,
  OUTCOME_LIST,
  SIGNAL,
  SMALLEST_DIFFERENCE,
  TEXT,
  TEXT_LIST,
  TRUTH,
  validateOptions,
  wholeWithin,
  type OptionRules,
} from "../options/library.js";
import { acrossFiles } from "./across-files.js";
import { checkWhatIfs } from "./check-what-ifs.js";
import type { SweepFigures, SweepRest } from "./record.js";
import { sweepScenario } from "./sweep-scenario.js";
import { readWhatIfs } from "./variants/read-what-ifs.js";

export interface SweepOptions extends LoadOptions {
  /** `key=from:to:step`, or with `random` `key=from:to`. */
  readonly scan?: readonly string[];
  /** `key=a,b,c`. */
  readonly list?: readonly string[];
  /** Pairs the values of `scan` and `list` in their order, in place of every combination. */
  readonly zip?: boolean;
  /** Draws so many what-ifs by a Latin hypercube. */
  readonly random?: number;
  /** CSV file of what-ifs: a column a key, a row a what-if. */
  readonly cases?: string;
  /** Outcomes to tell of, besides the objective and total_cost. */
  readonly outcomes?: readonly OutcomeId[];
  /** What a difference must exceed to matter; default: the usual. */
  readonly indifference?: Indifference;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  /** Aborting ends the sweep early: the result then holds the what-ifs that were finished and is `partial`. */
  readonly signal?: AbortSignal;
  /** Called after every block with the trials of a file done and to do. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What came of the what-ifs of one file. */
export interface SweptFile extends SweepFigures {
  readonly scenario: Scenario;
  /** Why some what-ifs are no scenario, each kind of reason once. */
  readonly problems: readonly Problem[];
  readonly partial: boolean;
}

export interface SweepResult extends SweepRest {
  readonly scenarios: readonly SweptFile[];
}

const SWEEP_RULES: OptionRules<SweepOptions> = {
  scan: TEXT_LIST,
  list: TEXT_LIST,
  zip: TRUTH,
  random: wholeWithin("whatIfs"),
  cases: TEXT,
  outcomes: OUTCOME_LIST,
  indifference: SMALLEST_DIFFERENCE,
  params: TEXT_LIST,
  set: TEXT_LIST,
  flags: OBJECT,
  allowOutside: TRUTH,
  runner: CALLBACK,
  signal: SIGNAL,
  onProgress: CALLBACK,
};

/**
 * Simulates what-ifs of scenario files on common luck, and tells which structure is best in each.
 * @throws InvalidInput for what is wrong with the options or a file; a what-if that is no scenario stops no other
 */
export async function sweep(files: readonly string[], options: SweepOptions = {}): Promise<SweepResult> {
  validateOptions(options, SWEEP_RULES);
  const {
    outcomes = [],
    indifference,
    runner = createRunner(),
    signal,
    onProgress,
    allowOutside = false,
    ...asked
  } = options;
  const { params = [], set = [], flags = {} } = asked;
  const whatIfs = readWhatIfs({
    parameterScan: asked.scan,
    parameterList: asked.list,
    zip: asked.zip,
    random: asked.random === undefined ? undefined : String(asked.random),
    cases: asked.cases === undefined ? undefined : readNamed(asked.cases),
    seed: flags.seed === undefined ? undefined : String(flags.seed),
    set,
    flags,
  });
  const scenarios: SweptFile[] = [];
  for (const file of files) {
    const prepared = prepareScenario(file, { params, set, flags }, nodeFiles(allowOutside));
    const checked = await checkWhatIfs(prepared, whatIfs, signal);
    if (checked.sound.length === 0) throw new InvalidInput(checked.problems);
    const swept = await sweepScenario(checked, whatIfs.method, { runner, outcomes, indifference, signal, onProgress });
    if (swept === undefined) break;
    const { figures, partial } = swept;
    scenarios.push({ ...figures, scenario: prepared.scenario, problems: checked.problems, partial });
  }
  return { scenarios, ...acrossFiles(scenarios) };
}

function readNamed(file: string): { readonly file: string; readonly text: string } {
  const opened = nodeFiles(true)(file);
  if ("text" in opened) return opened;
  throw new InvalidInput([{ code: opened.fault, severity: "error", arguments: opened.arguments }]);
}
