import { TEAM_ROWS } from "../assumptions/teams.js";

export type Team = (typeof TEAM_ROWS)[number]["id"];
export const TEAMS: readonly Team[] = TEAM_ROWS.map(({ id }) => id);

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
  readonly role?: Role;
  readonly background?: Background;
}

/** `reportsTo` maps each node to its superior; the root is missing from it. The nodes include both teams. */
export interface OrgChart {
  readonly nodes: readonly ChartNode[];
  readonly reportsTo: Readonly<Record<string, string>>;
}
