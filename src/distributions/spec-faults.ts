import { boundsOf, buildLaw } from "./build.js";
import {
  emptyList,
  modeOutside,
  notAscending,
  notFinite,
  notPositive,
  reversed,
  shapeOutOfRange,
  type SpecFault,
} from "./parameter-faults.js";
import { quantilesFaults } from "./quantiles-faults.js";
import type { DiscreteSpec, DistributionSpec, EmpiricalSpec, PertSpec, TriangularSpec, TruncatedSpec } from "./spec.js";
import { retainedMass } from "./truncated.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "lengths-differ": { values: number; weights: number };
    "truncation-keeps-nothing": { min?: number; max?: number; mass: number };
  }
}

/** Truncation to less than this is taken for a mistake: what is left would be rounding error. */
const LEAST_RETAINED_MASS = 1e-9;

/** Everything wrong with a spec; empty if `distribution()` can be asked for it. */
export function specFaults(spec: DistributionSpec): readonly SpecFault[] {
  switch (spec.kind) {
    case "constant":
      return notFinite({ value: spec.value });
    case "quantiles":
      return quantilesFaults(spec);
    case "normal":
      return firstOf(notFinite({ mean: spec.mean, sd: spec.sd }), () => notPositive({ sd: spec.sd }));
    case "lognormal":
      return firstOf(notFinite({ mean: spec.mean, sd: spec.sd }), () => notPositive({ mean: spec.mean, sd: spec.sd }));
    case "beta":
      return firstOf(notFinite({ alpha: spec.alpha, beta: spec.beta }), () =>
        shapeOutOfRange({ alpha: spec.alpha, beta: spec.beta }),
      );
    case "uniform":
      return firstOf(notFinite({ low: spec.low, high: spec.high }), () => reversed(spec.low, spec.high, "high"));
    case "triangular":
      return threePointFaults(spec);
    case "pert":
      return [
        ...threePointFaults(spec),
        ...firstOf(notFinite({ shape: spec.shape }), () => shapeOutOfRange({ shape: spec.shape })),
      ];
    case "gamma":
      return firstOf(notFinite({ shape: spec.shape, scale: spec.scale }), () => [
        ...shapeOutOfRange({ shape: spec.shape }),
        ...notPositive({ scale: spec.scale }),
      ]);
    case "discrete":
      return discreteFaults(spec);
    case "empirical":
      return listFaults(spec);
    case "truncated":
      return truncatedFaults(spec);
  }
}

/** Later checks make sense only where the first ones found nothing. */
function firstOf(faults: readonly SpecFault[], next: () => readonly SpecFault[]): readonly SpecFault[] {
  return faults.length > 0 ? faults : next();
}

function threePointFaults({ low, mode, high }: TriangularSpec | PertSpec): readonly SpecFault[] {
  return firstOf(notFinite({ low, mode, high }), () => [
    ...reversed(low, high, "high"),
    ...modeOutside(low, mode, high),
  ]);
}

function listFaults({ values }: EmpiricalSpec | DiscreteSpec): readonly SpecFault[] {
  return firstOf([...emptyList(values, "values"), ...notFinite({ values })], () => notAscending(values, "values"));
}

function discreteFaults(spec: DiscreteSpec): readonly SpecFault[] {
  const { values, weights } = spec;
  const lengths = { values: values.length, weights: weights.length };
  const unequal: SpecFault = { code: "lengths-differ", arguments: lengths, parameter: "weights" };
  const weightFaults = firstOf(notFinite({ weights }), () => notPositive({ weights }));
  return [...listFaults(spec), ...(values.length === weights.length ? [] : [unequal]), ...weightFaults];
}

function truncatedFaults(spec: TruncatedSpec): readonly SpecFault[] {
  const { min, max } = boundsOf(spec);
  const given = { ...(spec.min === undefined ? {} : { min }), ...(spec.max === undefined ? {} : { max }) };
  const unordered: SpecFault = { code: "interval-reversed", arguments: { low: min, high: max }, parameter: "max" };
  return firstOf([...specFaults(spec.of), ...notFinite(given), ...(min > max ? [unordered] : [])], () => {
    const mass = retainedMass(buildLaw(spec.of), { min, max });
    if (mass >= LEAST_RETAINED_MASS) return [];
    const parameter = spec.max === undefined ? "min" : "max";
    return [{ code: "truncation-keeps-nothing", arguments: { ...given, mass }, parameter }];
  });
}
