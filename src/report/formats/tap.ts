import type { CheckRecord } from "../cases/record-schema.js";
import { breaks, nameAmongFiles, type CheckPolicy } from "../cases/record.js";
import { factsOf } from "../cases/words.js";
import { harmless } from "../text/harmless.js";
import type { Cases } from "./telling.js";

/**
 * Checks as TAP version 14 (testanything.org). What did not pass but does not break the build is `not ok` with a TODO
 * directive, which harnesses do not count.
 */
export function renderTap({ records, policy, partial, several }: Cases): string {
  const lines = records.flatMap((record, place) =>
    testPoint(record, `${place + 1} - ${described(nameAmongFiles(record, several))}`, policy),
  );
  const end = partial ? ["Bail out! Interrupted: partial result"] : [];
  return ["TAP version 14", `1..${records.length}`, ...lines, ...end, ""].join("\n");
}

function testPoint(record: CheckRecord, title: string, policy: CheckPolicy): string[] {
  const ok = record.result === "pass" ? "ok" : "not ok";
  const directive = record.result === "pass" || breaks(record, policy) ? "" : ` # TODO ${record.result}`;
  return [`${ok} ${title}${directive}`, "  ---", ...diagnosis(record), "  ..."];
}

/** YAML with every text in JSON's quotes, which YAML reads alike. */
function diagnosis(record: CheckRecord): string[] {
  const facts = factsOf(record).filter(({ name }) => name !== "" && name !== "compared");
  const compared = factsOf(record).filter(({ name }) => name === "" || name === "compared");
  return [
    `  result: ${record.result}`,
    `  severity: ${record.severity}`,
    ...facts.map(({ name, text }) => `  ${name.replaceAll(" ", "_")}: ${JSON.stringify(harmless(text))}`),
    ...(compared.length === 0 ? [] : ["  compared:"]),
    ...compared.map(({ text }) => `    - ${JSON.stringify(harmless(text))}`),
  ];
}

/** A number sign would start a directive. */
const described = (name: string): string => harmless(name).replace(/[\\#]/gu, "\\$&");
