import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { nearest } from "../../scenario/problems.js";
import { ALIASES, PLAIN_DEALS, plainHeading } from "./aliases.js";
import type { Ending } from "../estimators/duration-table.js";
import { endingNamed, endingOfWord } from "./endings.js";
import { FIELDS, NEEDS, USES, type ExportKind, type Field } from "./fields.js";
import type { Mapping } from "./map-option.js";
import { likelyHeading } from "./proposals.js";
import { areValues } from "./shown-cell.js";
import { stageColumn, stageColumnsOf } from "./stage-columns.js";
import type { Dialect } from "./stream-rows.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-not-understood": {
      file: string;
      kind: string;
      missing: readonly string[];
      /** None where the first row holds values, which may name somebody. */
      headings: readonly string[];
      /** What `--map` may be given: fields, each with the heading likeliest to be it, or with dots. */
      proposals: readonly string[];
      /** The same of a list of what begins and ends, where a heading speaks of that. */
      spans: readonly string[];
    };
    "export-column-missing": { field: string; column: string; allowed: readonly string[]; nearest?: string };
  }
}

/** What a file was taken for. */
export interface Understood {
  readonly file: string;
  readonly kind: ExportKind;
  /** Whose headings they are. */
  readonly system: string;
  readonly dialect: Dialect;
  /** Place of the column of each field that was found. */
  readonly columns: Partial<Readonly<Record<Field, number>>>;
}

/** What the headings of a file say it is, and of which pipelines if some are wanted. @throws InvalidInput where a field it cannot do without is not found */
export function understand(
  file: string,
  dialect: Dialect,
  mapping: Mapping,
  pipelines: readonly string[] = [],
): Understood {
  const { headings } = dialect;
  const plain = headings.map(plainHeading);
  const mapped = mappedColumns(file, headings, mapping, pipelines);
  const row = [...ALIASES.map((one) => ({ one, score: scoreOf(one, plain, mapped) }))]
    .filter(({ score }) => score > 0)
    .reduce<{ one: (typeof ALIASES)[number]; score: number } | undefined>(
      (best, other) => (best === undefined || other.score > best.score ? other : best),
      undefined,
    );
  const alias = row?.one ?? plainKind(mapped);
  const found = USES[alias.kind].flatMap((field) => {
    const names = alias.fields[field] ?? [];
    const place = [...names, ...plainNames(alias.kind, field)].map((name) => plain.indexOf(name)).find((at) => at >= 0);
    return place === undefined ? [] : [[field, place] as const];
  });
  const ends = alias.kind === "deals" ? endingColumns(file, headings, mapping, pipelines) : {};
  const used = Object.entries({ ...ends, ...Object.fromEntries(found), ...mapped }) as [Field, number][];
  const columns: Partial<Record<Field, number>> = Object.fromEntries(
    used.filter(([field]) => USES[alias.kind].includes(field)),
  );
  refuseIncomplete(file, alias.kind, columns, dialect, mapping);
  refuseDoubled(file, columns, headings);
  return { file, kind: alias.kind, system: alias.system, dialect, columns };
}

/** Names that lists beside a system's own have for a field: who adds a column of stages to an export of leads calls it so. */
const plainNames = (kind: ExportKind, field: Field): readonly string[] =>
  ALIASES.find((row) => row.kind === kind && row.system.startsWith("list of"))?.fields[field] ?? [];

/** Fields found of a row whose marks are there; 0 where none of them is. */
function scoreOf(
  { marks, fields, kind, surely }: (typeof ALIASES)[number],
  plain: readonly string[],
  mapped: Partial<Record<Field, number>>,
): number {
  if (surely !== undefined)
    return surely.all.every((name) => plain.includes(name)) && !surely.none.some((name) => plain.includes(name))
      ? Infinity
      : 0;
  if (!marks.some((mark) => plain.includes(mark))) return 0;
  const has = (field: Field): boolean =>
    mapped[field] !== undefined || (fields[field] ?? []).some((name) => plain.includes(name));
  if (!NEEDS[kind].every((group) => group.some(has))) return 0;
  return (Object.keys(fields) as Field[]).filter(has).length + marks.filter((mark) => plain.includes(mark)).length;
}

/** Without marks, what is mapped tells what a file is a list of. */
function plainKind(mapped: Partial<Record<Field, number>>): typeof PLAIN_DEALS {
  const has = (...fields: Field[]): boolean => fields.some((field) => mapped[field] !== undefined);
  const rows = ALIASES.filter(({ system }) => system.startsWith("list of"));
  const of = (kind: ExportKind) => rows.find((one) => one.kind === kind) ?? PLAIN_DEALS;
  if (has("team")) return of("staff");
  if (has("start", "end")) return of("customers");
  return has("qualified", "accepted", "worked", "opportunity") ? of("leads") : PLAIN_DEALS;
}

function mappedColumns(
  file: string,
  headings: readonly string[],
  { columns }: Mapping,
  pipelines: readonly string[],
): Partial<Record<Field, number>> {
  const found = Object.entries(columns).flatMap(([field, heading]) => {
    const place = placeOf(file, heading, headings, pipelines);
    return place < 0 ? [] : [[field, place] as const];
  });
  return Object.fromEntries(found);
}

