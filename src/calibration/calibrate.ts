import { linesNamed } from "../foundation/lines-named.js";
import { baseName } from "../foundation/base-name.js";
import { InvalidInput } from "../foundation/problem.js";
import { yieldNow } from "../foundation/turn.js";
import { dealsOf, INBOUND, OUTBOUND, UNKNOWN, type DealList } from "./lists/deal-list.js";
import type { DropReason } from "./lists/dropped.js";
import { leadsOf, type Leads } from "./lists/leads.js";
import { withoutRepeats } from "./lists/repeated.js";
import { spansOf, type Spans } from "./lists/spans.js";
import { measureCycle } from "./measure/cycle.js";
import { measureValue } from "./measure/deal-value.js";
import { groupsOf, type By, type GroupFigures } from "./measure/groups.js";
import { holdOut, untestedFindings, type Prediction } from "./measure/holdout.js";
import { measureLeads } from "./measure/lead-volume.js";
import { correlation, NOTHING, together, type Finding, type Measured, type Measurement } from "./measure/measured.js";
import { leftOutFindings } from "./measure/left-out.js";
import { firstOf, periodsOf } from "./measure/periods.js";
import { measureReps } from "./measure/reps.js";
import { measureStages } from "./measure/stage-rates.js";
import { measureCustomers, measureStaff } from "./measure/staying.js";
import { silenceFindings } from "./measure/silence.js";
import { eitherWay, staleFindings } from "./measure/stale.js";
import { counted, noneOr } from "./measure/text.js";
import { measureWins } from "./measure/win-rate.js";
import { listsMissing, needsOf } from "./needed.js";
import type { DecimalSign } from "./reading/amount-column.js";
import type { DateOrder } from "./reading/date-column.js";
import type { ExportFile } from "./reading/export-text.js";
import type { ExportKind } from "./reading/fields.js";
import type { Mapping } from "./reading/map-option.js";
import { refusePipelines, pipelineNames } from "./reading/pipelines.js";
import { monthlyHeading, readExport, type ExportTable } from "./reading/read-export.js";
import { refuseUnknownWhere, type Where } from "./reading/row-filter.js";
import { asTexts } from "./reading/spreadsheet.js";
import { dialectOf, type Dialect } from "./reading/stream-rows.js";
import { refuseManyStages } from "./reading/told-stages.js";
import { refuseUnknownColumns, understand, type Understood } from "./reading/understand.js";
import { refuseUnknownWords } from "./reading/unknown-words.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    /** Rows that end before they begin or lie ahead, as chosen and the other way. */
    "export-date-choice": { file: string; chosen: string; rows: number; wrong: number; otherwise: number };
    "export-nothing-left": {
      files: readonly string[];
      rows: number;
      /** How many of them are of an id that came before. */
      repeated: number;
      /** How many rows were dropped for what. */
      reasons: readonly { readonly reason: DropReason; readonly rows: number }[];
      /** What assumptions need, of the lists that were given. */
      needs: readonly string[];
      /** Lists that were not given. */
      lists: readonly string[];
    };
  }
}

export interface CalibrateSettings {
  readonly mapping: Mapping;
  readonly dates: DateOrder | undefined;
  /** What stands before decimals of amounts, where no cell tells. */
  readonly decimals: DecimalSign | undefined;
  readonly where: Where;
  /** Of workbooks, which sheet; default: the only one that holds a table. */
  readonly sheet: string | undefined;
  /** Last day that counts, since 1970; default: the last on which anything happened in one of the files. */
  readonly until: number | undefined;
  /** Months after which a deal that is still open counts as lost; default: never. */
  readonly lostAfter: number | undefined;
  /** Beyond it dates are wrong. */
  readonly today: number;
  readonly by: By | undefined;
  /** Share of the time that is kept back to test on; 0 for none. */
  readonly holdOut: number;
  readonly signal: AbortSignal;
}

/** What a list held. */
export interface Lists {
  readonly tables: readonly ExportTable[];
  readonly deals: DealList | undefined;
  readonly leads: Leads | undefined;
  readonly customers: Spans | undefined;
  readonly staff: Spans | undefined;
}

