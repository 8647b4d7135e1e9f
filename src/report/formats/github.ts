import type { CheckRecord } from "../cases/record-schema.js";
import { breaks, failuresLast, nameAmongFiles, standing, type CheckPolicy } from "../cases/record.js";
import { verdictText } from "../cases/words.js";
import { summary } from "../cases/summary.js";
import { count } from "../format/number.js";
import { harmless } from "../text/harmless.js";
import type { Cases } from "./telling.js";

/** GitHub shows ten annotations of a kind for a step: one sums up, nine stand at their places. */
const MOST_SINGLE = 9;

/**
 * Checks for the log of a GitHub workflow: a line for each; where some did not pass, an annotation that sums up and one at its place
 * in the file for each of the most severe (workflow commands `::error`, `::warning`); and a summary.
 */
export const renderGithub = (cases: Cases): string => passedLines(cases) + openLines(cases);

/** A line for each that passed: these stand first. */
export const passedLines = ({ records, several }: Pick<Cases, "records" | "several">): string =>
  records
    .filter(({ result }) => result === "pass")
    .map((record) => `${line(record, several)}\n`)
    .join("");

/** What stands below them: the most severe of all that did not pass last, and how many passed. */
export function openLines({ records, policy, partial, several }: Cases): string {
  const open = severestFirst(records, policy);
  const singles = partial ? MOST_SINGLE - 1 : MOST_SINGLE;
  return [
    ...open.slice(singles).map((record) => line(record, several)),
    ...(open.length === 0 ? [] : [overall(records, open, policy, singles)]),
    ...(partial ? ["::warning title=partial::Interrupted: what was not decided by then is undecided."] : []),
    ...open.slice(0, singles).map((record) => annotation(record, policy)),
    summary(records),
    "",
  ].join("\n");
}

/** What breaks the build first. */
function severestFirst(records: readonly CheckRecord[], policy: CheckPolicy): CheckRecord[] {
  const open = failuresLast(records).filter(({ result }) => result !== "pass");
  const rank = STANDINGS.flatMap((kind) => open.filter((record) => standing(record) === kind));
  return [true, false].flatMap((breaking) => rank.filter((record) => breaks(record, policy) === breaking));
}

const STANDINGS = ["error", "fail", "undecided", "warn"] as const;

const line = (record: CheckRecord, several: boolean): string =>
  `${standing(record)} ${inert(`${nameAmongFiles(record, several)} - ${verdictText(record)}`)}`;

function overall(
  records: readonly CheckRecord[],
  open: readonly CheckRecord[],
  policy: CheckPolicy,
  singles: number,
): string {
  const more = open.length - singles;
  const rest =
    more > 0 ? `; the ${count(singles)} most severe are annotated, and ${count(more)} more are in the log` : "";
  return `::${command(open[0], policy)} title=orgfunnel check::${data(summary(records) + rest)}`;
}

const command = (record: CheckRecord, policy: CheckPolicy): string => (breaks(record, policy) ? "error" : "warning");

function annotation(record: CheckRecord, policy: CheckPolicy): string {
  const { file, line: row, column, name } = record;
  const properties = [
    ...(file === "" ? [] : [`file=${property(file)}`]),
    ...(row === undefined ? [] : [`line=${row}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${property(`${standing(record)}: ${name}`)}`,
  ];
  return `::${command(record, policy)} ${properties.join(",")}::${data(verdictText(record))}`;
}

// The escapes of the workflow toolkit (actions/toolkit, packages/core/src/command.ts).
const data = (text: string): string => inert(text).replace(/%/gu, "%25");
const property = (text: string): string => data(text).replace(/:/gu, "%3A").replace(/,/gu, "%2C");

/** The runner looks for an older form of command anywhere in a line. */
const inert = (text: string): string => harmless(text).replaceAll("##[", "## [");
