import { companySizeWarnings, type ReferenceCompany } from "../analysis/company-size.js";
import { BOOK } from "../assumptions/book.js";
import { specMedian } from "../distributions/distribution.js";
import type { Problem } from "../foundation/problem.js";
import { TEAMS, type Posts } from "../organisation/structure.js";
import { nodeAt } from "./located-tree.js";
import { defaultOf } from "./plan-inputs.js";
import type { Resolved } from "./resolve.js";

/** Teams and volumes that cannot belong to one company, placed at what the scenario sets. */
export function companyWarnings({ plan, values, shaped }: Resolved): Problem[] {
  const medians = new Map(plan.inputs.map(({ id, distribution }) => [id, specMedian(distribution)]));
  const ownPosts = TEAMS.map((team) => `teams.${team}.headcount`).filter((id) => nodeAt(shaped.tree, id.split(".")));
  const isOwn = (id: string): boolean => values.has(id) || ownPosts.includes(id);
  const placeOf = {
    "volumes-of-another-company": nodeAt(shaped.tree, ["teams"])?.at,
    "teams-of-another-company": nodeAt(shaped.tree, ["assumptions"])?.at,
    "revenue-for-teams": (values.get("customers.initial") ?? values.get("customers.annual_value"))?.at,
    "few-open-deals": undefined,
  };
  return companySizeWarnings({ posts: plan.todayPosts, medians, isOwn }, referenceCompany()).map((warning) => ({
    ...warning,
    ...placeOf[warning.code as keyof typeof placeOf],
  }));
}

/** The book's own. */
function referenceCompany(): ReferenceCompany {
  const medians = new Map(BOOK.map((row) => [row.id, specMedian(defaultOf(row))]));
  const posts = Object.fromEntries(TEAMS.map((team) => [team, medians.get(`teams.${team}.headcount`) ?? 0])) as Posts;
  return { posts, medians };
}
