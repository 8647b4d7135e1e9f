import { InvalidInput } from "../../foundation/problem.js";
import { plainHeading } from "./aliases.js";
import type { ExportTable } from "./read-export.js";
import { isOfNames } from "./row-filter.js";

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

/** Whether what stands in a column of stages or states may be told: not where it is one of names. */
export const isStageTold = (heading: string): boolean => !isOfNames(heading) || STAGE.test(plainHeading(heading));
export const areStagesTold = ({ columns, dialect: { headings } }: ExportTable): boolean =>
  [columns.stage, columns.status].every((place) => place === undefined || isStageTold(headings[place]));
const STAGE = /stage|status|state|phase/u;
