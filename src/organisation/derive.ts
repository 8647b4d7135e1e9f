import { InvalidInput } from "../foundation/problem.js";
import { backgroundOf, isTeam, pathToRoot, roleOf, superiorOf } from "./chart.js";
import { chartFaults } from "./chart-faults.js";
import { teamPlaces, type TeamPlaces } from "./places.js";
import type { Background, ChartNode, Mandate, OrgChart, Relation } from "./structure.js";

/** What follows from an org chart. */
export interface Organisation {
  readonly relation: Relation;
  /** Background of the deciding manager. */
  readonly background: Background;
  /** Name of the superior team if one team is above the other, else of the lowest common manager. */
  readonly decidingManager: string;
  /** Where the placed teams of the chart stand. */
  readonly places: TeamPlaces;
  /** Why, in sentences. */
  readonly reasons: readonly string[];
}

/**
 * Relation and background from the chart alone: who stands above whom decides, at any depth.
 * @throws InvalidInput if the chart is not one tree that holds both teams, see `chartFaults`
 */
export function deriveOrganisation(chart: OrgChart): Organisation {
  const faults = chartFaults(chart);
  if (faults.length > 0) throw new InvalidInput(faults);
  const name = lowestCommonNode(chart);
  const node = chart.nodes.find((candidate) => candidate.name === name) ?? { name };
  const relation = relationUnder(chart, node);
  const places = teamPlaces(chart);
  return {
    relation,
    background: backgroundOf(node),
    decidingManager: name,
    places,
    reasons: [relationReason(chart, node, relation), backgroundReason(node), ...placeReasons(places)],
  };
}

/** The first node on marketing's way up that sales passes too: a team itself if it is above the other. */
function lowestCommonNode(chart: OrgChart): string {
  const aboveSales = new Set(pathToRoot(chart, "sales"));
  return pathToRoot(chart, "marketing").find((name) => aboveSales.has(name)) ?? "sales";
}

function relationUnder(chart: OrgChart, deciding: ChartNode): Relation {
  if (deciding.name === "sales") return "marketing_under_sales";
  if (deciding.name === "marketing") return "sales_under_marketing";
  if (roleOf(chart, deciding) === "executive") return "shared_executive";
  return backgroundOf(deciding) === "both" ? "shared_bilingual_leader" : "shared_head";
}

function relationReason(chart: OrgChart, deciding: ChartNode, relation: Relation): string {
  const { name } = deciding;
  if (isTeam(name)) {
    const below = name === "sales" ? "marketing" : "sales";
    return `${name} is above ${below}, so the relation is ${relation}`;
  }
  const byDefault = superiorOf(chart, name) === undefined ? "default of the root" : "default below the root";
  const role = `role ${roleOf(chart, deciding)} (${deciding.role === undefined ? byDefault : "as given"})`;
  return `the lowest manager above both teams is ${name}, with ${role}, so the relation is ${relation}`;
}

function backgroundReason(deciding: ChartNode): string {
  const who = isTeam(deciding.name) ? `the head of ${deciding.name}` : deciding.name;
  const byDefault = isTeam(deciding.name) ? "default of a team's own head" : "default of a manager";
  return `${who} has background ${backgroundOf(deciding)} (${deciding.background === undefined ? byDefault : "as given"})`;
}

function placeReasons(places: TeamPlaces): readonly string[] {
  return Object.entries(places).map(
    ([team, place]) => `the first of marketing and sales above ${team} decides its place: ${place}`,
  );
}

const DEFAULT_MANDATE: Readonly<Record<Relation, Mandate>> = {
  marketing_under_sales: "support",
  sales_under_marketing: "none",
  shared_head: "none",
  shared_bilingual_leader: "none",
  shared_executive: "drive",
};

/** What marketing is asked to do unless the structure says otherwise. */
export function defaultMandate(relation: Relation): Mandate {
  return DEFAULT_MANDATE[relation];
}
