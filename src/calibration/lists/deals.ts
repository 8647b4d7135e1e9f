import { InvalidInput } from "../../foundation/problem.js";
import type { Ending } from "../estimators/duration-table.js";
import { NO_DAY, WRONG_DAY } from "../reading/date-column.js";
import { endingOfWord, truthOf } from "../reading/endings.js";
import type { Field } from "../reading/fields.js";
import { plainWord, type Mapping } from "../reading/map-option.js";
import { isDay, type ExportTable } from "../reading/read-export.js";
import { completeFrom } from "./left-truncation.js";
import { dropCounter, type Dropped } from "./dropped.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-no-endings": { file: string; words: readonly string[] };
  }
}

/** One deal. Days are counted from 1970. */
export interface Deal {
  readonly ending: Ending;
  readonly created: number;
  /** NaN for an open one. */
  readonly closed: number;
  /** NaN where it is missing. */
  readonly amount: number;
  /** Numbers that stand for texts; -1 for none. */
  readonly owner: number;
  readonly segment: number;
  readonly origin: "inbound" | "outbound" | "unknown";
}

export interface Deals {
  readonly deals: readonly Deal[];
  readonly until: number;
  /** Day before which what closed is missing from the export, if so. */
  readonly completeFrom: number | undefined;
  readonly dropped: Dropped;
  /** Words of stages and states, and what each was taken for. */
  readonly endings: Readonly<Record<Ending, readonly string[]>>;
  readonly segments: readonly string[];
  readonly owners: number;
  readonly currency: string;
}

/** The deals of all lists of them as they stood on the day `until`; by default the last day on which anything is said to have happened, today at most. */
export function dealsOf(
  tables: readonly ExportTable[],
  stages: readonly ExportTable[],
  mapping: Mapping,
  { until: given, today }: { readonly until: number | undefined; readonly today: number },
): Deals | undefined {
  if (tables.length === 0) return undefined;
  const drops = dropCounter();
  const endings = { won: new Set<string>(), lost: new Set<string>(), open: new Set<string>() };
  const [owners, segments] = [numbering(), numbering()];
  const ends = stageEndings(stages);
  const rows = tables.flatMap((table) => {
    const ending = endingReader(table, ends, mapping, endings);
    const texts = { owner: owners.of(table, "owner"), segment: segments.of(table, "segment") };
    const origin = originReader(table, mapping);
    const read = (place: number): Deal | undefined => {
      const deal = dates(table, place, ending(place), today, drops.drop);
      if (deal === undefined) return undefined;
      const amount = table.amount?.values[place] ?? NaN;
      return { ...deal, amount, owner: texts.owner(place), segment: texts.segment(place), origin: origin(place) };
    };
    return Array.from({ length: table.count }, (_, place) => read(place)).filter((deal) => deal !== undefined);
  });
  refuseEndless(tables, rows, endings);
  const until = given ?? lastDay(rows);
  const deals = rows.flatMap((deal) => asOf(deal, until, drops.drop));
  return {
    deals,
    until,
    completeFrom: completeFrom(
      deals.map(({ created }) => created),
      deals.map(({ closed }) => closed),
      until,
    ),
    dropped: drops.counts(),
    endings: { won: [...endings.won], lost: [...endings.lost], open: [...endings.open] },
    segments: segments.texts(),
    owners: owners.texts().length,
    currency: tables.map(({ amount }) => amount?.unit ?? "").find((unit) => unit !== "") ?? "",
  };
}

type Dated = Pick<Deal, "ending" | "created" | "closed">;

/** A deal's dates, or why it has none. */
function dates(
  table: ExportTable,
  place: number,
  ending: Ending | "deleted",
  today: number,
  drop: ReturnType<typeof dropCounter>["drop"],
): Dated | undefined {
  const at = (field: Field): number => table.dates[field]?.[place] ?? NO_DAY;
  const created = at("created");
  const own = ending === "won" ? at("won_at") : at("lost_at");
  const end = isDay(own) ? own : at("closed");
  const reason =
    ending === "deleted"
      ? "deleted"
      : created === WRONG_DAY || (ending !== "open" && end === WRONG_DAY)
        ? "wrong date"
        : !isDay(created)
          ? "no beginning"
          : created > today || (ending !== "open" && isDay(end) && end > today)
            ? "in the future"
            : ending !== "open" && !isDay(end)
              ? "no end"
              : ending !== "open" && end < created
                ? "ends before it begins"
                : undefined;
  if (reason === undefined) return { ending: ending as Ending, created, closed: ending === "open" ? NaN : end };
  drop(reason);
  return undefined;
}

