import type * as z from "zod";
import { lazyUnion } from "../foundation/lazily.js";
import { resultOf } from "../report/result/result-of.js";
import { headerOf } from "../report/result/header-of.js";
import type { ScenarioHeader } from "../report/result/scenario-header.js";
import type { Telling } from "../report/formats/telling.js";
import type { View } from "../report/view.js";
import { markedPartial } from "../report/partial.js";
import { notAnsweredOf, notAnsweredRecord } from "./not-answered.js";
import type { Body, Question, ScenarioAnswer } from "./question.js";
import { allTold, beginStreaming } from "./streaming.js";
import type { Answered, Answering, Asking, Posed } from "./surroundings.js";

/** Any question, whatever it is given and finds. */
export interface AnyQuestion {
  readonly id: string;
  /** Of its result file. */
  readonly schema: () => Promise<z.ZodObject>;
  /** Reads what was given. @throws InvalidInput */
  readonly pose: (given: object, asking: Asking) => Promise<Posed>;
  /** Said where an interrupt leaves no answer. */
  readonly interrupted: string;
}

/**
 * Makes one of many of a question of its own types. Who poses it gives what the question declares: `given` holds the values
 * of its options and arguments.
 */
export function anyQuestion<Given, Asked, Figures extends object, Rest extends object>(
  question: Question<Given, Asked, Figures, Rest>,
): AnyQuestion {
  const { id, schema, interrupted } = question;
  return {
    id,
    interrupted,
    schema: async () => {
      const { figures, rest } = await schema();
      const { resultSchema } = await import("../report/result/result-file.js");
      return resultSchema(id, figures, rest);
    },
    pose: async (given, asking) => {
      const asked = await question.ask(given as Given, asking);
      return {
        work: question.work?.(asked) ?? 0,
        warnings: question.warnings?.(asked) ?? [],
        answer: (answering) => answered(question, asked, answering),
      };
    },
  };
}

async function answered<Given, Asked, Figures extends object, Rest extends object>(
  question: Question<Given, Asked, Figures, Rest>,
  asked: Asked,
  answering: Answering,
): Promise<Answered | undefined> {
  const headersMade = new Map<ScenarioAnswer<Figures>, ScenarioHeader>();
  const headerOfAnswer = (one: ScenarioAnswer<Figures>): ScenarioHeader => {
    const header = headersMade.get(one) ?? headerOf(one.scenario, one.trials, one.partial);
    headersMade.set(one, header);
    return header;
  };
  const streaming = await beginStreaming(question, asked, answering, headerOfAnswer);
  const { onAnswer } = streaming ?? {};
  const answer = await question.answer(asked, { ...answering, ...(onAnswer && { onAnswer }) });
  if (answer === undefined) return undefined;
  const { scenarios, rest, partOf } = answer;
  const headers = scenarios.map(headerOfAnswer);
  const partial = answering.signal.aborted;
  const unanswered = answering.failed();
  const notAnswered = partial ? notAnsweredOf(question.scenarios?.(asked) ?? [], scenarios, unanswered) : [];
  const failed = [...unanswered, ...notAnswered.map(notAnsweredRecord)];
  const body: Body<Figures, Rest> = {
    ...rest,
    failed: unanswered,
    notAnswered,
    partial,
    scenarios: scenarios.map(({ figures }, place) => lazyUnion(headers[place], figures)),
  };
  const told = allTold(question, question.tell(body, asked));
  const opening = question.opening?.(asked) ?? [];
  const closing = (everything?: boolean): readonly View[] => question.closing?.(body, asked, everything) ?? [];
  await streaming?.end(told, { views: closing, cases: told.cases, failed, partial });
  return {
    question: question.id,
    scenarios: body.scenarios,
    rest,
    exitCode: question.exitCode?.(body, asked) ?? 0,
    isStreamed: streaming !== undefined,
    telling: (call) => {
      const about = partOf ? [headerOf(partOf.scenario, partOf.scenario.trials, partial)] : headers;
      const known = { ...call, settings: { ...call.settings, ...partOf?.settings } };
      const result = resultOf(known, { headers, about, scenarios, rest, failed, partial });
      const telling: Telling = {
        result,
        page: async () => (await import("./report/page/page-of.js")).pageOf(result),
        failed,
        partial,
        ...told,
        views: (everything) => [...opening, ...told.views(everything), ...closing(everything)],
      };
      return partial ? markedPartial(telling) : telling;
    },
  };
}
