import { EFFECT_TARGETS } from "../../assumptions/effect-targets.js";
import type { OutcomeId } from "../../funnel/outcomes.js";
import type { EffectTerm } from "../../organisation/effects.js";
import type { Plan, PlannedState, PlannedStructure } from "../../simulation/plan.js";
import type { Objective } from "../objective.js";
import { timelineOf, type Moment } from "./timeline.js";

/** What a difference between two structures is split by: what the effects act on, or where they come from. */
export const BRIDGE_VIEWS = ["target", "origin"] as const;
export type BridgeView = (typeof BRIDGE_VIEWS)[number];

const ORIGINS = ["relation", "background", "mandate", "sdr", "success", "own"] as const;
type Origin = (typeof ORIGINS)[number];

/** What differs between structures besides their effects: a part of their states. */
const STATE_PARTS = {
  headcount: ({ posts }) => ({ posts }),
  managers: ({ managers }) => ({ managers }),
  overrides: ({ overrides }) => ({ overrides }),
  transition: ({ disrupted }) => ({ disrupted }),
} as const satisfies Readonly<Record<string, (state: PlannedState) => Partial<PlannedState>>>;
type StatePart = keyof typeof STATE_PARTS;
const STATE_PART_IDS = Object.keys(STATE_PARTS) as StatePart[];

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
    ...STATE_PART_IDS,
  ],
  origin: [...ORIGINS, ...STATE_PART_IDS],
} as const satisfies Readonly<Record<BridgeView, readonly string[]>>;
export type PlayerId = (typeof PLAYERS)[BridgeView][number];

/** Those of both views, each once. */
export const PLAYER_IDS: readonly PlayerId[] = [...new Set<PlayerId>([...PLAYERS.target, ...PLAYERS.origin])];

