import { NO_DAY, WRONG_DAY } from "../reading/date-column.js";
import { truthOf } from "../reading/endings.js";
import { plainWord, type Mapping } from "../reading/map-option.js";
import { isDay, type ExportTable } from "../reading/read-export.js";
import type { Exposure } from "../estimators/hazard.js";
import { monthOfDay, firstDayOf } from "../reading/dates.js";
import { completeFrom } from "./left-truncation.js";
import { type CutList } from "./cut-list.js";
import { dropCounter, withLate, type DropReason, type Dropped } from "./dropped.js";

/** Somebody, or a contract, that began and may have ended: a customer, an employee. Days since 1970; NaN for no end. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly amount: number;
  readonly team: TeamName | undefined;
}

export interface Spans {
  readonly spans: readonly Span[];
  readonly until: number;
  readonly completeFrom: number | undefined;
  readonly dropped: Dropped;
}

export const TEAM_NAMES = ["marketing", "sales", "sdr", "success"] as const;
export type TeamName = (typeof TEAM_NAMES)[number];

/** The customers or the staff of all lists of them, up to a day. */
export function spansOf(
  tables: readonly ExportTable[],
  mapping: Mapping,
  { today }: { readonly today: number },
): CutList<Spans> | undefined {
  if (tables.length === 0) return undefined;
  const drops = dropCounter();
  const rows = tables.flatMap((table) => {
    const team = teamReader(table, mapping);
    const deleted = table.words.is_deleted;
    const read = (place: number): Span | undefined => {
      const [start, end] = [table.dates.start?.[place] ?? NO_DAY, table.dates.end?.[place] ?? NO_DAY];
      const isDeleted = deleted !== undefined && truthOf(deleted.words()[deleted.codes()[place]]) === true;
      const reason = isDeleted ? "deleted" : faultOfSpan(start, end, today);
      if (reason !== undefined) {
        drops.drop(reason, table, place);
        return undefined;
      }
      // A contract may be known to end one day.
      return {
        start,
        end: isDay(end) && end <= today ? end : NaN,
        amount: table.amount?.values[place] ?? NaN,
        team: team(place),
      };
    };
    return Array.from({ length: table.count }, (_, place) => read(place)).filter((span) => span !== undefined);
  });
  return {
    last: rows.reduce((last, { start, end }) => Math.max(last, start, Number.isNaN(end) ? start : end), 0),
    dropped: drops.counts(),
    until: (until) => {
      const begun = rows.filter(({ start }) => start <= until);
      const spans = begun.map((span) => (span.end > until ? { ...span, end: NaN } : span));
      const from = completeFrom(
        spans.map(({ start }) => start),
        spans.map(({ end }) => end),
        until,
      );
      return { spans, until, completeFrom: from, dropped: withLate(drops.counts(), rows.length - begun.length) };
    },
  };
}

/** Why a span says nothing, if so. */
function faultOfSpan(start: number, end: number, today: number): DropReason | undefined {
  if (start === WRONG_DAY || end === WRONG_DAY) return "wrong date";
  if (start === NO_DAY) return "no beginning";
  if (start > today) return "in the future";
  return end !== NO_DAY && end < start ? "end before the beginning" : undefined;
}

/** Quarter by quarter: who ended, and months under observation. */
export function exposures({ spans, until, completeFrom: from = -Infinity }: Spans): Exposure[] {
  const first = spans.reduce((least, { start }) => Math.min(least, Math.max(start, from)), until);
  const firstMonth = monthOfDay(first);
  const quarters = Math.floor((monthOfDay(until) - firstMonth) / 3) + 1;
  return Array.from({ length: quarters }, (_, quarter) => {
    const [low, high] = [
      firstDayOf(firstMonth + 3 * quarter),
      Math.min(until + 1, firstDayOf(firstMonth + 3 * quarter + 3)),
    ];
    let [events, days] = [0, 0];
    for (const { start, end } of spans) {
      const last = Number.isNaN(end) ? until + 1 : end;
      if (end >= Math.max(low, from) && end < high) events++;
      days += Math.max(0, Math.min(high, last) - Math.max(low, start, from));
    }
    return { events, months: days / DAYS_A_MONTH };
  });
}

/** A year of 365.25 days has twelve of them. */
export const DAYS_A_MONTH = 30.4375;

const TEAM_WORDS: Readonly<Record<TeamName, RegExp>> = {
  sdr: /\b(?:sdrs?|bdrs?|sales development|business development)\b/u,
  success: /\b(?:customer success|success|csm|account management)\b/u,
  marketing: /\b(?:marketing|marcom|demand generation)\b/u,
  sales: /\b(?:sales|vertrieb|account executives?|ae)\b/u,
};

function teamReader(table: ExportTable, { words }: Mapping): (place: number) => TeamName | undefined {
  const column = table.words.team;
  if (column === undefined) return () => undefined;
  const teams = column.words().map((text) => {
    const plain = plainWord(text);
    const named = TEAM_NAMES.find((team) => words[team].includes(plain));
    return (
      named ??
      (Object.keys(TEAM_WORDS) as TeamName[]).find((team) => words[team].length === 0 && TEAM_WORDS[team].test(plain))
    );
  });
  const codes = column.codes();
  return (place) => teams[codes[place]];
}
