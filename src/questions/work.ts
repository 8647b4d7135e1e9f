import { InvalidInput } from "../foundation/problem.js";
import type { Answered, Answering, Posed } from "./surroundings.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "too-much-work": { structureMonths: number; limit: number };
  }
}

/** The answer, unless to seek it would take more than is allowed. Throws InvalidInput before anything runs. */
export async function answerWithin(posed: Posed, answering: Answering): Promise<Answered | undefined> {
  const { work } = posed;
  const { maxWork: limit } = answering;
  if (work <= limit) return posed.answer(answering);
  throw new InvalidInput([{ code: "too-much-work", severity: "error", arguments: { structureMonths: work, limit } }]);
}
