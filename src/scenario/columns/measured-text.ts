import type { DistributionSpec } from "../../distributions/spec.js";

/** What a value that was read from a file is called, and its source where the scenario names none. */
export interface MeasuredText {
  /** `mean of deals.csv#amount where stage is Won: 15234 ± 410 (standard error, n = 37)`. */
  readonly text: string;
  readonly source: string;
}

interface Moments {
  readonly mean: number;
  readonly sd: number;
  /** Of a bounded one, taken where a normal would be cut off. */
  readonly family?: "gamma" | "beta";
}

function momentsOf(spec: DistributionSpec): Moments | undefined {
  if (spec.kind === "normal") return spec;
  if (spec.kind === "gamma") {
    const { shape, scale } = spec;
    return { mean: shape * scale, sd: Math.sqrt(shape) * scale, family: spec.kind };
  }
  if (spec.kind !== "beta") return undefined;
  const sum = spec.alpha + spec.beta;
  const mean = spec.alpha / sum;
  return { mean, sd: Math.sqrt((mean * (1 - mean)) / (sum + 1)), family: spec.kind };
}

const rounded = (value: number): string => String(Number(value.toPrecision(4)));

function meanText({ mean, sd, family }: Moments, count: number): string {
  const law = family === undefined ? "" : `; ${family} distribution: near a bound a normal one would be cut off`;
  return `${rounded(mean)} ± ${rounded(sd)} (standard error, n = ${count}${law})`;
}

/** Undefined for a value that was not read from a file. */
export function measuredText(spec: DistributionSpec): MeasuredText | undefined {
  const inner = spec.kind === "truncated" ? spec.of : spec;
  const data = "data" in inner ? inner.data : undefined;
  if (data === undefined) return undefined;
  const { file, column, where, count, sha256 } = data;
  const name = `${file}#${column}${where === undefined ? "" : ` where ${where}`}`;
  const moments = momentsOf(inner);
  return {
    text: moments === undefined ? `values of ${name} (n = ${count})` : `mean of ${name}: ${meanText(moments, count)}`,
    source: `${file}, sha256:${sha256.slice(0, 12)}`,
  };
}