/** What was measured, with the files it was measured from and their last day. */
export interface MeasuredFrom extends Measured {
  readonly files: readonly string[];
  readonly until: number;
}

export interface Calibration extends Measurement {
  readonly measured: readonly MeasuredFrom[];
  readonly lists: Lists;
  readonly predictions: readonly Prediction[];
  readonly groups: readonly GroupFigures[];
}

/** Reads what was exported, all of it before anything is computed. @throws InvalidInput for what is ambiguous or says nothing */
export async function readLists(given: readonly ExportFile[], settings: CalibrateSettings): Promise<Lists> {
  const { mapping, dates, decimals, where, signal } = settings;
  const files = await asTexts(given, settings.sheet, signal);
  const dialects: Dialect[] = [];
  for (const file of files) dialects.push(await dialectOf(file));
  refuseUnknownColumns(mapping, dialects);
  const wanted = where.filter(({ column }) => column === "pipeline").flatMap(({ values }) => values);
  const understood = files.map(({ file }, place) => understand(file, dialects[place], mapping, wanted));
  refuseUnknownWhere(where, understood);
  const read: ExportTable[] = [];
  // What names pipelines is read before what has them.
  const order = [...understood.keys()].sort((a, b) => first(understood[a]) - first(understood[b]) || a - b);
  for (const place of order) {
    await yieldNow(signal);
    const known = understood[place];
    const pipelines = pipelineNames(read);
    const before = read.filter(({ kind }) => kind === known.kind);
    read[place] = await readExport(files[place], known, { dates, decimals, where, signal, pipelines, before });
  }
  const tables = withoutRepeats(read, mapping, settings.today);
  refuseManyStages(tables);
  refusePipelines(tables, where);
  refuseUnknownWords(mapping, tables);
  refuseDateChoice(tables, settings);
  const lists = { tables, ...listsOf(tables, settings) };
  refuseNothing(lists);
  return lists;
}

/** The lists before any is cut off. */
function cutListsOf(tables: readonly ExportTable[], { mapping, today, lostAfter }: CalibrateSettings) {
  const of = (kind: ExportKind): ExportTable[] => tables.filter((table) => table.kind === kind);
  return {
    deals: dealsOf(of("deals"), { stages: of("stages"), history: of("history") }, mapping, { today, lostAfter }),
    leads: leadsOf(of("leads"), { today }),
    customers: spansOf(of("customers"), mapping, { today }),
    staff: spansOf(of("staff"), mapping, { today }),
  };
}

/** The lists up to one day for all: as given, or the last on which anything happened in one of them. */
function listsOf(tables: readonly ExportTable[], settings: CalibrateSettings): Omit<Lists, "tables"> {
  const { deals, leads, customers, staff } = cutListsOf(tables, settings);
  const day = settings.until ?? Math.max(0, ...[deals, leads, customers, staff].map((list) => list?.last ?? 0));
  return {
    deals: deals?.until(day),
    leads: leads?.until(day),
    customers: customers?.until(day),
    staff: staff?.until(day),
  };
}

/** Fewer rows are slips. */
const FEW = 5;
const MANY = 0.05;
/** Rows that one order of day and month drops for each that the other does, where the choice must be wrong. */
const CLEARLY = 4;

/** Where `--dates` alone decides, and many rows then end before they begin or lie ahead, the other order is the file's. @throws InvalidInput */
function refuseDateChoice(tables: readonly ExportTable[], settings: CalibrateSettings): void {
  const { dates: chosen } = settings;
  for (const table of chosen === undefined ? [] : tables.filter(({ otherDates }) => otherDates !== undefined)) {
    const others = tables.filter(({ kind }) => isBeside(kind));
    const wrongOf = (dates: ExportTable["dates"]): number => wrongly([{ ...table, dates }, ...others], settings);
    const [as, otherwise] = [wrongOf(table.dates), wrongOf(table.otherDates?.() ?? {})];
    if (as <= Math.max(FEW, MANY * table.count) || as < CLEARLY * otherwise) continue;
    const details = { file: table.file, chosen, rows: table.count, wrong: as, otherwise };
    throw new InvalidInput([{ code: "export-date-choice", severity: "error", arguments: details, keyPath: "--dates" }]);
  }
}

