import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { fileFormats, type FormatId } from "../../report/formats/format-id.js";
import type { Declaration } from "../declaration.js";
import type { GivenValues } from "../given.js";
import { longFlag, type Condition, type OptionRow } from "./option.js";

type Asked = Pick<Declaration, "options" | "formats">;

/** Throws InvalidInput for every option that is given and would do nothing. */
export function refuseIdleOptions(asked: Asked, given: GivenValues): void {
  const problems = Object.entries(asked.options).flatMap(([name, row]) =>
    isGiven(given[name]) ? (row.appliesTo ?? []).flatMap((condition) => unmet(row, condition, asked, given)) : [],
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}

const isGiven = (value: GivenValues[string]): boolean =>
  value !== undefined && !(Array.isArray(value) && value.length === 0);

function unmet(
  row: OptionRow,
  condition: Condition,
  { options, formats }: Asked,
  given: GivenValues,
): readonly Problem[] {
  const option = longFlag(row);
  if ("formats" in condition) {
    const told = formatsOf(formats, given);
    if (condition.formats.some((format) => told.includes(format))) return [];
    return [needs(option, `a result as ${condition.formats.join(" or ")}`)];
  }
  if ("without" in condition) {
    if (!isGiven(given[condition.without])) return [];
    const { without, reason } = condition;
    const details = { options: [nameOf(without, options), option], reason };
    return [{ code: "options-exclude", severity: "error", arguments: details }];
  }
  const { with: other, of: values } = condition;
  const value = given[other] ?? (Object.hasOwn(options, other) ? options[other].default : undefined);
  const isMet = values === undefined ? isGiven(value) : values.includes(String(value));
  const wanted = values === undefined ? "" : ` ${values.join(" or ")}`;
  return isMet ? [] : [needs(option, nameOf(other, options) + wanted)];
}

const needs = (option: string, needed: string): Problem => ({
  code: "option-needs",
  severity: "error",
  arguments: { option, needed },
});

/** An option by its flag, an argument by its name. */
const nameOf = (name: string, options: Asked["options"]): string =>
  Object.hasOwn(options, name) ? longFlag(options[name]) : `a ${name}`;

const extensionOf = (file: string): string => /\.[^./\\]+$/u.exec(file)?.[0].toLowerCase() ?? "";

/** What the answer is told in. */
function formatsOf(formats: readonly FormatId[], given: GivenValues): readonly unknown[] {
  const byExtension = fileFormats(formats);
  const files = Array.isArray(given.output) ? given.output.map((file) => byExtension[extensionOf(String(file))]) : [];
  return [given.format ?? "table", ...files];
}
