import { BOOK } from "../../assumptions/book.js";
import { InvalidInput } from "../../foundation/problem.js";
import { bookView, explainStructures, explainView } from "../../report/explain/view.js";
import { renderJson } from "../../report/json.js";
import { renderMarkdown } from "../../report/markdown.js";
import { renderTable } from "../../report/table/render.js";
import type { View } from "../../report/view.js";
import { nearest } from "../../scenario/problems.js";
import type { Scenario } from "../../scenario/scenario.js";
import { stdoutStyle, type Io } from "../io.js";
import { printProblems, readScenario, type ScenarioOptions } from "../scenarios.js";

export interface ExplainOptions extends ScenarioOptions {
  readonly format: "table" | "md" | "json";
}

/** Shows what the tool understood of a scenario, or the book of assumptions without one. */
export function explainCommand(
  file: string | undefined,
  structure: string | undefined,
  options: ExplainOptions,
  io: Io,
): void {
  if (file === undefined) {
    print(bookView(BOOK), { schemaVersion: "1.0.0", assumptions: BOOK }, options, io);
    return;
  }
  const scenario = readScenario(file, options);
  printProblems(scenario.warnings, options, io);
  if (structure !== undefined) checkStructure(structure, scenario);
  const structures = explainStructures(scenario, structure);
  const { name, assumptions, plan } = scenario;
  const data = { schemaVersion: "1.0.0", name, file, effects: plan.effectStrength ?? 1, structures, assumptions };
  print(explainView(scenario, structures), data, options, io);
}

function checkStructure(found: string, { structures }: Scenario): void {
  const allowed = structures.map(({ id }) => id);
  if (allowed.includes(found)) return;
  const details = { found, allowed, ...nearest(found, allowed) };
  throw new InvalidInput([{ code: "unknown-structure", severity: "error", arguments: details }]);
}

function print(view: View, data: object, { format, color }: ExplainOptions, io: Io): void {
  if (format === "json") io.stdout(renderJson(data));
  else io.stdout(format === "md" ? renderMarkdown(view) : renderTable(view, stdoutStyle(io, color)));
}
