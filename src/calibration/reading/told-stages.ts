import { InvalidInput } from "../../foundation/problem.js";
import { plainHeading } from "./aliases.js";
import type { Field } from "./fields.js";
import { areNames, isOfNames } from "./names.js";
import type { ExportTable } from "./read-export.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-many-stages": { file: string; column: string; field: string; found: number };
  }
}

/** More different texts are no stages, states or pipelines of a funnel; they may be names. */
const MOST_STAGES = 30;

const STAGES = ["stage", "status", "pipeline"] as const;

/** A column of stages has few of them. @throws InvalidInput, without telling what stands there */
export function refuseManyStages(tables: readonly ExportTable[]): void {
  // What a list of stages or pipelines names is known to be one.
  const named = new Set(
    tables.flatMap(({ kind, words }) => (kind === "stages" || kind === "pipelines" ? namesOf(words) : [])),
  );
  for (const { file, words, columns, dialect } of tables.filter(({ kind }) => kind === "deals"))
    for (const field of STAGES) {
      const found = words[field]?.words().filter((word) => word !== "" && !named.has(word)).length ?? 0;
      if (found <= MOST_STAGES) continue;
      const details = { file, column: dialect.headings[columns[field] ?? 0], field, found };
      throw new InvalidInput([{ code: "export-many-stages", severity: "error", arguments: details, keyPath: "--map" }]);
    }
}

const namesOf = (words: ExportTable["words"]): readonly string[] =>
  [words.id, words.pipeline].flatMap((column) => column?.words() ?? []);

/** Whether the words of a field's column may be told: not where they are names. */
export function areTold({ columns, words, dialect: { headings } }: ExportTable, field: Field): boolean {
  const [place, texts] = [columns[field], words[field]?.words()];
  if (place === undefined || texts === undefined) return true;
  const isNamed = isOfNames(headings[place]) && !STAGE.test(plainHeading(headings[place]));
  return !isNamed && !areNames(texts, words.owner?.words());
}
const STAGE = /stage|status|state|phase|pipeline/u;

export const areStagesTold = (table: ExportTable): boolean => areTold(table, "stage") && areTold(table, "status");