/** A part of the difference between two structures that can be switched on its own. */
export interface Player {
  readonly id: PlayerId;
  /** Planned inputs that the part brings in, before and after the switch; none for the headcount. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/**
 * The parts in which the two structures differ at any time. By target, the mandate's effects form a part of their own, whatever
 * they act on, and the five focus weights are one part, since they share one budget. By origin, all effects of a relation, a
 * background, a mandate, the place of a team, or of the structure's own rows go together. Posts, managers, overridden
 * assumptions and the disruption of a change are a part each in both views. Effects that are equal in every trial are no
 * difference.
 */
export function playersOf(plan: Plan, before: PlannedStructure, after: PlannedStructure, view: BridgeView): Player[] {
  const timeline = timelineOf(plan, before, after);
  const differs = (id: PlayerId): boolean =>
    timeline.some((moment) => contentOf(plan, moment.before, id, view) !== contentOf(plan, moment.after, id, view));
  return PLAYERS[view].filter(differs).map((id) => ({
    id,
    from: inputsOf(timeline, (moment) => moment.before, id, view),
    to: inputsOf(timeline, (moment) => moment.after, id, view),
  }));
}

/** Two structures and the parts in which they differ. */
export interface Mixture {
  readonly plan: Plan;
  readonly from: PlannedStructure;
  readonly to: PlannedStructure;
  readonly view: BridgeView;
  readonly players: readonly Player[];
  /**
   * Place of a player that adds the same whoever else is switched: its Shapley value is what it adds alone (the axiom of the
   * dummy player), and the others play without it.
   */
  readonly apart?: number | undefined;
}

/** An outcome that is not a sum of what managers cost and of things that do not depend on them. */
const NOT_ADDITIVE: OutcomeId = "cost_per_win";

/** Managers do nothing but cost, so in an objective that costs add to they stand apart, unless what they cost is a part of its own. */
export function playerApart(
  { from, to, players }: Pick<Mixture, "from" | "to" | "players">,
  { terms }: Objective,
): number | undefined {
  const isAdditive = terms.every(({ outcome }) => outcome !== NOT_ADDITIVE);
  const isPriced = [...from.states, ...to.states].some(({ overrides }) =>
    overrides.some(({ assumption }) => assumption === "money.manager_cost"),
  );
  const place = players.findIndex(({ id }) => id === "managers");
  return isAdditive && !isPriced && place >= 0 ? place : undefined;
}

/**
 * Of a coalition `from` with the parts whose bits are set in it switched to those of `to`, at every time at which either changes.
 * With nobody switched it is `from` itself, with everybody `to`. What is the same for all coalitions is found out once.
 */
export function coalitionStructures({
  plan,
  from,
  to,
  view,
  players,
}: Mixture): (coalition: number) => PlannedStructure {
  const mixers = timelineOf(plan, from, to).map((moment) => mixerOf(moment, view));
  return (coalition) => {
    if (coalition === 0) return from;
    if (coalition === 2 ** players.length - 1) return to;
    const switched = new Set(players.filter((_, place) => coalition & (1 << place)).map(({ id }) => id));
    const id = `${from.id} with ${[...switched].join(", ")} of ${to.id}`;
    return { id, states: mixers.map((mixed) => mixed(switched)) };
  };
}

/** The state at a moment once some players are switched. */
function mixerOf({ from, before, after }: Moment, view: BridgeView) {
  const termsOf = (effects: readonly EffectTerm[], isAfter: boolean) =>
    effects.map((term) => ({
      term,
      isAfter,
      player: playerOf(term, view),
      origin: ORIGINS.indexOf(originOf(term)),
    }));
  // Factors multiply in the order of a plain structure, so that parts without a difference move no last digit.
  const terms = [...termsOf(before.effects, false), ...termsOf(after.effects, true)].sort(
    (a, b) => a.origin - b.origin,
  );
  return (switched: ReadonlySet<PlayerId>): PlannedState => {
    const parts = STATE_PART_IDS.filter((part) => switched.has(part)).map((part) => STATE_PARTS[part](after));
    return {
      ...before,
      ...(Object.assign({}, ...parts) as Partial<PlannedState>),
      from,
      effects: terms.filter(({ player, isAfter }) => switched.has(player) === isAfter).map(({ term }) => term),
    };
  };
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

const isStatePart = (id: PlayerId): id is StatePart => Object.hasOwn(STATE_PARTS, id);

/** A part of a state, as a text that is equal for parts that act equally in every trial. */
function contentOf(plan: Plan, state: PlannedState, id: PlayerId, view: BridgeView): string {
  if (id === "overrides")
    return lines(state.overrides.map(({ assumption, input }) => [assumption, drawOf(plan, input)]));
  if (isStatePart(id)) return canonical(STATE_PARTS[id](state));
  const terms = state.effects.filter((term) => playerOf(term, view) === id);
  const factors = terms.flatMap(({ target, input, exponent }) => {
    const draw = drawOf(plan, input);
    if (draw.distribution.kind === "constant" && draw.distribution.value === 1) return [];
    const weight = exponent === undefined ? CERTAINLY_ONE : drawOf(plan, exponent);
    return [[target, draw, weight]];
  });
  return lines(factors);
}

const CERTAINLY_ONE = { distribution: { kind: "constant", value: 1 } };

/** What is drawn for an input: equal for inputs that are equal in every trial. */
function drawOf({ inputs }: Plan, input: string) {
  const planned = inputs.find(({ id }) => id === input);
  if (planned === undefined) throw new Error(`the plan has no input ${input}`);
  const { stream, distribution } = planned;
  return distribution.kind === "constant" ? { distribution } : { stream, distribution };
}

const lines = (items: readonly unknown[]): string =>
  items
    .map((item) => JSON.stringify(item))
    .sort()
    .join("\n");

/** JSON of a flat part of a state, keys and lists sorted. */
function canonical(part: object): string {
  return JSON.stringify(part, (_, value: unknown) => {
    if (Array.isArray(value)) return [...(value as unknown[])].sort();
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Ids of the inputs that one side's part names at any time, effects in the order of their targets. */
function inputsOf(
  timeline: readonly Moment[],
  side: (moment: Moment) => PlannedState,
  id: PlayerId,
  view: BridgeView,
): string[] {
  const inputs = timeline.flatMap((moment) => {
    const { effects, overrides } = side(moment);
    if (id === "overrides") return overrides.map(({ input }) => input);
    const own = effects.filter((term) => playerOf(term, view) === id);
    return own
      .sort((a, b) => EFFECT_TARGETS.indexOf(a.target) - EFFECT_TARGETS.indexOf(b.target))
      .map(({ input }) => input);
  });
  return [...new Set(inputs)];
}
