import { InvalidInput } from "../../foundation/problem.js";
import { matchScenario } from "../match-scenario.js";
import type { ResultComparison } from "./record.js";
import type { StoredFile, StoredSide } from "./stored/side.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "compared-nothing": {
      files: readonly [string, string];
      before: readonly string[];
      now: readonly string[];
    };
  }
}

/** The same scenario in both results. */
export interface MatchedSides {
  readonly before: StoredSide;
  readonly now: StoredSide;
  readonly matchedBy: ResultComparison["matchedBy"];
}

interface Matched {
  readonly pairs: readonly MatchedSides[];
  readonly beforeOnly: readonly StoredSide[];
  readonly nowOnly: readonly StoredSide[];
}

/**
 * Which scenario of one result is which of the other: by file and name, else by a name that is unique in both; two results of one
 * scenario each are of the same one, whatever it is called. Throws InvalidInput if they have none in common.
 * @param pathOf a path that a file names, as the repository has it
 */
export function matchSides(
  before: StoredFile,
  now: StoredFile,
  pathOf: (path: string, from: string) => string,
): Matched {
  const [only, onlyNow] = [before.scenarios, now.scenarios];
  if (only.length === 1 && onlyNow.length === 1) {
    const matchedBy = found(only[0], before, now, pathOf)?.matchedBy ?? "only";
    return { pairs: [{ before: only[0], now: onlyNow[0], matchedBy }], beforeOnly: [], nowOnly: [] };
  }
  const pairs = before.scenarios.flatMap((side): MatchedSides[] => {
    const match = found(side, before, now, pathOf);
    return match === undefined ? [] : [{ before: side, ...match }];
  });
  if (pairs.length === 0) throw nothingInCommon(before, now);
  return {
    pairs,
    beforeOnly: before.scenarios.filter((side) => !pairs.some((pair) => pair.before === side)),
    nowOnly: now.scenarios.filter((side) => !pairs.some((pair) => pair.now === side)),
  };
}

/** What a scenario of `before` is in `now`; found by name alone only where `before` has that name once, too. */
function found(
  side: StoredSide,
  before: StoredFile,
  now: StoredFile,
  pathOf: (path: string, from: string) => string,
): Pick<MatchedSides, "now" | "matchedBy"> | undefined {
  const path = pathOf(side.file, before.file);
  const match = matchScenario(now.scenarios, { name: side.name, file: side.file, path }, (file) =>
    pathOf(file, now.file),
  );
  if (match.found === undefined) return undefined;
  const isUnique = before.scenarios.filter(({ name }) => name === side.name).length === 1;
  return match.matchedBy === "name" && !isUnique ? undefined : { now: match.found, matchedBy: match.matchedBy };
}

const nothingInCommon = (before: StoredFile, now: StoredFile): InvalidInput =>
  new InvalidInput([
    {
      code: "compared-nothing",
      severity: "error",
      arguments: { files: [before.file, now.file], before: namesOf(before), now: namesOf(now) },
    },
  ]);

const namesOf = ({ scenarios }: StoredFile): readonly string[] => scenarios.map(({ name }) => name);
