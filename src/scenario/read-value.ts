import { GRADES, type Domain, type Grade } from "../assumptions/assumption.js";
import type { Reading } from "../assumptions/quantity.js";
import { DOMAIN_SCALE } from "../assumptions/domain.js";
import type { DistributionSpec, QuantilePoint, TruncatedSpec } from "../distributions/spec.js";
import { specFaults } from "../distributions/spec-faults.js";
import { isValueMap } from "./dotted.js";
import { flowText } from "./flow-text.js";
import { PARAMETER_NAMES, parameterNames, readNamed } from "./read-named-distribution.js";
import { checkKeys, parseScalar, readNumber, reportFaultOf } from "./read-number.js";
import { measuredText } from "./columns/measured-text.js";
import { readMeanOf } from "./columns/read-mean-of.js";
import { nearest, type Report } from "./problems.js";
import type { ReadFile } from "./read-file.js";
import { fits, fittingFamilies, support } from "./distribution-support.js";
import { child, describe, type LocatedMap, type LocatedNode, type Place } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "support-outside-domain": {
      distribution: string;
      domain: string;
      lowest: number;
      highest: number;
      families: readonly string[];
    };
    "list-for-value": { found: number };
    "mapping-for-value": { keys: readonly string[] };
  }
}

/** One value as a file gives it. */
export interface ReadValue {
  readonly distribution: DistributionSpec;
  /** As written, on one line. */
  readonly text: string;
  readonly source?: string;
  readonly grade?: Grade;
  readonly at: Place;
}

/** What reading a value may need. */
export interface ValueContext {
  readonly read: ReadFile;
  readonly report: Report;
}

/** What values a thing may have, and how they are written. */
export interface Quantity extends Reading {
  readonly domain: Domain;
}

/** The value in any of its notations; undefined, with every reason reported, if it is none or does not fit the domain. */
export function readValue(node: LocatedNode, quantity: Quantity, context: ValueContext): ReadValue | undefined {
  const distribution = readSpec(node, quantity, context);
  const source = readSource(node, context.report);
  const grade = readGrade(node, context.report);
  if (distribution === undefined || !checkDomain(distribution, quantity.domain, node, context.report)) return undefined;
  const measured = measuredText(distribution);
  const text = measured?.text ?? flowText(child(node, "value") ?? node);
  const from = source ?? measured?.source;
  return { distribution, text, at: node.at, ...(from && { source: from }), ...(grade && { grade }) };
}

function readSpec(node: LocatedNode, quantity: Quantity, context: ValueContext): DistributionSpec | undefined {
  if (node.kind === "scalar") return readScalar(node, quantity, context.report);
  if (node.kind === "list") {
    context.report("list-for-value", node.at, { found: node.items.length });
    return undefined;
  }
  if (!isValueMap(node)) {
    context.report("mapping-for-value", node.at, { keys: [...node.entries.keys()] });
    return undefined;
  }
  const whole = readForm(node, quantity, context);
  const min = readBound(node, "min", quantity, context.report);
  const max = readBound(node, "max", quantity, context.report);
  if (whole === undefined || min.failed || max.failed) return undefined;
  const spec = truncate(whole, min.value, max.value);
  const faults = specFaults(spec);
  for (const fault of faults) {
    context.report(fault.code, (child(node, fault.parameter) ?? node).at, fault.arguments);
  }
  return faults.length === 0 ? spec : undefined;
}

function readScalar(node: LocatedNode, quantity: Quantity, report: Report): DistributionSpec | undefined {
  if (node.kind !== "scalar" || node.value === null || typeof node.value === "boolean") {
    report("wrong-type", node.at, { found: describe(node), expected: "a value, such as 15% or 15% to 31%" });
    return undefined;
  }
  const parsed = parseScalar(node, quantity.domain, quantity);
  if ("spec" in parsed) return parsed.spec;
  reportFaultOf(parsed, node, report);
  return undefined;
}

const ANY_FORM = ["min", "max", "source", "grade"];

/** What a mapping stands for before it is truncated: `{ value: }`, `{ distribution: }` or `{ p10:, p90: }`. */
function readForm(node: LocatedMap, quantity: Quantity, context: ValueContext): DistributionSpec | undefined {
  const inner = child(node, "value");
  if (inner !== undefined) {
    checkKeys(node, ["value", ...ANY_FORM], context.report);
    return readSpec(inner, quantity, context);
  }
  if (node.entries.has("mean_of")) {
    checkKeys(node, ["mean_of", "where", ...ANY_FORM], context.report);
    return readMeanOf(node, quantity, context.read, context.report);
  }
  if (node.entries.has("distribution")) {
    const parameters = parameterNames(node);
    if (parameters.length > 0) checkKeys(node, ["distribution", ...parameters, ...ANY_FORM], context.report);
    return readNamed(node, quantity, context.read, context.report);
  }
  return readQuantiles(node, quantity, context.report);
}

