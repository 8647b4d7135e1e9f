import { BOOK } from "../../assumptions/book.js";
import type { Scenario } from "../../scenario/scenario.js";
import { anyQuestion } from "../pose.js";
import type { Answer } from "../question.js";
import type { Asking } from "../surroundings.js";
import { explain } from "./answer.js";
import { bookRow } from "./assumption-tables.js";
import type { ExplainGiven } from "./options.js";
import type { ExplainFigures, ExplainRest } from "./record.js";
import { bookView, explainView } from "./view.js";

interface ExplainAsked {
  /** Absent: the book. */
  readonly scenario?: Scenario;
  readonly figures?: ExplainFigures;
}

/** What the tool understood of a scenario, or the book of assumptions without one. */
export const EXPLAIN_QUESTION = anyQuestion<ExplainGiven, ExplainAsked, ExplainFigures, ExplainRest>({
  id: "explain",
  schema: async () => (await import("./schema.js")).EXPLAIN_SCHEMA,
  ask,
  warnings: ({ scenario }) => scenario?.warnings ?? [],
  answer: (asked) => Promise.resolve(answerOf(asked)),
  tell: ({ scenarios, book = [] }) => ({
    views: () => (scenarios.length === 0 ? [bookView(book)] : scenarios.map(explainView)),
  }),
  interrupted: "Interrupted.",
});

function ask({ scenario: file, structure }: ExplainGiven, { read }: Asking): ExplainAsked {
  if (file === undefined) return {};
  const scenario = read(file);
  return { scenario, figures: explain(scenario, structure) };
}

function answerOf({ scenario, figures }: ExplainAsked): Answer<ExplainFigures, ExplainRest> {
  if (scenario === undefined || figures === undefined) return { scenarios: [], rest: { book: BOOK.map(bookRow) } };
  return { scenarios: [{ scenario, trials: scenario.trials, partial: false, figures }], rest: {} };
}
