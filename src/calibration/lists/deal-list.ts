import { InvalidInput } from "../../foundation/problem.js";
import type { Ending } from "../estimators/duration-table.js";
import { NO_DAY, WRONG_DAY } from "../reading/date-column.js";
import { endingNamed, endingOfWord, truthOf } from "../reading/endings.js";
import type { Field } from "../reading/fields.js";
import { areStagesTold } from "../reading/told-stages.js";
import { plainWord, type Mapping } from "../reading/map-option.js";
import { isDay, type ExportTable } from "../reading/read-export.js";
import { endingDays } from "./ending-days.js";
import { completeFrom } from "./left-truncation.js";
import { type CutList } from "./cut-list.js";
import { dropCounter, withLate, type DropReason, type Dropped } from "./dropped.js";
import { DAYS_A_MONTH } from "./spans.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-no-endings": { file: string; words: readonly string[]; lost: readonly string[] };
  }
}

/** Deals, column by column. Days are counted from 1970. */
export interface DealColumns {
  readonly count: number;
  /** OPEN, WON, LOST or FORGOTTEN. */
  readonly ending: Uint8Array;
  readonly created: Int32Array;
  /** NEVER for an open or a forgotten one. */
  readonly closed: Int32Array;
  /** NaN where it is missing. */
  readonly amount: Float64Array;
  /** Numbers that stand for texts; -1 for none. */
  readonly owner: Int32Array;
  readonly segment: Int32Array;
  /** UNKNOWN, INBOUND or OUTBOUND. */
  readonly origin: Uint8Array;
}

const LOST = 2;
/** Of one that was open for so long that it counts as lost. */
export const FORGOTTEN = 3;
export const [OPEN, WON] = [0, 1];
/** Whether nobody has closed it, given up or not. */
export const isStillOpen = (ending: number): boolean => ending === OPEN || ending === FORGOTTEN;
/** Neither inbound nor outbound. */
export const UNKNOWN = 0;
export const [INBOUND, OUTBOUND] = [1, 2];
const NEVER = 2_147_483_647;

export interface DealList extends DealColumns {
  readonly until: number;
  /** Months after which an open deal counts as lost, if it ever does. */
  readonly lostAfter: number | undefined;
  /** Day before which what closed is missing from the export, if so. */
  readonly completeFrom: number | undefined;
  readonly dropped: Dropped;
  /** Deals that have closed and whose dates are missing or wrong, so that they are not in the list. */
  readonly leftOut: { readonly won: number; readonly lost: number };
  /** Words of stages and states, and what each was taken for; none of a column of names. */
  readonly endings: Readonly<Record<Ending, readonly string[]>>;
  /** Deals that `--map` says were won or lost, and flags of the system or its list of stages otherwise. */
  readonly overruled: number;
  /** Words of sources, in plain form, that say who began a deal. */
  readonly origins: OriginWords;
  readonly segments: readonly string[];
  readonly owners: number;
}

export interface OriginWords {
  readonly inbound: readonly string[];
  readonly outbound: readonly string[];
  /** The export's own words, which nobody named. */
  readonly areOwn: boolean;
}

/** Which deals: by their place. */
export type IsCounted = (place: number) => boolean;

/** What time does to deals. */
interface DealTime {
  readonly today: number;
  readonly lostAfter: number | undefined;
}

