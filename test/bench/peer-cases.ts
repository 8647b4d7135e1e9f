import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BOOK, findAssumption } from "../../src/assumptions/book.js";
import { MONTHS } from "../../src/assumptions/months.js";
import { parseValue } from "../../src/assumptions/value-notation.js";
import type { EffectTarget } from "../../src/assumptions/effect-targets.js";
import type { DistributionSpec } from "../../src/distributions/spec.js";
import type { EffectTerm } from "../../src/organisation/effects.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import {
  PLACED_TEAMS,
  type Background,
  type Mandate,
  type Posts,
  type Relation,
  type Team,
  type TeamPlace,
} from "../../src/organisation/structure.js";
import type { Plan, PlannedInput, PlannedState } from "../../src/simulation/plan.js";

const FOLDER = join("test", "bench", "peers", "cases");

/** A distribution as the independent programs read it. */
type PeerValue =
  | { readonly family: "constant"; readonly median: number | readonly number[] }
  | { readonly family: "normal" | "lognormal" | "logitnormal"; readonly low5: number; readonly high95: number };

type PeerValues = Readonly<Record<string, PeerValue>>;

interface PeerState {
  readonly relation: Relation;
  readonly background: Background;
  readonly mandate: Mandate;
  readonly sdrPlace: TeamPlace;
  readonly successPlace: TeamPlace;
  readonly posts: Posts;
  readonly managers: { readonly count: number; readonly cost: number };
  readonly effects: "none" | Readonly<Partial<Record<EffectTarget, readonly (readonly [string, number, number])[]>>>;
  readonly assumptions: PeerValues;
}

interface PeerPhase extends PeerState {
  readonly after: number;
  readonly superiorChanges: readonly Team[];
}

/** A case of the independent programs, see the head of peers/model.py. */
export interface PeerCase {
  readonly id: string;
  readonly horizonMonths: number;
  readonly startMonth: number;
  readonly posts: Posts;
  readonly assumptions: PeerValues;
  readonly phases: readonly { readonly after: number; readonly assumptions: PeerValues }[];
  readonly structures: readonly {
    readonly id: string;
    readonly today: boolean;
    readonly start: PeerState;
    readonly phases: readonly PeerPhase[];
  }[];
}

export const PEER_CASES: readonly PeerCase[] = readdirSync(FOLDER)
  .filter((file) => file !== "book.json")
  .map((file) => JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as PeerCase);

/** The plan that simulates a case. */
export function planOfCase(given: PeerCase, seed = "test"): Plan {
  const added = new Map<string, PlannedInput>();
  const add = (input: PlannedInput): string => {
    added.set(input.id, input);
    return input.id;
  };
  const overrides = (prefix: string, values: PeerValues): readonly (readonly [string, string])[] =>
    Object.entries(values).map(([id, value]) => [
      id,
      add({ id: `${prefix}.${id}`, stream: id, distribution: distributionOf(id, value) }),
    ]);
  const effectsOf = (state: PeerState): readonly EffectTerm[] => {
    if (state.effects === "none") return [];
    const own = Object.entries(state.effects).flatMap(([target, cells]) =>
      cells.map(([id, median, factor]) => ({
        target: target as EffectTarget,
        input: add({ id, stream: id, distribution: spread(median, factor) }),
      })),
    );
    const places = { sdr: state.sdrPlace, success: state.successPlace };
    const present = PLACED_TEAMS.filter((team) => state.posts[team] > 0).map((team) => [team, places[team]] as const);
    const fromBook = effectTerms(state.relation, state.background, state.mandate, Object.fromEntries(present));
    return [...fromBook, ...own];
  };
  const structures = given.structures.map(({ id, start, phases }) => ({
    id,
    states: statesOf(given, start, phases).map(({ own, scenario, from, disrupted }, number): PlannedState => {
      const merged = new Map([
        ...scenario.flatMap((values, phase) => overrides(`phase${phase}`, values)),
        ...overrides(`structure.${id}.${number}`, own.assumptions),
      ]);
      return {
        from,
        posts: own.posts,
        effects: effectsOf(own),
        neutral: own.effects === "none",
        overrides: [...merged].map(([assumption, input]) => ({ assumption, input })),
        managers: { atBookCost: own.managers.count, givenCostMonthly: own.managers.cost },
        disrupted,
      };
    }),
  }));
  const today = given.structures.find((one) => one.today);
  return {
    seed,
    horizonMonths: given.horizonMonths,
    startMonth: given.startMonth,
    replicates: 1,
    todayPosts: given.posts,
    correlations: [],
    ...(today && { todayEffects: effectsOf(today.start) }),
    structures,
    inputs: [...companyInputs(given.assumptions), ...added.values()],
  };
}

interface Step {
  readonly own: PeerState;
  readonly scenario: readonly PeerValues[];
  readonly from: number;
  readonly disrupted: readonly Team[];
}

/** The structure's own phases and the scenario's, in the order of their months. */
function statesOf(given: PeerCase, start: PeerState, phases: readonly PeerPhase[]): readonly Step[] {
  const months = [...new Set([...given.phases, ...phases].map(({ after }) => after))].sort((a, b) => a - b);
  const begun = <Phase extends { readonly after: number }>(all: readonly Phase[], month: number): readonly Phase[] =>
    all.filter(({ after }) => after <= month);
  return [
    { own: start, scenario: [], from: 0, disrupted: [] },
    ...months.map((month) => {
      const before = begun(phases, month - 1).at(-1) ?? start;
      const own = begun(phases, month).at(-1) ?? start;
      const changed = phases.find(({ after }) => after === month)?.superiorChanges ?? [];
      return {
        own,
        scenario: begun(given.phases, month).map(({ assumptions }) => assumptions),
        from: month,
        disrupted: changed.filter((team) => before.posts[team] > 0 && own.posts[team] > 0),
      };
    }),
  ];
}

/** The rows of the book, those about the company with the values of the case. */
function companyInputs(values: PeerValues): readonly PlannedInput[] {
  return BOOK.map(({ id, value }) => {
    const month = MONTHS.findIndex((name) => id === `market.seasonality.${name}`);
    const given = values[month < 0 ? id : "market.seasonality"] as PeerValue | undefined;
    const distribution =
      given?.family === "constant" && typeof given.median !== "number"
        ? constant(given.median[month])
        : given === undefined
          ? parsed(id, value)
          : distributionOf(id, given);
    return { id, stream: id, distribution };
  });
}

function distributionOf(id: string, value: PeerValue): DistributionSpec {
  return value.family === "constant"
    ? constant(value.median as number)
    : parsed(id, `${value.low5} to ${value.high95}`);
}

const constant = (value: number): DistributionSpec => ({ kind: "constant", value });

const spread = (median: number, factor: number): DistributionSpec =>
  factor === 1 ? constant(median) : parsed(undefined, `${median} */ ${factor}`);

/** A value in the domain of an assumption, by default positive. */
function parsed(id: string | undefined, value: string): DistributionSpec {
  const domain = (id && findAssumption(id)?.domain) ?? "positive";
  const result = parseValue(value, domain === "" ? "positive" : domain);
  if ("fault" in result) throw new Error(`${id} ${value}: ${result.fault.code}`);
  return result.spec;
}
