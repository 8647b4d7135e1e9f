import type { ExportKind, Field } from "../../calibration/reading/fields.js";
import type { ExportTable } from "../../calibration/reading/read-export.js";

/** What an export must have for assumptions to be measured from it: of each group of columns one. */
interface Needed {
  readonly assumptions: readonly string[];
  readonly list: ExportKind;
  readonly columns: readonly (readonly Field[])[];
  /** What else, where the columns are there. */
  readonly rows: string;
}

/** A field that `--map` may name, and what it is. */
export const NEEDED: readonly Needed[] = [
  {
    assumptions: ["funnel.win_inbound", "funnel.win_outbound", "funnel.sales_cycle"],
    list: "deals",
    columns: [["created"], ["closed", "won_at"], ["closed", "lost_at"], ["stage", "status", "is_won", "won_at"]],
    rows: "more deals that are won or lost, and for outbound a source: --map outbound=...",
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
    rows: "sources that are outbound: --map outbound=...",
  },
];

/** What is missing of it, in words. */
export function needsText({ list, columns, rows }: Needed, tables: readonly ExportTable[]): string {
  const own = tables.filter(({ kind }) => kind === list);
  const missing = columns.filter(
    (group) => !own.some((table) => group.some((field) => table.columns[field] !== undefined)),
  );
  if (missing.length === 0) return rows;
  const names = [...new Set(missing.map((group) => group.join(" or ")))];
  if (own.length === 0) return `a list of ${list}: ${names.join(", ")}`;
  return `in the list of ${list}: ${missing.map(([first, ...others]) => `--map ${first}=...${others.map((one) => ` or ${one}=...`).join("")}`).join(", ")}`;
}