/** The deals of all lists of them, as they stood on a day. */
export function dealsOf(
  tables: readonly ExportTable[],
  { stages, history }: { readonly stages: readonly ExportTable[]; readonly history: readonly ExportTable[] },
  mapping: Mapping,
  { today, lostAfter }: DealTime,
): CutList<DealList> | undefined {
  if (tables.length === 0) return undefined;
  const drops = dropCounter();
  const endings = { won: new Set<string>(), lost: new Set<string>(), open: new Set<string>() };
  const [owners, segments] = [numbering(), numbering()];
  const ends = stageEndings(stages);
  const words = originWords(tables, mapping);
  let overruled = 0;
  const leftOut = { won: 0, lost: 0 };
  const growing = dealColumns(tables.reduce((sum, { count }) => sum + count, 0));
  for (const table of tables) {
    const ending = endingReader(table, ends, mapping, endings, () => overruled++);
    const [owner, segment] = [owners.of(table, "owner"), segments.of(table, "segment")];
    const origin = originReader(table, words);
    const day = daysOf(table);
    const entered = endingDays(table, history, endingBy(ends, mapping));
    for (let place = 0; place < table.count; place++) {
      const end = ending(place);
      const created = day("created", place);
      const own = day(end === WON ? "won_at" : "lost_at", place);
      const closed = end === OPEN ? NEVER : isDay(own) ? own : (entered(place, end) ?? day("closed", place));
      const reason = faultOf(end, created, closed, today);
      if (reason !== undefined) {
        drops.drop(reason, table, place);
        if (end === WON) leftOut.won++;
        if (end === LOST) leftOut.lost++;
      } else {
        const amount = table.amount?.values[place] ?? NaN;
        growing.push(end, created, closed, amount, owner(place), segment(place), origin(place));
      }
    }
  }
  const columns = growing.columns();
  const told = {
    lostAfter,
    overruled,
    leftOut,
    origins: words,
    endings: { won: [...endings.won], lost: [...endings.lost], open: [...endings.open] },
    segments: segments.texts(),
    owners: owners.texts().length,
  };
  return {
    last: lastDay(columns),
    dropped: drops.counts(),
    until: (until) => {
      refuseEndless(tables, columns, endings);
      const known = asOf(columns, until);
      const dropped = withLate(drops.counts(), columns.count - known.count);
      const since = completeFrom(known.created, known.closed, until);
      return { ...forgetting(known, until, lostAfter), ...told, until, completeFrom: since, dropped };
    },
  };
}

/** Of a row that cannot be taken away from a list. */
const DELETED = 4;

function daysOf({ dates }: ExportTable): (field: Field, place: number) => number {
  return (field, place) => dates[field]?.[place] ?? NO_DAY;
}

/** Why a deal says nothing, if so. */
function faultOf(ending: number, created: number, closed: number, today: number): DropReason | undefined {
  if (ending === DELETED) return "deleted";
  if (created === WRONG_DAY || closed === WRONG_DAY) return "wrong date";
  if (created === NO_DAY) return "no beginning";
  if (closed === NO_DAY) return "no end";
  if (created > today || (ending !== OPEN && closed > today)) return "in the future";
  return closed < created ? "end before the beginning" : undefined;
}

/** Columns for so many deals at most. */
function dealColumns(most: number) {
  const [ending, origin] = [new Uint8Array(most), new Uint8Array(most)];
  const [created, closed, owner, segment] = [0, 1, 2, 3].map(() => new Int32Array(most));
  const amount = new Float64Array(most);
  let count = 0;
  return {
    push: (end: number, begun: number, over: number, value: number, rep: number, part: number, from: number): void => {
      [ending[count], created[count], closed[count], amount[count]] = [end, begun, over, value];
      [owner[count], segment[count], origin[count]] = [rep, part, from];
      count++;
    },
    columns: (): DealColumns => ({
      count,
      ending: ending.subarray(0, count),
      created: created.subarray(0, count),
      closed: closed.subarray(0, count),
      amount: amount.subarray(0, count),
      owner: owner.subarray(0, count),
      segment: segment.subarray(0, count),
      origin: origin.subarray(0, count),
    }),
  };
}

function lastDay({ count, created, closed }: DealColumns): number {
  let last = 0;
  for (let place = 0; place < count; place++)
    last = Math.max(last, created[place], closed[place] === NEVER ? 0 : closed[place]);
  return last;
}

/** Deals as they stood at the end of a day: those created later left out, those closed later open. */
export function asOf(deals: DealColumns, until: number): DealColumns {
  const { count, ending, created, closed, amount, owner, segment, origin } = deals;
  if (!closed.some((day) => day > until && day !== NEVER) && !created.some((day) => day > until)) return deals;
  const growing = dealColumns(count);
  for (let place = 0; place < count; place++) {
    if (created[place] > until) continue;
    const isOpen = closed[place] > until;
    const [end, day] = isOpen ? [OPEN, NEVER] : [ending[place], closed[place]];
    growing.push(end, created[place], day, amount[place], owner[place], segment[place], origin[place]);
  }
  return growing.columns();
}

