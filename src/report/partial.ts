import type { Telling } from "./formats/telling.js";
import type { PageContent } from "./page/content.js";
import type { TidyRow } from "./formats/tidy.js";
import type { View } from "./view.js";

/** Says in every form that an interrupt came before all was done. `isInRows`: rows of a scenario that was cut short say so. */
export function markedPartial(telling: Telling, isInRows: boolean): Telling {
  return {
    ...telling,
    views: (everything) => lastMarked(telling.views(everything)),
    rows: () => (isInRows ? telling.rows() : allPartial(telling.rows())),
    cases: () => ({ ...telling.cases(), partial: true }),
    page: async () => firstMarked(await telling.page()),
  };
}

/** The last of them says so, unless one does. */
export function lastMarked(views: readonly View[]): readonly View[] {
  if (views.some(({ partial }) => partial !== undefined)) return views;
  return views.map((view, place) => (place === views.length - 1 ? { ...view, partial: INTERRUPTED } : view));
}

/** The first scenario of a page says so, unless one does. */
function firstMarked(content: PageContent): PageContent {
  if (content.scenarios.some(({ verdict }) => verdict?.partial !== undefined)) return content;
  const marked = content.scenarios.map((scenario, place) =>
    place === 0 && scenario.verdict !== undefined
      ? { ...scenario, verdict: { ...scenario.verdict, partial: INTERRUPTED } }
      : scenario,
  );
  return { ...content, scenarios: marked };
}

function* allPartial(rows: Iterable<TidyRow>): Generator<TidyRow> {
  for (const row of rows) yield { ...row, partial: true };
}

export const INTERRUPTED = "Interrupted: this is a partial result, of what was finished by then.";
