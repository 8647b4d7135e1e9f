import type { Indifference } from "../../analysis/indifference.js";
import { InvalidInput } from "../../foundation/problem.js";
import { isObject, requireType } from "../../foundation/require-type.js";
import { checkedReader, MEMORY_RULES, textOfScenario, type FromOptions } from "../../scenario/from.js";
import { LOAD_RULES, prepareScenario, type LoadOptions } from "../../scenario/load.js";
import { nodeFiles } from "../../scenario/node-files.js";
import type { Overlays } from "../../scenario/overlays.js";
import { prepareOpened, type PreparedScenario } from "../../scenario/parse.js";
import type { Runner } from "../../simulation/runner.js";
import {
  CALLBACK,
  POSITIVE,
  SIGNAL,
  SMALLEST_DIFFERENCE,
  TEXT,
  TEXT_LIST,
  TRUTH,
  validateOptions,
  wholeWithin,
  type OptionRules,
} from "../options/library.js";
import { sumOf } from "../../foundation/sum.js";
import { checkWhatIfs, type CheckedWhatIfs } from "./check-what-ifs.js";
import { refuseFarTooMuch } from "./expected-work.js";
import { readWhatIfs, type ReadWhatIfs } from "./variants/read-what-ifs.js";

/** Which what-ifs there are, and how they are simulated. */
export interface WhatIfOptions extends LoadOptions {
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
  /** What a difference must exceed to matter; default: the usual. */
  readonly indifference?: Indifference;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  /** Aborting ends it early: the result then rests on what was finished and is `partial`. */
  readonly signal?: AbortSignal;
  /** The most structure-months that all of it may take, by estimate; default: no limit. More is refused before anything runs. */
  readonly maxWork?: number;
  /** Called after every block with the trials of a file done and to do; of a choice each structure has its own. */
  readonly onProgress?: (done: number, total: number) => void;
}

export const WHAT_IF_RULES: OptionRules<WhatIfOptions> = {
  scan: TEXT_LIST,
  list: TEXT_LIST,
  zip: TRUTH,
  random: wholeWithin("whatIfs"),
  cases: TEXT,
  indifference: SMALLEST_DIFFERENCE,
  ...LOAD_RULES,
  runner: CALLBACK,
  signal: SIGNAL,
  maxWork: POSITIVE,
  onProgress: CALLBACK,
};

/** A scenario for what-ifs: the path of its file, or its text or object in memory. */
export type ScenarioSource = string | ScenarioInMemory;

/** As `scenarioFrom` takes it. */
export interface ScenarioInMemory extends Pick<FromOptions, "file" | "read"> {
  readonly from: string | object;
}

/** What-ifs of a file that were read, and how they are made. */
interface CheckedFile {
  readonly checked: CheckedWhatIfs;
  readonly method: ReadWhatIfs["method"];
}

/** How much work what-ifs are, in structure-months by estimate. */
export interface WorkAsked {
  readonly of: (checked: CheckedWhatIfs) => number;
  readonly halving?: boolean;
}

/**
 * The what-ifs of one file after the other; all are read before the first where there is a limit to their work. Throws InvalidInput
 * for what is wrong with them or a file, and for too much work.
 */
export async function* checkedFiles(
  sources: readonly ScenarioSource[],
  options: WhatIfOptions,
  work: WorkAsked,
): AsyncGenerator<CheckedFile> {
  const { maxWork: limit = Infinity } = options;
  if (limit === Infinity) {
    yield* readFiles(sources, options, work, limit);
    return;
  }
  const files: CheckedFile[] = [];
  for await (const file of readFiles(sources, options, work, limit)) files.push(file);
  const structureMonths = sumOf(files.map(({ checked }) => work.of(checked)));
  if (structureMonths > limit)
    throw new InvalidInput([{ code: "too-much-work", severity: "error", arguments: { structureMonths, limit } }]);
  yield* files;
}

async function* readFiles(
  sources: readonly ScenarioSource[],
  options: WhatIfOptions,
  { halving = false }: WorkAsked,
  limit: number,
): AsyncGenerator<CheckedFile> {
  const { allowOutside = false, params = [], set = [], flags = {}, signal, ...asked } = options;
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
  requireSources(sources);
  for (const source of sources) {
    const prepared = preparedFrom(source, { params, set, flags }, allowOutside);
    refuseFarTooMuch(prepared, whatIfs, { limit, halving });
    const checked = await checkWhatIfs(prepared, whatIfs, signal);
    if (checked.sound.length === 0) throw new InvalidInput(checked.problems);
    yield { checked, method: whatIfs.method };
  }
}

/** Throws InvalidInput for what is no list of scenarios, and for what is none in it. */
function requireSources(sources: unknown): void {
  const isList = Array.isArray(sources) && sources.length > 0;
  requireType(
    isList,
    sources,
    "a list of scenarios, one or more: each the path of a file, or { from: text or object }",
  );
  for (const source of sources as readonly unknown[]) {
    if (typeof source === "string") continue;
    requireType(
      isObject(source) && "from" in source,
      source,
      "in the list the path of a scenario file, or { from: text or object }",
    );
    const { from, ...options } = source as ScenarioInMemory;
    validateOptions(options, MEMORY_RULES);
    textOfScenario(from);
  }
}

function preparedFrom(source: ScenarioSource, overlays: Overlays, allowOutside: boolean): PreparedScenario {
  if (typeof source === "string") return prepareScenario(source, overlays, nodeFiles(allowOutside));
  const { from, file = "scenario", read } = source;
  const opened = { file, identity: file, text: textOfScenario(from) };
  return prepareOpened(opened, { ...overlays, ...(read && { read: checkedReader(read) }) });
}

function readNamed(file: string): { readonly file: string; readonly text: string } {
  const opened = nodeFiles(true)(file);
  if ("text" in opened) return opened;
  throw new InvalidInput([{ code: opened.fault, severity: "error", arguments: opened.arguments }]);
}
