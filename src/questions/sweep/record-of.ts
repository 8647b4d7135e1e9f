import type { Comparison, OutcomeStatistics } from "../../analysis/comparison.js";
import { singleOutcome } from "../../analysis/objective.js";
import { changeFrom } from "../../analysis/sweep/change-from.js";
import type { VariantOutcome, VariantPlan } from "../../analysis/sweep/simulate-variants.js";
import { isNothing } from "../../report/format/told.js";
import type { VariantRecord } from "./record.js";

/** Per structure: the scores of the scenario as it is, by trial. */
export type BaseScores = ReadonlyMap<string, Float64Array>;

/** What came of one what-if, as the result file tells it. */
export function variantRecord(
  { variant, values }: { readonly variant: string; readonly values: readonly string[] },
  { plan, trials, objective }: Pick<VariantPlan, "plan" | "trials" | "objective">,
  { comparison, scores }: VariantOutcome,
  base: BaseScores,
): VariantRecord {
  const key = singleOutcome(objective) ?? "objective";
  const { winner, shortfallOf, next } = standingOf(comparison);
  return {
    variant,
    values,
    trials,
    objective: key,
    ...(winner !== undefined && { winner: plan.structures[winner].id }),
    ...(next !== undefined && { lead: shortfallOf(next), next: plan.structures[next].id }),
    indifference: comparison.indifference,
    structures: comparison.structures.map(
      ({ id: name, probabilityBest, probabilityBestStandardError, outcomes }, place) => {
        const own = base.get(name);
        const isWithheld = Number.isNaN(outcomes.objective.mean);
        return {
          id: name,
          probabilityBest,
          probabilityBestStandardError,
          shortfall: shortfallOf(place),
          ...(own && { change: isWithheld ? NO_DATA : changeFrom(scores[place], own) }),
          outcomes: Object.fromEntries(
            Object.entries(outcomes).flatMap(([id, statistics]) =>
              id === "objective" && key !== id ? [] : [[id, statisticsRecord(statistics)]],
            ),
          ),
        };
      },
    ),
  };
}

const NO_DATA = { mean: NaN, standardError: NaN };

const statisticsRecord = ({ mean, standardError, p5, p50, p95 }: OutcomeStatistics) => ({
  mean,
  standardError,
  p5,
  p50,
  p95,
});

/**
 * Places of the best structure and of the one that is next to it, and how far each is short of the best. What is the same as the best
 * in every trial is not next to it, unless there is no other.
 */
function standingOf({ structures, pairs }: Comparison) {
  const best = structures.findIndex(({ rank }) => rank === 1);
  const winner = best < 0 ? undefined : best;
  const shortfallOf = (place: number) => {
    if (winner === undefined) return NO_DATA;
    if (place === winner) return { mean: 0, standardError: 0 };
    const { mean, standardError } = pairs[winner][place].advantage;
    return { mean, standardError };
  };
  const all = structures.map((_, place) => place).filter((place) => winner !== undefined && place !== winner);
  const others = all.filter((place) => !isNothing(shortfallOf(place)));
  const next = (others.length === 0 ? all : others).reduce<number | undefined>(
    (least, place) => (least === undefined || shortfallOf(place).mean < shortfallOf(least).mean ? place : least),
    undefined,
  );
  return { winner, shortfallOf, next };
}
