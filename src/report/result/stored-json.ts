import type * as z from "zod";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { RESULT_SCHEMA_VERSION } from "./schema-version.js";

/** Of a stored result no more is read: it must fit a text of JavaScript, and memory a few times. A sweep of 1,000 what-ifs has some 6 MB. */
export const MAX_RESULT_BYTES = 400_000_000;

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "stored-syntax": { file: string; reason: string };
    "stored-not-a-result": { file: string; keyPath: string };
    "stored-failed": { file: string };
    "stored-without-numbers": { file: string; question: string };
    "stored-version": { file: string; found: string; allowed: string };
    "baseline-syntax": { file: string; reason: string };
    "baseline-not-a-result": { file: string; keyPath: string };
  }
}

/** What a stored result is read for; each has sentences of its own. */
type Purpose = "baseline" | "stored";

/** A stored result as `schema` has it. Throws InvalidInput, naming every key that does not fit, if the text is none. */
export function parseStoredJson<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  file: string,
  purpose: Purpose,
): z.output<Schema> {
  return fitting(schema, answeredJson(jsonOf(text, file, purpose), file, purpose), file, purpose);
}

/** Throws InvalidInput for what is no result of this version, or holds no answer. */
export function answeredJson(json: unknown, file: string, purpose: Purpose): unknown {
  checkVersion(json, file);
  if (!isResult(json)) throw new InvalidInput([notAResult(file, "", purpose)]);
  checkAnswered(json, file);
  return json;
}

/** Data as `schema` has it. Throws InvalidInput, naming every key that does not fit. */
export function fitting<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
  file: string,
  purpose: Purpose,
): z.output<Schema> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(parsed.error.issues.map(({ path }) => notAResult(file, path.map(String).join("."), purpose)));
}

const notAResult = (file: string, keyPath: string, purpose: Purpose): Problem => ({
  code: `${purpose}-not-a-result`,
  severity: "error",
  arguments: { file, keyPath },
});

interface AnyResult {
  readonly question: string;
  readonly scenarios?: unknown;
  readonly failed?: unknown;
}

/** Every result names its question: what does not is something else, and lacks more keys than need be told. */
const isResult = (json: unknown): json is AnyResult =>
  typeof json === "object" && json !== null && "question" in json && typeof json.question === "string";

/** What is about no scenario has no number: the report of a failed call, and of a question about files. */
function checkAnswered({ question, scenarios, failed }: AnyResult, file: string): void {
  const isEmpty = (value: unknown): boolean => !Array.isArray(value) || value.length === 0;
  if (!Array.isArray(scenarios) || scenarios.length > 0) return;
  if (isEmpty(failed)) {
    throw new InvalidInput([{ code: "stored-without-numbers", severity: "error", arguments: { file, question } }]);
  }
  throw new InvalidInput([{ code: "stored-failed", severity: "error", arguments: { file } }]);
}

/** Throws InvalidInput for what is not JSON. */
export function jsonOf(text: string, file: string, purpose: Purpose): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : String(error);
    throw new InvalidInput([{ code: `${purpose}-syntax`, severity: "error", arguments: { file, reason } }]);
  }
}

/** Of its schema; undefined where it names none as a result file does. */
export function schemaVersionOf(json: unknown): string | undefined {
  const found = typeof json === "object" && json !== null && "schemaVersion" in json ? json.schemaVersion : undefined;
  return typeof found === "string" && /^\d+\.\d+\.\d+$/u.test(found) ? found : undefined;
}

/** Results of another major version have other names, or numbers of another model. */
function checkVersion(json: unknown, file: string): void {
  const found = schemaVersionOf(json);
  const [major] = RESULT_SCHEMA_VERSION.split(".");
  if (found === undefined || found.startsWith(`${major}.`)) return;
  const details = { file, found, allowed: `${major}.x` };
  throw new InvalidInput([{ code: "stored-version", severity: "error", arguments: details }]);
}
