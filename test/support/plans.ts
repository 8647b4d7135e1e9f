import { BOOK } from "../../src/assumptions/book.js";
import { parseValue } from "../../src/assumptions/value-notation.js";
import type { DistributionSpec } from "../../src/distributions/spec.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import type { Background, Mandate, Posts, Relation } from "../../src/organisation/structure.js";
import type { Plan, PlannedInput, PlannedState, PlannedStructure } from "../../src/simulation/plan.js";

const POSTS: Posts = { marketing: 6, sales: 10, sdr: 0, success: 0 };

/** Posts of marketing and sales, and of the others if given. */
export function postsOf(given: Partial<Posts>): Posts {
  return { ...POSTS, ...given };
}

/** A structure that is the same all the time. */
export function steady(id: string, state: Partial<PlannedState> = {}): PlannedStructure {
  return { id, states: [stateOf(state)] };
}

export function stateOf(state: Partial<PlannedState> = {}): PlannedState {
  const managers = { atBookCost: 0, givenCostMonthly: 0 };
  return { from: 0, posts: POSTS, effects: [], neutral: false, overrides: [], managers, disrupted: [], ...state };
}

/** The wider company switched off: what is left are the equations of the funnel alone. */
export const OFF: Readonly<Record<string, number>> = {
  "people.start_productivity": 1,
  "money.manager_cost": 0,
  "money.cost_per_hire": 0,
  "change.severance": 0,
  "change.cost_per_head": 0,
  "elasticity.leads_to_spend": 0,
  "elasticity.acceptance_to_quality": 0,
  "start.steady": 0,
  "customers.expansion": 0,
};

/** A structure with the book's effects for the given relation, background and mandate. */
export function structure(
  id: string,
  relation: Relation,
  background: Background = "general",
  mandate: Mandate = "none",
): PlannedStructure {
  return steady(id, { effects: effectTerms(relation, background, mandate) });
}

/** A structure without any effect. */
export function neutral(id: string, posts: Partial<Posts> = POSTS): PlannedStructure {
  return steady(id, { posts: postsOf(posts) });
}

export const FIVE: readonly PlannedStructure[] = [
  structure("under-sales", "marketing_under_sales", "sales", "support"),
  structure("under-marketing", "sales_under_marketing", "marketing"),
  structure("head", "shared_head"),
  structure("leader", "shared_bilingual_leader", "both"),
  structure("ceo", "shared_executive", "general", "drive"),
];

/** The book's inputs, with some made certain. */
export function bookInputs(certain: Readonly<Record<string, number>> = {}): PlannedInput[] {
  return BOOK.map(({ id, value, domain }) => ({
    id,
    stream: id,
    distribution: id in certain ? { kind: "constant", value: certain[id] } : parsed(value, domain),
  }));
}

/** Inputs that are all certain: the medians of the book except what is given. */
export function certainInputs(given: Readonly<Record<string, number>>): PlannedInput[] {
  return bookInputs().map(({ id, stream, distribution }) => ({
    id,
    stream,
    distribution: { kind: "constant", value: given[id] ?? middle(distribution) },
  }));
}

export function plan(structures: readonly PlannedStructure[], changes: Partial<Plan> = {}): Plan {
  return {
    seed: "test",
    horizonMonths: 24,
    startMonth: 0,
    replicates: 1,
    todayPosts: POSTS,
    inputs: bookInputs(),
    correlations: [],
    structures,
    ...changes,
  };
}

function parsed(value: string, domain: Parameters<typeof parseValue>[1]): DistributionSpec {
  const result = parseValue(value, domain);
  if ("fault" in result) throw new Error(`${value}: ${result.fault.code}`);
  return result.spec;
}

function middle(spec: DistributionSpec): number {
  if (spec.kind === "constant") return spec.value;
  if (spec.kind !== "quantiles") throw new Error(`no middle of ${spec.kind}`);
  const [low, high] = spec.points.map((point) => point.value);
  return spec.scale === "identity" ? (low + high) / 2 : Math.sqrt(low * high);
}
