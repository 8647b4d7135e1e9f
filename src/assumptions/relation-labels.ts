/** How two teams are tied together, in a few words. */
export const RELATION_LABELS = {
  marketing_under_sales: "marketing under sales",
  sales_under_marketing: "sales under marketing",
  shared_head: "shared head",
  shared_bilingual_leader: "leader who understands both",
  shared_executive: "CEO over both",
} as const;

/** Whether an executive over both, who comes from one of the teams or knows both, is hardly the CEO. */
export const isOtherExecutive = (relation: keyof typeof RELATION_LABELS, background: string): boolean =>
  relation === "shared_executive" && background !== "general";
