import { OUTCOME_IDS } from "../funnel/outcomes.js";
import { renderJson } from "../report/json.js";
import { stoppingRecord, targetOf } from "../report/precision/stopping.js";
import { scenarioResult } from "../report/result-of.js";
import type { ScenarioResult } from "../report/result.js";
import { seriesRecord } from "../report/series/record.js";
import { compareValues } from "../report/verify/compare.js";
import type { StoredResult, StoredScenario } from "../report/verify/stored.js";
import type { Circumstance, Verification } from "../report/verify/view.js";
import { run } from "../run.js";
import { loadScenario } from "../scenario/load.js";
import type { Scenario } from "../scenario/scenario.js";

/** Where the files of a stored scenario are now. */
export interface FoundFiles {
  readonly file: string;
  readonly params: readonly string[];
}

export interface VerifySettings {
  readonly version: string;
  readonly jobs: number;
  readonly allowOutside: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Runs one scenario of a stored result again and compares every value; undefined if interrupted. Throws InvalidInput. */
export async function verifyScenario(
  { manifest }: StoredResult,
  stored: StoredScenario,
  { file, params }: FoundFiles,
  settings: VerifySettings,
): Promise<Verification | undefined> {
  const { set = [], flags = {} } = stored.overrides ?? {};
  const scenario = loadScenario(file, { params, set, flags, allowOutside: settings.allowOutside });
  const now = await runAgain(scenario, stored, settings);
  if (now === undefined) return undefined;
  const circumstances: Circumstance[] = [
    { what: "version", stored: manifest.version, now: settings.version },
    { what: "seed", stored: stored.seed, now: now.seed },
    { what: "scenario hash", stored: stored.scenarioHash, now: now.scenarioHash },
  ];
  const { name, trials } = stored;
  const comparison = compareValues(withoutCircumstances(stored), withoutCircumstances(asStored(now)));
  return { name, file, trials, ...comparison, circumstances };
}

/** As many trials as are stored, to the same target and with the same series. */
async function runAgain(
  scenario: Scenario,
  stored: StoredScenario,
  { jobs, signal, onProgress }: VerifySettings,
): Promise<ScenarioResult | undefined> {
  const { trials, stopping, series } = stored;
  const target = stopping && targetOf(stopping);
  const followed = [...new Set(series?.curves.map(({ outcome }) => outcome))].filter((id) => id !== stored.objective);
  const ran = await run(scenario, {
    trials,
    jobs,
    signal,
    onProgress,
    ...(target && { target }),
    ...(series && { series: followed.flatMap((id) => OUTCOME_IDS.filter((known) => known === id)) }),
  });
  if (ran.partial) return undefined;
  const ids = scenario.structures.map(({ id }) => id);
  return {
    ...scenarioResult(scenario, ran.comparison, stored.partial),
    ...(target && ran.stopping && { stopping: stoppingRecord(target, stopping.maxTrials, ran.stopping, ids) }),
    ...(ran.series && { series: seriesRecord(ran.series, scenario.objective) }),
  };
}

/** As it comes back from a file: no data is null. */
const asStored = (result: ScenarioResult): object => JSON.parse(renderJson(result)) as object;

/** Where the files are and what explains a difference is no result. */
const withoutCircumstances = (result: object): object => {
  const left = ["file", "overrides", "seed", "scenarioHash"];
  return Object.fromEntries(Object.entries(result).filter(([key]) => !left.includes(key)));
};
