/** An org chart to choose: who leads the two teams. Sales development follows sales, customer success the top. */
interface ChartChoice {
  readonly id: string;
  readonly label: string;
  /** As YAML, where it has a manager between the teams and the top. */
  readonly managers?: string;
  readonly marketing: string;
  readonly sales: string;
}

/** Charts of the two sources, in the order in which they are offered. */
export const CHARTS = [
  { id: "both-to-the-ceo", label: "both report to the CEO", marketing: "ceo", sales: "ceo" },
  { id: "marketing-under-sales", label: "marketing reports to sales", marketing: "sales", sales: "ceo" },
  { id: "sales-under-marketing", label: "sales reports to marketing", marketing: "ceo", sales: "marketing" },
  {
    id: "head-of-both",
    label: "both report to one head, who reports to the CEO",
    managers: "{ head: { role: head, reports_to: ceo } }",
    marketing: "head",
    sales: "head",
  },
  {
    id: "leader-who-understands-both",
    label: "both report to a leader with experience of both",
    managers: "{ leader: { role: head, background: both, reports_to: ceo } }",
    marketing: "leader",
    sales: "leader",
  },
] as const satisfies readonly ChartChoice[];

export type ChartId = (typeof CHARTS)[number]["id"];
