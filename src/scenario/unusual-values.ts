import { unusualGrowth, unusualManagerCost, unusualRatio, unusualValue } from "../analysis/unusual-value.js";
import { YARDSTICK_OF_MONEY } from "../assumptions/plausible-ranges.js";
import { specMedian } from "../distributions/distribution.js";
import type { Problem } from "../foundation/problem.js";
import { BOOK } from "../assumptions/book.js";
import type { Place } from "./located-tree.js";
import type { Resolved } from "./resolve.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "unusual-setting": { key: string; value: number; low: number; high: number };
  }
}

const GROWTH = "market.monthly_growth";

/** Values that are read, and hard to believe: of the scenario, of its structures and phases. */
export function unusualValues(resolved: Resolved): Problem[] {
  const found = [
    ...ofAssumptions(resolved),
    ...ofOverrides(resolved),
    ...ofRatios(resolved),
    ...ofManagers(resolved),
    ...ofSettings(resolved),
  ];
  // What a structure keeps through its phases is told once.
  return [...new Map(found.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** Once what a rep costs is hard to believe, money measured by it is not told of as well. */
function ofAssumptions({ plan, values, money }: Resolved): Problem[] {
  const medians = new Map(plan.inputs.map(({ id, distribution }) => [id, specMedian(distribution)]));
  const growth = unusualGrowth(medians.get(GROWTH) ?? 0, plan.horizonMonths);
  const problems = BOOK.flatMap(({ id }) => {
    if (id === GROWTH && growth.length > 0) return placed(growth, values.get(id)?.at);
    return placed(unusualValue(id, medians.get(id) ?? NaN, money), values.get(id)?.at);
  });
  const isYardstick = ({ arguments: details }: Problem): boolean =>
    "assumption" in details && details.assumption === YARDSTICK_OF_MONEY;
  if (!problems.some(isYardstick)) return problems;
  return problems.filter((problem) => isYardstick(problem) || !("salesCost" in problem.arguments));
}

function ofOverrides({ structures, phases, money }: Resolved): Problem[] {
  const states = structures.flatMap(({ own, stages }) => [own, ...stages.map(({ state }) => state)]);
  return [...phases, ...states].flatMap(({ overrides }) =>
    overrides.flatMap(({ assumption, value }) =>
      placed(unusualValue(assumption, specMedian(value.distribution), money), value.at),
    ),
  );
}

function ofRatios({ structures }: Resolved): Problem[] {
  const states = structures.flatMap(({ own, stages }) => [own, ...stages.map(({ state }) => state)]);
  return states.flatMap(({ ownEffects }) =>
    ownEffects.flatMap(({ target, value }) => placed(unusualRatio(target, specMedian(value.distribution)), value.at)),
  );
}

/** What managers cost of their own, where the structure or its phase says it. */
function ofManagers({ structures, money }: Resolved): Problem[] {
  const states = structures.flatMap(({ own, stages }) => [own, ...stages.map(({ state }) => state)]);
  return states.flatMap(({ chart, costPlaces }) =>
    chart.nodes.flatMap(({ name, costMonthly }) =>
      costMonthly === undefined ? [] : placed(unusualManagerCost(name, costMonthly, money), costPlaces.get(name)),
    ),
  );
}

/** Ten years of an organisation, and the trials of a night: our choice. */
const SETTINGS = { horizon: { low: 1, high: 120 }, trials: { low: 1, high: 10_000_000 } };

function ofSettings({ plan, trials, shaped }: Resolved): Problem[] {
  const given = { horizon: plan.horizonMonths, trials };
  return (["horizon", "trials"] as const).flatMap((key): Problem[] => {
    const { low, high } = SETTINGS[key];
    if (given[key] >= low && given[key] <= high) return [];
    const details = { key, value: given[key], low, high };
    return placed(
      [{ code: "unusual-setting", severity: "warning", arguments: details }],
      shaped.tree.entries.get(key)?.value.at,
    );
  });
}

const placed = (problems: readonly Problem[], at: Place | undefined): Problem[] =>
  problems.map((problem) => ({ ...problem, ...at }));
