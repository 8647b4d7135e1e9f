import type { Assumption } from "./assumption.js";
import { OWN_CHOICE } from "./sources.js";

/** The teams of the model, in the order of every vector that has an entry per team. */
export const TEAM_ROWS = [
  { id: "marketing", label: "marketing", posts: 6 },
  { id: "sales", label: "sales", posts: 10 },
  { id: "sdr", label: "sales development", posts: 0 },
  { id: "success", label: "customer success", posts: 0 },
] as const;

/** Today's teams. */
export const TEAM_SIZES: readonly Assumption[] = TEAM_ROWS.map(({ id, label, posts }) => ({
  id: `teams.${id}.headcount`,
  label: `posts in ${label}`,
  value: String(posts),
  unit: "posts",
  domain: "count",
  meaning: `Posts in ${id} today, filled or not.`,
  source: OWN_CHOICE,
  grade: "assumption",
}));
