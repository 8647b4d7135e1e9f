import { lazyUnion } from "../foundation/lazily.js";
import type { ToldEnd, ToldPart } from "../report/formats/streamed.js";
import type { Telling } from "../report/formats/telling.js";
import type { ScenarioHeader } from "../report/result/scenario-header.js";
import type { Body, Question, ScenarioAnswer, Told } from "./question.js";
import type { Answering, AnsweringEach } from "./surroundings.js";

/** An answer that is told while it is found. */
interface Streaming<Figures extends object> extends Pick<AnsweringEach<ScenarioAnswer<Figures>>, "onAnswer"> {
  /** Tells what has not been told. */
  readonly end: (all: ToldPart, closing: ToldEnd) => Promise<void>;
}

/** Of more structures a full table is laid out in more than a moment: who has interrupted gets the short one on stdout. */
const SOON_LAID_OUT = 50;

/** Begins to tell an answer before it is found; undefined where it is told as a whole. */
export async function beginStreaming<Given, Asked, Figures extends object, Rest extends object>(
  question: Question<Given, Asked, Figures, Rest>,
  asked: Asked,
  { stream, signal }: Answering,
  headerOfAnswer: (one: ScenarioAnswer<Figures>) => ScenarioHeader,
): Promise<Streaming<Figures> | undefined> {
  if (stream === undefined) return undefined;
  const opening = question.opening?.(asked) ?? [];
  if (opening.length > 0) await stream.part(allTold(question, { views: () => opening }));
  const isApart = question.isToldApart?.(stream.format, asked) === true;
  if (!isApart && opening.length === 0) return undefined;
  const onAnswer = async (one: ScenarioAnswer<Figures>): Promise<void> => {
    // What is told apart rests on nothing but the scenario.
    const body = {
      failed: [],
      notAnswered: [],
      partial: one.partial,
      scenarios: [lazyUnion(headerOfAnswer(one), one.figures)],
    };
    const isShort = signal.aborted && one.scenario.structures.length > SOON_LAID_OUT;
    const told = allTold(question, question.tell(body as unknown as Body<Figures, Rest>, asked));
    await stream.part({ ...told, views: () => told.views(isShort ? false : undefined) });
  };
  return {
    ...(isApart && { onAnswer }),
    end: async (all, closing) => {
      if (!isApart) await stream.part(all);
      await stream.end(closing);
    },
  };
}

/** With the forms that a question cannot be told in: it declares only the formats that it can. */
export function allTold(
  { id }: { readonly id: string },
  told: Told,
): Omit<Telling, "result" | "page" | "failed" | "partial"> {
  const missing = (what: string) => (): never => {
    throw new Error(`${id} has no ${what}`);
  };
  return { rows: () => [], cases: missing("cases"), yaml: missing("yaml"), ...told };
}
