import { InvalidInput } from "../../foundation/problem.js";
import type { Team } from "../../organisation/structure.js";
import { message } from "../../report/messages/message.js";
import { scenarioFrom } from "../../scenario/from.js";

/** What is wrong with an answer, in a sentence; undefined if nothing is. The reader of scenarios decides. */
function faultOf(part: object): string | undefined {
  const structures = { a: { reports_to: { sales: "ceo", marketing: "ceo", sdr: "ceo", success: "ceo" } } };
  try {
    scenarioFrom({ structures, ...part });
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const errors = error.problems.filter(({ severity }) => severity === "error");
    return errors.length === 0 ? undefined : message(errors[0]);
  }
}

export const faultOfName = (name: string): string | undefined => faultOf({ name });

export const faultOfAssumption = (id: string, value: string): string | undefined =>
  faultOf({ assumptions: { [id]: value } });

/** A whole number; nobody, where the team is one that every company of the model has, is left to the file. */
export function faultOfPosts(team: Team, given: string): string | undefined {
  return /^\d+$/u.test(given) ? faultOf({ teams: { [team]: { headcount: Number(given) } } }) : "Give a whole number.";
}
