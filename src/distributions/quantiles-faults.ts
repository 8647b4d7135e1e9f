import { notFinite, type SpecFault } from "./parameter-faults.js";
import { SCORE_SCALES } from "./score-scale.js";
import type { QuantilePoint, QuantilesSpec, QuantileScale } from "./spec.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "quantile-count": { found: number };
    "middle-quantile-not-median": { probability: number };
    "interval-touches-bound": { found: number; domain: string };
  }
}

/** What the values of each scale are called when one of them is refused. */
const DOMAIN_NAME: Readonly<Record<QuantileScale, string>> = {
  identity: "real",
  log: "positive",
  logit: "probability",
};

export function quantilesFaults({ scale, points }: QuantilesSpec): SpecFault[] {
  if (points.length !== 2 && points.length !== 3) {
    return [{ code: "quantile-count", arguments: { found: points.length }, parameter: "points" }];
  }
  const numbers = points.flatMap(({ probability, value }) => [probability, value]);
  const unusable = [...notFinite({ points: numbers }), ...points.flatMap((point) => pointFaults(point, scale))];
  return unusable.length > 0 ? unusable : orderFaults(points);
}

function pointFaults({ probability, value }: QuantilePoint, scale: QuantileScale): SpecFault[] {
  const { min, max } = SCORE_SCALES[scale];
  return [...offRange(probability, 0, 1, "probability"), ...offRange(value, min, max, DOMAIN_NAME[scale])];
}

function offRange(found: number, low: number, high: number, domain: string): SpecFault[] {
  if (!Number.isFinite(found) || (found > low && found < high)) return [];
  const code = found === low || found === high ? "interval-touches-bound" : "outside-domain";
  return [{ code, arguments: { found, domain }, parameter: "points" }];
}

function orderFaults(points: readonly QuantilePoint[]): SpecFault[] {
  const faults: SpecFault[] = [];
  for (let i = 1; i < points.length; i++) {
    for (const of of ["probability", "value"] as const) {
      const [low, high] = [points[i - 1][of], points[i][of]];
      if (low >= high) faults.push({ code: "interval-reversed", arguments: { low, high }, parameter: "points" });
    }
  }
  const middle = points.length === 3 ? points[1].probability : 0.5;
  if (middle === 0.5) return faults;
  return [...faults, { code: "middle-quantile-not-median", arguments: { probability: middle }, parameter: "points" }];
}
