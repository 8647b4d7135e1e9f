import { baseName } from "../../../foundation/base-name.js";
import type { PageContent, PageScenario } from "../../../report/page/content.js";
import { bestFirst } from "../../run/comparison/figures.js";
import { aheadOf } from "./ahead.js";
import { assumptionsPart } from "./assumptions.js";
import { checksPart } from "./checks.js";
import { embeddedResult } from "./embedded.js";
import { explainedScenario } from "./explained.js";
import { organisationsPart } from "./organisations.js";
import type { PageResult } from "./page-result.js";
import type { KnownScenario } from "./page-scenario.js";
import { PAGE_QUESTIONS, type Filled } from "./page-questions.js";
import { READING } from "./reading.js";

/**
 * What a page says of a result file of any question that has a page; each section is there that the result can fill.
 * @param stored the result as its file has it, where it was read from one: the page carries it as it stands
 */
export function pageOf(given: object, stored = given): PageContent {
  const result = given as PageResult;
  const { question, manifest, scenarios, failed } = result;
  const tell = PAGE_QUESTIONS[question];
  const told = scenarios.map((scenario) => ({ scenario, parts: tell(scenario, manifest) }));
  const checks = told.flatMap(({ parts }) => parts.checks ?? []);
  return {
    title: scenarios.length === 1 ? scenarios[0].name : `${scenarios.length} scenarios`,
    date: manifest.startedAt.slice(0, 10),
    version: manifest.version,
    scenarios: told.map(({ scenario, parts }) => pageScenario(scenario, parts)),
    ...(checks.length > 0 && { checks: checksPart(checks) }),
    failures: failed.map(({ file, problems }) => ({
      file: baseName(file),
      messages: problems.map(({ message, line }) => (line === undefined ? message : `Line ${line}: ${message}`)),
    })),
    reading: READING,
    result: embeddedResult(stored as PageResult),
  };
}

/** What a page says of one scenario with what a question found of it. */
export const pageScenarioOf = (question: string, scenario: KnownScenario): PageScenario =>
  pageScenario(scenario, PAGE_QUESTIONS[question](scenario, { startedAt: "", version: "" }));

/** With what every result tells: who reports to whom, and what is assumed. */
function pageScenario(scenario: KnownScenario, { run, parts, decisive }: Filled): PageScenario {
  const explained = explainedScenario(scenario);
  const { description } = scenario.resolved;
  const ordered = run === undefined ? [] : bestFirst({ ...scenario, ...run });
  const ahead = run && ordered.length > 1 ? aheadOf({ ...scenario, ...run }) : undefined;
  return {
    name: scenario.name,
    ...(description !== undefined && { description }),
    ...parts,
    organisations: organisationsPart(
      explained,
      ordered.map(({ id }) => id),
      ahead,
    ),
    assumptions: assumptionsPart(explained, decisive),
  };
}
