import { InvalidInput } from "../../foundation/problem.js";
import type { ExportTable } from "./read-export.js";
import type { Where } from "./row-filter.js";
import { areTold } from "./told-stages.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-pipelines": {
      files: readonly string[];
      found: number;
      /** None where they are names of people or customers. */
      pipelines: readonly string[];
    };
  }
}

/** Names of pipelines by their ids, of lists of them. */
export function pipelineNames(tables: readonly ExportTable[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { count, words } of tables.filter(({ kind }) => kind === "pipelines")) {
    const text = (field: "id" | "pipeline", place: number): string =>
      words[field]?.words()[words[field].codes()[place]] ?? "";
    for (let place = 0; place < count; place++) names.set(text("id", place), text("pipeline", place));
  }
  return names;
}

const MOST_SHOWN = 20;

/** Deals of several pipelines are several funnels, unless `where` says which are meant. @throws InvalidInput */
export function refusePipelines(tables: readonly ExportTable[], where: Where): void {
  const deals = tables.filter(({ kind }) => kind === "deals");
  const isChosen = ({ columns, dialect }: ExportTable): boolean =>
    where.some(({ column }) => column === "pipeline" || dialect.headings.indexOf(column) === columns.pipeline);
  const left = deals.filter((table) => !isChosen(table));
  const pipelines = [...new Set(left.flatMap(({ words }) => words.pipeline?.words() ?? []))].filter(Boolean);
  if (pipelines.length < 2) return;
  const told = left.every((table) => areTold(table, "pipeline")) ? pipelines.slice(0, MOST_SHOWN) : [];
  const details = { files: left.map(({ file }) => file), found: pipelines.length, pipelines: told };
  throw new InvalidInput([{ code: "export-pipelines", severity: "error", arguments: details, keyPath: "--where" }]);
}
