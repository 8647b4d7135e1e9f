import type { Telling } from "../report/formats/registry.js";

/** Says in every form that an interrupt came before all was done. */
export function markedPartial(telling: Telling): Telling {
  return {
    ...telling,
    views: () => {
      const views = telling.views();
      if (views.length === 0 || views.some(({ partial }) => partial !== undefined)) return views;
      return views.map((view, place) => (place === views.length - 1 ? { ...view, partial: INTERRUPTED } : view));
    },
    rows: () => {
      const rows = telling.rows();
      return rows.some(({ partial }) => partial) ? rows : rows.map((row) => ({ ...row, partial: true }));
    },
    cases: () => ({ ...telling.cases(), partial: true }),
  };
}

const INTERRUPTED = "Interrupted: this is a partial result, of what was finished by then.";
