import type { Team } from "../../organisation/structure.js";
import type { ChartId } from "./charts.js";

/** What the dialogue asks of a company. */
export interface Answers {
  readonly name: string;
  /** Posts by team; 0 where there is no such team. */
  readonly posts: Readonly<Record<Team, number>>;
  readonly today: ChartId;
  /** Whether somebody asks marketing for revenue today. */
  readonly asked: boolean;
  /** As written: `120 to 200`. */
  readonly leads: string;
  readonly customers: string;
  /** Other charts than today's, one at least. */
  readonly compared: readonly ChartId[];
}
