import type { Domain } from "../../assumptions/assumption.js";
import { DOMAIN_SCALE } from "../../assumptions/domain.js";
import type { Reading } from "../../assumptions/quantity.js";
import type { BetaSpec, DistributionSpec, GammaSpec, NormalSpec } from "../../distributions/spec.js";
import type { Report } from "../problems.js";
import type { ReadFile } from "../read-file.js";
import { child, describe, type LocatedMap } from "../located-tree.js";
import { readColumn } from "./read-column.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "mean-of-few": { column: string; found: number; fewest: number };
    "mean-outside-domain": { column: string; mean: number; domain: string };
  }
}

/** From so many values on their mean is taken for normal without a word (the usual rule of thumb of the central limit theorem). */
const FEWEST_UNWARNED = 30;

/** Standard errors between the mean and a bound from which on what a normal has beyond the bound moves no mean by more than 1e-4 of them. */
const FAR = 4;

/**
 * What is known of the mean of which a column is a sample: normal around the column's mean with its standard error,
 * s / sqrt(n), s with n - 1 (the central limit theorem), truncated to the domain. Nearer to a bound than four standard errors a normal
 * cut there would have another mean: it is then the gamma or, for shares, the beta distribution of that mean and standard error.
 * Values that are all equal make it certain.
 * Fewer than 30 values are warned of: the normal is then narrower than Student's t and blind to a skewed column.
 */
export function readMeanOf(
  node: LocatedMap,
  of: Reading & { readonly domain: Domain },
  read: ReadFile,
  report: Report,
): DistributionSpec | undefined {
  const given = child(node, "mean_of");
  const parts = given?.kind === "scalar" ? /^([^#]+)#(.+)$/su.exec(given.text) : null;
  if (given === undefined || parts === null) {
    const found = given === undefined ? "nothing" : describe(given);
    report("wrong-type", given?.at ?? node.at, {
      found,
      expected: "a file and a column of it, such as deals.csv#amount",
    });
    return undefined;
  }
  const [, file, name] = parts.map((part) => part.trim());
  const where = child(node, "where");
  const column = readColumn({ file, column: name, fileAt: given.at, columnAt: given.at, where, of }, read, report);
  if (column === undefined) return undefined;
  const { values, data } = column;
  const { domain } = of;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (values.length - 1) / values.length);
  const [lowest, highest] = RANGES[DOMAIN_SCALE[domain]];
  if (mean <= lowest || mean >= highest || !Number.isFinite(standardError)) {
    report("mean-outside-domain", given.at, { column: data.column, mean, domain });
    return undefined;
  }
  if (values.length < FEWEST_UNWARNED) {
    const details = { column: data.column, found: values.length, fewest: FEWEST_UNWARNED };
    report("mean-of-few", given.at, details, "warning");
  }
  if (standardError === 0) return { kind: "constant", value: mean };
  const isNear = Math.min(mean - lowest, highest - mean) < FAR * standardError;
  const bounded = isNear ? ofMoments(mean, standardError, highest) : undefined;
  return bounded ? { ...bounded, data } : within({ kind: "normal", mean, sd: standardError, data }, lowest, highest);
}

/** The distribution on 0 .. `highest` (1 or infinite) of this mean and standard deviation; undefined where no beta has it. */
function ofMoments(mean: number, sd: number, highest: number): GammaSpec | BetaSpec | undefined {
  if (highest === Infinity) return { kind: "gamma", shape: (mean / sd) ** 2, scale: sd ** 2 / mean };
  const sum = (mean * (1 - mean)) / sd ** 2 - 1;
  return sum > 0 ? { kind: "beta", alpha: mean * sum, beta: (1 - mean) * sum } : undefined;
}

function within(of: NormalSpec, lowest: number, highest: number): DistributionSpec {
  const bounds = {
    ...(lowest > -Infinity && { min: lowest }),
    ...(highest < Infinity && { max: highest }),
  };
  return Object.keys(bounds).length === 0 ? of : { kind: "truncated", of, ...bounds };
}

const RANGES = { identity: [-Infinity, Infinity], log: [0, Infinity], logit: [0, 1] } as const;
