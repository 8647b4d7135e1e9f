import type * as z from "zod";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { RESULT_SCHEMA_VERSION } from "./schema-version.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "stored-syntax": { file: string; reason: string };
    "stored-not-a-result": { file: string; keyPath: string };
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
  const json = parseJson(text, file, purpose);
  checkVersion(json, file);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path }): Problem => {
    const keyPath = path.map(String).join(".");
    return { code: `${purpose}-not-a-result`, severity: "error", arguments: { file, keyPath } };
  });
  throw new InvalidInput(problems);
}

function parseJson(text: string, file: string, purpose: Purpose): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : String(error);
    throw new InvalidInput([{ code: `${purpose}-syntax`, severity: "error", arguments: { file, reason } }]);
  }
}

/** Results of another major version have other names, or numbers of another model. */
function checkVersion(json: unknown, file: string): void {
  const found = typeof json === "object" && json !== null && "schemaVersion" in json ? json.schemaVersion : undefined;
  if (typeof found !== "string" || !/^\d+\.\d+\.\d+$/u.test(found)) return;
  const [major] = RESULT_SCHEMA_VERSION.split(".");
  if (found.startsWith(`${major}.`)) return;
  const details = { file, found, allowed: `${major}.x` };
  throw new InvalidInput([{ code: "stored-version", severity: "error", arguments: details }]);
}
