import { outcomeUnit } from "../../report/outcome-text.js";
import { tidyRow, tidyRows, type TidyKey, type TidyRow } from "../../report/formats/tidy.js";
import type { CurveRecord, PaybackRecord, ScenarioResult, StructureResult } from "./record.js";

/** Every figure of runs' results, made structure by structure: all rows of a batch would take more memory than its results. */
export function* runRows(results: readonly ScenarioResult[]): Generator<TidyRow> {
  for (const result of results) {
    const { name, file, partial, structures } = result;
    const key = { file, scenario: name, partial };
    for (const structure of structures) yield* structureRows({ ...key, structure: structure.id }, structure, result);
    yield* commonRows(key, result);
  }
}

/** What is about no structure alone: pair by pair, since their number grows with the square of the structures. */
function* commonRows(key: TidyKey, result: ScenarioResult): Generator<TidyRow> {
  const { objective, reference, pairs, series, indifference, paybacks = [], equalMandate } = result;
  const ofObjective = { ...key, outcome: objective, unit: outcomeUnit(objective) };
  yield* tidyRows(ofObjective, { indifference });
  for (const { first, second, ...pair } of pairs)
    yield* tidyRows({ ...ofObjective, structure: first, versus: second }, { beats: pair });
  for (const { first, second, ...crossing } of series?.crossings ?? [])
    yield* tidyRows({ ...ofObjective, structure: first, versus: second }, { crosses: crossing });
  for (const { structure, ...payback } of paybacks) yield* paybackRows({ ...key, structure }, payback);
  for (const { id, objective: estimate } of equalMandate?.structures ?? []) {
    const about = `mandate ${equalMandate?.option ?? ""} for all`;
    yield* tidyRows({ ...ofObjective, structure: id, about }, estimate);
  }
  for (const curve of series?.curves ?? []) yield* curveRows(key, curve, reference);
}

function structureRows(
  key: TidyKey,
  { outcomes, difference = {}, worseThanReference, ...own }: StructureResult,
  { objective, reference }: ScenarioResult,
): TidyRow[] {
  return [
    ...Object.entries(outcomes).flatMap(([outcome, figures]) =>
      tidyRows({ ...key, outcome, unit: outcomeUnit(outcome) }, figures),
    ),
    ...Object.entries(difference).flatMap(([outcome, figures]) =>
      tidyRows({ ...key, outcome, unit: outcomeUnit(outcome), versus: reference }, figures),
    ),
    ...tidyRows({ ...key, outcome: objective, unit: outcomeUnit(objective) }, bestFigures(own)),
    ...(worseThanReference === undefined
      ? []
      : tidyRows({ ...key, outcome: objective, versus: reference }, { worseThanReference })),
  ];
}

/** How often and by how much it is not the best. */
const bestFigures = ({
  probabilityBest,
  probabilityBestStandardError,
  expectedBest,
  expectedRegret,
  expectedRegretStandardError,
  rank,
}: Omit<StructureResult, "outcomes">) => ({
  probabilityBest,
  probabilityBestStandardError,
  ...(expectedBest && { expectedBest }),
  expectedRegret,
  expectedRegretStandardError,
  rank,
});

/** A month beyond the horizon is no number. */
function paybackRows(key: TidyKey, { withinHorizon, p5, p50, p95 }: Omit<PaybackRecord, "structure">): TidyRow[] {
  const months = Object.entries({ p5, p50, p95 }).map(([name, month]) => [name, month === "later" ? NaN : month]);
  return [
    ...tidyRows(key, { payback: { withinHorizon } }),
    ...tidyRows({ ...key, unit: "month" }, { payback: Object.fromEntries(months) as object }),
  ];
}

/** One row per figure and month: `monthly.mean`, `cumulative.p5`. */
function curveRows(
  key: TidyKey,
  { structure, outcome, measure, ...figures }: CurveRecord,
  reference: string,
): TidyRow[] {
  const of = { ...key, structure, outcome, unit: outcomeUnit(outcome) };
  const isDifference = measure === "difference";
  const prefix = isDifference ? "cumulative" : measure;
  return Object.entries(figures).flatMap(([name, values]) =>
    values.map((value, month) => ({
      ...tidyRow({ ...of, ...(isDifference && { versus: reference }) }, `${prefix}.${name}`, value),
      month: month + 1,
    })),
  );
}
