import { InvalidInput } from "../../foundation/problem.js";
import { EXIT } from "../exit-codes.js";
import { baselineFile } from "../baseline-name.js";
import { anyQuestion } from "../pose.js";
import type { Answering, Asking } from "../surroundings.js";
import { answerAgain, canBeCutShort, type Again } from "./answer-again.js";
import type { VerifyGiven } from "./options.js";
import type { Verification, VerifyRest } from "./record.js";
import { parseStored, type StoredResult } from "./stored.js";
import { isConfirmed, verificationView } from "./view.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "stored-partial": { file: string; question: string };
  }
}

interface VerifyAsked {
  readonly file: string;
  readonly stored: StoredResult;
  readonly again: readonly Again[];
  readonly asking: Asking;
}

/** Does every value of a stored result come out again. */
export const VERIFY_QUESTION = anyQuestion<VerifyGiven, VerifyAsked, object, VerifyRest>({
  id: "verify",
  schema: async () => (await import("./schema.js")).VERIFY_SCHEMA,
  ask,
  answer,
  tell: ({ file, verifications }) => ({ views: () => [verificationView(file, verifications)] }),
  exitCode: ({ confirmed }) => (confirmed ? EXIT.ok : EXIT.checkFailed),
  interrupted: "Interrupted: nothing is confirmed.",
});

function ask({ result, scenario: given, allowOutside = false }: VerifyGiven, asking: Asking): VerifyAsked {
  const { text, file } = asking.readStored(result);
  const stored = parseStored(text, file);
  if (stored.scenarios.some(({ partial }) => partial) && !canBeCutShort(stored.question)) {
    throw new InvalidInput([
      { code: "stored-partial", severity: "error", arguments: { file, question: stored.question } },
    ]);
  }
  const { params } = stored.manifest.overrides;
  const { baseline, cases } = stored.manifest.settings;
  const found = {
    ...(typeof baseline === "string" && { baseline: asking.findFile(baselineFile(baseline), file) }),
    ...(typeof cases === "string" && { cases: asking.findFile(cases, file) }),
  };
  const paths = scenarioPaths(stored, given, (path) => asking.findFile(path, file));
  return {
    file,
    stored,
    again: stored.scenarios.map((scenario, place) => ({
      stored,
      scenario,
      files: { ...found, file: paths[place], params: params.map((path) => asking.findFile(path, file)) },
      allowOutside,
    })),
    asking,
  };
}

/** Where the scenario files are: as given, else where the result says, counted from the working folder or the result's. */
function scenarioPaths(
  { scenarios }: StoredResult,
  given: readonly string[] = [],
  find: (path: string) => string,
): readonly string[] {
  if (given.length === scenarios.length) return given;
  if (given.length === 0) return scenarios.map(({ file }) => find(file));
  const details = {
    option: "--scenario",
    found: given.join(", "),
    expected: `a file for each scenario of the result, in their order: ${scenarios.map(({ name }) => name).join(", ")}`,
  };
  throw new InvalidInput([{ code: "option-value", severity: "error", arguments: details }]);
}

async function answer({ file, stored, again, asking }: VerifyAsked, answering: Answering) {
  const verifications: Verification[] = [];
  for (const one of again) {
    const verification = await answerAgain(one, asking, answering);
    if (verification === undefined) return undefined;
    verifications.push(verification);
  }
  const confirmed = verifications.every(isConfirmed);
  return { scenarios: [], rest: { file, verified: stored.question, confirmed, verifications } };
}
