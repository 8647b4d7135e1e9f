import { QUESTIONS } from "../../src/questions/registry.js";
import type { Answered, Posed } from "../../src/questions/surroundings.js";
import type { View } from "../../src/report/view.js";

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
  const shown: (readonly View[])[] = [];
  let found: Promise<Answered | undefined> | undefined;
  return async (answering) => {
    const stream = (views: readonly View[]) => {
      shown.push(views);
    };
    found ??= answer({ ...answering, ...(answering.stream && { stream }) });
    const answered = await found;
    for (const views of shown) answering.stream?.(views);
    return answered;
  };
}
