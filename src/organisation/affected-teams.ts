import { superiorOf } from "./chart.js";
import { TEAMS, type OrgChart, type Posts, type Team } from "./structure.js";

/** A chart with the posts of its teams. */
export interface StaffedChart {
  readonly chart: OrgChart;
  readonly posts: Posts;
}

/**
 * The teams that get another superior on the way from one chart to another: those with posts in both that report to
 * another node. A superior is known by name; another background or role of the same node is no new superior.
 */
export function affectedTeams(from: StaffedChart, to: StaffedChart): readonly Team[] {
  return TEAMS.filter(
    (team) => from.posts[team] > 0 && to.posts[team] > 0 && superiorOf(from.chart, team) !== superiorOf(to.chart, team),
  );
}
