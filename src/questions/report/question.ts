import { InvalidInput } from "../../foundation/problem.js";
import { isNothing } from "../../report/format/told.js";
import { message } from "../../report/messages/message.js";
import { headerOf } from "../../report/result/header-of.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { DriversFigures } from "../drivers/record.js";
import { anyQuestion } from "../pose.js";
import type { ScenarioAnswer } from "../question.js";
import { bestFirst } from "../run/comparison/figures.js";
import { comparisonView, DEFAULT_OUTCOMES } from "../run/comparison/view.js";
import { pairOf } from "../run/pair-of.js";
import type { RunFigures, ScenarioResult, StructureResult } from "../run/record.js";
import type { Answering, Asking, Posed } from "../surroundings.js";
import type { WhyFigures } from "../why/record.js";
import { answerWithin } from "../work.js";
import type { ReportGiven } from "./options.js";
import type { ReportFigures } from "./record.js";
import { knownScenario, openSvgFiles, type SvgFiles } from "./svg-files.js";
import { without } from "./page/without.js";
import { PAGE_OUTCOMES, trimmedDrivers, trimmedRun } from "./trimmed.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "report-without-file": object;
  }
}

interface ReportAsked {
  readonly scenario: Scenario;
  readonly given: ReportGiven;
  readonly run: Posed;
  /** Nothing where there is nothing to decide between. */
  readonly drivers: Posed | undefined;
  readonly pose: Asking["pose"];
  readonly svg: SvgFiles;
}

/** A page to leave behind: what run, drivers and why say of one scenario, from the same trials. */
export const REPORT_QUESTION = anyQuestion<ReportGiven, ReportAsked, ReportFigures, object>({
  id: "report",
  schema: async () => (await import("./schema.js")).REPORT_SCHEMA,
  ask,
  warnings: ({ run }) => run.warnings,
  work: ({ run, drivers }) => run.work + (drivers?.work ?? 0),
  answer,
  tell: ({ scenarios }) => ({
    views: () =>
      scenarios.map(({ run, ...header }) =>
        comparisonView({ ...header, ...run }, { outcomes: DEFAULT_OUTCOMES.filter(isOnPage), full: false }),
      ),
  }),
  interrupted: "Interrupted: a page is written whole or not at all.",
});

const isOnPage = (outcome: (typeof DEFAULT_OUTCOMES)[number]): boolean => PAGE_OUTCOMES.includes(outcome);

async function ask(given: ReportGiven, { read, pose, openFiles }: Asking): Promise<ReportAsked> {
  refuseNoFile(given);
  const scenario = await read(given.scenario);
  const common = commonOf(given);
  return {
    scenario,
    given,
    run: await pose("run", { ...common, format: "table", outcomes: PAGE_OUTCOMES.join(","), series: "objective" }),
    drivers:
      scenario.structures.length < 2
        ? undefined
        : await pose("drivers", { ...common, format: "json", method: "samples", strength: false }),
    pose,
    svg: openSvgFiles(given.svg, scenario.structures.length, openFiles),
  };
}

/** A page on a terminal is what nobody wants: it is asked for by name. */
export function refuseNoFile({ output = [], format, svg }: Pick<ReportGiven, "output" | "format" | "svg">): void {
  if (output.length > 0 || svg !== undefined || ["json", "md"].includes(format)) return;
  throw new InvalidInput([{ code: "report-without-file", severity: "error", arguments: {} }]);
}

/** What is given for the page counts for all it tells; where the page goes does not. */
const commonOf = (given: ReportGiven): object => without(given, "output", "svg", "format");

async function answer({ scenario, given, run, drivers, pose, svg }: ReportAsked, answering: Answering) {
  try {
    const ran = await figuresOf<ScenarioResult>(run, answering);
    if (ran === undefined) return undefined;
    const unanswered: Unanswered[] = [];
    const decided =
      drivers && (await unlessRefused("drivers", unanswered, () => figuresOf<DriversFigures>(drivers, answering)));
    const pair = bestTwo(ran);
    const compared =
      pair &&
      (await unlessRefused("why", unanswered, async () =>
        figuresOf<WhyFigures>(await pose("why", whyGiven(given, pair)), answering),
      ));
    if (answering.signal.aborted) return undefined;
    const figures: ReportFigures = {
      run: trimmedRun(runFigures(scenario, ran), ran.objective),
      ...(decided && { drivers: trimmedDrivers(decided.drivers) }),
      ...(compared && { why: compared.why }),
      unanswered,
    };
    const found: ScenarioAnswer<ReportFigures> = { scenario, trials: ran.trials, partial: false, figures };
    await svg.write("report", knownScenario(found), answering);
    return { scenarios: [found], rest: {} };
  } finally {
    svg.discard();
  }
}

type Unanswered = ReportFigures["unanswered"][number];

/** What a question refuses of this scenario, such as drivers with too few trials, is missing on the page, which says so. */
async function unlessRefused<Figures>(
  question: Unanswered["question"],
  unanswered: Unanswered[],
  answerIt: () => Promise<Figures | undefined>,
): Promise<Figures | undefined> {
  try {
    return await answerIt();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    unanswered.push({ question, reason: error.problems.map(message).join(" ") });
    return undefined;
  }
}

/** The parts of a bridge are drawn as bars: a sixth of what `why` takes for them is enough, and their errors stand beside them. */
const PART_MONTHS = 2_000_000;

const whyGiven = (given: ReportGiven, [best, next]: readonly [string, string]): object => ({
  ...commonOf(given),
  format: "json",
  by: "target",
  partMonths: PART_MONTHS,
  A: next,
  B: best,
});

/** What a question says of its one scenario; undefined where an interrupt left no whole answer. */
async function figuresOf<Figures>(posed: Posed, answering: Answering): Promise<Figures | undefined> {
  const answered = await answerWithin(posed, { ...answering, stream: undefined });
  if (answered === undefined || answering.signal.aborted || answered.scenarios.length === 0) return undefined;
  return answered.scenarios[0] as unknown as Figures;
}

/** The best and the next best by the objective that is not the same by construction, if one is not; undefined where none is ahead. */
function bestTwo(result: ScenarioResult): readonly [string, string] | undefined {
  const ranked = bestFirst(result).filter(({ rank }) => Number.isFinite(rank));
  const [best, ...others] = ranked;
  const next = others.find((one) => !areAlike(result, best, one)) ?? others.at(0);
  return next && [best.id, next.id];
}

function areAlike(result: ScenarioResult, a: StructureResult, b: StructureResult): boolean {
  const pair = pairOf(result, a, b);
  return pair !== undefined && isNothing({ mean: pair.advantage, standardError: pair.advantageStandardError });
}

/** All that run says, whatever it is, without what the header of a result says. */
const runFigures = (scenario: Scenario, ran: ScenarioResult): RunFigures => {
  const header = headerOf(scenario, ran.trials, ran.partial);
  return without(ran, ...(Object.keys(header) as (keyof ScenarioHeader)[]));
};
