import { TEAM_ROWS } from "../../assumptions/teams.js";

/** One row per number that a state of a structure is given once, for all trials. */
export const SETUP = [
  { id: "from", meaning: "first month in place; 0 in the first state" },
  ...TEAM_ROWS.map(({ id }) => ({ id: `posts.${id}` as const, meaning: "posts, filled or not" })),
  ...TEAM_ROWS.map(({ id }) => ({ id: `disrupted.${id}` as const, meaning: "1 where the team gets another superior" })),
  { id: "managers_at_book_cost", meaning: "how many managers cost what the book says" },
  { id: "managers_given_cost", meaning: "what the others cost together, currency/month" },
] as const;