/** Those that have been open for longer than so many months given up. */
export function forgetting(deals: DealColumns, until: number, months: number | undefined): DealColumns {
  if (months === undefined) return deals;
  const days = Math.round(months * DAYS_A_MONTH);
  const isOld = (place: number): boolean => deals.ending[place] === OPEN && until - deals.created[place] > days;
  return { ...deals, ending: deals.ending.map((ending, place) => (isOld(place) ? FORGOTTEN : ending)) };
}

/** The deals that are counted, and no others. */
export function dealsWhere(deals: DealList, isCounted: IsCounted): DealList {
  const { count, ending, created, closed, amount, owner, segment, origin } = deals;
  const growing = dealColumns(count);
  for (let place = 0; place < count; place++)
    if (isCounted(place))
      growing.push(
        ending[place],
        created[place],
        closed[place],
        amount[place],
        owner[place],
        segment[place],
        origin[place],
      );
  return { ...deals, ...growing.columns() };
}

/** How many deals end so. */
export const countEnding = ({ ending }: DealColumns, wanted: number): number =>
  ending.reduce((sum, end) => (end === wanted ? sum + 1 : sum), 0);

/** How far the deal of a row has come: an open one not at all, one that ended as late as it did, one that was deleted to the end. */
export function dealProgress(
  tables: readonly ExportTable[],
  mapping: Mapping,
): (table: ExportTable) => (place: number) => number {
  const ends = stageEndings(tables.filter(({ kind }) => kind === "stages"));
  return (table) => {
    const seen = { won: new Set<string>(), lost: new Set<string>(), open: new Set<string>() };
    const ending = endingReader(table, ends, mapping, seen, () => undefined);
    const day = daysOf(table);
    return (place) => {
      const end = ending(place);
      if (end === OPEN || end === DELETED) return end === OPEN ? -Infinity : Infinity;
      const own = day(end === WON ? "won_at" : "lost_at", place);
      return isDay(own) ? own : day("closed", place);
    };
  };
}

/** What a row's columns say of how its deal ended. */
function endingReader(
  table: ExportTable,
  stages: StageEndings,
  mapping: Mapping,
  seen: Readonly<Record<Ending, Set<string>>>,
  onOverruled: () => void,
): (place: number) => number {
  const word = (field: Field) => {
    const column = table.words[field];
    const words = column?.words() ?? [];
    const codes = column?.codes();
    return (place: number): string => (codes === undefined ? "" : (words[codes[place]] ?? ""));
  };
  const [isDeleted, isWon, isClosed, status, stage] = [
    word("is_deleted"),
    word("is_won"),
    word("is_closed"),
    word("status"),
    word("stage"),
  ];
  const [wonAt, lostAt] = [table.dates.won_at, table.dates.lost_at];
  const known = new Map<string, Ending | undefined>();
  const endingOf = endingBy(stages, mapping);
  const isTold = areStagesTold(table);
  const ofWord = (text: string): Ending | undefined => {
    if (!known.has(text)) {
      const ending = endingOf(text);
      known.set(text, ending);
      if (text !== "" && isTold) seen[ending ?? "open"].add(text);
    }
    return known.get(text);
  };
  const named = namedWords(table, mapping);
  const byFlags = (place: number, said: Ending | undefined): number | undefined => {
    if (truthOf(isWon(place)) === true) return WON;
    if (truthOf(isClosed(place)) !== true) return undefined;
    return said === "won" && truthOf(isWon(place)) === undefined ? WON : LOST;
  };
  const byDates = (place: number): number => {
    if (wonAt !== undefined && isDay(wonAt[place])) return WON;
    return lostAt !== undefined && isDay(lostAt[place]) ? LOST : OPEN;
  };
  return (place) => {
    if (truthOf(isDeleted(place)) === true) return DELETED;
    const said = ofWord(status(place)) ?? ofWord(stage(place));
    const flagged = byFlags(place, said);
    // What the user names is meant, whatever a system's flags say.
    const meant = named.get(status(place)) ?? named.get(stage(place));
    if (meant !== undefined) {
      const end = CODES[meant];
      const listed = stages.get(status(place)) ?? stages.get(stage(place));
      const other = flagged ?? (listed && CODES[listed]);
      if (other !== undefined && other !== end) onOverruled();
      return end;
    }
    return flagged ?? (said === undefined ? byDates(place) : CODES[said]);
  };
}

