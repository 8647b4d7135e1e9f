import { safest } from "../../analysis/sweep/shortfalls.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { ShortfallRecord, SweepRest } from "./record.js";

/** What the table needs of a file. */
interface SweptOf {
  readonly scenario: Scenario;
  readonly shortfalls: readonly ShortfallRecord[];
}

/** The regret table over several files: absent of one alone, or where their objectives differ. */
export function acrossFiles(swept: readonly SweptOf[]): SweepRest {
  const isOneObjective = swept.every(
    ({ scenario, shortfalls: own }) => own.length > 0 && scenario.objective.label === swept[0].scenario.objective.label,
  );
  if (swept.length < 2 || !isOneObjective) return {};
  const tables = swept.map(({ shortfalls: own }) => new Map(own.map((one) => [one.structure, one.mean] as const)));
  const names = [...new Set(tables.flatMap((table) => [...table.keys()]))];
  const structures = names.map((structure) => {
    const files = tables.map((table) => table.get(structure) ?? NaN);
    // NaN where a file does not have it: its figures are then not those of the others.
    return {
      structure,
      files,
      most: Math.max(...files),
      mean: files.reduce((sum, one) => sum + one, 0) / files.length,
    };
  });
  const everywhere = structures.filter(({ files }) => files.every((mean) => !Number.isNaN(mean)));
  const best = safest(everywhere.map((one) => ({ ...one, cells: one.files.length })));
  return { regret: { structures, ...(best && { safest: best.structure }) } };
}
