import type { TidyRow } from "./formats/tidy.js";
import type { FailedRecord } from "./result/result-file.js";
import type { View } from "./view.js";

/** What could not be answered, where somebody reads a document instead of stderr. */
export function failuresView(failed: readonly FailedRecord[]): View {
  return {
    title: "Not answered",
    blocks: failed.map(({ file, problems }) => ({
      kind: "facts",
      heading: file,
      facts: problems.map(({ severity, message, file: at, line, column, keyPath }) => ({
        name: severity,
        text: [line === undefined ? undefined : `${at ?? file}:${line}:${column ?? 1}`, keyPath, message]
          .filter((part) => part !== undefined)
          .join("  "),
      })),
    })),
    captions: [],
    warnings: [],
  };
}

/** A row without a value for each error, so that a table of figures cannot pass for a whole one. */
export function failureRows(failed: readonly FailedRecord[]): TidyRow[] {
  return failed.flatMap(({ file, problems }) =>
    problems
      .filter(({ severity }) => severity === "error")
      .map(({ message }) => ({ file, scenario: "", about: message, statistic: "error", value: NaN, partial: false })),
  );
}
