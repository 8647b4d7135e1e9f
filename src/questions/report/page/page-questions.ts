import type { CheckRecord } from "../../../report/cases/record-schema.js";
import type { PageScenario } from "../../../report/page/content.js";
import { verdictKind, type VerdictKind } from "../../../report/verdict/kind.js";
import type { CheckFigures } from "../../check/record.js";
import type { DriversFigures } from "../../drivers/record.js";
import { labelInSentence } from "../../drivers/first-screen.js";
import { driversView } from "../../drivers/view.js";
import { fewTrials } from "../../run/comparison/captions.js";
import { comparisonView, DEFAULT_OUTCOMES } from "../../run/comparison/view.js";
import type { RunFigures, ScenarioResult } from "../../run/record.js";
import { verdictFigures } from "../../run/verdict-figures.js";
import { whyView } from "../../why/view.js";
import type { WhyFigures } from "../../why/record.js";
import type { ReportFigures } from "../record.js";
import { MOST_DRIVERS } from "../trimmed.js";
import { askedHeading, bridgePart, firstTwoHeading } from "./bridge.js";
import { comparisonPart } from "./comparison.js";
import { driversPart } from "./drivers.js";
import { funnelPart } from "./funnel.js";
import { monthsPart } from "./months.js";
import type { KnownScenario } from "./page-scenario.js";
import { aheadOf } from "./ahead.js";
import { verdictPart, type Made } from "./verdict.js";

/** What a question's answer about a scenario fills of a page. */
export interface Filled {
  readonly parts: Omit<PageScenario, "name">;
  /** In which order structures are told. */
  readonly run?: RunFigures;
  readonly checks?: readonly CheckRecord[];
  /** Ids of the assumptions that decide, the most decisive first. */
  readonly decisive?: readonly string[];
}

type Tell = (scenario: KnownScenario, made: Made) => Filled;

/** The questions that have a page, and how each fills it. */
export const PAGE_QUESTIONS: Readonly<Record<string, Tell>> = {
  run: (scenario, made) => tellRun(scenario as KnownScenario & RunFigures, made),
  drivers: (scenario, made) => tellDrivers(scenario as KnownScenario & DriversFigures, made),
  why: (scenario, made) => tellWhy(scenario as KnownScenario & WhyFigures, made),
  check: (scenario) => ({ parts: {}, checks: (scenario as KnownScenario & CheckFigures).checks }),
  report: (scenario, made) => tellReport(scenario as KnownScenario & ReportFigures, made),
};

function tellRun(result: KnownScenario & RunFigures, made: Made): Filled {
  return {
    run: result,
    parts: {
      ...runParts(result, result, made),
      live: { scenario: result.resolved, run: result, kind: kindOf(result) },
    },
  };
}

function runParts(result: ScenarioResult, scenario: KnownScenario, made: Made, hangsOn?: string): Filled["parts"] {
  const months = monthsPart(result);
  const funnel = funnelPart(result);
  const view = comparisonView(result, { outcomes: shownOutcomes(result), full: false, hangsOn });
  return {
    verdict: verdictPart({ ...view, warnings: [...view.warnings, ...fewTrials(result.trials)] }, scenario, made),
    comparison: comparisonPart(result),
    ...(months && { months }),
    ...(funnel && { funnel }),
  };
}

/** Those of the usual ones that there are. */
const shownOutcomes = ({ structures: [first] }: ScenarioResult) =>
  DEFAULT_OUTCOMES.filter((id) => Object.hasOwn(first.outcomes, id));

function tellDrivers({ drivers, ...scenario }: KnownScenario & DriversFigures, made: Made): Filled {
  const result = { ...scenario, ...drivers };
  return {
    decisive: decisiveOf(drivers),
    parts: { verdict: verdictPart(driversView(result, { full: false }), scenario, made), drivers: driversPart(result) },
  };
}

function tellWhy({ why, ...scenario }: KnownScenario & WhyFigures, made: Made): Filled {
  const result = { ...scenario, ...why };
  return {
    parts: {
      verdict: verdictPart(whyView(result, { full: false }), scenario, made),
      bridge: bridgePart(result, askedHeading(result)),
    },
  };
}

function tellReport({ run, drivers, why, unanswered, ...scenario }: KnownScenario & ReportFigures, made: Made): Filled {
  const result: ScenarioResult = { ...scenario, ...run };
  const sampled = drivers?.method === "samples" ? drivers : undefined;
  const decisive = sampled?.drivers.at(0);
  const hangsOn = sampled && decisive && labelInSentence(decisive.inputs, { ...scenario, ...sampled });
  const { verdict, ...parts } = runParts(result, scenario, made, hangsOn);
  const missing = unanswered.map(({ question, reason }) => `${MISSING[question]} is missing on this page. ${reason}`);
  return {
    run,
    decisive: decisiveOf(drivers),
    parts: {
      ...parts,
      ...(verdict && { verdict: { ...verdict, warnings: [...verdict.warnings, ...missing] } }),
      ...(drivers && { drivers: driversPart({ ...scenario, ...drivers }) }),
      ...(why && { bridge: bridgePart({ ...scenario, ...why }, firstTwoHeading(aheadOf(result))) }),
      live: { scenario: scenario.resolved, run: result, kind: kindOf(result), drivers: sampled },
    },
  };
}

const kindOf = (result: ScenarioResult): VerdictKind => verdictKind(verdictFigures(result));

/** As many as charts show. */
const decisiveOf = (drivers: DriversFigures["drivers"] | undefined): string[] =>
  drivers?.method === "samples" ? drivers.drivers.slice(0, MOST_DRIVERS).flatMap(({ inputs }) => inputs) : [];

const MISSING: Readonly<Record<ReportFigures["unanswered"][number]["question"], string>> = {
  drivers: "What the answer hangs on",
  why: "Where the difference between the first two comes from",
};
