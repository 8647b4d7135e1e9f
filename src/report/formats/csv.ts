import { harmless } from "./text/harmless.js";
import type { PairRecord } from "./precision/record.js";
import type { CrossingRecord, SeriesRecord } from "./series/record.js";
import type { ResultFile, ScenarioResult, StructureResult } from "./result.js";

const HEADER: CsvRow = ["scenario", "structure", "outcome", "statistic", "value"];

/**
 * Tidy CSV: one row per scenario, structure, outcome and statistic, full precision; an empty value is no data. With monthly
 * series there is one column more, the month, empty for figures of the whole horizon.
 */
export function resultCsv({ scenarios }: Pick<ResultFile, "scenarios">): string {
  const rows = scenarios.flatMap((scenario) => scenarioRows(scenario).map((row) => [scenario.name, ...row]));
  if (scenarios.every(({ series }) => series === undefined)) return csv([HEADER, ...rows]);
  const monthly = scenarios.flatMap(({ name, series }) => seriesRows(series).map((row) => [name, ...row]));
  return csv([[...HEADER, "month"], ...rows.map((row) => [...row, ""]), ...monthly]);
}

function scenarioRows({ structures, objective, pairs, series }: ScenarioResult): CsvRow[] {
  return [
    ...structures.flatMap((structure) => structureRows(structure, objective).map((row) => [structure.id, ...row])),
    ...pairs.flatMap((pair) => pairRows(pair, "beats", objective)),
    ...(series?.crossings ?? []).flatMap((crossing) => pairRows(crossing, "crosses", objective)),
  ];
}

/** Figures of a pair under the first structure; the name of the second is part of the statistic's. */
function pairRows({ first, second, ...figures }: PairRecord | CrossingRecord, verb: string, objective: string) {
  return statisticRows(objective, `${verb}.${second}.`, figures).map((row) => [first, ...row]);
}

/** One row per figure and month: `monthly.mean`, `cumulative.p5`, `cumulative.difference.mean`. */
function seriesRows(series: SeriesRecord | undefined): CsvRow[] {
  return (series?.curves ?? []).flatMap(({ structure, outcome, measure, ...figures }) => {
    const prefix = measure === "difference" ? "cumulative.difference" : measure;
    return Object.entries(figures).flatMap(([name, values]) =>
      values.map((value, month): CsvRow => [structure, outcome, `${prefix}.${name}`, value, month + 1]),
    );
  });
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
  return rows.map((row) => row.map(csvField).join(",") + "\r\n").join("");
}

// What spreadsheets take for the start of a formula, full-width forms included (OWASP, "CSV Injection").
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/u;

/** One field of a line. */
export function csvField(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = harmless(value);
  const inert = FORMULA.test(value) || FORMULA.test(text) ? `'${text}` : text;
  return /[",]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
