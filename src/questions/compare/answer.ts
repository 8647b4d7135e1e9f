import { InvalidInput, type Problem } from "../../foundation/problem.js";
import type { OutcomeId } from "../../funnel/outcomes.js";
import type { Asking } from "../surroundings.js";
import { fileChanges } from "./changes.js";
import { comparedSides, placeOf } from "./compared.js";
import { matchSides } from "./match.js";
import type { CompareRest } from "./record.js";
import { readStored } from "./stored/read.js";
import type { StoredFile } from "./stored/side.js";

type Reading = Pick<Asking, "readStored" | "inRepository">;

/**
 * Two stored results side by side, from what they hold: nothing is simulated. Throws InvalidInput with what is wrong with either, or if
 * they have no scenario in common.
 * @param outcomes those compared beside the objective
 */
export function comparedResults(
  files: readonly [string, string],
  outcomes: readonly OutcomeId[],
  reading: Reading,
): CompareRest {
  const [before, now] = readBoth(files, reading);
  const { pairs, beforeOnly, nowOnly } = matchSides(before.stored, now.stored, reading.inRepository);
  const stored = { before: before.stored, now: now.stored };
  return {
    before: fileOf(before.stored),
    now: fileOf(now.stored),
    isSameFile: before.identity === now.identity,
    changes: fileChanges(before.stored, now.stored),
    comparisons: pairs.map((pair) => comparedSides(pair, stored, outcomes)),
    scenariosOnly: { before: beforeOnly.map(placeOf), now: nowOnly.map(placeOf) },
  };
}

interface ReadResult {
  readonly identity: string;
  readonly stored: StoredFile;
}

function readBoth([first, second]: readonly [string, string], { readStored: open }: Reading): [ReadResult, ReadResult] {
  const problems: Problem[] = [];
  const read = (file: string): ReadResult[] => {
    try {
      const opened = open(file);
      return [{ identity: opened.identity, stored: readStored(opened.text, opened.file) }];
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      problems.push(...error.problems);
      return [];
    }
  };
  const both = [...read(first), ...(first === second ? [] : read(second))];
  if (problems.length > 0) throw new InvalidInput(problems);
  return [both[0], both[both.length - 1]];
}

const fileOf = ({ file, question, schemaVersion, version, model, failed }: StoredFile): CompareRest["now"] => ({
  ...{ file, question, schemaVersion, version, model, failed },
});