/** Words of stages and states that the user names. */
const namedWords = ({ words: { status, stage } }: ExportTable, mapping: Mapping): ReadonlyMap<string, Ending> =>
  new Map(
    [...(status?.words() ?? []), ...(stage?.words() ?? [])].flatMap((text) => {
      const ending = endingNamed(text, mapping);
      return ending === undefined ? [] : [[text, ending] as const];
    }),
  );

const CODES: Readonly<Record<Ending, number>> = { open: OPEN, won: WON, lost: LOST };

/** Of a list of stages by their ids: how deals in each have ended, or that they are open. */
type StageEndings = ReadonlyMap<string, Ending>;

function stageEndings(tables: readonly ExportTable[]): StageEndings {
  const endings = new Map<string, Ending>();
  for (const { words, count } of tables) {
    const text = (field: Field, place: number): string => words[field]?.words()[words[field].codes()[place]] ?? "";
    for (let place = 0; place < count; place++) {
      const isWon = truthOf(text("is_won", place)) === true;
      const isClosed = truthOf(text("is_closed", place)) === true;
      endings.set(text("id", place), isWon ? "won" : isClosed ? "lost" : "open");
    }
  }
  return endings;
}

/** What a word says of a deal's ending: what the user says of it, else a list of stages, else what it is known for. */
const endingBy =
  (stages: StageEndings, mapping: Mapping) =>
  (word: string): Ending | undefined => {
    const listed = stages.get(word);
    return endingNamed(word, mapping) ?? (listed === "open" ? undefined : listed) ?? endingOfWord(word, mapping);
  };

/** Texts of several tables by number: names themselves go no further. */
function numbering() {
  const numbers = new Map<string, number>();
  return {
    of: (table: ExportTable, field: Field): ((place: number) => number) => {
      const column = table.words[field];
      if (column === undefined) return () => -1;
      const own = column.words().map((text) => {
        if (text === "") return -1;
        if (!numbers.has(text)) numbers.set(text, numbers.size);
        return numbers.get(text) ?? -1;
      });
      const codes = column.codes();
      return (place) => own[codes[place]];
    },
    texts: (): readonly string[] => [...numbers.keys()],
  };
}

/** What `--map` says of sources; without that, the words themselves where a column of sources has that for outbound. */
function originWords(tables: readonly ExportTable[], { words: { inbound, outbound } }: Mapping): OriginWords {
  if (inbound.length > 0 || outbound.length > 0) return { inbound, outbound, areOwn: false };
  const there = tables.flatMap(({ words }) => words.source?.words() ?? []).map(plainWord);
  const of = (origin: "inbound" | "outbound"): string[] => [
    ...new Set(there.filter((word) => OWN_WORDS[origin].test(word))),
  ];
  const own = { inbound: of("inbound"), outbound: of("outbound") };
  return own.outbound.length > 0 ? { ...own, areOwn: true } : { inbound: [], outbound: [], areOwn: false };
}
const OWN_WORDS = { inbound: /^in-?bound\b/u, outbound: /^out-?bound\b/u };

function originReader(table: ExportTable, words: OriginWords): (place: number) => number {
  const column = table.words.source;
  if (column === undefined || (words.inbound.length === 0 && words.outbound.length === 0)) return () => UNKNOWN;
  const origins = column.words().map((text) => {
    const plain = plainWord(text);
    if (words.outbound.includes(plain)) return OUTBOUND;
    // With only one of the two named, what is not named is the other.
    if (words.inbound.includes(plain) || words.inbound.length === 0) return INBOUND;
    return words.outbound.length === 0 ? OUTBOUND : UNKNOWN;
  });
  const codes = column.codes();
  return (place) => origins[codes[place]];
}

/** Many deals of which none has ended are stages that nobody named, not patience. */
function refuseEndless(
  tables: readonly ExportTable[],
  deals: DealColumns,
  endings: Readonly<Record<Ending, Set<string>>>,
): void {
  if (deals.count === 0 || deals.ending.includes(WON) || endings.won.size > 0) return;
  if (endings.open.size === 0 && tables.every(areStagesTold)) return;
  const details = {
    file: tables[0].file,
    words: [...endings.open].slice(0, MOST_SHOWN),
    lost: [...endings.lost].slice(0, MOST_SHOWN),
  };
  throw new InvalidInput([{ code: "export-no-endings", severity: "error", arguments: details, keyPath: "--map" }]);
}
const MOST_SHOWN = 12;
