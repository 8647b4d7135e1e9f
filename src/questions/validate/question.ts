import type { Problem } from "../../foundation/problem.js";
import { yieldNow } from "../../foundation/turn.js";
import { InvalidInput } from "../../foundation/problem.js";
import type { Scenario } from "../../scenario/scenario.js";
import { shownScenario } from "../../scenario/standard-input.js";
import { EXIT } from "../exit-codes.js";
import { anyQuestion } from "../pose.js";
import type { Asking } from "../surroundings.js";
import { validate } from "./answer.js";
import type { ValidateGiven } from "./options.js";
import type { ValidateRest } from "./record.js";
import { validationView } from "./view.js";

interface ValidateAsked extends ValidateRest {
  readonly problems: readonly Problem[];
  readonly isJson: boolean;
}

/** Is every file right, and is it plausible. */
export const VALIDATE_QUESTION = anyQuestion<ValidateGiven, ValidateAsked, object, ValidateRest>({
  id: "validate",
  schema: async () => (await import("./schema.js")).VALIDATE_SCHEMA,
  ask,
  // Who reads JSON has them there.
  warnings: ({ problems, isJson }) => (isJson ? [] : problems),
  answer: ({ files }) => Promise.resolve({ scenarios: [], rest: { files } }),
  tell: ({ files }) => ({ views: () => [validationView(files)] }),
  exitCode: ({ files }) => (files.every(({ valid }) => valid) ? EXIT.ok : EXIT.invalidInput),
  interrupted: "Interrupted.",
});

async function ask({ scenario: files, format }: ValidateGiven, { read, signal }: Asking): Promise<ValidateAsked> {
  const problems: Problem[] = [];
  const readNoting = async (file: string): Promise<() => Scenario> => {
    try {
      const scenario = await read(file);
      problems.push(...scenario.warnings);
      return () => scenario;
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      problems.push(...error.problems);
      return () => {
        throw error;
      };
    }
  };
  const validations = [];
  for (const file of files) {
    await yieldNow(signal);
    validations.push(validate(shownScenario(file), await readNoting(file)));
  }
  return { files: validations, problems, isJson: format === "json" };
}
