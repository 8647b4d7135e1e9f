import { exp } from "./elementary/exp.js";
import { log } from "./elementary/log.js";
import { log1p } from "./elementary/log1p.js";
import type { Law } from "./law.js";
import { SCORE_SCALES } from "./score-scale.js";
import type {
  DistributionSpec,
  LogNormalSpec,
  NormalSpec,
  QuantilePoint,
  QuantilesSpec,
  QuantileScale,
} from "./spec.js";
import { normalCdf } from "./special/normal-cdf.js";
import { normalQuantile } from "./special/normal-quantile.js";

/** A normal on `scale`, with its median and a standard deviation for each side of it, in units of that scale. */
export interface TwoPieceNormal {
  readonly scale: QuantileScale;
  readonly median: number;
  readonly sdBelow: number;
  readonly sdAbove: number;
}

/** Whether `twoPieceOf` has parameters of it. */
export const isTwoPiece = ({ kind }: DistributionSpec): boolean =>
  kind === "normal" || kind === "lognormal" || kind === "quantiles";

/** The law of a spec that has it, as numbers; undefined for other kinds. */
export function twoPieceOf(spec: DistributionSpec): TwoPieceNormal | undefined {
  if (spec.kind === "normal") return parametersOfNormal(spec);
  if (spec.kind === "lognormal") return parametersOfLogNormal(spec);
  return spec.kind === "quantiles" ? parametersThroughQuantiles(spec) : undefined;
}

export function normal(spec: NormalSpec): Law {
  return twoPieceNormal(parametersOfNormal(spec));
}

function parametersOfNormal({ mean, sd }: NormalSpec): TwoPieceNormal {
  return { scale: "identity", median: mean, sdBelow: sd, sdAbove: sd };
}

export function logNormal(spec: LogNormalSpec): Law {
  return twoPieceNormal(parametersOfLogNormal(spec));
}

/** The logarithm has variance log(1 + (sd/mean)^2) and mean log(mean) - variance/2 (Johnson & Kotz 1970, chapter 14). */
function parametersOfLogNormal({ mean, sd }: LogNormalSpec): TwoPieceNormal {
  const variance = log1p((sd / mean) ** 2);
  const logSd = Math.sqrt(variance);
  return { scale: "log", median: log(mean) - variance / 2, sdBelow: logSd, sdAbove: logSd };
}

export function throughQuantiles(spec: QuantilesSpec): Law {
  return twoPieceNormal(parametersThroughQuantiles(spec));
}

/** The normal through two points; through three, the middle one the median, a normal half on either side of it. */
function parametersThroughQuantiles({ scale, points }: QuantilesSpec): TwoPieceNormal {
  const low = onScale(points[0], scale);
  const high = onScale(points[points.length - 1], scale);
  if (points.length === 2) {
    const sd = (high.score - low.score) / (high.z - low.z);
    return { scale, median: low.score - sd * low.z, sdBelow: sd, sdAbove: sd };
  }
  const median = onScale(points[1], scale).score;
  return { scale, median, sdBelow: (low.score - median) / low.z, sdAbove: (high.score - median) / high.z };
}

function onScale(point: QuantilePoint, scale: QuantileScale): { z: number; score: number } {
  return { z: normalQuantile(point.probability), score: SCORE_SCALES[scale].toScore(point.value) };
}

function twoPieceNormal(parameters: TwoPieceNormal): Law {
  const { scale, median, sdBelow, sdAbove } = parameters;
  const { min, max, toScore, toValue } = SCORE_SCALES[scale];
  const valueAt = (z: number) => toValue(median + z * (z < 0 ? sdBelow : sdAbove));
  const zAt = (value: number) => {
    const distance = toScore(value) - median;
    return distance / (distance < 0 ? sdBelow : sdAbove);
  };
  return {
    min,
    max,
    mean: meanOf(parameters),
    quantile: (probability) => valueAt(normalQuantile(probability)),
    upperQuantile: (probability) => valueAt(-normalQuantile(probability)),
    cdf: (x) => normalCdf(zAt(x)),
    survival: (x) => normalCdf(-zAt(x)),
  };
}

/** Integrals of the two halves; on the logit scale there is no closed form. */
function meanOf({ scale, median, sdBelow, sdAbove }: TwoPieceNormal): number | undefined {
  if (scale === "logit") return undefined;
  if (scale === "identity") return median + (sdAbove - sdBelow) / Math.sqrt(2 * Math.PI);
  const below = exp((sdBelow * sdBelow) / 2) * normalCdf(-sdBelow);
  const above = exp((sdAbove * sdAbove) / 2) * normalCdf(sdAbove);
  return exp(median) * (below + above);
}
