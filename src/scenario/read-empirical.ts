import type { Reading } from "../assumptions/quantity.js";
import { empirical } from "../distributions/empirical.js";
import type { EmpiricalSpec } from "../distributions/spec.js";
import { readColumn } from "./columns/read-column.js";
import type { Report } from "./problems.js";
import type { ReadFile } from "./read-file.js";
import { child, describe, type LocatedMap, type LocatedScalar } from "./located-tree.js";

/** Most values that are kept: the quantiles at 0, 0.1, 0.2, ... 100 %. */
const MOST_VALUES = 1001;

/**
 * Observed values: the numbers in one column of a CSV file with a heading, blank cells left out. Of more than 1001 values their
 * quantiles are kept instead, in thousandths (Hyndman and Fan 1996, type 7): it is these that are simulated and stored.
 */
export function readEmpirical(
  node: LocatedMap,
  of: Reading,
  read: ReadFile,
  report: Report,
): EmpiricalSpec | undefined {
  const file = text(node, "file", report);
  const column = text(node, "column", report);
  if (file === undefined || column === undefined) return undefined;
  const asked = { file: file.text, column: column.text, fileAt: file.at, columnAt: column.at };
  const found = readColumn({ ...asked, where: child(node, "where"), of }, read, report);
  return found && { kind: "empirical", values: thinned(found.values), data: found.data };
}

/** At most `MOST_VALUES` values with the same quantile function, as near as that many can have it. */
function thinned(values: readonly number[]): readonly number[] {
  if (values.length <= MOST_VALUES) return values;
  const { quantile } = empirical({ kind: "empirical", values });
  return Array.from({ length: MOST_VALUES }, (_, place) => quantile(place / (MOST_VALUES - 1)));
}

function text(node: LocatedMap, key: string, report: Report): LocatedScalar | undefined {
  const value = child(node, key);
  if (value === undefined) report("missing-key", node.at, { key });
  else if (value.kind === "scalar" && value.text !== "") return value;
  else report("wrong-type", value.at, { found: describe(value), expected: "a text" });
  return undefined;
}
