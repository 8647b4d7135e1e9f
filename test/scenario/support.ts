import { InvalidInput, type Problem } from "../../src/foundation/problem.js";
import { parseScenario, type ParseOptions } from "../../src/scenario/parse.js";
import type { ReadFile } from "../../src/scenario/read-file.js";

/** A sound pair of structures to hang other parts on; seven lines. */
export const STRUCTURES = `structures:
  a:
    reports_to: { sales: ceo, marketing: ceo }
  b:
    reports_to: { marketing: sales, sales: ceo }
`;

/** Files in memory, in one folder. */
export function memoryFiles(files: Readonly<Record<string, string>>): ReadFile {
  return (reference) =>
    Object.hasOwn(files, reference)
      ? { file: reference, identity: reference, text: files[reference] }
      : { fault: "file-not-found", arguments: { file: reference } };
}

/** The problems a text is refused with; none if it is accepted. */
export function problemsOf(text: string, options: ParseOptions = {}): readonly Problem[] {
  try {
    parseScenario(text, "s.yaml", options);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
}

/** Problems as `code line:column`, files other than the scenario named. */
export function placesOf(text: string, options: ParseOptions = {}): string[] {
  return problemsOf(text, options).map(({ code, position }) => {
    const file = position === undefined || position.file === "s.yaml" ? "" : `${position.file}:`;
    return `${code} ${file}${position?.line ?? "?"}:${position?.column ?? "?"}`;
  });
}
