import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { nearest } from "../../scenario/problems.js";
import { FIELD_IDS, type Field } from "./fields.js";

/** Words that a column's cells are known by, beside fields: `won=Gewonnen`. */
export const WORD_KEYS = ["won", "lost", "inbound", "outbound", "marketing", "sales", "sdr", "success"] as const;
export type WordKey = (typeof WORD_KEYS)[number];

/** What `--map` says. */
export interface Mapping {
  /** Heading by field, as written. */
  readonly columns: Partial<Readonly<Record<Field, string>>>;
  /** Words in plain form. */
  readonly words: Readonly<Record<WordKey, readonly string[]>>;
}

/** A word as it is compared: case and space do not count. */
export const plainWord = (text: string): string => text.normalize("NFC").trim().toLowerCase().replace(/\s+/gu, " ");

/** Reads the arguments of `--map field=Heading` and `--map won=Word`. @throws InvalidInput */
export function readMapping(given: readonly string[]): Mapping {
  const problems: Problem[] = [];
  const columns: Partial<Record<Field, string>> = {};
  const words = Object.fromEntries(WORD_KEYS.map((key) => [key, [] as string[]])) as Record<WordKey, string[]>;
  const allowed = [...FIELD_IDS, ...WORD_KEYS];
  for (const text of given) {
    const [, key = "", value = ""] = /^\s*([^=]+?)\s*=\s*(.*\S)\s*$/su.exec(text) ?? [];
    const isField = FIELD_IDS.some((field) => field === key);
    if (isField) columns[key as Field] = value.normalize("NFC");
    else if (WORD_KEYS.some((word) => word === key)) words[key as WordKey].push(plainWord(value));
    else if (key === "") problems.push(wrong(text));
    else
      problems.push({
        code: "not-one-of",
        severity: "error",
        arguments: { found: key, allowed, ...nearest(key, allowed) },
        keyPath: "--map",
      });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return { columns, words };
}

const wrong = (found: string): Problem => ({
  code: "option-value",
  severity: "error",
  arguments: { option: "--map", found, expected: "field=column, such as closed=Abschluss, or won=word" },
});
