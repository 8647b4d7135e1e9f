import { BOOK } from "../../assumptions/book.js";
import { outcomeText } from "../../report/outcome-text.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { View } from "../../report/view.js";
import { anyQuestion } from "../pose.js";
import type { Answer, Body } from "../question.js";
import type { Asking } from "../surroundings.js";
import { explainSubject } from "./answer.js";
import { bookRow } from "./assumption-rows.js";
import { outcomeCard } from "./card.js";
import { LISTS } from "./lists.js";
import type { ExplainGiven } from "./options.js";
import type { ExplainFigures, ExplainRest } from "./record.js";
import { findGroup, findSubject, type ExplainedSubject } from "./subject.js";
import { assumptionsView, bookView, listView, scenarioView, structureView, wholeBookView, wholeView } from "./view.js";

interface ExplainAsked extends Pick<ExplainGiven, "all" | "list"> {
  /** Absent: the book. */
  readonly scenario?: Scenario;
  /** Absent: all of it. */
  readonly subject?: ExplainedSubject;
}

/** What the tool understood of a scenario, or the book of assumptions without one. */
export const EXPLAIN_QUESTION = anyQuestion<ExplainGiven, ExplainAsked, ExplainFigures, ExplainRest>({
  id: "explain",
  schema: async () => (await import("./schema.js")).EXPLAIN_SCHEMA,
  ask,
  warnings: ({ scenario }) => scenario?.warnings ?? [],
  answer: (asked) => Promise.resolve(answerOf(asked)),
  tell: (body, asked) => ({ views: () => viewsOf(body, asked) }),
  interrupted: "Interrupted.",
});

async function ask(
  { scenario: file, subject, group, all, list }: ExplainGiven,
  { read }: Asking,
): Promise<ExplainAsked> {
  const scenario = file === undefined ? undefined : await read(file);
  return {
    ...(scenario && { scenario }),
    ...(subject !== undefined && { subject: findSubject(subject, scenario) }),
    ...(group !== undefined && { subject: { kind: "group", ids: findGroup(group) } as const }),
    ...(all !== undefined && { all }),
    ...(list !== undefined && { list }),
  };
}

function answerOf({ scenario, subject, list }: ExplainAsked): Answer<ExplainFigures, ExplainRest> {
  if (list !== undefined) return { scenarios: [], rest: { list: { of: list, names: LISTS[list] } } };
  const ids = subject !== undefined && "ids" in subject ? subject.ids : undefined;
  const rest: ExplainRest =
    subject?.kind === "outcome"
      ? { outcome: outcomeRecord(subject.id) }
      : scenario === undefined
        ? { book: BOOK.filter(({ id }) => ids?.includes(id) ?? true).map(bookRow) }
        : {};
  if (scenario === undefined) return { scenarios: [], rest };
  const figures = explainSubject(scenario, subject);
  return { scenarios: [{ scenario, trials: scenario.trials, partial: false, figures }], rest };
}

function outcomeRecord(id: NonNullable<ExplainRest["outcome"]>["id"]): ExplainRest["outcome"] & object {
  const { label, unit, better, definition } = outcomeText(id);
  return { id, label, unit, better, definition };
}

function viewsOf(
  { scenarios, list, outcome, book = [] }: Body<ExplainFigures, ExplainRest>,
  { subject, all = false }: ExplainAsked,
): View[] {
  if (list !== undefined) return [listView(list)];
  if (outcome !== undefined) return [outcomeCard(outcome)];
  const isPart = subject?.kind === "assumption" || subject?.kind === "group";
  if (scenarios.length === 0) return [isPart ? assumptionsView(book) : all ? wholeBookView(book) : bookView(book)];
  return scenarios.map((one) => {
    if (isPart) return assumptionsView(one.assumptions, one.currency);
    if (subject?.kind === "structure") return structureView(one);
    return all ? wholeView(one) : scenarioView(one);
  });
}
