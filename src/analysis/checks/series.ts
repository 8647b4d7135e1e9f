import { bestSamples, type BestSamples } from "../best.js";
import { direction } from "../objective.js";
import type { BlockReader } from "./block-reader.js";
import type { Mix, Operands } from "./operands.js";

/** One number per trial of a block; NaN where there is no data. */
export type Series = (block: BlockReader) => Float64Array;

export function mixSeries(mix: Mix): Series {
  const [first, ...rest] = mix;
  if (rest.length === 0 && first.weight === 1) return (block) => block.samplesOf(first.structure, first.of);
  return (block) => {
    const terms = mix.map(({ structure, of, weight }) => ({ samples: block.samplesOf(structure, of), weight }));
    return terms[0].samples.map((_, trial) =>
      terms.reduce((sum, { samples, weight }) => sum + weight * samples[trial], 0),
    );
  };
}

/** Shares of being the best and shortfalls from it, per trial; the structure first, then the others. */
export function againstField({ of, structure, others }: Operands["field"], block: BlockReader): BestSamples {
  const sign = direction(of);
  return bestSamples([structure, ...others].map((id) => block.samplesOf(id, of).map((value) => sign * value)));
}
