import type { DistributionSpec, TruncatedSpec } from "../distributions/spec.js";
import type { Reading } from "../assumptions/quantity.js";
import { readEmpirical } from "./read-empirical.js";
import { readNumber, readNumbers } from "./read-number.js";
import { nearest, type Report } from "./problems.js";
import { child, describe, type LocatedMap } from "./located-tree.js";
import type { ReadFile } from "./read-file.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "unknown-distribution": { found: string; allowed: readonly string[]; nearest?: string };
  }
}

/** One way to give a family's parameters. */
interface Form {
  readonly needs: readonly string[];
  readonly optional?: Readonly<Record<string, number>>;
  readonly spec: (parameters: Readonly<Record<string, number>>) => TruncatedSpec["of"];
}

const p = (parameters: Readonly<Record<string, number>>, name: string): number => parameters[name] ?? NaN;

/** The families with single numbers as parameters. Mean and sd of beta and gamma are turned by the method of moments. */
const FAMILIES: Readonly<Record<string, readonly Form[]>> = {
  normal: [{ needs: ["mean", "sd"], spec: (of) => ({ kind: "normal", mean: p(of, "mean"), sd: p(of, "sd") }) }],
  lognormal: [{ needs: ["mean", "sd"], spec: (of) => ({ kind: "lognormal", mean: p(of, "mean"), sd: p(of, "sd") }) }],
  beta: [
    { needs: ["alpha", "beta"], spec: (of) => ({ kind: "beta", alpha: p(of, "alpha"), beta: p(of, "beta") }) },
    {
      needs: ["mean", "sd"],
      spec: (of) => {
        const size = (p(of, "mean") * (1 - p(of, "mean"))) / p(of, "sd") ** 2 - 1;
        return { kind: "beta", alpha: p(of, "mean") * size, beta: (1 - p(of, "mean")) * size };
      },
    },
  ],
  uniform: [{ needs: ["low", "high"], spec: (of) => ({ kind: "uniform", low: p(of, "low"), high: p(of, "high") }) }],
  triangular: [
    {
      needs: ["low", "mode", "high"],
      spec: (of) => ({ kind: "triangular", low: p(of, "low"), mode: p(of, "mode"), high: p(of, "high") }),
    },
  ],
  pert: [
    {
      needs: ["low", "mode", "high"],
      optional: { shape: 4 },
      spec: (of) => ({
        kind: "pert",
        low: p(of, "low"),
        mode: p(of, "mode"),
        high: p(of, "high"),
        shape: p(of, "shape"),
      }),
    },
  ],
  gamma: [
    { needs: ["shape", "scale"], spec: (of) => ({ kind: "gamma", shape: p(of, "shape"), scale: p(of, "scale") }) },
    {
      needs: ["mean", "sd"],
      spec: (of) => {
        const variance = p(of, "sd") ** 2;
        return { kind: "gamma", shape: p(of, "mean") ** 2 / variance, scale: variance / p(of, "mean") };
      },
    },
  ],
};

const LISTS: Readonly<Record<string, readonly string[]>> = {
  discrete: ["values", "weights"],
  empirical: ["file", "column", "where"],
};

/** What may stand after `distribution:`. */
export const DISTRIBUTION_NAMES: readonly string[] = [...Object.keys(FAMILIES), ...Object.keys(LISTS)];

/** By family the keys that it cannot be without, in each of the ways to give them. */
export const DISTRIBUTION_NEEDS: Readonly<Record<string, readonly (readonly string[])[]>> = Object.fromEntries(
  Object.entries(FAMILIES).map(([family, forms]) => [family, forms.map(({ needs }) => needs)]),
);

const parametersOf = (forms: readonly Form[]): string[] =>
  forms.flatMap((form) => [...form.needs, ...Object.keys(form.optional ?? {})]);

/** Keys that mean something beside some `distribution:`. */
export const PARAMETER_NAMES: readonly string[] = [
  ...Object.values(FAMILIES).flatMap(parametersOf),
  ...Object.values(LISTS).flat(),
];

