import type { CheckRecord } from "../cases/record-schema.js";
import { breaks, standing, type CheckPolicy } from "../cases/record.js";
import { verdictText } from "../cases/words.js";
import { summary } from "../cases/summary.js";
import { harmless } from "../text/harmless.js";

/**
 * Checks for the log of a GitHub workflow: a line for each that passed, an annotation at its place in the file for each that
 * did not (workflow commands `::error`, `::warning`), and a summary.
 */
export function renderGithub(records: readonly CheckRecord[], policy: CheckPolicy, partial = false): string {
  const passed = records.filter(({ result }) => result === "pass");
  const others = records.filter(({ result }) => result !== "pass");
  return [
    ...passed.map((record) => `pass ${inert(`${record.name} - ${verdictText(record)}`)}`),
    ...others.map((record) => annotation(record, policy)),
    ...(partial ? ["::warning title=partial::Interrupted: what was not decided by then is undecided."] : []),
    summary(records),
    "",
  ].join("\n");
}

function annotation(record: CheckRecord, policy: CheckPolicy): string {
  const command = breaks(record, policy) ? "error" : "warning";
  const { file, line, column, name } = record;
  const properties = [
    `file=${property(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${property(`${standing(record)}: ${name}`)}`,
  ];
  return `::${command} ${properties.join(",")}::${data(verdictText(record))}`;
}

// The escapes of the workflow toolkit (actions/toolkit, packages/core/src/command.ts).
const data = (text: string): string => inert(text).replace(/%/gu, "%25");
const property = (text: string): string => data(text).replace(/:/gu, "%3A").replace(/,/gu, "%2C");

/** The runner looks for an older form of command anywhere in a line. */
const inert = (text: string): string => harmless(text).replaceAll("##[", "## [");
