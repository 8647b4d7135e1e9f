import { bestSamples } from "../best.js";
import { direction } from "../objective.js";
import { pairedDifference } from "../outcome-samples.js";
import type { BlockReader } from "./block-reader.js";
import type { BestSubject, DuelSubject, Mix } from "./check.js";

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

/** 1 where the structure is the best, 1/k where it is one of k best, else 0; or its shortfall from the best. */
export function bestSeries({ kind, of, structure, others }: BestSubject): Series {
  const sign = direction(of);
  return (block) => {
    const scores = [structure, ...others].map((id) => block.samplesOf(id, of).map((value) => sign * value));
    const { shares, regrets } = bestSamples(scores);
    return kind === "probability_best" ? shares[0] : regrets[0];
  };
}

/** 1 where the structure is the better one, 1/2 for a tie, else 0. */
export function betterSeries({ of, structure, than }: DuelSubject): Series {
  const sign = direction(of);
  return (block) =>
    pairedDifference(block.samplesOf(structure, of), block.samplesOf(than, of)).map(
      (lead) => (Math.sign(sign * lead) + 1) / 2,
    );
}

/** The first month, from 1, from which the structure is ahead until the end; the month after the horizon if it is not at the end. */
export function crossingSeries({ of, structure, than }: DuelSubject): Series {
  const sign = direction(of);
  return (block) => {
    const others = block.cumulativeOf(than, of);
    const leads = block.cumulativeOf(structure, of).map((own, month) => pairedDifference(own, others[month]));
    const last = leads[leads.length - 1];
    return last.map((atEnd, trial) => {
      if (Number.isNaN(atEnd)) return NaN;
      let behind = leads.length;
      while (behind > 0 && sign * leads[behind - 1][trial] > 0) behind--;
      return behind + 1;
    });
  };
}
