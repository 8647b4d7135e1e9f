import type { Telling } from "./formats/telling.js";
import type { PageContent } from "./page/content.js";
import type { TidyRow } from "./formats/tidy.js";
import type { View } from "./view.js";

/** Says in every form that an interrupt came before all was done. */
export function markedPartial(telling: Telling): Telling {
  return {
    ...telling,
    views: (everything) => lastMarked(telling.views(everything)),
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

/**
 * Rows of what was finished say so of themselves. Where none says of the interrupt, and what failed does not, a row without a value at the
 * end does: `isMarked` tells of rows that were told before.
 */
export function* markedRows(rows: Iterable<TidyRow>, partial: boolean, isMarked = false): Generator<TidyRow> {
  let isTold = isMarked || !partial;
  for (const row of rows) {
    isTold ||= row.partial;
    yield row;
  }
  if (!isTold) yield INTERRUPTED_ROW;
}

export const INTERRUPTED = "Interrupted: this is a partial result, of what was finished by then.";

const INTERRUPTED_ROW: TidyRow = {
  file: "",
  scenario: "",
  about: INTERRUPTED,
  statistic: "interrupted",
  value: NaN,
  partial: true,
};
