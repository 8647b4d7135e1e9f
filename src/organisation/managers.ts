import { isTeam, superiorOf } from "./chart.js";
import type { OrgChart } from "./structure.js";

/** The managers of a chart that cost something: nodes that are neither a team nor the root. */
export interface Managers {
  /** How many cost what the book says. */
  readonly atBookCost: number;
  /** What the others cost together, currency/month. */
  readonly givenCostMonthly: number;
}

export function managersOf(chart: OrgChart): Managers {
  const managers = chart.nodes.filter(({ name }) => !isTeam(name) && superiorOf(chart, name) !== undefined);
  const given = managers.flatMap(({ costMonthly }) => costMonthly ?? []);
  return {
    atBookCost: managers.length - given.length,
    givenCostMonthly: given.reduce((total, cost) => total + cost, 0),
  };
}