const lastDay = (deals: readonly Dated[]): number =>
  deals.reduce((last, { created, closed }) => Math.max(last, created, Number.isNaN(closed) ? created : closed), 0);

/** A deal as it stood at the end of a day. */
export function asOf(deal: Deal, until: number, drop: ReturnType<typeof dropCounter>["drop"]): Deal[] {
  if (deal.created > until) {
    drop("begins after --until");
    return [];
  }
  return [deal.closed > until ? { ...deal, ending: "open", closed: NaN } : deal];
}

/** What a row's columns say of how its deal ended. */
function endingReader(
  table: ExportTable,
  stages: ReadonlyMap<string, Ending>,
  mapping: Mapping,
  seen: Readonly<Record<Ending, Set<string>>>,
): (place: number) => Ending | "deleted" {
  const word = (field: Field) => {
    const column = table.words[field];
    const [words, codes] = [column?.words() ?? [], column?.codes()];
    return (place: number): string => (codes === undefined ? "" : (words[codes[place]] ?? ""));
  };
  const [isDeleted, isWon, isClosed, status, stage] = [word("is_deleted"), word("is_won"), word("is_closed"), word("status"), word("stage")];
  const [wonAt, lostAt] = [table.dates.won_at, table.dates.lost_at];
  const known = new Map<string, Ending | undefined>();
  const ofWord = (text: string): Ending | undefined => {
    if (!known.has(text)) {
      const ending = stages.get(text) ?? (text === "" ? undefined : endingOfWord(text, mapping));
      known.set(text, ending);
      if (text !== "") seen[ending ?? "open"].add(text);
    }
    return known.get(text);
  };
  return (place) => {
    if (truthOf(isDeleted(place)) === true) return "deleted";
    const said = ofWord(status(place)) ?? ofWord(stage(place));
    if (truthOf(isWon(place)) === true) return "won";
    if (truthOf(isClosed(place)) === true) return said === "won" ? "won" : "lost";
    if (said !== undefined) return said;
    if (wonAt !== undefined && isDay(wonAt[place])) return "won";
    return lostAt !== undefined && isDay(lostAt[place]) ? "lost" : "open";
  };
}

/** Of a list of stages: how deals in each have ended. */
function stageEndings(tables: readonly ExportTable[]): ReadonlyMap<string, Ending> {
  const endings = new Map<string, Ending>();
  for (const { words, count } of tables) {
    const text = (field: Field, place: number): string =>
      words[field]?.words()[words[field].codes()[place]] ?? "";
    for (let place = 0; place < count; place++) {
      const isWon = truthOf(text("is_won", place));
      if (isWon === true) endings.set(text("id", place), "won");
      else if (truthOf(text("is_closed", place)) === true) endings.set(text("id", place), "lost");
    }
  }
  return endings;
}

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

function originReader(table: ExportTable, { words }: Mapping): (place: number) => Deal["origin"] {
  const column = table.words.source;
  if (column === undefined || (words.inbound.length === 0 && words.outbound.length === 0)) return () => "unknown";
  const origins = column.words().map((text): Deal["origin"] => {
    const plain = plainWord(text);
    if (words.outbound.includes(plain)) return "outbound";
    // With only one of the two named, what is not named is the other.
    if (words.inbound.includes(plain) || words.inbound.length === 0) return "inbound";
    return words.outbound.length === 0 ? "outbound" : "unknown";
  });
  const codes = column.codes();
  return (place) => origins[codes[place]];
}

/** Many deals of which none has ended are stages that nobody named, not patience. */
function refuseEndless(
  tables: readonly ExportTable[],
  deals: readonly Deal[],
  endings: Readonly<Record<Ending, Set<string>>>,
): void {
  if (deals.length === 0 || deals.some(({ ending }) => ending === "won") || endings.won.size > 0) return;
  if (endings.open.size === 0) return;
  const details = { file: tables[0].file, words: [...endings.open].slice(0, MOST_SHOWN) };
  throw new InvalidInput([{ code: "export-no-endings", severity: "error", arguments: details, keyPath: "--map" }]);
}
const MOST_SHOWN = 12;
