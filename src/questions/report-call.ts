import type { Indifference } from "../analysis/indifference.js";
import { packageVersion } from "../foundation/package-version.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Runner } from "../simulation/runner.js";
import { indifferenceText } from "./options/indifference.js";
import {
  CALLBACK,
  DATE,
  SIGNAL,
  SMALLEST_DIFFERENCE,
  TEXT,
  requireScenario,
  validateOptions,
  type OptionRules,
} from "./options/library.js";
import { answeredInLibrary } from "./library-call.js";
import type { ReportFigures } from "./report/record.js";

export interface ReportCallOptions {
  /** What a lead must exceed to matter; default: 1 % of the best mean, 0.5 points of an outcome in percent. */
  readonly indifference?: Indifference | undefined;
  /** The day that the page says it was made on; default: today. No number depends on it. */
  readonly date?: Date;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called as the questions of the page are answered, with what is done of the one at work and to do. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Version of the program that the page names; default: that of the package. */
  readonly version?: string;
}

export interface ReportedPage {
  /** HTML: one file of its own, without anything from the network. */
  readonly page: string;
  /** What it was made from. */
  readonly figures: ReportFigures;
}

const REPORT_RULES: OptionRules<ReportCallOptions> = {
  indifference: SMALLEST_DIFFERENCE,
  date: DATE,
  runner: CALLBACK,
  signal: SIGNAL,
  onProgress: CALLBACK,
  version: TEXT,
};

/** A page to leave behind: what `run`, `drivers` and `why` say of a scenario, with charts. @throws InvalidInput */
export async function report(scenario: Scenario, options: ReportCallOptions = {}): Promise<ReportedPage> {
  requireScenario(scenario);
  validateOptions(options, REPORT_RULES);
  const { indifference, date = new Date(), version = packageVersion ?? "", ...call } = options;
  const given = {
    scenario: scenario.file,
    format: "html",
    output: ["page.html"],
    ...(indifference && { indifference: indifferenceText(indifference) }),
  };
  const answered = await answeredInLibrary("report", given, { ...call, version, scenario });
  const telling = answered.telling({
    question: answered.question,
    version,
    overrides: { params: [], set: [], flags: {} },
    settings: indifference ? { indifference: given.indifference ?? "" } : {},
    jobs: 1,
    startedAt: date.toISOString(),
    elapsedMs: 0,
  });
  const { renderPage } = await import("../report/page/drawn.js");
  const [figures] = answered.scenarios as unknown as readonly ReportFigures[];
  return { page: renderPage(await telling.page()), figures };
}
