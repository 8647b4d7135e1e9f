import { BOOK } from "../../src/assumptions/book.js";
import { parseValue } from "../../src/assumptions/value-notation.js";
import type { DistributionSpec } from "../../src/distributions/spec.js";

const logit = (p: number): number => Math.log(p / (1 - p));

/** The median of a value of the book: the middle of its interval on its own scale. */
export function medianOfSpec(spec: DistributionSpec): number {
  if (spec.kind === "constant") return spec.value;
  if (spec.kind !== "quantiles") throw new Error(`the book has no ${spec.kind}`);
  const [low, high] = spec.points.map(({ value }) => value) as [number, number];
  if (spec.scale === "log") return Math.sqrt(low) * Math.sqrt(high);
  return spec.scale === "identity" ? (low + high) / 2 : 1 / (1 + Math.exp(-(logit(low) + logit(high)) / 2));
}

/** Medians of the whole book by id. */
export function bookMedians(): Map<string, number> {
  return new Map(
    BOOK.map(({ id, value, domain }) => {
      const parsed = parseValue(value, domain);
      if ("fault" in parsed) throw new Error(`${id}: ${parsed.fault.code}`);
      return [id, medianOfSpec(parsed.spec)];
    }),
  );
}
