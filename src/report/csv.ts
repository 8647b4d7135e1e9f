import { harmless } from "./text/harmless.js";
import type { ResultFile, ScenarioResult, StructureResult } from "./result.js";

const HEADER = ["scenario", "structure", "outcome", "statistic", "value"] as const;

/** Tidy CSV: one row per scenario, structure, outcome and statistic, full precision; an empty value is no data. */
export function resultCsv(file: Pick<ResultFile, "scenarios">): string {
  return csv([HEADER, ...file.scenarios.flatMap(scenarioRows)]);
}

function scenarioRows(scenario: ScenarioResult): CsvRow[] {
  return scenario.structures.flatMap((structure) =>
    structureRows(structure, scenario.objective).map((row) => [scenario.name, structure.id, ...row]),
  );
}

function structureRows(structure: StructureResult, objective: string): CsvRow[] {
  const { outcomes, difference = {}, probabilityBest, probabilityBestStandardError } = structure;
  const { expectedRegret, expectedRegretStandardError, rank } = structure;
  const best = { probabilityBest, probabilityBestStandardError, expectedRegret, expectedRegretStandardError, rank };
  return [
    ...Object.entries(outcomes).flatMap(([outcome, figures]) => statisticRows(outcome, "", figures)),
    ...Object.entries(difference).flatMap(([outcome, figures]) => statisticRows(outcome, "difference.", figures)),
    ...statisticRows(objective, "", best),
  ];
}

/** One row per number; the name of a figure inside another has a dot. */
function statisticRows(outcome: string, prefix: string, figures: object): CsvRow[] {
  return Object.entries(figures).flatMap(([name, figure]: [string, unknown]): CsvRow[] => {
    if (typeof figure === "number") return [[outcome, prefix + name, figure]];
    if (typeof figure === "boolean") return [[outcome, prefix + name, Number(figure)]];
    return typeof figure === "object" && figure !== null ? statisticRows(outcome, `${prefix}${name}.`, figure) : [];
  });
}

export type CsvRow = readonly (string | number)[];

/** Rows as RFC 4180 text, lines ending in CRLF. A spreadsheet takes no text for a formula. */
export function csv(rows: readonly CsvRow[]): string {
  return rows.map((row) => row.map(field).join(",") + "\r\n").join("");
}

// What spreadsheets take for the start of a formula, full-width forms included (OWASP, "CSV Injection").
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u;

function field(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = harmless(value);
  const inert = FORMULA.test(value) || FORMULA.test(text) ? `'${text}` : text;
  return /[",]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
