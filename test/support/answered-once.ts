import { QUESTIONS } from "../../src/questions/registry.js";
import type { Answered, Posed, AnswerStream } from "../../src/questions/surroundings.js";

/**
 * Lets every question answer the same values once, however often they are asked: for tests of how an answer is laid out. What is shown
 * while it is found is shown again.
 * @returns what puts things back
 */
export function answeredOnce(): () => void {
  const answers = new Map<string, Posed["answer"]>();
  const loads = QUESTIONS.map(({ load }) => load);
  for (const [at, declaration] of QUESTIONS.entries()) {
    const load: typeof declaration.load = async (given) => {
      const question = await loads[at](given);
      return {
        ...question,
        pose: async (values, asking) => {
          const posed = await question.pose(values, asking);
          const key = JSON.stringify([declaration.id, values]);
          const answer = answers.get(key) ?? onceOf(posed);
          answers.set(key, answer);
          return { ...posed, answer };
        },
      };
    };
    Object.assign(declaration, { load });
  }
  return () => {
    for (const [at, declaration] of QUESTIONS.entries()) Object.assign(declaration, { load: loads[at] });
  };
}

function onceOf({ answer }: Posed): Posed["answer"] {
  const shown: ((again: AnswerStream) => Promise<void>)[] = [];
  let found: Promise<Answered | undefined> | undefined;
  return async (answering) => {
    const { stream } = answering;
    const note = (show: (again: AnswerStream) => Promise<void>): Promise<void> => {
      shown.push(show);
      return Promise.resolve();
    };
    const noting: AnswerStream | undefined = stream && {
      format: stream.format,
      part: (told) => note(({ part }) => part(told)),
      end: (told) => note(({ end }) => end(told)),
    };
    found ??= answer({ ...answering, stream: noting });
    const answered = await found;
    if (stream !== undefined) for (const show of shown) await show(stream);
    return answered;
  };
}
