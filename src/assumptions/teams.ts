import type { Assumption } from "./assumption.js";
import { OWN_CHOICE } from "./sources.js";

/** Today's team. */
export const TEAM_SIZES: readonly Assumption[] = [
  {
    id: "teams.marketing.headcount",
    value: "6",
    unit: "posts",
    domain: "count",
    meaning: "Posts in marketing today, filled or not.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "teams.sales.headcount",
    value: "10",
    unit: "posts",
    domain: "count",
    meaning: "Posts in sales today, filled or not.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
];
