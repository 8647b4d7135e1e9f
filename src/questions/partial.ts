import type { Telling } from "../report/formats/telling.js";
import type { TidyRow } from "../report/formats/tidy.js";

/** Says in every form that an interrupt came before all was done. */
export function markedPartial(telling: Telling): Telling {
  return {
    ...telling,
    views: (everything) => {
      const views = telling.views(everything);
      if (views.length === 0 || views.some(({ partial }) => partial !== undefined)) return views;
      return views.map((view, place) => (place === views.length - 1 ? { ...view, partial: INTERRUPTED } : view));
    },
    rows: () => (hasPartial(telling.rows()) ? telling.rows() : allPartial(telling.rows())),
    cases: () => ({ ...telling.cases(), partial: true }),
  };
}

function hasPartial(rows: Iterable<TidyRow>): boolean {
  for (const { partial } of rows) if (partial) return true;
  return false;
}

function* allPartial(rows: Iterable<TidyRow>): Generator<TidyRow> {
  for (const row of rows) yield { ...row, partial: true };
}

const INTERRUPTED = "Interrupted: this is a partial result, of what was finished by then.";