/** How many rows end before they begin, or lie in the future. */
function wrongly(tables: readonly ExportTable[], settings: CalibrateSettings): number {
  return Object.values(cutListsOf(tables, settings))
    .flatMap((list) => [list?.dropped["end before the beginning"], list?.dropped["in the future"]])
    .reduce((sum, dropped) => sum + (dropped?.rows ?? 0), 0);
}

const first = ({ kind }: Understood): number => (kind === "pipelines" ? 0 : 1);

/** What is measured from lists that were read. Rejects with the signal's reason when it is aborted. */
export async function measureLists(lists: Lists, settings: CalibrateSettings): Promise<Calibration> {
  const { deals, leads, customers, staff } = lists;
  const [parts, measured]: [Measurement[], MeasuredFrom[]] = [[], []];
  const measure = async <List extends { readonly until: number }>(
    kinds: readonly ExportKind[],
    list: List | undefined,
    ...how: ((list: List) => Measurement)[]
  ): Promise<void> => {
    if (list === undefined) return;
    const files = lists.tables.filter(({ kind }) => kinds.includes(kind)).map(({ file }) => file);
    for (const one of how) {
      await yieldNow(settings.signal);
      const part = one(list);
      parts.push(part);
      measured.push(...part.measured.map((own) => ({ ...own, files, until: list.until })));
    }
  };
  await measure(["leads"], leads?.leads.length ? leads : undefined, measureLeads, measureStages);
  await measure(["deals", "stages", "history"], deals?.count ? deals : undefined, measureFunnel, measureReps);
  await measure(["customers"], customers?.spans.length ? customers : undefined, measureCustomers);
  await measure(["staff"], staff?.spans.length ? staff : undefined, measureStaff);
  await yieldNow(settings.signal);
  const predictions = holdOut(deals, leads, settings.holdOut);
  const groups = settings.by === undefined || deals === undefined ? [] : groupsOf(deals, settings.by);
  const found = together([
    ...parts,
    {
      ...NOTHING,
      findings: [
        ...lists.tables.flatMap((table) => [
          ...monthlyFinding(table),
          ...alikeFinding(table),
          ...repeatedFinding(table),
        ]),
        ...silenceFindings(lists),
        ...overruledFinding(lists.deals),
        ...originFinding(lists.deals),
        ...untestedFindings(lists, predictions, settings.holdOut),
      ],
    },
  ]);
  return { ...found, measured, lists, predictions, groups };
}

/** Rows that may be one record twice, where no id tells. */
function alikeFinding({ kind, file, alike, alikeElsewhere }: ExportTable): Finding[] {
  const elsewhere = alikeElsewhere.map(({ file: other, rows: count }) => {
    const [rows, are, those, they] =
      count === 1
        ? ["row", "is", "one", "it is the same record: it"]
        : ["rows", "are", "rows", "they are the same records: each"];
    return {
      about: kind,
      text: `${counted(count)} ${rows} of ${baseName(file)} ${are} the same to the letter as ${those} of ${baseName(other)}, and no column of ids tells whether ${they} counts twice. Give each record in one file, or export ids.`,
      isWarning: true as const,
    };
  });
  if (alike === 0) return elsewhere;
  const rows = alike === 1 ? "1 row is" : `${counted(alike)} rows are`;
  return [
    ...elsewhere,
    {
      about: kind,
      text: `${rows} the same to the letter as one before, and no column of ids tells whether it is the same record: each counts. Export ids, or name their column with --map id=....`,
      isWarning: true,
    },
  ];
}

/** Rows whose id came before: only the last of each counts. */
function repeatedFinding({ kind, file, duplicates, duplicateLines }: ExportTable): Finding[] {
  if (duplicates === 0) return [];
  const [rows, are] = duplicates === 1 ? ["1 row", "has"] : [`${counted(duplicates)} rows`, "have"];
  const text = `${rows} of ${baseName(file)} ${are} an id that came before (${linesNamed(duplicateLines, duplicates)}): of rows with one id the last one counts. If they are several records, the column is no id: name the right one with --map id=....`;
  return [{ about: kind, text, isWarning: true }];
}

