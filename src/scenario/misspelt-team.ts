import { distance } from "fastest-levenshtein";
import { TEAMS, type Team } from "../organisation/structure.js";

/** Short names are one letter from too many others: `sdr` from a manager `sd`. */
const SHORTEST = 5;

/** The team that a name most likely means: the same but for case, one letter, or two neighbours that changed places. */
export function misspeltTeam(name: string): Team | undefined {
  const lower = name.toLowerCase();
  if (TEAMS.some((team) => team === name)) return undefined;
  return TEAMS.find((team) => lower === team || (team.length >= SHORTEST && isNear(lower, team)));
}

/** A digit more is no slip: whoever writes `sales2` means another one. */
function isNear(name: string, team: Team): boolean {
  return /^\p{L}+$/u.test(name) && (distance(name, team) === 1 || isSwapped(name, team));
}

function isSwapped(name: string, team: Team): boolean {
  return Array.from(team).some(
    (_, place) =>
      name === `${team.slice(0, place)}${team.charAt(place + 1)}${team.charAt(place)}${team.slice(place + 2)}`,
  );
}
