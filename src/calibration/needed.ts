import type { ExportKind, Field } from "./reading/fields.js";
import { likelyHeading } from "./reading/proposals.js";
import type { ExportTable } from "./reading/read-export.js";

/** What an export must have for assumptions to be measured from it: of each group of columns one. */
interface Needed {
  readonly assumptions: readonly string[];
  readonly list: ExportKind;
  readonly columns: readonly (readonly Field[])[];
  /** What else, where the columns are there. */
  readonly rows: string;
  /** No export tells it: people do. */
  readonly isAsked?: true;
}

/** A field that `--map` may name, and what it is. */
export const NEEDED: readonly Needed[] = [
  {
    assumptions: ["funnel.win_inbound", "funnel.sales_cycle"],
    list: "deals",
    columns: [["created"], ["closed", "won_at"], ["closed", "lost_at"], ["stage", "status", "is_won", "won_at"]],
    rows: "more deals that are won or lost; where sources are told apart, inbound ones",
  },
  {
    assumptions: ["funnel.win_outbound"],
    list: "deals",
    columns: [["source"]],
    rows: "deals of which it is told that they are outbound, by a word of their source: --map outbound=...",
  },
  {
    assumptions: ["funnel.deal_value", "funnel.deal_cv"],
    list: "deals",
    columns: [["amount"]],
    rows: "more won deals with an amount",
  },
  {
    assumptions: ["market.leads_per_month", "market.lead_dispersion"],
    list: "leads",
    columns: [["created"]],
    rows: "leads of more months",
  },
  { assumptions: ["market.monthly_growth"], list: "leads", columns: [["created"]], rows: "leads of a year or more" },
  { assumptions: ["funnel.qualification"], list: "leads", columns: [["qualified"]], rows: "more leads" },
  { assumptions: ["funnel.acceptance"], list: "leads", columns: [["qualified"], ["accepted"]], rows: "more leads" },
  { assumptions: ["funnel.follow_up"], list: "leads", columns: [["accepted"], ["worked"]], rows: "more leads" },
  {
    assumptions: ["funnel.opportunity"],
    list: "leads",
    columns: [["opportunity"]],
    rows: "more dates of the stage before",
  },
  {
    assumptions: ["customers.monthly_churn", "customers.initial"],
    list: "customers",
    columns: [["start"], ["end"]],
    rows: "customers of today, and some that have left",
  },
  {
    assumptions: ["customers.annual_value"],
    list: "customers",
    columns: [["amount"]],
    rows: "more customers of today with an amount",
  },
  {
    assumptions: ["people.marketing_attrition", "people.sales_attrition"],
    list: "staff",
    columns: [["start"], ["end"], ["team"]],
    rows: "staff of that team",
  },
  {
    assumptions: ["capacity.outbound_per_rep"],
    list: "deals",
    columns: [["owner"], ["source"]],
    rows: "sources that are outbound (--map outbound=...), and reps whose deals all are",
  },
  {
    assumptions: ["capacity.open_deals_per_rep", "capacity.leads_per_rep"],
    list: "deals",
    columns: [["owner"]],
    rows: "more than an export: it tells what reps carried, not what they could. Ask them, or take their fullest months",
    isAsked: true,
  },
];

/** What is missing of it, in words. */
export function needsText({ list, columns, rows }: Needed, tables: readonly ExportTable[]): string {
  const own = tables.filter(({ kind }) => kind === list);
  const missing = columns.filter(
    (group) => !own.some((table) => group.some((field) => table.columns[field] !== undefined)),
  );
  if (missing.length === 0) return rows;
  if (own.length === 0) return `a list of ${list} with ${listed(missing.map((group) => group.join(" or ")))}`;
  return `${missing.length === 1 ? "a column" : "columns"} of the list of ${list}: ${listed(missing.map((group) => maps(group, own)))}`;
}

/** Options that name the column of one of these fields: with the likeliest heading if there is one, else of each. */
function maps(group: readonly Field[], tables: readonly ExportTable[]): string {
  for (const field of group)
    for (const { dialect, columns } of tables) {
      const heading = likelyHeading(field, dialect, new Set(Object.values(columns)));
      if (heading !== undefined) return `--map "${field}=${heading}"`;
    }
  return group.map((field) => `--map ${field}=...`).join(" or ");
}

const TOLD_BY_EXPORTS = NEEDED.filter(({ isAsked }) => isAsked !== true);

/** Of the lists that were given, what assumptions need to be measured. */
export function needsOf(tables: readonly ExportTable[]): string[] {
  return TOLD_BY_EXPORTS.filter(({ list }) => tables.some(({ kind }) => kind === list)).map(
    (needed) => `for ${needed.assumptions.join(", ")}: ${needsText(needed, tables)}`,
  );
}

/** Lists that were not given, and what they would tell. */
export function listsMissing(tables: readonly ExportTable[]): string[] {
  const absent = TOLD_BY_EXPORTS.filter(({ list }) => !tables.some(({ kind }) => kind === list));
  return [...new Set(absent.map(({ list }) => list))].map((list) => {
    const ids = absent.filter((needed) => needed.list === list).flatMap(({ assumptions }) => assumptions);
    return `for ${ids.join(", ")}: a list of ${list}`;
  });
}

const listed = (names: readonly string[]): string => [...new Set(names)].join(", ");
