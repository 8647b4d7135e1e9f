import { outcomeUnit } from "../../report/outcome-text.js";
import { tidyRows, type TidyKey, type TidyRow } from "../../report/formats/tidy.js";
import type { SweepRecord, VariantRecord } from "./record.js";
import { plainNumber } from "./variants/read-parameter.js";

/** Of every scenario, what-if by what-if: there may be very many. */
export function* sweepRows(scenarios: readonly SweepRecord[]): Generator<TidyRow> {
  for (const scenario of scenarios) yield* scenarioRows(scenario);
}

/** What varies is empty in the row of the scenario as it is. */
function* scenarioRows({
  name,
  file,
  partial,
  parameters,
  base,
  variants,
  shortfalls,
}: SweepRecord): Generator<TidyRow> {
  const key = { file, scenario: name, partial };
  const keys = parameters.map((parameter) => parameter.key);
  const unit = outcomeUnit(base.objective);
  yield* variantRows(key, keys, base);
  for (const variant of variants) yield* variantRows(key, keys, variant);
  for (const { structure, ...shortfall } of shortfalls)
    yield* tidyRows({ ...key, structure, outcome: base.objective, unit, about: "all what-ifs" }, { shortfall });
}

function variantRows(
  common: Pick<TidyKey, "file" | "scenario" | "partial">,
  keys: readonly string[],
  { variant, values, objective, winner, next, lead, structures }: VariantRecord,
): TidyRow[] {
  const parameters = Object.fromEntries(
    keys.map((key, place) => [key, values.length === 0 ? "" : (plainNumber(values[place]) ?? values[place])] as const),
  );
  const key = { ...common, variant, parameters };
  const ofObjective = { outcome: objective, unit: outcomeUnit(objective) };
  return [
    ...structures.flatMap(({ id: structure, outcomes, change, ...best }) => [
      ...Object.entries(outcomes).flatMap(([outcome, figures]) =>
        tidyRows({ ...key, structure, outcome, unit: outcomeUnit(outcome) }, figures),
      ),
      ...tidyRows({ ...key, structure, ...ofObjective }, { ...best, ...(change && { change }) }),
    ]),
    ...(winner !== undefined && next !== undefined && lead
      ? tidyRows({ ...key, structure: winner, versus: next, ...ofObjective }, { lead })
      : []),
  ];
}
