import type { ExportKind, Field } from "./fields.js";

/** Headings by which a system's export names the fields of a list, the best first; as `plainHeading` has them. */
interface AliasRow {
  readonly system: string;
  readonly kind: ExportKind;
  readonly fields: Partial<Readonly<Record<Field, readonly string[]>>>;
  /** Headings of which one must be there: they tell this list from others. */
  readonly marks: readonly string[];
  /** Headings that only such a list has all together, and of which it has none: then it is this one, whatever else fits. */
  readonly surely?: { readonly all: readonly string[]; readonly none: readonly string[] };
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
    // Dynamics says so of what it needs to read an export back.
    .replace(/^\([^)]*\) (?=\S)/u, "")
    .replace(/ ?\([^)]*\)$/u, "")
    .trim();

const WON_AT = [
  "gewonnen um",
  "zeitpunkt gewonnen",
  "zeitpunkt, zu dem der deal gewonnen wurde",
  "datum výhry",
  "čas výhry",
  "date de gain",
  "gagné le",
  "ganado el",
];
const LOST_AT = [
  "verloren um",
  "zeitpunkt verloren",
  "zeitpunkt, zu dem der deal verloren wurde",
  "datum prohry",
  "čas prohry",
  "date de perte",
  "perdu le",
  "perdido el",
];

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
      ...WON_AT,
      ...LOST_AT,
    ],
    fields: {
      id: ["id", "deal id"],
      stage: ["stage", "phase", "fáze", "étape", "etapa"],
      pipeline: ["pipeline"],
      status: ["status", "stav", "statut", "estado"],
      amount: ["value", "deal value", "wert", "deal-wert", "hodnota", "valeur", "valor"],
      created: [
        "deal created",
        "add time",
        "created",
        "deal erstellt",
        "deal erstellt am",
        "geschäft erstellt",
        "erstellt am",
        "obchod vytvořen",
        "vytvořeno",
        "affaire créée",
        "affaire créée le",
        "trato creado",
      ],
      closed: ["deal closed on", "closed on", "close time", "deal geschlossen am", "geschlossen am", "uzavřeno dne"],
      won_at: ["won time", "gewonnen am", ...WON_AT],
      lost_at: ["lost time", "verloren am", ...LOST_AT],
      owner: ["owner", "deal owner", "besitzer", "vlastník", "propriétaire", "propietario"],
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
      "tatsächlicher umsatz",
      "geschätzter umsatz",
      "gesch. umsatz",
      "tatsächliches abschlussdatum",
      "thema",
      "potenzieller kunde",
      "statusgrund",
      "chiffre d'affaires réel",
      "date de fermeture réelle",
    ],
    fields: {
      id: ["opportunity", "opportunityid", "opportunity id", "verkaufschance", "opportunité"],
      stage: ["status reason", "statuscode", "sales stage", "statusgrund", "raison du statut"],
      status: ["status", "statecode", "statut"],
      amount: [
        "actual revenue",
        "est. revenue",
        "estimated revenue",
        "actualvalue",
        "estimatedvalue",
        "tatsächlicher umsatz",
        "geschätzter umsatz",
        "gesch. umsatz",
        "chiffre d'affaires réel",
      ],
      created: ["created on", "createdon", "erstellt am", "créé le"],
      closed: ["actual close date", "actualclosedate", "tatsächliches abschlussdatum", "date de fermeture réelle"],
      owner: ["owner", "ownerid", "besitzer", "propriétaire"],
      source: ["lead source", "originating lead source", "leadquelle"],
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
      "eintrittsdatum",
      "austritt",
      "austrittsdatum",
      "abteilung",
      "mitarbeiter",
      "personalnummer",
    ],
    fields: {
      id: ["employee id", "personnel number", "personalnummer", "id"],
      start: [
        "hire date",
        "hired",
        "start date",
        "start",
        "date of joining",
        "eintritt",
        "eintrittsdatum",
        "eingetreten am",
        "beginn",
      ],
      end: [
        "termination date",
        "leaving date",
        "end date",
        "left",
        "end",
        "austritt",
        "austrittsdatum",
        "ausgetreten am",
        "ende",
      ],
      team: ["team", "department", "abteilung", "bereich"],
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
      "kunde",
      "kundennummer",
      "kunden-nr.",
      "kunden-nr",
      "kundenname",
      "kunde seit",
      "vertragsnummer",
      "vertragsbeginn",
      "vertragsstart",
      "vertragsende",
      "kündigung",
      "kündigungsdatum",
      "gekündigt am",
      "gekündigt zum",
      "client",
    ],
    fields: {
      id: [
        "customer id",
        "account id",
        "subscription id",
        "id",
        "customer",
        "kundennummer",
        "kunden-nr.",
        "kunden-nr",
        "vertragsnummer",
        "kunde",
        "kundenname",
        "client",
      ],
      start: [
        "customer since",
        "contract start",
        "start date",
        "start",
        "created",
        "kunde seit",
        "vertragsbeginn",
        "vertragsstart",
        "beginn",
        "startdatum",
        "client depuis",
      ],
      // What a contract ended on, before what was only said of its end.
      end: [
        "churn date",
        "churned",
        "cancelled at",
        "canceled at",
        "cancel date",
        "contract end",
        "end date",
        "end",
        "gekündigt zum",
        "kündigung zum",
        "vertragsende",
        "ende",
        "enddatum",
        "kündigungsdatum",
        "gekündigt am",
        "kündigung",
      ],
      amount: [
        "annual value",
        "arr",
        "annual recurring revenue",
        "contract value",
        "acv",
        "mrr",
        "jahreswert",
        "jahresumsatz",
        "vertragswert",
        "umsatz pro jahr",
        "monatlicher umsatz",
        "umsatz pro monat",
      ],
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
  {
    system: "Salesforce",
    kind: "history",
    marks: ["opportunity id"],
    // OpportunityHistory: a row of its own id for each change, which has neither an owner nor flags.
    surely: {
      all: ["id", "opportunity id", "stage name", "created date"],
      none: ["name", "opportunity name", "is won", "is closed", "owner id", "opportunity owner"],
    },
    fields: { id: ["opportunity id"], stage: ["stage name"], entered: ["created date"] },
  },
];

/** Whether a heading says that its amounts are those of a month. */
export const isMonthly = (heading: string): boolean =>
  /\bmrr\b|\bmonthly\b|\b(?:per|a|pro) (?:month|monat)\b|\bmonatlich/u.test(plainHeading(heading));

/** Whether a heading is that of currency codes: `Currency of Value` of Pipedrive, `Amount Currency` of Salesforce. */
export const isCurrency = (heading: string): boolean =>
  /^(?:(?:(?:deal |opportunity )?(?:amount |value |revenue )?|transaction )currency(?: iso)?(?: code)?|currency of (?:deal )?(?:amount|value)|währung(?:scode)?(?: (?:des|von) (?:werts|wert|betrags))?|devise(?: de la valeur)?|moneda(?: de valor)?|valuta(?: van waarde)?|moeda(?: de valor)?)$/u.test(
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