/** As it is written, else but for case, else the column with the day of entering the stage of this name. */
function placeOf(file: string, heading: string, headings: readonly string[], pipelines: readonly string[]): number {
  const exact = headings.indexOf(heading);
  if (exact >= 0) return exact;
  const wanted = plainHeading(heading);
  const plain = headings.map(plainHeading).indexOf(wanted);
  if (plain >= 0) return plain;
  const isMeant = (stage: string): boolean => plainHeading(stage) === wanted;
  return stageColumn(file, stageColumnsOf(headings), isMeant, pipelines) ?? -1;
}

const isHeading = (name: string, headings: readonly string[]): boolean =>
  [...headings, ...stageColumnsOf(headings).map(({ stage }) => stage)].some(
    (heading) => plainHeading(heading) === plainHeading(name),
  );

/** Days on which deals were won and lost, where columns of stages say so. */
function endingColumns(
  file: string,
  headings: readonly string[],
  mapping: Mapping,
  pipelines: readonly string[],
): Partial<Record<Field, number>> {
  const columns = stageColumnsOf(headings);
  // There is one column of days for each: what the user names comes before the words that are known.
  const of = (wanted: Ending): number | undefined => {
    const isNamed = (stage: string): boolean => endingNamed(stage, mapping) === wanted;
    const isKnown = (stage: string): boolean => endingOfWord(stage, mapping) === wanted;
    return stageColumn(file, columns, columns.some(({ stage }) => isNamed(stage)) ? isNamed : isKnown, pipelines);
  };
  const [won, lost] = [of("won"), of("lost")];
  return { ...(won !== undefined && { won_at: won }), ...(lost !== undefined && { lost_at: lost }) };
}

/** A heading that `--map` names must be in one of the files. @throws InvalidInput */
export function refuseUnknownColumns({ columns }: Mapping, files: readonly Dialect[]): void {
  const headings = files.flatMap((file) => file.headings);
  const allowed = files.flatMap((file) => toldHeadings(file.headings));
  const problems = Object.entries(columns).flatMap(([field, column]): Problem[] => {
    if (isHeading(column, headings)) return [];
    const details = { field, column, allowed, ...nearest(column, allowed) };
    return [{ code: "export-column-missing", severity: "error", arguments: details, keyPath: "--map" }];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** Headings that may be told: none where the first row holds values. */
const toldHeadings = (headings: readonly string[]): readonly string[] => (areValues(headings) ? [] : headings);

function refuseIncomplete(
  file: string,
  kind: ExportKind,
  columns: Partial<Record<Field, number>>,
  dialect: Dialect,
  mapping: Mapping,
): void {
  const missing = NEEDS[kind].filter((group) => !group.some((field) => columns[field] !== undefined));
  if (missing.length === 0) return;
  const details = {
    file,
    kind,
    missing: missing.map((group) => group.join(" or ")),
    headings: toldHeadings(dialect.headings),
    proposals: proposalsFor(kind, missing, columns, dialect, mapping),
    spans: kind === "deals" ? spansFor(columns, dialect, mapping) : [],
  };
  throw new InvalidInput([{ code: "export-not-understood", severity: "error", arguments: details }]);
}

/** What is taken for deals where nothing is known may be contracts or people: headings that speak of an end say so. */
function spansFor(columns: Partial<Record<Field, number>>, dialect: Dialect, mapping: Mapping): string[] {
  if (!dialect.headings.some((heading) => SPAN.test(plainHeading(heading)))) return [];
  return proposalsFor("customers", NEEDS.customers, columns, dialect, mapping);
}
const SPAN =
  /contract|subscription|churn|cancel|terminat|hire|vertrag|kündig|eintritt|austritt|kunde seit|customer since/u;

/** Columns without which little can be measured, though the list is understood. */
const WANTED: Partial<Readonly<Record<ExportKind, readonly Field[]>>> = {
  deals: ["closed", "amount", "owner", "source"],
  customers: ["amount"],
  staff: ["team"],
};

/** `created=Erstelldatum`: each field that is missing, and wanted beside it, with the heading likeliest to be it. */
function proposalsFor(
  kind: ExportKind,
  missing: readonly (readonly Field[])[],
  columns: Partial<Record<Field, number>>,
  dialect: Dialect,
  mapping: Mapping,
): string[] {
  const taken = new Set(Object.values(columns));
  const isThere = (field: Field): boolean => columns[field] !== undefined;
  const wanted = (WANTED[kind] ?? []).filter((field) => !isThere(field) && !(field === "closed" && isThere("won_at")));
  const propose = ([field]: readonly Field[]): string[] => {
    const heading = likelyHeading(field, dialect, taken, mapping);
    if (heading === undefined) return [];
    taken.add(dialect.headings.indexOf(heading));
    return [`${field}=${heading}`];
  };
  const needed = missing.flatMap((group) => [propose(group)[0] ?? `${group[0]}=...`]);
  return [...needed, ...wanted.flatMap((field) => propose([field]))];
}

/** A heading twice leaves open which column is meant. */
function refuseDoubled(file: string, columns: Partial<Record<Field, number>>, headings: readonly string[]): void {
  for (const place of Object.values(columns)) {
    const places = headings.flatMap((heading, at) => (heading === headings[place] ? at + 1 : []));
    if (places.length > 1) {
      const details = { file, column: headings[place], places };
      throw new InvalidInput([{ code: "csv-column-twice", severity: "error", arguments: details }]);
    }
  }
}

/** How a field's column is read. */
export const readingOf = (field: Field): (typeof FIELDS)[Field] => FIELDS[field];
