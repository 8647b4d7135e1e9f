import { dot } from "./gram.js";
import { factorise, solve } from "./linear-system.js";
import { midRanks } from "./ranks.js";

/** How the ranks of one factor go with those of a response, -1..1. NaN where either never changes. */
export interface RankCorrelations {
  /** Correlation of the ranks (Spearman 1904, "The proof and measurement of association between two things"). */
  readonly spearman: number;
  /**
   * Correlation of what is left of both ranks once the ranks of all other factors are taken out by linear regression: PRCC
   * (Iman & Conover 1979, "The use of the rank transform in regression", Technometrics 21; McKay 1995, NUREG/CR-6311).
   */
  readonly partial: number;
}

/**
 * Per factor; factors[factor][trial]. Ranks measure how steadily a response rises or falls with a factor: a U-shaped effect
 * has a rank correlation of 0 and may matter all the same. Needs more trials than factors.
 */
export function rankCorrelations(factors: readonly Float64Array[], response: Float64Array): RankCorrelations[] {
  const ranks = [...factors, response].map((values) => standardised(midRanks(values)));
  const size = ranks.length;
  const last = size - 1;
  const entries = Float64Array.from({ length: size * size }, (_, at) =>
    dot(ranks[Math.floor(at / size)], ranks[at % size]),
  );
  const factor = factorise({ size, entries });
  // Column by column of the inverse: partial correlation i, y = -P_iy / sqrt(P_ii P_yy).
  const unit = (place: number): Float64Array => new Float64Array(size).fill(1, place, place + 1);
  const ofResponse = solve(factor, unit(last));
  return factors.map((_, place) => {
    if (entries[place * size + place] === 0 || factor.dropped[last]) return { spearman: NaN, partial: NaN };
    const own = solve(factor, unit(place))[place];
    return {
      spearman: entries[last * size + place],
      partial: -ofResponse[place] / Math.sqrt(own * ofResponse[last]),
    };
  });
}

/** Mean 0, sum of squares 1; all 0 for a constant. */
function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const centred = values.map((x) => x - mean);
  const length = Math.sqrt(dot(centred, centred));
  return length === 0 ? centred : centred.map((x) => x / length);
}
