import type { ExportKind, Field } from "./fields.js";

/** Headings by which a system's export names the fields of a list, the best first; as `plainHeading` has them. */
interface AliasRow {
  readonly system: string;
  readonly kind: ExportKind;
  readonly fields: Partial<Readonly<Record<Field, readonly string[]>>>;
  /** Headings of which one must be there: they tell this list from others. */
  readonly marks: readonly string[];
}

/** A heading without what differs between exports of one system: `Deal - Won time`, `property_createdate`, `IsWon`. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize("NFC")
    .replace(/([a-z0-9])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .replace(/^_+/u, "")
    .replace(/[_\s]+/gu, " ")
    .replace(/^(?:deal|opportunity|lead|geschäft|obchod|affaire|organization|person) - /u, "")
    .replace(/^property /u, "")
    .replace(/ ?\([^)]*\)$/u, "")
    .trim();

/**
 * Sources: the field names of the systems' own documentation: Salesforce Object Reference (Opportunity, Lead), HubSpot's default deal
 * and contact properties, Pipedrive's deal fields of its export, Dynamics 365 Sales entity reference (opportunity, lead).
 */
export const ALIASES: readonly AliasRow[] = [
  {
    system: "Salesforce",
    kind: "deals",
    marks: [
      "is won",
      "is closed",
      "stage name",
      "opportunity owner",
      "opportunity id",
      "opportunity name",
      "fiscal period",
    ],
    fields: {
      id: ["opportunity id", "id", "case safe id"],
      stage: ["stage name", "stage"],
      is_won: ["is won", "won"],
      is_closed: ["is closed", "closed"],
      is_deleted: ["is deleted"],
      amount: ["amount", "amount converted"],
      created: ["created date"],
      closed: ["close date"],
      owner: ["owner id", "opportunity owner", "owner"],
      source: ["lead source"],
    },
  },
  {
    system: "HubSpot",
    kind: "deals",
    marks: [
      "deal stage",
      "dealstage",
      "deal pipeline stage id",
      "deal name",
      "dealname",
      "deal owner",
      "hs is closed won",
    ],
    fields: {
      id: ["record id", "deal id", "hs object id"],
      stage: ["deal stage", "dealstage", "deal pipeline stage id"],
      pipeline: ["pipeline", "deal pipeline", "deal pipeline id"],
      is_won: ["is closed won", "hs is closed won"],
      is_closed: ["is deal closed?", "hs is closed"],
      is_deleted: ["is deleted"],
      amount: ["amount in company currency", "amount"],
      created: ["create date", "createdate"],
      closed: ["close date", "closedate"],
      owner: ["deal owner", "hubspot owner id", "owner id"],
      source: ["original source type", "original traffic source", "original source"],
    },
  },
  {
    system: "Pipedrive",
    kind: "deals",
    marks: [
      "won time",
      "lost time",
      "deal created",
      "deal closed on",
      "won zeit",
      "lost reason",
      "deal erstellt",
      "gewonnen am",
      "verloren am",
    ],
    fields: {
      id: ["id", "deal id"],
      stage: ["stage"],
      pipeline: ["pipeline"],
      status: ["status"],
      amount: ["value", "deal value", "wert"],
      created: ["deal created", "add time", "created", "deal erstellt"],
      closed: ["deal closed on", "close time"],
      won_at: ["won time", "gewonnen am"],
      lost_at: ["lost time", "verloren am"],
      owner: ["owner", "deal owner"],
      source: ["source channel", "source origin", "source"],
    },
  },
  {
    system: "Dynamics",
    kind: "deals",
    marks: [
      "est. revenue",
      "actual revenue",
      "estimated revenue",
      "actual close date",
      "statecode",
      "topic",
      "potential customer",
    ],
    fields: {
      id: ["opportunity", "opportunityid", "opportunity id"],
      stage: ["status reason", "statuscode", "sales stage"],
      status: ["status", "statecode"],
      amount: ["actual revenue", "est. revenue", "estimated revenue", "actualvalue", "estimatedvalue"],
      created: ["created on", "createdon"],
      closed: ["actual close date", "actualclosedate"],
      owner: ["owner", "ownerid"],
      source: ["lead source", "originating lead source"],
    },
  },
  {
    system: "CRM sales opportunities (teaching data)",
    kind: "deals",
    marks: ["engage date"],
    fields: {
      id: ["opportunity id"],
      stage: ["deal stage"],
      amount: ["close value"],
      created: ["engage date"],
      closed: ["close date"],
      owner: ["sales agent"],
    },
  },
  {
    system: "Salesforce",
    kind: "leads",
    marks: ["lead id", "lead status", "lead owner", "converted date", "is converted", "converted opportunity id"],
    fields: {
      id: ["lead id", "id"],
      status: ["lead status", "status"],
      is_deleted: ["is deleted"],
      created: ["created date", "create date"],
      opportunity: ["converted date"],
      source: ["lead source"],
    },
  },
  {
    system: "HubSpot",
    kind: "leads",
    marks: [
      "lifecycle stage",
      "became a lead date",
      "became a marketing qualified lead date",
      "became a sales qualified lead date",
      "became an opportunity date",
    ],
    fields: {
      id: ["record id", "contact id", "hs object id"],
      created: ["became a lead date", "create date", "createdate"],
      qualified: ["became a marketing qualified lead date", "hs lifecyclestage marketingqualifiedlead date"],
      accepted: ["became a sales qualified lead date", "hs lifecyclestage salesqualifiedlead date"],
      opportunity: ["became an opportunity date", "hs lifecyclestage opportunity date"],
      source: ["original source type", "original traffic source", "original source"],
    },
  },
  {
    system: "list of leads",
    kind: "leads",
    marks: ["qualified", "qualified at", "qualified date", "mql date", "accepted date", "sal date", "sql date"],
    fields: {
      id: ["id"],
      created: ["created", "created at", "created date", "create date", "date"],
      qualified: ["qualified", "qualified at", "qualified date", "mql date"],
      accepted: ["accepted", "accepted at", "accepted date", "sal date"],
      worked: ["worked", "worked at", "worked date", "contacted", "contacted at", "contacted date", "first contacted"],
      opportunity: ["opportunity", "opportunity at", "opportunity date", "sql date", "converted date"],
      status: ["status"],
      source: ["source", "lead source"],
    },
  },
  {
    system: "list of staff",
    kind: "staff",
    marks: [
      "hire date",
      "hired",
      "termination date",
      "team",
      "department",
      "leaving date",
      "date of joining",
      "left",
      "eintritt",
    ],
    fields: {
      id: ["employee id", "personnel number", "id"],
      start: ["hire date", "hired", "start date", "start", "date of joining", "eintritt"],
      end: ["termination date", "leaving date", "end date", "left", "end", "austritt"],
      team: ["team", "department", "abteilung"],
    },
  },
  {
    system: "list of customers",
    kind: "customers",
    marks: [
      "churn date",
      "churned",
      "cancel date",
      "cancelled at",
      "canceled at",
      "customer since",
      "contract start",
      "contract end",
      "customer id",
      "customer",
      "mrr",
    ],
    fields: {
      id: ["customer id", "account id", "subscription id", "id", "customer"],
      start: ["customer since", "contract start", "start date", "start", "created"],
      end: ["churn date", "churned", "cancelled at", "canceled at", "cancel date", "contract end", "end date", "end"],
      amount: ["annual value", "arr", "annual recurring revenue", "contract value", "acv", "mrr"],
    },
  },
  {
    system: "HubSpot",
    kind: "stages",
    marks: ["closed won"],
    fields: {
      id: ["stage id"],
      stage: ["label"],
      pipeline: ["pipeline", "pipeline id"],
      is_won: ["closed won"],
      is_closed: ["is closed"],
    },
  },
  {
    system: "HubSpot",
    kind: "pipelines",
    marks: ["pipeline id"],
    fields: { id: ["pipeline id"], pipeline: ["label"] },
  },
  {
    system: "HubSpot",
    kind: "history",
    marks: ["date entered"],
    fields: { id: ["deal id"], stage: ["value", "stage id", "deal stage"], entered: ["date entered"] },
  },
];

