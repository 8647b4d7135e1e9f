import type { Problem, Severity } from "../foundation/problem.js";
import { message } from "./messages/message.js";
import type { View } from "./view.js";

/** What came of reading one scenario file. */
export interface Validation {
  readonly file: string;
  readonly name?: string;
  readonly structures?: number;
  readonly problems: readonly Problem[];
}

/** One row per file; the problems themselves stand elsewhere. */
export function validationView(files: readonly Validation[]): View {
  const invalid = files.filter((file) => !isValid(file)).length;
  return {
    title: invalid === 0 ? `${files.length} of ${files.length} valid` : `${invalid} of ${files.length} invalid`,
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "file", align: "left", priority: 1, wrapsTo: 24 },
          { header: "result", align: "left", priority: 1 },
          { header: "errors", align: "right", priority: 1 },
          { header: "warnings", align: "right", priority: 1 },
          { header: "structures", align: "right", priority: 3 },
          { header: "name", align: "left", priority: 2, wrapsTo: 16 },
        ],
        rows: files.map((file) => [
          { text: file.file },
          isValid(file) ? { text: "ok", tone: "good" } : { text: "invalid", tone: "bad" },
          { text: String(howMany(file, "error")) },
          { text: String(howMany(file, "warning")) },
          { text: file.structures === undefined ? "" : String(file.structures) },
          { text: file.name ?? "" },
        ]),
      },
    ],
    captions: [],
    warnings: [],
  };
}

/** The same as data, problems and their sentences included. */
export function validationData(files: readonly Validation[]): object {
  return {
    schemaVersion: "1.0.0",
    files: files.map((file) => ({
      file: file.file,
      ...(file.name === undefined ? {} : { name: file.name }),
      valid: isValid(file),
      errors: file.problems.filter(({ severity }) => severity === "error").map(problemData),
      warnings: file.problems.filter(({ severity }) => severity === "warning").map(problemData),
    })),
  };
}

export const isValid = (file: Validation): boolean => howMany(file, "error") === 0;

const howMany = ({ problems }: Validation, severity: Severity): number =>
  problems.filter((problem) => problem.severity === severity).length;

function problemData(problem: Problem): object {
  const { code, position, keyPath } = problem;
  return {
    code,
    message: message(problem),
    ...position,
    ...(keyPath === undefined || keyPath === "" ? {} : { keyPath }),
  };
}
