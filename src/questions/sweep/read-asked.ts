import type { Indifference } from "../../analysis/indifference.js";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import type { OutcomeId } from "../../funnel/outcomes.js";
import { yieldNow } from "../../foundation/turn.js";
import { namedFlags, overridesOf, type GivenValues } from "../given.js";
import { readIndifference } from "../options/indifference.js";
import { refuseTiny } from "../options/tiny-amount.js";
import { readMaxWork, readOutcomes } from "../options/values.js";
import type { Asking } from "../surroundings.js";
import { sumOf } from "../../foundation/sum.js";
import { checkWhatIfs, scenarioOf, workOf, type CheckedWhatIfs } from "./check-what-ifs.js";
import { refuseFarTooMuch } from "./expected-work.js";
import { SWEEP_OPTIONS, type SweepGiven } from "./options.js";
import { fewOfMany } from "./variants/few-of-many.js";
import { readWhatIfs, refuseTooMany, type ReadWhatIfs, type WhatIfsGiven } from "./variants/read-what-ifs.js";

/** What a sweep is asked for, read. */
export interface SweepAsked {
  readonly method: ReadWhatIfs["method"];
  /** Of every file that can be swept. */
  readonly files: readonly CheckedWhatIfs[];
  readonly outcomes: readonly OutcomeId[];
  readonly indifference: Indifference | undefined;
  readonly warnings: readonly Problem[];
}

/** Reads the what-ifs and every file with them. What is wrong with some of them is told and stops no others. Throws InvalidInput. */
export async function readAsked(given: SweepGiven, asking: Asking): Promise<SweepAsked> {
  const outcomes = given.outcomes === undefined ? [] : readOutcomes(given.outcomes);
  const indifference = readIndifference(given.indifference);
  const asked = whatIfsOf(given, asking);
  if (given.only === undefined) await refuseFarTooMany(asked, given, asking);
  const whatIfs = readWhatIfs(asked);
  if (whatIfs.method === "files" && given.scenario.length < 2)
    throw new InvalidInput([{ code: "sweep-nothing", severity: "error", arguments: {} }]);
  const files: CheckedWhatIfs[] = [];
  for (const file of given.scenario) {
    await yieldNow(asking.signal);
    const prepared = await asking.attempt(file, async () => {
      const read = await asking.prepare(file);
      refuseTiny({ indifference }, read.scenario.objective);
      return read;
    });
    if (prepared === undefined) continue;
    if (given.only === undefined) refuseFarTooMuch(prepared, whatIfs, withinWork(given));
    const all = await asking.attempt(file, () => checkWhatIfs(prepared, whatIfs, asking.signal));
    if (all === undefined) continue;
    const checked = given.only === undefined ? all : onlyNamed(all, given.only);
    if (checked.sound.length > 0) files.push(checked);
    if (checked.problems.length > 0)
      await asking.attempt(file, () => {
        throw new InvalidInput(given.scenario.length > 1 ? ofFile(checked.problems, file) : checked.problems);
      });
  }
  const ofFiles = files.flatMap(({ prepared, warnings }) => [...prepared.scenario.warnings, ...warnings]);
  return { method: whatIfs.method, files, outcomes, indifference, warnings: [...whatIfs.warnings, ...ofFiles] };
}

/** Of several files it is said in which. */
const ofFile = (problems: readonly Problem[], file: string): Problem[] =>
  problems.map((problem) => ({ ...problem, scenario: [file, problem.scenario ?? []].flat().join(", ") }));

/** The same, of which those of other names are not simulated. */
function onlyNamed(checked: CheckedWhatIfs, only: readonly string[]): CheckedWhatIfs {
  const names = new Set(only);
  const sound = checked.sound.filter((place) => names.has(checked.whatIfs.at(place).name));
  const { prepared, whatIfs } = checked;
  const works = sound.map((place) => workOf(scenarioOf(prepared, whatIfs.at(place))));
  return { ...checked, sound, work: workOf(prepared.scenario) + sumOf(works) };
}

/** Before any of them is made. What is wrong with them or a file is told when all are read. Rejects with InvalidInput. */
async function refuseFarTooMany(asked: WhatIfsGiven, given: SweepGiven, { prepare }: Asking): Promise<void> {
  const few = fewOfMany(asked);
  if (few === undefined || few.count <= MANY) return;
  refuseTooMany(few.count);
  for (const file of given.scenario) {
    const prepared = await prepare(file).catch((error: unknown) => {
      if (!(error instanceof InvalidInput)) throw error;
    });
    if (prepared) refuseFarTooMuch(prepared, few, withinWork(given));
  }
}

const withinWork = ({ maxWork, dryRun = false, halving = false }: SweepGiven) => ({
  limit: readMaxWork(maxWork),
  dryRun,
  halving,
});

/** Fewer are made in a moment. */
const MANY = 10_000;

function whatIfsOf(given: SweepGiven, { readText }: Asking): WhatIfsGiven {
  const { parameterScan, parameterList, zip, random, cases, set, seed } = given;
  return {
    parameterScan,
    parameterList,
    zip,
    random,
    cases: cases === undefined ? undefined : { file: cases, text: readText(cases).text },
    seed,
    set,
    flags: namedFlags(overridesOf({ arguments: [], options: SWEEP_OPTIONS }, given as GivenValues)),
  };
}
