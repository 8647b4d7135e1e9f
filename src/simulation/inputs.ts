import { correlatedUniforms, correlationFactor } from "../distributions/correlation.js";
import { distribution } from "../distributions/distribution.js";
import type { DistributionSpec } from "../distributions/spec.js";
import { normalQuantile } from "../distributions/special/normal-quantile.js";
import { createPoints } from "./design.js";
import { type Key, streamKeys } from "./keys.js";
import type { Plan } from "./plan.js";

/** Draws the plan's inputs for one trial. */
export interface InputSampler {
  /** Fills `values`, in the order of the plan's inputs. */
  readonly sample: (trial: number, values: Float64Array) => void;
  /** The trial whose luck a trial has: its own, but for a sampling design. */
  readonly luckTrial: (trial: number) => number;
}

/** What a trial needs of one uncertain input. */
export interface DrawnInput {
  readonly place: number;
  readonly stream: number;
  readonly quantile: (uniform: number) => number;
}

/**
 * Every stream has one uniform per trial, the block (trial, 0) under the key of its name unless the plan has a design; an
 * input is the quantile of its distribution at the uniform of its stream. Correlated streams pass through a Gaussian copula first.
 */
export function createInputSampler(plan: Plan, master: Key): InputSampler {
  const certain = Float64Array.from(plan.inputs, ({ distribution: spec }) =>
    spec.kind === "constant" ? spec.value : 0,
  );
  const streams = uncertainStreams(plan);
  const keys = inputKeys(streams, master);
  const drawn = drawnInputs(plan, streams);
  const correlate = createCopula(plan, streams);
  const points = createPoints(plan, streams, keys);
  const uniforms = new Float64Array(streams.length);

  const sample: InputSampler["sample"] = (trial, values) => {
    points.fill(trial, uniforms);
    correlate(uniforms);
    values.set(certain);
    for (const { place, stream, quantile } of drawn) values[place] = quantile(uniforms[stream]);
  };

  return { sample, luckTrial: points.luckTrial };
}

export const inputKeys = (streams: readonly string[], master: Key): readonly Key[] =>
  streamKeys(
    master,
    streams.map((stream) => `input.${stream}`),
  );

/** The streams that uncertain inputs have, each once, in the order of the plan. */
export function uncertainStreams(plan: Plan): readonly string[] {
  const streams = known.get(plan) ?? streamsOf(plan);
  known.set(plan, streams);
  return streams;
}

const known = new WeakMap<Plan, readonly string[]>();

function streamsOf({ inputs }: Plan): string[] {
  const uncertain = inputs.filter(({ distribution: spec }) => spec.kind !== "constant");
  return [...new Set(uncertain.map(({ stream }) => stream))];
}

/** @param isAsked of which of the uncertain inputs */
export function drawnInputs(
  plan: Plan,
  streams: readonly string[],
  isAsked: (spec: DistributionSpec) => boolean = () => true,
): DrawnInput[] {
  return plan.inputs.flatMap(({ stream, distribution: spec }, place) =>
    spec.kind !== "constant" && isAsked(spec)
      ? [{ place, stream: streams.indexOf(stream), quantile: distribution(spec).quantile }]
      : [],
  );
}

/** Replaces, in place, the uniforms of correlated streams by correlated ones; leaves the others as they are. */
export function createCopula(plan: Plan, streams: readonly string[]): (uniforms: Float64Array) => void {
  if (plan.correlations.length === 0) return () => undefined;
  const factor = correlationFactor(streams, plan.correlations);
  const places = factor.names.map((name) => streams.indexOf(name));
  return (uniforms) => {
    const scores = places.map((place) => normalQuantile(uniforms[place]));
    correlatedUniforms(factor, scores).forEach((uniform, i) => (uniforms[places[i]] = uniform));
  };
}
