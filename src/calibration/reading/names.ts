import { ALIASES, PLAIN_DEALS, plainHeading } from "./aliases.js";

/** Parts of headings of columns that hold who looks after a deal, in the languages the systems are used in most. */
export const OWNER_HEADING =
  /owner|\brep\b|agent|besitzer|inhaber|bearbeit|betreu|verantwort|zuständig|mitarbeiter|vertriebler|verkäufer/iu;

/** The same of other people, of customers, of deals that are called after them, and of free text. */
const NAMES =
  /name|account|contact|customer|client|company|organi[sz]ation|person|partner|manager|seller|user|assign|e-?mail|phone|employee|(?: by| von)$|firma|firmen|kunde|kontakt|vertreter|telefon|titel|title|entreprise|société|empresa|commercial|vendedor|zákazník|note|notiz|comment|kommentar|bemerkung|descri|beschreib/u;
const DEALS = /^(?:opportunity|opportunité|verkaufschance|deal|lead|topic|thema|subject|betreff)$/u;

/** Headings by which the systems name owners, and the ids of customers and staff. */
const KNOWN: ReadonlySet<string> = new Set(
  [...ALIASES, PLAIN_DEALS].flatMap(({ kind, fields }) => [
    ...(fields.owner ?? []),
    ...(kind === "customers" || kind === "staff" ? (fields.id ?? []) : []),
  ]),
);

/** Whether what stands in a column are names of people, or of customers. */
export function isOfNames(heading: string): boolean {
  const plain = plainHeading(heading);
  return KNOWN.has(plain) || OWNER_HEADING.test(plain) || NAMES.test(plain) || DEALS.test(plain);
}

const EMAIL = /[^\s@]@[^\s@]+\.[^\s@]/u;

/** Whether texts are such as name somebody: e-mail addresses, or for the most part what stands in a column of owners. */
export function areNames(texts: readonly string[], owners: readonly string[] = []): boolean {
  if (texts.some((text) => EMAIL.test(text))) return true;
  const known = new Set(owners.filter((text) => text !== ""));
  return 2 * texts.filter((text) => known.has(text)).length > texts.filter((text) => text !== "").length;
}
