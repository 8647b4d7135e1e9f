import { InvalidInput } from "../foundation/problem.js";
import { MAX_RESULT_BYTES } from "../report/result/stored-json.js";
import { prepareScenario, readScenario } from "../scenario/load.js";
import type { ReadFile, ReadText } from "../scenario/read-file.js";
import { findFile, nodeFiles } from "../scenario/node-files.js";
import { nodeExport } from "../scenario/node-export.js";
import { repositoryPaths } from "../scenario/repository.js";
import { asDeclared, namedFlags, overridesOf, type GivenValues } from "./given.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Declaration } from "./declaration.js";
import { readLarge } from "./read-large.js";
import { refuseIdleOptions } from "./options/idle-options.js";
import { QUESTIONS } from "./registry.js";
import type { Asking, Posed } from "./surroundings.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "stored-scenario-missing": { scenario: string; tried: readonly string[]; option?: string };
  }
}

/** What reading needs beside the files of this machine. */
export interface AskingMeans extends Pick<Asking, "attempt" | "openFiles" | "signal"> {
  /** Told the real path of every file that is read. */
  readonly onRead?: (realPath: string) => void;
  /** Days since 1970; default: no day is in the future. */
  readonly today?: number;
  /** Does work in which no interrupt is heard. */
  readonly endable: <Value>(work: () => Value) => Promise<Value>;
  /** A scenario in memory, which stands for every scenario file that is asked about. */
  readonly scenario?: Scenario;
  /** What came on standard input, if a scenario or a stored result is to be read from it. */
  readonly standardInput?: Uint8Array | undefined;
  /** Where a CI system has checked out the repository. */
  readonly workspace?: string | undefined;
  /** The process's environment; default: nothing. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Those of a function of the library, which writes no file and fails with what is wrong. */
export const meansOfLibrary = (signal: AbortSignal): AskingMeans => ({
  attempt: async (_, work) => work(),
  openFiles: () => [],
  endable: (work) => Promise.resolve().then(work),
  signal,
});

/** What a question reads with: the files of this machine, with what was given laid over every scenario. */
export function askingWith(declaration: Declaration, given: GivenValues, means: AskingMeans): Asking {
  const overrides = overridesOf(declaration, given);
  const { params, set } = overrides;
  const allowOutside = given.allowOutside === true;
  const files = () => nodeFiles(allowOutside, means.onRead, means.standardInput);
  // An interrupt that is heard on the way there ends the reading before it begins.
  const endable = <Value>(work: () => Value): Promise<Value> =>
    means.endable(() => {
      means.signal.throwIfAborted();
      return work();
    });
  return {
    attempt: means.attempt,
    openFiles: means.openFiles,
    signal: means.signal,
    inRepository: repositoryPaths(means.workspace),
    read: async (file, flags = {}) => {
      if (means.scenario !== undefined) return means.scenario;
      const overlays = { params, set, flags: { ...namedFlags(overrides), ...flags } };
      return readLarge((read) => readScenario(file, overlays, read), files, endable);
    },
    prepare: (file) => {
      const overlays = { params, set, flags: namedFlags(overrides) };
      return readLarge((read) => prepareScenario(file, overlays, read), files, endable);
    },
    readText: (file) => opened(nodeFiles(true, means.onRead)(file)),
    readStored: (file) => opened(nodeFiles(true, means.onRead, means.standardInput, MAX_RESULT_BYTES)(file)),
    openExport: (file) => nodeExport(file, means.onRead),
    today: means.today ?? Infinity,
    findFile: (path, from, option) => {
      const found = findFile(path, from);
      if ("file" in found) return found.file;
      const details = { scenario: path, tried: found.tried, ...(option !== undefined && { option }) };
      throw new InvalidInput([{ code: "stored-scenario-missing", severity: "error", arguments: details }]);
    },
    environment: (name) => {
      const value = means.env?.[name]?.trim();
      return value === "" ? undefined : value;
    },
    pose: (question, values) => poseQuestion(question, values as GivenValues, means),
    resultSchema: async (question) => (await QUESTIONS.find(({ id }) => id === question)?.load({}))?.schema(),
  };
}

function opened(read: ReturnType<ReadFile>): ReadText {
  if ("text" in read) return read;
  throw new InvalidInput([{ code: read.fault, severity: "error", arguments: read.arguments }]);
}

/** Questions that are modes of others. */
const MODES: Readonly<Partial<Record<string, string>>> = { "self-test": "run", "sweep-plan": "sweep", choice: "sweep" };

/** The question of this id with what is given for it. Throws InvalidInput. */
export async function poseQuestion(id: string, values: GivenValues, means: AskingMeans): Promise<Posed> {
  const declaration = QUESTIONS.find((question) => question.id === (MODES[id] ?? id));
  if (declaration === undefined) throw new Error(`There is no question ${id}.`);
  const given = asDeclared(declaration, values);
  refuseIdleOptions(declaration, given);
  const question = await declaration.load(given);
  return question.pose(given, askingWith(declaration, given, means));
}
