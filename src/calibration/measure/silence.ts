import { isoDay } from "../reading/dates.js";
import type { Finding } from "./measured.js";

interface Begun {
  readonly until: number;
}

/** Days without one that begins, at the end of a list of leads or deals, that are more than a pause. */
const LONG_DAYS = 61;

/** Lists of leads and deals in which nothing begins for long before the last day: those days count as days without any. */
export function silenceFindings({
  deals,
  leads,
}: {
  readonly deals: (Begun & { readonly created: Int32Array }) | undefined;
  readonly leads: (Begun & { readonly leads: readonly (readonly number[])[] }) | undefined;
}): Finding[] {
  const lastLead = leads?.leads.reduce((last, [created]) => Math.max(last, created), 0);
  const lastDeal = deals?.created.reduce((last, day) => Math.max(last, day), 0);
  return [...silence("leads", lastLead, leads?.until), ...silence("deals", lastDeal, deals?.until)];
}

function silence(kind: string, last = 0, until = 0): Finding[] {
  if (last === 0 || until - last <= LONG_DAYS) return [];
  return [
    {
      about: kind,
      text: `No ${kind} begin after ${isoDay(last)}, and the time ends with ${isoDay(until)}: the days between count as days without any. If the list ends sooner, export it again, or take --until ${isoDay(last)}.`,
      isWarning: true,
    },
  ];
}
