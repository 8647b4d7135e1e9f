import { atOnce, type Steps } from "../foundation/steps.js";
import { sumOf } from "../foundation/sum.js";
import { gramSteps } from "./gram.js";
import { dot } from "./inner-products.js";
import { factorise, solve, type SymmetricMatrix } from "./linear-system.js";
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
 * Per response and factor; factorRanks[factor][trial] by `midRanks`, responses[response][trial]. Ranks measure how steadily a response rises or
 * falls with a factor: a U-shaped effect has a rank correlation of 0 and may matter all the same. Needs more trials than
 * factors.
 */
export function rankCorrelations(
  factorRanks: readonly Float64Array[],
  responses: readonly Float64Array[],
): RankCorrelations[][] {
  return atOnce(rankCorrelationsSteps(factorRanks, responses));
}

/** The same in steps. */
export function* rankCorrelationsSteps(
  factorRanks: readonly Float64Array[],
  responses: readonly Float64Array[],
): Steps<RankCorrelations[][]> {
  const ranks = factorRanks.map(standardised);
  yield responses[0].length * ranks.length * 10;
  const between = yield* gramSteps(ranks, 0, responses[0].length);
  return responses.map((response) => correlationsWith(ranks, between, standardised(midRanks(response))));
}

function correlationsWith(
  ranks: readonly Float64Array[],
  between: SymmetricMatrix,
  response: Float64Array,
): RankCorrelations[] {
  const last = ranks.length;
  const size = last + 1;
  const entries = new Float64Array(size * size);
  for (let row = 0; row < last; row++) entries.set(between.entries.subarray(row * last, (row + 1) * last), row * size);
  ranks.forEach((own, column) => (entries[last * size + column] = dot(own, response)));
  entries[last * size + last] = dot(response, response);
  const factor = factorise({ size, entries });
  // Column by column of the inverse: partial correlation i, y = -P_iy / sqrt(P_ii P_yy).
  const unit = (place: number): Float64Array => new Float64Array(size).fill(1, place, place + 1);
  const ofResponse = solve(factor, unit(last));
  return ranks.map((_, place) => {
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
  const own = moved(values, sumOf(values) / values.length);
  const length = Math.sqrt(dot(own, own));
  if (length > 0) shorten(own, length);
  return own;
}

function moved(values: Float64Array, by: number): Float64Array {
  const own = new Float64Array(values.length);
  for (let i = 0; i < own.length; i++) own[i] = values[i] - by;
  return own;
}

function shorten(values: Float64Array, by: number): void {
  for (let i = 0; i < values.length; i++) values[i] /= by;
}