/** The keys `{ distribution: name }` may have beside those of every value. */
export function parameterNames(node: LocatedMap): readonly string[] {
  const name = nameOf(node);
  if (name === undefined) return [];
  const forms = Object.hasOwn(FAMILIES, name) ? (FAMILIES[name] ?? []) : [];
  return [...new Set([...parametersOf(forms), ...(LISTS[name] ?? [])])];
}

/** The name if it is a known one. */
function nameOf(node: LocatedMap): string | undefined {
  const name = child(node, "distribution");
  return name?.kind === "scalar" && DISTRIBUTION_NAMES.includes(name.text) ? name.text : undefined;
}

/** The distribution that `{ distribution: name, ... }` stands for; faults of its parameters are left to `specFaults`. */
export function readNamed(
  node: LocatedMap,
  reading: Reading,
  read: ReadFile,
  report: Report,
): DistributionSpec | undefined {
  const name = nameOf(node);
  if (name === undefined) {
    const given = child(node, "distribution") ?? node;
    const found = describe(given);
    report("unknown-distribution", given.at, {
      found,
      allowed: DISTRIBUTION_NAMES,
      ...nearest(found, DISTRIBUTION_NAMES),
    });
    return undefined;
  }
  if (name === "discrete") return readDiscrete(node, reading, report);
  if (name === "empirical") return readEmpirical(node, reading, read, report);
  return readForm(node, FAMILIES[name] ?? [], reading, report);
}

/** Parameters that are values of the assumption themselves; `sd` and `scale` are distances between such values. */
const VALUES = ["mean", "low", "mode", "high"];
const DISTANCES = ["sd", "scale"];
/** A distance between plausible values is rarely less than this share of the lowest. */
const LEAST_DISTANCE = 0.01;

/** How a parameter is written: what is a pure number, such as a shape, as it is. */
function readingOf(parameter: string, reading: Reading): Reading {
  if (VALUES.includes(parameter)) return reading;
  if (!DISTANCES.includes(parameter)) return {};
  const { plausible } = reading;
  return { ...reading, ...(plausible && { plausible: { ...plausible, low: LEAST_DISTANCE * plausible.low } }) };
}

function readForm(
  node: LocatedMap,
  forms: readonly Form[],
  reading: Reading,
  report: Report,
): DistributionSpec | undefined {
  const given = (form: Form): number => form.needs.filter((name) => node.entries.has(name)).length;
  const form = forms.reduce((best, other) => (given(other) > given(best) ? other : best));
  const parameters: Record<string, number> = { ...form.optional };
  let complete = true;
  for (const name of [...form.needs, ...Object.keys(form.optional ?? {})]) {
    const parameter = child(node, name);
    const value = parameter && readNumber(parameter, report, readingOf(name, reading));
    if (value !== undefined) parameters[name] = value;
    else if (parameter !== undefined) complete = false;
    else if (form.needs.includes(name)) {
      report("missing-key", node.at, { key: name });
      complete = false;
    }
  }
  return complete ? form.spec(parameters) : undefined;
}

/** Values in any order; equal weights unless given. */
function readDiscrete(node: LocatedMap, reading: Reading, report: Report): DistributionSpec | undefined {
  const list = child(node, "values");
  if (list === undefined) report("missing-key", node.at, { key: "values" });
  const values = list && readNumbers(list, report, reading);
  const weightList = child(node, "weights");
  const weights = weightList ? readNumbers(weightList, report) : values?.map(() => 1);
  if (values === undefined || weights === undefined) return undefined;
  if (values.length !== weights.length) {
    const expected = `a list of ${values.length} weights, one per value`;
    report("wrong-type", (weightList ?? node).at, { found: `a list of ${weights.length}`, expected });
    return undefined;
  }
  const pairs = values.map((value, index) => ({ value, weight: weights[index] ?? NaN }));
  pairs.sort((a, b) => a.value - b.value);
  return { kind: "discrete", values: pairs.map((pair) => pair.value), weights: pairs.map((pair) => pair.weight) };
}