/** Words of `--map` that say other than what a system says. */
function overruledFinding({ overruled }: { readonly overruled: number } = { overruled: 0 }): Finding[] {
  if (overruled === 0) return [];
  const deals =
    overruled === 1 ? "1 is won or lost as --map has its" : `${counted(overruled)} are won or lost as --map has their`;
  const text = `${deals} stage, though the export itself says otherwise, in columns of what is won and closed or in its list of stages.`;
  return [{ about: "deals", text }];
}

/** Whose deals are inbound and outbound, where words that nobody named say so, or some are neither. */
function originFinding(deals: DealList | undefined): Finding[] {
  if (deals === undefined) return [];
  const { origins, origin, count } = deals;
  if (origins.inbound.length === 0 && origins.outbound.length === 0) return [];
  const of = (code: number): number => origin.reduce((sum, own) => (own === code ? sum + 1 : sum), 0);
  if (!origins.areOwn && !origin.includes(UNKNOWN)) return [];
  const own = origins.areOwn
    ? ", as their sources themselves say (--map inbound=... and outbound=... say otherwise)"
    : "";
  const [inbound, outbound, unknown] = [INBOUND, OUTBOUND, UNKNOWN].map(of);
  const those = unknown === 1 ? "that one neither counts" : "those neither count";
  const neither = unknown === 0 ? "" : `, ${counted(unknown)} neither`;
  const left = unknown === 0 ? "" : `: ${those} for win rates nor as outbound`;
  const text = `Of ${counted(count)} ${count === 1 ? "deal" : "deals"}: ${noneOr(inbound)} inbound, ${noneOr(outbound)} outbound${neither}${own}${left}.`;
  return [{ about: "sources", text }];
}

/** Amounts of a month are told to be taken as that. */
function monthlyFinding(table: ExportTable): Finding[] {
  const heading = monthlyHeading(table);
  return heading === undefined
    ? []
    : [
        {
          about: "amounts",
          text: `“${heading}” of ${table.kind} is an amount a month: 12 times it is taken for a year's.`,
        },
      ];
}

/** What deals tell together: win rate, cycle and value. */
function measureFunnel(deals: DealList): Measurement {
  const periods = periodsOf(firstOf(deals.created, deals.until), deals.until);
  const [wins, cycle, value] = [
    eitherWay(deals, (list) => measureWins(list, periods)),
    eitherWay(deals, (list) => measureCycle(list, periods)),
    measureValue(deals, periods),
  ];
  const withCycle =
    cycle.measured.length === 0
      ? []
      : Object.entries(wins.withCycle).flatMap(([id, rank]) => correlation(id, "funnel.sales_cycle", rank));
  const lists = { ...NOTHING, findings: [...leftOutFindings(deals), ...staleFindings(deals, periods)] };
  return together([lists, wins, cycle, { ...NOTHING, correlations: withCycle }, value]);
}

const isBeside = (kind: ExportKind): boolean => kind === "stages" || kind === "history" || kind === "pipelines";

function refuseNothing({ tables, deals, leads, customers, staff }: Lists): void {
  const kept = [deals?.count, leads?.leads.length, customers?.spans.length, staff?.spans.length];
  if (kept.some((count = 0) => count > 0)) return;
  const reasons = [deals, leads, customers, staff].flatMap((list) => Object.entries(list?.dropped ?? {}));
  // A history and the like say something of rows, and are none to be left.
  const own = tables.filter(({ kind }) => !isBeside(kind));
  const given = own.length === 0 ? tables : own;
  const details = {
    files: given.map(({ file }) => file),
    rows: given.reduce((sum, { rows }) => sum + rows, 0),
    repeated: given.reduce((sum, { duplicates, superseded }) => sum + duplicates + superseded, 0),
    reasons: reasons.map(([reason, { rows }]) => ({ reason: reason as DropReason, rows })),
    needs: needsOf(tables),
    lists: listsMissing(tables),
  };
  throw new InvalidInput([{ code: "export-nothing-left", severity: "error", arguments: details }]);
}
