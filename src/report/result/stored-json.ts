import type * as z from "zod";
import { InvalidInput, type Problem } from "../foundation/problem.js";

/** What a stored result is read for; each has sentences of its own. */
type Purpose = "baseline" | "stored";

/** A stored result as `schema` has it. Throws InvalidInput, naming every key that does not fit, if the text is none. */
export function parseStoredJson<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  file: string,
  purpose: Purpose,
): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(text, file, purpose));
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
