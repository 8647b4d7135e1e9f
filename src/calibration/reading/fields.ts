/** What a file may be a list of. */
export const EXPORT_KINDS = ["deals", "leads", "customers", "staff", "stages", "pipelines", "history"] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** What a column may hold, and how it is read. */
export const FIELDS = {
  id: "text",
  stage: "word",
  pipeline: "word",
  status: "word",
  is_won: "word",
  is_closed: "word",
  is_deleted: "word",
  amount: "amount",
  created: "date",
  closed: "date",
  won_at: "date",
  lost_at: "date",
  qualified: "date",
  accepted: "date",
  worked: "date",
  opportunity: "date",
  entered: "date",
  start: "date",
  end: "date",
  team: "word",
  owner: "word",
  source: "word",
  segment: "word",
} as const satisfies Readonly<Record<string, "text" | "word" | "amount" | "date">>;

export type Field = keyof typeof FIELDS;
export const FIELD_IDS = Object.keys(FIELDS) as readonly Field[];

/** The stages of the funnel whose dates a list of leads may have, in their order. */
export const STAGE_FIELDS = ["qualified", "accepted", "worked", "opportunity"] as const satisfies readonly Field[];

/** Fields a list of each kind cannot do without: one of each group. */
export const NEEDS: Readonly<Record<ExportKind, readonly (readonly Field[])[]>> = {
  deals: [["created"], ["stage", "status", "is_won", "won_at"]],
  leads: [["created"]],
  customers: [["start"], ["end"]],
  staff: [["start"], ["end"]],
  stages: [["id"], ["is_won"]],
  pipelines: [["id"], ["pipeline"]],
  history: [["id"], ["stage"], ["entered"]],
};

/** Fields of which a list of each kind makes use. */
export const USES: Readonly<Record<ExportKind, readonly Field[]>> = {
  deals: [
    "id",
    "stage",
    "pipeline",
    "status",
    "is_won",
    "is_closed",
    "is_deleted",
    "amount",
    "created",
    "closed",
    "won_at",
    "lost_at",
    "owner",
    "source",
    "segment",
  ],
  leads: [
    "id",
    "is_deleted",
    "created",
    "qualified",
    "accepted",
    "worked",
    "opportunity",
    "status",
    "source",
    "segment",
  ],
  customers: ["id", "is_deleted", "start", "end", "amount", "segment"],
  staff: ["id", "start", "end", "team"],
  stages: ["id", "stage", "pipeline", "is_won", "is_closed"],
  pipelines: ["id", "pipeline"],
  history: ["id", "stage", "entered"],
};
