import { TEAM_ROWS } from "../../assumptions/teams.js";

/** One row per number that a structure carries through the months of a sample beside what is recorded. */
export const CARRIED = [
  ...TEAM_ROWS.map(({ id }) => ({ id: `ramping.${id}` as const, meaning: "staff still ramping up, a real number" })),
  ...TEAM_ROWS.map(({ id }) => ({
    id: `disruption.${id}` as const,
    meaning: "1 in the month of a new superior, fading",
  })),
  ...TEAM_ROWS.map(({ id }) => ({ id: `productive.${id}` as const, meaning: "productive staff this month" })),
  { id: "activity", meaning: "leads marketing works for, over today's: what the programme spend follows" },
  { id: "churn_hazard", meaning: "customers' hazard this month" },
] as const;
