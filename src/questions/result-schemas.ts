import { QUESTIONS } from "./registry.js";
import { DRY_RUN_QUESTION } from "./sweep/dry-run/question.js";
import { CHOICE_QUESTION } from "./sweep/choose/question.js";
import { MISSING_QUESTION } from "./merge/missing-question.js";
import { SELF_TEST_QUESTION } from "./run/self-test/question.js";

/** The JSON Schema (draft 2020-12) of the result file of every question, by its id. */
export async function resultSchemas(): Promise<Readonly<Record<string, object>>> {
  const questions = [
    ...(await Promise.all(QUESTIONS.map(({ load }) => load({})))),
    SELF_TEST_QUESTION,
    DRY_RUN_QUESTION,
    CHOICE_QUESTION,
    MISSING_QUESTION,
  ];
  // Loaded when it is asked for: most of who uses the library never does.
  const z = await import("zod");
  const schemas = questions.map(
    async ({ id, schema }) => [id, z.toJSONSchema(await schema(), { io: "input" })] as const,
  );
  return Object.fromEntries(await Promise.all(schemas));
}

/** The JSON Schema of any result file. */
export async function resultFileSchema(): Promise<object> {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A result file of orgfunnel",
    oneOf: Object.values(await resultSchemas()),
  };
}