export const QUANTILE_KEY = /^p([1-9]\d?)$/u;

/** Two quantiles, or three with the median in the middle, in any order; normal on the scale of the domain. */
function readQuantiles(node: LocatedMap, quantity: Quantity, report: Report): DistributionSpec | undefined {
  const keys = [...node.entries.keys()].filter((key) => QUANTILE_KEY.test(key));
  if (keys.length === 0 && lacksForm(node, report)) return undefined;
  checkKeys(node, [...keys, ...ANY_FORM], report);
  const points: QuantilePoint[] = [];
  for (const key of keys) {
    const quantile = child(node, key);
    const value = quantile && readNumber(quantile, report, quantity);
    if (value !== undefined) points.push({ probability: Number(key.slice(1)) / 100, value });
  }
  if (points.length < keys.length) return undefined;
  points.sort((a, b) => a.probability - b.probability);
  const spec: DistributionSpec = { kind: "quantiles", scale: DOMAIN_SCALE[quantity.domain], points };
  const faults = specFaults(spec);
  for (const fault of faults) report(fault.code, node.at, fault.arguments);
  return faults.length === 0 ? spec : undefined;
}

/** Reports what a mapping without quantiles says instead; false if it says nothing. */
function lacksForm(node: LocatedMap, report: Report): boolean {
  const others = [...node.entries.keys()].filter((key) => !ANY_FORM.includes(key));
  const parameters = others.filter((key) => PARAMETER_NAMES.includes(key));
  if (parameters.length < others.length) {
    checkKeys(node, ["value", "distribution", "mean_of", "p5", "p50", "p95", ...ANY_FORM, ...parameters], report);
  } else if (parameters.length > 0) report("missing-key", node.at, { key: "distribution" });
  return others.length > 0;
}

interface Bound {
  readonly failed: boolean;
  readonly value?: number;
}

function readBound(node: LocatedMap, key: "min" | "max", quantity: Quantity, report: Report): Bound {
  const bound = child(node, key);
  if (bound === undefined) return { failed: false };
  const value = readNumber(bound, report, quantity);
  return value === undefined ? { failed: true } : { failed: false, value };
}

/** Truncating what is truncated leaves what lies within both. */
function truncate(spec: DistributionSpec, min: number | undefined, max: number | undefined): DistributionSpec {
  if (min === undefined && max === undefined) return spec;
  const of: TruncatedSpec["of"] = spec.kind === "truncated" ? spec.of : spec;
  const inner: { min?: number; max?: number } = spec.kind === "truncated" ? spec : {};
  const lower = Math.max(inner.min ?? -Infinity, min ?? -Infinity);
  const upper = Math.min(inner.max ?? Infinity, max ?? Infinity);
  return {
    kind: "truncated",
    of,
    ...(lower > -Infinity && { min: lower }),
    ...(upper < Infinity && { max: upper }),
  };
}

function checkDomain(spec: DistributionSpec, domain: Domain, node: LocatedNode, report: Report): boolean {
  const range = support(spec);
  if (fits(range, domain)) return true;
  const distribution = spec.kind === "truncated" ? spec.of.kind : spec.kind;
  const { lowest, highest } = range;
  report("support-outside-domain", node.at, {
    distribution,
    domain,
    lowest,
    highest,
    families: fittingFamilies(domain),
  });
  return false;
}

function readSource(node: LocatedNode, report: Report): string | undefined {
  const source = child(node, "source");
  if (source === undefined) return undefined;
  if (source.kind === "scalar" && source.text.trim() !== "") return source.text;
  report("wrong-type", source.at, { found: describe(source), expected: "a text" });
  return undefined;
}

function readGrade(node: LocatedNode, report: Report): Grade | undefined {
  const grade = child(node, "grade");
  if (grade === undefined) return undefined;
  const found = describe(grade);
  const known = GRADES.find((name) => name === found);
  if (known === undefined) report("not-one-of", grade.at, { found, allowed: GRADES, ...nearest(found, GRADES) });
  return known;
}
