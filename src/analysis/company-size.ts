import type { Problem } from "../foundation/problem.js";
import { TEAMS, type Posts, type Team } from "../organisation/structure.js";
import { medianOf, type Medians } from "./explain.js";
import { monthlyLoad } from "./plausibility-load.js";

/** A volume of the whole company, and what it would be for today's teams at the reference company's ratio. */
export interface CompanyVolume {
  readonly assumption: string;
  readonly value: number;
  readonly expected: number;
}

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    // Teams are the scenario's, these volumes the book's.
    "volumes-of-another-company": {
      people: number;
      peopleOfBook: number;
      volumes: readonly CompanyVolume[];
    };
    // Volumes are the scenario's, teams the book's.
    "teams-of-another-company": { people: number; volumes: readonly CompanyVolume[] };
    // Yearly amounts.
    "revenue-for-teams": { customers: number; revenue: number; teamCost: number };
    "few-open-deals": { reps: number; openDeals: number; capacity: number };
  }
}

/** What is looked at: today's company, at the medians. */
export interface CompanySize {
  readonly posts: Posts;
  readonly medians: Medians;
  /** Whether the scenario sets an assumption; of a team's posts `teams.<team>.headcount`. */
  readonly isOwn: (assumption: string) => boolean;
}

/** The company that the book's volumes belong to. */
export interface ReferenceCompany {
  readonly posts: Posts;
  readonly medians: Medians;
}

/** Volumes of a whole company, with whose posts they grow; all else in the book is a rate, a share or per head. */
const VOLUMES: readonly { readonly assumption: string; readonly teams: readonly Team[] }[] = [
  { assumption: "customers.initial", teams: TEAMS },
  { assumption: "market.leads_per_month", teams: ["marketing"] },
  { assumption: "money.programme_spend", teams: ["marketing"] },
];

/** Per head at most so many times, or such a part, of what it is in the reference company: our choice. */
const MOST_RATIO = 2;
/** What the scenario itself says is believed further: our choice. */
const MOST_OWN_RATIO = 4;

/** Yearly revenue of the customers over the cost of the teams; the book's company has 2.7: our choice. */
const REVENUE_RATIO = { low: 0.1, high: 50 };

/** Open deals over those that sales has time for: our choice. */
const LEAST_DEAL_LOAD = 0.05;

/** Warnings where today's teams and volumes cannot belong to one company: mostly the book's in place of the scenario's. */
export function companySizeWarnings(company: CompanySize, reference: ReferenceCompany): readonly Problem[] {
  return [...foreignVolumes(company, reference), ...strangeRevenue(company), ...fewOpenDeals(company)];
}

const peopleOf = (posts: Posts, teams: readonly Team[] = TEAMS): number =>
  teams.reduce((total, team) => total + posts[team], 0);

function foreignVolumes(company: CompanySize, reference: ReferenceCompany): readonly Problem[] {
  const hasOwnTeams = TEAMS.some((team) => company.isOwn(`teams.${team}.headcount`));
  const volumes = VOLUMES.filter(({ assumption }) => company.isOwn(assumption) !== hasOwnTeams)
    .map(({ assumption, teams }) => {
      const value = medianOf(company.medians, assumption);
      const share = peopleOf(company.posts, teams) / peopleOf(reference.posts, teams);
      return { assumption, value, expected: medianOf(reference.medians, assumption) * share };
    })
    .filter(({ value, expected }) => isFarOff(value / expected, hasOwnTeams ? MOST_RATIO : MOST_OWN_RATIO));
  if (volumes.length === 0) return [];
  const people = peopleOf(company.posts);
  if (!hasOwnTeams) return [{ code: "teams-of-another-company", severity: "warning", arguments: { people, volumes } }];
  const details = { people, peopleOfBook: peopleOf(reference.posts), volumes };
  return [{ code: "volumes-of-another-company", severity: "warning", arguments: details }];
}

/** None at all is a new company. */
const isFarOff = (ratio: number, most: number): boolean => ratio > most || (ratio > 0 && ratio < 1 / most);

/** The scenario's own customers and what they pay, beside what the teams cost. */
function strangeRevenue({ posts, medians, isOwn }: CompanySize): readonly Problem[] {
  if (!isOwn("customers.initial") && !isOwn("customers.annual_value")) return [];
  const customers = medianOf(medians, "customers.initial");
  const revenue = customers * medianOf(medians, "customers.annual_value");
  const teamCost = 12 * TEAMS.reduce((total, team) => total + posts[team] * medianOf(medians, `money.${team}_cost`), 0);
  const ratio = revenue / teamCost;
  if (revenue === 0 || teamCost === 0 || (ratio >= REVENUE_RATIO.low && ratio <= REVENUE_RATIO.high)) return [];
  return [{ code: "revenue-for-teams", severity: "warning", arguments: { customers, revenue, teamCost } }];
}

/** Far fewer deals than sales has time for; too many are told of by structure. */
function fewOpenDeals({ posts, medians }: CompanySize): readonly Problem[] {
  if (posts.sales === 0) return [];
  const { openDeals, openDealsCapacity: capacity } = monthlyLoad(medians, { posts, effects: [] });
  if (!(openDeals < LEAST_DEAL_LOAD * capacity)) return [];
  return [{ code: "few-open-deals", severity: "warning", arguments: { reps: posts.sales, openDeals, capacity } }];
}
