import { Tally } from "./model/places.js";

/** What money is spent on, in the order of a profit and loss account. Together they are the model's cost. */
export const COST_LINES = [
  { id: "salaries", tally: Tally.Salaries },
  { id: "programme_spend", tally: Tally.ProgrammeCost },
  { id: "hiring", tally: Tally.HiringCost },
  { id: "managers", tally: Tally.ManagerCost },
  { id: "one_off", tally: Tally.ReorganisationCost },
] as const;