/** Whether a heading says that its amounts are those of a month. */
export const isMonthly = (heading: string): boolean =>
  /\bmrr\b|\bmonthly\b|\b(?:per|a|pro) (?:month|monat)\b|\bmonatlich/u.test(plainHeading(heading));

/** Whether a heading is that of currency codes. */
export const isCurrency = (heading: string): boolean =>
  /^(?:currency|currency code|deal currency|amount currency|currency iso code|währung|devise)$/u.test(
    plainHeading(heading),
  );

/** A list with headings that need no system: what is left where no mark is found. */
export const PLAIN_DEALS: AliasRow = {
  system: "list of deals",
  kind: "deals",
  marks: [],
  fields: {
    id: ["id", "deal id", "opportunity id"],
    stage: ["stage", "phase", "verkaufsphase", "vertriebsphase"],
    pipeline: ["pipeline"],
    status: ["status", "state", "outcome", "result", "ergebnis"],
    is_won: ["won", "is won"],
    is_closed: ["is closed"],
    amount: ["amount", "value", "revenue", "betrag", "wert", "auftragswert"],
    created: [
      "created",
      "created at",
      "created on",
      "created date",
      "create date",
      "opened",
      "open date",
      "erstelldatum",
      "erstellt am",
      "angelegt am",
    ],
    closed: [
      "closed",
      "closed at",
      "closed on",
      "close date",
      "closed date",
      "abschlussdatum",
      "abgeschlossen am",
      "geschlossen am",
      "schlusstermin",
    ],
    won_at: ["won at", "won date", "gewonnen am"],
    lost_at: ["lost at", "lost date", "verloren am"],
    owner: ["owner", "rep", "sales rep", "agent", "inhaber", "besitzer"],
    source: ["source", "lead source", "quelle", "lead-quelle"],
    segment: ["segment"],
  },
};
