import { InvalidInput } from "../../foundation/problem.js";
import { EXIT } from "../exit-codes.js";
import { baselineFile } from "../baseline-name.js";
import { anyQuestion } from "../pose.js";
import type { Answering, Asking } from "../surroundings.js";
import { answerAgain, canBeCutShort, type Again, type AnsweredAgain } from "./answer-again.js";
import { compareSettings } from "./compare.js";
import { drawnAgain } from "./drawn-again.js";
import type { VerifyGiven } from "./options.js";
import type { VerifyRest } from "./record.js";
import { parseStored, type StoredResult } from "./stored.js";
import { isConfirmed, verificationView } from "./view.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "stored-partial": { file: string; question: string };
  }
}

interface VerifyAsked {
  readonly file: string;
  readonly text: string;
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
  tell: (rest) => ({ views: () => [verificationView(rest)] }),
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
    ...(typeof baseline === "string" && { baseline: asking.findFile(baselineFile(baseline), file, "--baseline") }),
    ...(typeof cases === "string" && { cases: asking.findFile(cases, file, "--cases") }),
  };
  const paths = scenarioPaths(stored, given, (path) => asking.findFile(path, file));
  return {
    file,
    text,
    stored,
    again: stored.scenarios.map((scenario, place) => ({
      stored,
      scenario,
      files: { ...found, file: paths[place], params: params.map((path) => asking.findFile(path, file, "--params")) },
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

async function answer({ file, text, stored, again, asking }: VerifyAsked, answering: Answering) {
  const found: AnsweredAgain[] = [];
  for (const one of again) {
    const answered = await answerAgain(one, asking, answering);
    if (answered === undefined) return undefined;
    found.push(answered);
  }
  const verifications = withSettings(stored, found);
  const isSame = verifications.every(isConfirmed);
  const resolved = found.map((one) => one.resolved);
  // A page tells what its result says: where that is wrong, how it is told matters no more.
  const page = isSame ? await drawnAgain(text, file, resolved, asking) : undefined;
  const confirmed = isSame && (page === undefined || isConfirmed(page));
  return { scenarios: [], rest: { file, verified: stored.question, confirmed, verifications, ...(page && { page }) } };
}

/** What the manifest says of all scenarios stands with the first. */
function withSettings({ manifest }: StoredResult, found: readonly AnsweredAgain[]): VerifyRest["verifications"] {
  const { compared, differences } = compareSettings(
    manifest,
    found.map(({ header }) => header),
  );
  return found.map(({ verification }, place) =>
    place > 0
      ? verification
      : {
          ...verification,
          compared: verification.compared + compared,
          differences: [...differences, ...verification.differences],
        },
  );
}
