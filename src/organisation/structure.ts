import { TEAM_ROWS } from "../assumptions/teams.js";

export type Team = (typeof TEAM_ROWS)[number]["id"];
export const TEAMS: readonly Team[] = TEAM_ROWS.map(({ id }) => id);

/** The two teams whose relation is derived; every chart has them. */
export const RELATED_TEAMS = ["marketing", "sales"] as const satisfies readonly Team[];
/** The teams whose place in the chart has effects of its own; a chart may do without them. */
export const PLACED_TEAMS = ["sdr", "success"] as const satisfies readonly Team[];
export type PlacedTeam = (typeof PLACED_TEAMS)[number];

/** Posts per team, filled or not. */
export type Posts = Readonly<Record<Team, number>>;

export const RELATIONS = [
  "marketing_under_sales",
  "sales_under_marketing",
  "shared_head",
  "shared_bilingual_leader",
  "shared_executive",
] as const;
/** How the two teams are tied together; derived from the org chart, never typed in. */
export type Relation = (typeof RELATIONS)[number];

export const TEAM_PLACES = ["under_sales", "under_marketing", "apart"] as const;
/** Where a team stands: under the first of the related teams above it, or apart from both. */
export type TeamPlace = (typeof TEAM_PLACES)[number];

export const ROLES = ["executive", "head"] as const;
export type Role = (typeof ROLES)[number];

export const BACKGROUNDS = ["sales", "marketing", "both", "general"] as const;
export type Background = (typeof BACKGROUNDS)[number];

export const MANDATES = ["drive", "support", "none"] as const;
/** What marketing is asked to do about revenue. */
export type Mandate = (typeof MANDATES)[number];

/** A node of the org chart: a team (with its own head) or a manager. */
export interface ChartNode {
  readonly name: string;
  /** What to call a manager's post. */
  readonly title?: string;
  readonly role?: Role;
  readonly background?: Background;
  /** What a manager costs, currency/month; default: the book's. */
  readonly costMonthly?: number;
}

/** `reportsTo` maps each node to its superior; the root is missing from it. The nodes include both related teams. */
export interface OrgChart {
  readonly nodes: readonly ChartNode[];
  readonly reportsTo: Readonly<Record<string, string>>;
}
