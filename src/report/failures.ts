import { enumerated } from "../foundation/enumerated.js";
import type { TidyRow } from "./formats/tidy.js";
import { count } from "./format/number.js";
import type { FailedRecord } from "./result/result-file.js";
import type { View, ViewFacts } from "./view.js";

/** What could not be answered, where somebody reads a document instead of stderr. */
export function failuresView(failed: readonly FailedRecord[]): View {
  const notAnswered = failed.filter(isNotAnswered).map(({ file }) => file);
  return {
    title: "Not answered",
    blocks: failed.filter((one) => !isNotAnswered(one)).map(failureBlock),
    captions: [],
    warnings: notAnswered.length === 0 ? [] : [notAnsweredText(notAnswered)],
  };
}

const MOST_NAMED = 5;

/** `No answer yet when the interrupt came: b.yaml, c.yaml and 12 more.` */
export const notAnsweredText = (files: readonly string[]): string =>
  `No answer yet when the interrupt came: ${some(files)}.`;

/** `No answer, for errors: b.yaml.` */
export const noAnswerText = (files: readonly string[]): string => `No answer, for errors: ${some(files)}.`;

function some(files: readonly string[]): string {
  const more = files.length - MOST_NAMED;
  return enumerated([...files.slice(0, MOST_NAMED), ...(more > 0 ? [`${count(more)} more`] : [])]);
}

const isNotAnswered = ({ problems }: FailedRecord): boolean => problems.some(({ code }) => code === "not-answered");

const failureBlock = ({ file, problems }: FailedRecord): ViewFacts => ({
  kind: "facts",
  heading: file,
  facts: problems.map(({ severity, message, file: at, line, column, keyPath }) => ({
    name: severity,
    text: [line === undefined ? undefined : `${at ?? file}:${line}:${column ?? 1}`, keyPath, message]
      .filter((part) => part !== undefined)
      .join("  "),
  })),
});

/** A row without a value for each error, so that a table of figures cannot pass for a whole one. */
export function failureRows(failed: readonly FailedRecord[]): TidyRow[] {
  return failed.flatMap((one) => {
    const isInterrupted = isNotAnswered(one);
    const statistic = isInterrupted ? "interrupted" : "error";
    return one.problems
      .filter(({ severity }) => severity === "error")
      .map(({ message: about }) => ({
        file: one.file,
        scenario: "",
        about,
        statistic,
        value: NaN,
        partial: isInterrupted,
      }));
  });
}
