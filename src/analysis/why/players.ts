import { EFFECT_TARGETS } from "../../assumptions/effect-targets.js";
import type { EffectTerm } from "../../organisation/effects.js";
import { TEAMS, type Posts } from "../../organisation/structure.js";
import { lastState, type Plan, type PlannedStructure } from "../../simulation/plan.js";

/** What a difference between two structures is split by: what the effects act on, or where they come from. */
export const BRIDGE_VIEWS = ["target", "origin"] as const;
export type BridgeView = (typeof BRIDGE_VIEWS)[number];

const ORIGINS = ["relation", "background", "mandate", "sdr", "success", "own"] as const;
type Origin = (typeof ORIGINS)[number];

/** In the order in which they are shown. */
export const PLAYERS = {
  target: [
    "lead_volume",
    "acceptance",
    "follow_up",
    "response_time",
    "win_rate",
    "outbound",
    "churn",
    "attrition",
    "expansion",
    "handover",
    "sdr_outbound",
    "focus",
    "mandate",
    "headcount",
  ],
  origin: [...ORIGINS, "headcount"],
} as const satisfies Readonly<Record<BridgeView, readonly string[]>>;
export type PlayerId = (typeof PLAYERS)[BridgeView][number];

/** Those of both views, each once. */
export const PLAYER_IDS: readonly PlayerId[] = [...new Set<PlayerId>([...PLAYERS.target, ...PLAYERS.origin])];

/** A part of the difference between two structures that can be switched on its own. */
export interface Player {
  readonly id: PlayerId;
  /** Planned inputs whose product the part is, before and after the switch; none for the headcount. */
  readonly from: readonly EffectTerm[];
  readonly to: readonly EffectTerm[];
}

/**
 * The parts in which the two structures differ. By target, the mandate's effects form a part of their own, whatever they act
 * on, and the five focus weights are one part, since they share one budget. By origin, all effects of a relation, a
 * background, a mandate, or of the structure's own rows go together. Effects that are equal in every trial are no difference.
 */
export function playersOf(plan: Plan, before: PlannedStructure, after: PlannedStructure, view: BridgeView): Player[] {
  const [from, to] = [lastState(before), lastState(after)];
  const sides = PLAYERS[view].map((id) => ({
    id,
    from: from.effects.filter((term) => playerOf(term, view) === id),
    to: to.effects.filter((term) => playerOf(term, view) === id),
  }));
  return sides.filter((player) =>
    player.id === "headcount"
      ? !samePosts(from.posts, to.posts)
      : factors(plan, player.from) !== factors(plan, player.to),
  );
}

/** `before` with the parts whose bits are set in `coalition` switched to those of `after`. */
export function coalitionStructure(
  before: PlannedStructure,
  after: PlannedStructure,
  players: readonly Player[],
  view: BridgeView,
  coalition: number,
): PlannedStructure {
  const [from, to] = [lastState(before), lastState(after)];
  const switched = new Set<PlayerId>(players.filter((_, place) => coalition & (1 << place)).map(({ id }) => id));
  const belongs = (isSwitched: boolean) => (term: EffectTerm) => switched.has(playerOf(term, view)) === isSwitched;
  const effects = [...from.effects.filter(belongs(false)), ...to.effects.filter(belongs(true))];
  const state = {
    ...from,
    posts: switched.has("headcount") ? to.posts : from.posts,
    // Factors multiply in the order of a plain structure, so that nobody switched is `from` and everybody is `to`, bit for bit.
    effects: effects.sort((a, b) => ORIGINS.indexOf(originOf(a)) - ORIGINS.indexOf(originOf(b))),
  };
  return { id: `coalition ${coalition}`, states: [state] };
}

function playerOf(term: EffectTerm, view: BridgeView): PlayerId {
  const origin = originOf(term);
  if (view === "origin" || origin === "mandate") return origin;
  return term.target.startsWith("focus.") ? "focus" : (term.target as PlayerId);
}

/** The second part of an id such as `effect.mandate.drive.lead_volume`. */
function originOf({ input }: EffectTerm): Origin {
  const origin = ORIGINS.find((name) => input.startsWith(`effect.${name}.`));
  if (origin === undefined) throw new Error(`${input} is not the id of an effect`);
  return origin;
}

const samePosts = (a: Posts, b: Posts): boolean => TEAMS.every((team) => a[team] === b[team]);

/** The random factors on each target, as a text that is equal for sets of terms with equal products in every trial. */
function factors(plan: Plan, terms: readonly EffectTerm[]): string {
  const lines = terms.flatMap(({ target, input }) => {
    const planned = plan.inputs.find(({ id }) => id === input);
    if (planned === undefined) throw new Error(`the plan has no input ${input}`);
    const { stream, distribution } = planned;
    if (distribution.kind !== "constant") return [JSON.stringify([target, stream, distribution])];
    return distribution.value === 1 ? [] : [JSON.stringify([target, distribution.value])];
  });
  return lines.sort((a, b) => (a < b ? -1 : 1)).join("\n");
}

/** Ids of the inputs among the terms, in the order of the targets. */
export function inputIds(terms: readonly EffectTerm[]): string[] {
  return [...terms]
    .sort((a, b) => EFFECT_TARGETS.indexOf(a.target) - EFFECT_TARGETS.indexOf(b.target))
    .map(({ input }) => input);
}
