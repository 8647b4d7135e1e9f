import type { DistributionSpec } from "../../distributions/spec.js";

/** What a value that was read from a file is called, and its source where the scenario names none. */
export interface MeasuredText {
  /** `mean of deals.csv#amount where stage is Won: 15234 ± 410 (standard error, n = 37)`. */
  readonly text: string;
  readonly source: string;
}

/** Undefined for a value that was not read from a file. */
export function measuredText(spec: DistributionSpec): MeasuredText | undefined {
  const inner = spec.kind === "truncated" ? spec.of : spec;
  if (inner.kind !== "normal" && inner.kind !== "empirical") return undefined;
  const { data } = inner;
  if (data === undefined) return undefined;
  const { file, column, where, count, sha256 } = data;
  const name = `${file}#${column}${where === undefined ? "" : ` where ${where}`}`;
  const rounded = (value: number): string => String(Number(value.toPrecision(4)));
  return {
    text:
      inner.kind === "normal"
        ? `mean of ${name}: ${rounded(inner.mean)} ± ${rounded(inner.sd)} (standard error, n = ${count})`
        : `values of ${name} (n = ${count})`,
    source: `${file}, sha256:${sha256.slice(0, 12)}`,
  };
}
