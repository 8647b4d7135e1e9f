import { plain } from "../format/number.js";
import type { Messages } from "./phrases.js";

export const PLAUSIBILITY_MESSAGES = {
  "leads-beyond-capacity": ({ structure, team, leadsMonthly, capacityMonthly }) =>
    `${structure}: ${team} gets about ${plain(leadsMonthly)} leads a month to work but has time for ${plain(capacityMonthly)}. The rest is ` +
    `lost; check ${team} headcount, ${team === "sdr" ? "sdr.leads_per_sdr" : "capacity.leads_per_rep"} and market.leads_per_month.`,
  "open-deals-beyond-capacity": ({ structure, openDeals, capacity }) =>
    `${structure}: about ${plain(openDeals)} deals are open at a time but sales can move ${plain(capacity)} at full speed. Closing slows ` +
    "down; check sales headcount, capacity.open_deals_per_rep and funnel.sales_cycle.",
  "wide-span-of-control": ({ structure, manager, directReports, limit }) =>
    `${structure}: ${manager} has ${plain(directReports)} direct reports, more than ${plain(limit)}. The model has no cost for a wide span of control.`,
  "empty-team": ({ structure, team }) => `${structure}: the team ${team} has no posts. It does nothing in any month.`,
  "large-teams": ({ structure, people, limit }) =>
    `${structure}: ${plain(people)} people, more than ${plain(limit)}. The sources speak of small teams; their claims may not carry over.`,
  "unusual-value": ({ assumption, value, low, high, source }) =>
    `${assumption}: the median ${plain(value)} lies outside ${plain(low)} to ${plain(high)}, the range in ${source}. Check the unit, or give ` +
    "a source for it.",
  "identical-structures": ({ first, second }) =>
    `${first} and ${second} have the same effects and posts: their outcomes will be equal in every trial. Change one or leave it out.`,
} satisfies Partial<Messages>;
