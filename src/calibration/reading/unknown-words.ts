import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { nearest } from "../../scenario/problems.js";
import { shorten } from "../../foundation/shorten.js";
import type { ExportKind, Field } from "./fields.js";
import { plainWord, WORD_KEYS, type Mapping, type WordKey } from "./map-option.js";
import type { ExportTable } from "./read-export.js";
import { areTold } from "./told-stages.js";
import { stageColumnsOf } from "./stage-columns.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-word-missing": {
      key: string;
      /** The fields in whose columns it was looked for. */
      fields: readonly string[];
      /** Lists that may have it. */
      kinds: readonly string[];
      found: string;
      /** What stands there; empty where there is too much of it, or names. */
      allowed: readonly string[];
      nearest?: string;
      /** Whether there is such a column at all. */
      isColumn: boolean;
    };
  }
}

/** Where a word of `--map` is looked for. */
interface Place {
  readonly kinds: readonly ExportKind[];
  readonly fields: readonly Field[];
}

const ENDINGS: Place = { kinds: ["deals", "stages", "history"], fields: ["stage", "status"] };
const SOURCES: Place = { kinds: ["deals"], fields: ["source"] };
const TEAMS: Place = { kinds: ["staff"], fields: ["team"] };
const PLACES: Readonly<Record<WordKey, Place>> = {
  won: ENDINGS,
  lost: ENDINGS,
  inbound: SOURCES,
  outbound: SOURCES,
  marketing: TEAMS,
  sales: TEAMS,
  sdr: TEAMS,
  success: TEAMS,
};

/** More different words are told by nobody. */
const MOST_TOLD = 30;

/** A word that `--map` gives must stand in a column of one of the files, or it would do nothing. @throws InvalidInput */
export function refuseUnknownWords({ words }: Mapping, tables: readonly ExportTable[]): void {
  const problems = WORD_KEYS.flatMap((key): Problem[] => {
    if (words[key].length === 0) return [];
    const { fields, kinds } = PLACES[key];
    const { there, isColumn, areNames } = wordsThere(PLACES[key], tables);
    const known = new Set([...there].map(plainWord));
    const allowed = areNames || there.size > MOST_TOLD ? [] : [...there].map((text) => shorten(text, 40));
    return words[key]
      .filter((word) => !known.has(word))
      .map((found) => ({
        code: "export-word-missing",
        severity: "error",
        arguments: { key, fields, kinds, found: shorten(found, 40), allowed, isColumn, ...nearestWord(found, allowed) },
        keyPath: "--map",
      }));
  });
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** As it is written in the file. */
function nearestWord(found: string, allowed: readonly string[]): { nearest?: string } {
  const plain = allowed.map(plainWord);
  const { nearest: word } = nearest(found, plain);
  return word === undefined ? {} : { nearest: allowed[plain.indexOf(word)] };
}

function wordsThere({ kinds, fields }: Place, tables: readonly ExportTable[]) {
  const there = new Set<string>();
  let [isColumn, areNames] = [false, false];
  for (const table of tables.filter((one) => kinds.includes(one.kind))) {
    const { kind, words, columns, dialect } = table;
    for (const field of fields) {
      const column = words[field];
      if (column === undefined || columns[field] === undefined) continue;
      isColumn = true;
      areNames ||= !areTold(table, field);
      for (const text of column.words()) if (text !== "") there.add(text);
    }
    // A column with the day of entering a stage names it in its heading.
    if (kind !== "deals" || !fields.includes("stage")) continue;
    for (const { stage } of stageColumnsOf(dialect.headings)) {
      isColumn = true;
      there.add(stage);
    }
  }
  return { there, isColumn, areNames };
}
