import { factsOf, verdictText } from "../cases/words.js";
import type { CheckRecord } from "../cases/record-schema.js";
import { breaks, type CheckPolicy } from "../cases/record.js";
import { harmless } from "../text/harmless.js";
import type { Cases } from "./telling.js";

/**
 * Checks as JUnit XML, in the form that CI systems read (a testsuite per scenario, which is its file and its name). Undecided checks are failures of type
 * `undecided`, or skipped where they are allowed; a warning is a passed case that says so in its output.
 */
export function renderJunit({ records, policy, partial }: Cases): string {
  const suites = [...new Set(records.map(suiteOf))].flatMap((name) => {
    const own = records.filter((record) => suiteOf(record) === name);
    return [
      `  <testsuite ${attributes({ name, ...counts(own, policy) })}>`,
      ...(partial ? [PARTIAL] : []),
      ...own.flatMap((record) => testcase(record, policy)),
      "  </testsuite>",
    ];
  });
  const total = attributes({ name: "orgfunnel check", ...counts(records, policy) });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${total}>`, ...suites, "</testsuites>", ""].join("\n");
}

const suiteOf = ({ file, scenario }: CheckRecord): string => (file === "" ? scenario : `${file}: ${scenario}`);
const PARTIAL = '    <properties><property name="partial" value="true"/></properties>';

function counts(records: readonly CheckRecord[], policy: CheckPolicy): Record<string, number> {
  const errors = records.filter(({ result }) => result === "error").length;
  return {
    tests: records.length,
    failures: records.filter((record) => breaks(record, policy)).length - errors,
    errors,
    skipped: records.filter((record) => isSkipped(record, policy)).length,
  };
}

const isSkipped = (record: CheckRecord, policy: CheckPolicy): boolean =>
  record.result === "undecided" && !breaks(record, policy);

function testcase(record: CheckRecord, policy: CheckPolicy): string[] {
  const { name, file, line } = record;
  const place = { ...(file !== "" && { file }), ...(line !== undefined && { line }) };
  return [
    `    <testcase ${attributes({ name, classname: suiteOf(record), ...place })}>`,
    ...outcome(record, policy),
    "    </testcase>",
  ];
}

function outcome(record: CheckRecord, policy: CheckPolicy): string[] {
  const verdict = verdictText(record);
  const message = attributes({ message: verdict });
  if (isSkipped(record, policy)) return [`      <skipped ${message}/>`];
  if (!breaks(record, policy)) {
    const said = record.result === "pass" ? verdict : `warning: ${verdict}`;
    return [`      <system-out>${escaped(said)}</system-out>`];
  }
  const element = record.result === "error" ? "error" : "failure";
  const body = factsOf(record)
    .map(({ name, text }) => escaped(name === "" ? `  ${text}` : `${name}: ${text}`))
    .join("\n");
  return [`      <${element} ${message} ${attributes({ type: record.result })}>${body}</${element}>`];
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(" ");

/** `harmless` shows as escapes what XML 1.0 cannot hold at all: controls, halves of surrogate pairs, noncharacters (section 2.2). */
const escaped = (text: string): string =>
  harmless(text).replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;").replace(/"/gu, "&quot;");
