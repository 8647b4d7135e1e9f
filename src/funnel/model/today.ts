import { TEAM_ROWS } from "../../assumptions/teams.js";

/**
 * One row per number that describes the company of today in one trial, in which all of its numbers were measured. Only
 * the scenario's own values decide them, whatever a structure overrides.
 */
export const TODAY = [
  ...TEAM_ROWS.map(({ id }) => ({ id: `posts.${id}` as const, meaning: "posts, filled or not; given once" })),
  ...TEAM_ROWS.map(({ id }) => ({ id: `productive.${id}` as const, meaning: "productive staff in the long run" })),
  ...TEAM_ROWS.map(({ id }) => ({ id: `start_filled.${id}` as const, meaning: "share of posts filled at the start" })),
  ...TEAM_ROWS.map(({ id }) => ({ id: `start_ramping.${id}` as const, meaning: "share of them still ramping up" })),
  { id: "start_inbound", meaning: "open opportunities from marketing at the start, on average" },
  { id: "start_outbound", meaning: "open opportunities from sales at the start, on average" },
  { id: "coverage", meaning: "share of customers that customer success looks after" },
  { id: "settling", meaning: "share of the way that effects go in a month" },
  { id: "disruption_kept", meaning: "share of a disruption left after a month" },
] as const;
