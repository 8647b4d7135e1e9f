import { NO_DAY, WRONG_DAY } from "../reading/date-column.js";
import { truthOf } from "../reading/endings.js";
import { STAGE_FIELDS } from "../reading/fields.js";
import { isDay, type ExportTable } from "../reading/read-export.js";
import { type CutList } from "./cut-list.js";
import { dropCounter, withLate, type Dropped } from "./dropped.js";

/** Dates of a lead, in the order of the funnel: created, then its stages; NaN for one it has not reached. Days since 1970. */
export type LeadDates = readonly number[];

export interface Leads {
  readonly leads: readonly LeadDates[];
  readonly until: number;
  /** Which of the stages have a column. */
  readonly known: readonly boolean[];
  readonly dropped: Dropped;
}

/** The leads of all lists of them, up to a day. */
export function leadsOf(
  tables: readonly ExportTable[],
  { today }: { readonly today: number },
): CutList<Leads> | undefined {
  if (tables.length === 0) return undefined;
  const drops = dropCounter();
  const rows = tables.flatMap((table) => {
    const deleted = table.words.is_deleted;
    const read = (place: number): LeadDates | undefined => {
      const created = table.dates.created?.[place] ?? NO_DAY;
      const isDeleted = deleted !== undefined && truthOf(deleted.words()[deleted.codes()[place]]) === true;
      const reason = isDeleted
        ? "deleted"
        : created === WRONG_DAY
          ? "wrong date"
          : !isDay(created)
            ? "no beginning"
            : created > today
              ? "in the future"
              : undefined;
      if (reason !== undefined) {
        drops.drop(reason, table, place);
        return undefined;
      }
      const stages = STAGE_FIELDS.map((field) => {
        const day = table.dates[field]?.[place] ?? NO_DAY;
        return isDay(day) && day <= today ? day : NaN;
      });
      return [created, ...stages];
    };
    return Array.from({ length: table.count }, (_, place) => read(place)).filter((lead) => lead !== undefined);
  });
  const known = STAGE_FIELDS.map((field) => tables.some(({ columns }) => columns[field] !== undefined));
  return {
    last: rows.reduce((last, days) => days.reduce((own, day) => (day > own ? day : own), last), 0),
    dropped: drops.counts(),
    until: (until) => {
      const begun = rows.filter(([created]) => created <= until);
      const leads = begun.map((days) => reached(days.map((day) => (day > until ? NaN : day))));
      return { leads, until, known, dropped: withLate(drops.counts(), rows.length - begun.length) };
    },
  };
}

/** Who is in a later stage has been in those before: by then at the latest. */
function reached(days: readonly number[]): LeadDates {
  const full = [...days];
  for (let stage = full.length - 2; stage >= 1; stage--) if (Number.isNaN(full[stage])) full[stage] = full[stage + 1];
  return full;
}
