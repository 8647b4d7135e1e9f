import { assumptionLabel, type StructureName } from "../../../report/assumption-label.js";
import { settingPath } from "../../../scenario/overlays.js";
import { wrap } from "../../../report/text/wrap.js";
import type { ViewCell } from "../../../report/view.js";
import { plainNumber } from "../variants/read-parameter.js";

/** What to call a key that varies: the label of its assumption, posts and mandates by name and structure, else the key itself. */
export function parameterLabel(key: string, nameOf: StructureName): string {
  const path = settingPath(key) ?? [key];
  const [group, structure, part, ...rest] = path;
  if (group === "assumptions") return assumptionLabel(path.slice(1).join("."), nameOf);
  if (group === "teams" && part === "headcount") return `${structure} posts today`;
  if (path.join(".") === "transition.after") return "months before the change";
  if (group !== "structures" || path.length < 3) return key;
  // Of every structure it is what is varied, and needs no name.
  const whose = structure === "*" ? "" : ` (${nameOf(structure)})`;
  if (part === "headcount" && rest.length === 1) return `${rest[0]} posts${whose}`;
  if (part === "assumptions")
    return assumptionLabel(whose === "" ? rest.join(".") : `structure.${structure}.${rest.join(".")}`, nameOf);
  return rest.length === 0 ? part + whose : key;
}

/** The same above a column of its values, in lines as short as its words allow. */
export const parameterHead = (key: string, nameOf: StructureName): string =>
  wrap(parameterLabel(key, nameOf), HEAD_WIDTH).join("\n");

const HEAD_WIDTH = 14;

/** Whether a key is of one structure and not of another: what is set of today's, others are changed from. */
export function isOfAnother(key: string, structure: string, today: string | undefined): boolean {
  const [group, owner] = settingPath(key) ?? [key];
  return group === "structures" && ![structure, today, "*"].includes(owner);
}

/** A value without the quotes that keep its commas together. */
export const valueLabel = (value: string): string => value.replace(/^(["'])(.*)\1$/u, "$2");

/** The same as a cell, with the number where it is one. */
export function valueCell(value: string): ViewCell {
  const number = plainNumber(value);
  if (number === undefined) return { text: valueLabel(value) };
  return { text: valueLabel(value), value: number, ...(value.trimEnd().endsWith("%") && { unit: "fraction" }) };
}
