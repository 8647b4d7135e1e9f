import type { CompanyVolume } from "../../analysis/company-size.js";
import type { OtherUnit } from "../../analysis/unusual-value.js";
import { plain } from "../format/number.js";
import { LARGEST } from "../../assumptions/quantity.js";
import { OWN_CHOICE } from "../../assumptions/sources.js";
import { listed } from "../verdict/words.js";
import { magnitude, type Messages } from "./phrases.js";

const OWN_RANGE = `${OWN_CHOICE.author}, ${OWN_CHOICE.title}`;

/** What is told of the most overloaded structure alone. */
function alsoOthers(others: number): string {
  if (others === 0) return "";
  return others === 1
    ? " It is the more overloaded of two."
    : ` It is the most overloaded of ${plain(others + 1)} structures.`;
}

/** `customers.initial 400 (about 125 would fit)`. */
const volumesText = (volumes: readonly CompanyVolume[]): string =>
  volumes
    .map(({ assumption, value, expected }) => `${assumption} ${plain(value)} (about ${roughly(expected)} would fit)`)
    .join(", ");

/** The most groups of names that are told: a made-up file may have hundreds. */
const MOST_GROUPS = 3;

/** Two digits: more would be taken for knowledge. */
const roughly = (value: number): string => plain(Number(value.toPrecision(2)));

/** What is so of several structures is said of the one of which it is most so. */
const asMuchAs = (others: number): string =>
  others === 0
    ? ""
    : ` The same holds for ${others === 1 ? "one more structure" : `${plain(others)} more structures`}.`;

/** How a number is written in the unit that it would be plausible in. */
const UNIT_EXAMPLES: Readonly<Record<OtherUnit, (value: number) => string>> = {
  percent: (value) => `${plain(value)} percent is written ${typed(value)}% or ${typed(value / 100)}`,
  days: (value) => `${plain(value)} days is written ${typed(value)} days`,
  thousands: (value) => `${plain(value)} thousand is written ${typed(value)}k`,
};

/** As it would be typed; four digits, for a median may have any number of them. */
const typed = (value: number): string => String(Number(value.toPrecision(4)));

export const PLAUSIBILITY_MESSAGES = {
  "leads-beyond-capacity": ({ structure, team, leadsMonthly, capacityMonthly, others }) =>
    `${structure}: ${team} gets about ${plain(leadsMonthly)} leads a month to work but has time for ${plain(capacityMonthly)}. The rest is ` +
    `lost; check ${team} headcount, ${team === "sdr" ? "sdr.leads_per_sdr" : "capacity.leads_per_rep"} and market.leads_per_month.${alsoOthers(others)}`,
  "open-deals-beyond-capacity": ({ structure, openDeals, capacity, others }) =>
    `${structure}: about ${plain(openDeals)} deals are open at a time but sales can move ${plain(capacity)} at full speed. Closing slows ` +
    `down; check sales headcount, capacity.open_deals_per_rep and funnel.sales_cycle.${alsoOthers(others)}`,
  "wide-span-of-control": ({ structure, manager, directReports, limit, others }) =>
    `${structure}: ${manager} has ${plain(directReports)} direct reports, more than ${plain(limit)}. The model has no cost for a wide span of control.${asMuchAs(others)}`,
  "empty-team": ({ structure, team, others }) =>
    `${structure}: the team ${team} has no posts. It does nothing in any month.${asMuchAs(others)}`,
  "large-teams": ({ structure, people, limit, others }) =>
    `${structure}: ${plain(people)} people, more than ${plain(limit)}. The sources speak of small teams; their claims may not carry over.${asMuchAs(others)}`,
  "unusual-value": ({ assumption, value, low, high, source, salesCost, meantIn }) => {
    const measure = salesCost === undefined ? "" : ` where a rep costs ${plain(salesCost)} a month (money.sales_cost)`;
    const ends = `${plain(low)} to ${plain(high)}`;
    const range = source === OWN_RANGE ? `the ${ends} to be expected` : `${ends}, the range in ${source}`;
    return `${assumption}: understood as ${plain(value)} (median), outside ${range}${measure}. Check the unit${meantIn === undefined ? "" : `: ${UNIT_EXAMPLES[meantIn](value)}`}.`;
  },
  "unusual-setting": ({ key, value, low, high }) =>
    `${key}: understood as ${plain(value)}, outside the ${plain(low)} to ${plain(high)} to be expected. Check it.`,
  "growth-multiplies": ({ growth, months, factor }) =>
    `market.monthly_growth: understood as growth of ${plain(100 * growth)} % a month, which over ${plain(months)} months multiplies the leads by ${magnitude(factor)}` +
    `${factor > LARGEST ? ", more than can be counted: what rests on them has no data" : ""}. Check it: 2 % a month is written 2% or 0.02.`,
  "volumes-of-another-company": ({ people, peopleOfBook, volumes }) =>
    `Today's teams are ${plain(people)} people, but some volumes are the built-in ones, of a company of ${plain(peopleOfBook)}: ` +
    `${volumesText(volumes)}. Results speak of your company only once you set your own under assumptions.`,
  "teams-of-another-company": ({ people, volumes }) =>
    `The scenario names no teams, so today's are the built-in ${plain(people)} people; its volumes are those of another company: ` +
    `${volumesText(volumes)}. Set marketing and sales under teams.`,
  "revenue-for-teams": ({ customers, revenue, teamCost }) =>
    `${plain(customers)} customers pay about ${plain(revenue)} a year, today's teams cost about ${plain(teamCost)} a year. ` +
    `Check customers.initial, customers.annual_value, teams and money.sales_cost.`,
  "few-open-deals": ({ reps, openDeals, capacity }) =>
    `About ${plain(openDeals)} deals are open at a time for ${plain(reps)} in sales, who have time for ${plain(capacity)}. ` +
    `Check market.leads_per_month, the rates under funnel, capacity.outbound_per_rep and sales headcount.`,
  "identical-structures": ({ groups }) => {
    const names = groups.slice(0, MOST_GROUPS).map(listed).join("; ");
    if (groups.length === 1)
      return `${names} have the same effects and posts: their outcomes will be equal in every trial. Change one or leave it out.`;
    return (
      `${plain(groups.length)} groups of structures have the same effects and posts: ` +
      `${names}${groups.length > MOST_GROUPS ? "; …" : ""}. ` +
      "Within a group outcomes will be equal in every trial. Change what shall differ, or leave it out."
    );
  },
} satisfies Partial<Messages>;
