import * as z from "zod";
import { baseName } from "../../foundation/base-name.js";
import { MODEL_VERSION } from "../../funnel/model-version.js";
import { renderJson } from "../../report/formats/json.js";
import type { Manifest } from "../../report/result/manifest.js";
import type { Answered, Answering, Asking } from "../surroundings.js";
import { compareValues } from "./compare.js";
import type { Circumstance, Verification } from "./record.js";
import { answerWithin } from "../work.js";
import type { StoredResult, StoredScenario } from "./stored.js";

/** Where the files of a stored answer are now. */
export interface FoundFiles {
  readonly file: string;
  readonly params: readonly string[];
  /** Table of what a sweep varied. */
  readonly cases?: string;
  /** What a check was compared with. */
  readonly baseline?: string;
}

/** A stored answer for one scenario, and how it is found again. */
export interface Again {
  readonly stored: StoredResult;
  readonly scenario: StoredScenario;
  readonly files: FoundFiles;
  readonly allowOutside: boolean;
}

/** What came of one scenario when it was answered again. */
export interface AnsweredAgain {
  readonly verification: Verification;
  /** As a result says it of the scenario, and what it resolves to. */
  readonly header: StoredScenario;
  readonly resolved: unknown;
}

/** Answers a stored question for one scenario again and compares every value; undefined if interrupted or failed. */
export async function answerAgain(
  { stored, scenario, files, allowOutside }: Again,
  { pose }: Asking,
  answering: Answering,
): Promise<AnsweredAgain | undefined> {
  const { overrides, settings } = stored.manifest;
  const given = {
    ...settings,
    ...overrides.flags,
    ...(scenario.partial && CUT_SHORT[stored.question](scenario, settings)),
    set: overrides.set,
    params: files.params,
    scenario: files.file,
    allowOutside,
    // Of which every value is compared.
    format: "json",
    ...(files.cases !== undefined && { cases: files.cases }),
    ...(files.baseline !== undefined && { baseline: files.baseline }),
  };
  const posed = await pose(stored.question, given);
  const answer = await answerWithin(posed, { ...answering, stream: undefined });
  if (answer === undefined || answering.signal.aborted) return undefined;
  if (answer.scenarios.length === 0) return undefined;
  const again = asStored(answer.scenarios[0]);
  const verification = {
    name: scenario.name,
    file: files.file,
    trials: scenario.trials,
    ...compareValues(comparable(scenario, scenario.partial), comparable(again, scenario.partial)),
    circumstances: circumstancesOf(stored.manifest, scenario, again, answering.version),
  };
  return { verification, header: again, resolved: resolvedOf(answer, stored.manifest) };
}

/** What the scenario resolves to, as a result file has it. */
function resolvedOf({ question, telling }: Answered, manifest: Manifest): unknown {
  const { scenarios } = telling({ ...manifest, question }).result as { scenarios: readonly { resolved?: unknown }[] };
  return scenarios[0].resolved;
}

/**
 * What asks for an interrupted answer again, as for a complete one of as many trials or of the what-ifs that it has; of the questions
 * where that is the same. A check is not: each of its claims was left at another number of trials.
 */
const CUT_SHORT: Readonly<Record<string, (scenario: StoredScenario, settings: Manifest["settings"]) => object>> = {
  run: ({ trials }, settings) => ("precision" in settings ? { maxTrials: String(trials) } : { trials }),
  "self-test": ({ trials }) => ({ trials }),
  sweep: ({ variants }) => ({ only: storedNames.parse(variants) }),
};

/** What the what-ifs of a stored sweep are called. */
const storedNames = z.array(z.object({ variant: z.string() }).transform(({ variant }) => variant));

/** Whether what was interrupted can be answered again. */
export const canBeCutShort = (question: string): boolean => Object.hasOwn(CUT_SHORT, question);

function circumstancesOf(
  before: Manifest,
  scenario: StoredScenario,
  again: StoredScenario,
  version: string,
): Circumstance[] {
  return [
    { what: "version", stored: before.version, now: version },
    { what: "model", stored: String(before.model), now: String(MODEL_VERSION) },
    { what: "seed", stored: scenario.seed, now: again.seed },
    { what: "file's name", stored: baseName(scenario.file), now: baseName(again.file) },
    { what: "scenario hash", stored: scenario.scenarioHash, now: again.scenarioHash },
  ];
}

/** As it comes back from a file: no data is null. */
const asStored = (scenario: object): StoredScenario => JSON.parse(renderJson(scenario)) as StoredScenario;

/** Where the files are and what explains a difference is no result. */
const CIRCUMSTANCES = ["file", "scenarioHash", "resolved"];

function comparable(scenario: object, partial: boolean): object {
  const left = partial
    ? [...CIRCUMSTANCES, "partial", "stopping", "equalMandate", "todayAsked", "equalMandateWithheld"]
    : CIRCUMSTANCES;
  return Object.fromEntries(Object.entries(scenario).filter(([key]) => !left.includes(key)));
}
