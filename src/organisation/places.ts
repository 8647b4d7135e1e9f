import { pathToRoot } from "./chart.js";
import { PLACED_TEAMS, RELATED_TEAMS, type OrgChart, type PlacedTeam, type TeamPlace } from "./structure.js";

/** The place of every placed team that the chart has. */
export type TeamPlaces = Readonly<Partial<Record<PlacedTeam, TeamPlace>>>;

/** Under the first of the related teams above it, else apart. The chart must be sound. */
export function teamPlaces(chart: OrgChart): TeamPlaces {
  const present = PLACED_TEAMS.filter((team) => chart.nodes.some(({ name }) => name === team));
  return Object.fromEntries(present.map((team) => [team, placeOf(chart, team)]));
}

function placeOf(chart: OrgChart, team: PlacedTeam): TeamPlace {
  const path = pathToRoot(chart, team);
  const above = path.flatMap((name) => RELATED_TEAMS.filter((related) => related === name)).at(0);
  return above === undefined ? "apart" : `under_${above}`;
}
