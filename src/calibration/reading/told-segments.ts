import { InvalidInput } from "../../foundation/problem.js";
import { plainHeading } from "./aliases.js";
import { areNames, isOfNames } from "./names.js";
import type { ExportTable } from "./read-export.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-segments": {
      file: string;
      column: string;
      /** How many different texts stand there. */
      found: number;
      /** What tells that they are none of segments. */
      because: "heading" | "values" | "many";
    };
  }
}

/** More different texts are no segments; they may be names. */
const MOST_SEGMENTS = 30;

/** Kinds of customers and deals, though the heading may name these, too: `Account industry`, `Customer type`, `Product name`. */
const KINDS =
  /segment|industr|sector|vertical|region|country|territor|\bsize\b|tier|type|class|categor|product|market\b|channel|branche|\bland\b|gebiet|größe|kategorie|produkt|art$/u;

/** Deals are shown by segments, and never by people or customers. @throws InvalidInput, without telling what stands there */
export function refuseNamedSegments(tables: readonly ExportTable[]): void {
  for (const { file, columns, words, dialect } of tables.filter(({ kind }) => kind === "deals")) {
    if (columns.segment === undefined || words.segment === undefined) continue;
    const column = dialect.headings[columns.segment];
    const texts = words.segment.words();
    const found = texts.filter((text) => text !== "").length;
    const because =
      columns.segment === columns.owner || (isOfNames(column) && !KINDS.test(plainHeading(column)))
        ? "heading"
        : areNames(texts, words.owner?.words())
          ? "values"
          : found > MOST_SEGMENTS
            ? "many"
            : undefined;
    if (because === undefined) continue;
    const details = { file, column, found, because } as const;
    throw new InvalidInput([{ code: "export-segments", severity: "error", arguments: details, keyPath: "--by" }]);
  }
}
