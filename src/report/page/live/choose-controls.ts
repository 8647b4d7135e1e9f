import { actingAssumptions } from "../../../analysis/acting-assumptions.js";
import type { MovablePlan } from "../../../analysis/what-if/moves.js";
import { findAssumption } from "../../../assumptions/book.js";
import { SAMPLING_ORDER } from "../../../assumptions/sampling-order.js";
import { TEAM_ROWS } from "../../../assumptions/teams.js";
import { distribution } from "../../../distributions/distribution.js";
import type { ResolvedScenario } from "../../../scenario/resolved.js";
import { lastState } from "../../../simulation/plan.js";
import { rangeText } from "../../format/range.js";
import type { Control, MandateControl, PostsControl, SliderControl, StrengthControl } from "./controls.js";
import type { LiveInput } from "./input.js";
import { stepsBetween } from "./steps.js";

/** More than these nobody moves. */
const MOST_SLIDERS = 8;

type Controlled = Pick<LiveInput, "scenario" | "drivers">;

/** What a reader of the page may move, each as exactly as the scenario's file would. */
export function chooseControls(input: Controlled, movable: MovablePlan): Control[] {
  const { scenario } = input;
  return [
    ...slidersOf(input),
    ...movable.structures.flatMap((structure) => [
      ...mandateControl(scenario, structure),
      ...postsControls(scenario, structure.id),
    ]),
    ...strengthControl(scenario),
  ];
}

function slidersOf({ scenario, drivers }: Controlled): SliderControl[] {
  return decidingInputs(scenario, drivers)
    .flatMap((id) => sliderControl(scenario, id) ?? [])
    .slice(0, MOST_SLIDERS);
}

/** Those that decide, where that is known; else the scenario's own, then those that usually decide. */
function decidingInputs({ plan, assumptions }: ResolvedScenario, drivers: LiveInput["drivers"]): string[] {
  // One that also moves with a structure's own value would be fixed in part only.
  if (drivers)
    return drivers.drivers.filter(({ id, inputs }) => inputs.length === 1 && inputs[0] === id).map(({ id }) => id);
  const acting = new Set(actingAssumptions(plan));
  const own = assumptions.filter((assumption) => assumption.own).map(({ id }) => id);
  return [...new Set([...own, ...SAMPLING_ORDER])].filter((id) => acting.has(id));
}

/**
 * Some are no single value in a file: twelve months and five foci make a whole, today's teams have a section of their own, and one that
 * is correlated with another may not be certain.
 */
const NO_VALUE_OF_ITS_OWN = /^(?:market\.seasonality|focus|teams)\./u;

function sliderControl({ plan, currency }: ResolvedScenario, id: string): SliderControl | undefined {
  const row = findAssumption(id);
  const input = plan.inputs.find((one) => one.id === id);
  const isCorrelated = plan.correlations.some(({ a, b }) => a === id || b === id);
  if (row === undefined || input === undefined || isCorrelated || NO_VALUE_OF_ITS_OWN.test(id)) return undefined;
  const { quantile } = distribution(input.distribution);
  const [lowest, low, median, high, highest] = [0.01, 0.05, 0.5, 0.95, 0.99].map(quantile);
  if (!(lowest < highest)) return undefined;
  const steps = stepsBetween(lowest, highest, row.domain === "count");
  if (steps.first >= steps.last) return undefined;
  const { label, meaning, unit } = row;
  const restText = rangeText(low, high, unit, { currency });
  return { kind: "slider", key: id, input: id, label, meaning, unit, steps, rest: median, restText };
}

function mandateControl(
  { structures }: ResolvedScenario,
  { id, effects }: MovablePlan["structures"][number],
): MandateControl[] {
  const stages = structures.find((structure) => structure.id === id)?.stages ?? [];
  const current = stages.at(-1)?.mandate;
  if (current === undefined || Object.keys(effects).length === 0) return [];
  return [{ kind: "mandate", key: `structures.${id}.mandate`, structure: id, rest: current }];
}

/** Of the teams that have posts: a team of nobody is another structure, and so is one that is not there yet. */
function postsControls({ plan }: ResolvedScenario, id: string): PostsControl[] {
  const planned = plan.structures.find((structure) => structure.id === id);
  if (planned === undefined) return [];
  const { posts } = lastState(planned);
  return TEAM_ROWS.filter(({ id: team }) => posts[team] > 0).map(({ id: team, label }) => ({
    kind: "posts",
    key: `structures.${id}.headcount.${team}`,
    structure: id,
    team,
    label,
    rest: posts[team],
    most: Math.max(3 * posts[team], posts[team] + 10),
  }));
}

/** In a scenario file it goes from 0 to 1. */
function strengthControl({ plan }: ResolvedScenario): StrengthControl[] {
  const hasEffects = plan.structures.some(({ states }) =>
    states.some(({ neutral, effects }) => !neutral && effects.length > 0),
  );
  const steps = { first: 0, last: 20, mantissa: 5, exponent: -2 } as const;
  return hasEffects ? [{ kind: "strength", key: "effects", steps, rest: plan.effectStrength ?? 1 }] : [];
}
