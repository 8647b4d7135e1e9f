import { poissonQuantile as scalarQuantile, MEAN_SUMMED_TO, sumFromZero } from "../../../distributions/poisson-quantile";
import { normalQuantile } from "../../../distributions/special/normal-quantile";
import { decidePoisson, madeScores, scoreTerms } from "./expansion";
import { LANE_BYTES } from "./lanes";
import { single } from "./single";

/**
 * See distributions/poisson-quantile.ts, which settles what single precision does not decide.
 * @param z what is needed of the scores, in single precision
 */
export function poissonQuantile(u: usize, z: usize, mean: usize, count: usize): void {
  const terms = madeScores(u, z);
  let open: i32 = 0;
  for (let o: usize = 0; o < LANE_BYTES; o += 32) {
    const means = single(v128.load(mean + o), v128.load(mean + o, 16));
    open |= decidePoisson(scoreTerms(terms, o), means, count + o) << <i32>(o >> 3);
  }
  for (let left = open; left !== 0; left &= left - 1) {
    const o = <usize>(ctz(left) << 3);
    const uniform = load<f64>(u + o);
    const lambda = load<f64>(mean + o);
    // What an expansion in double precision would decide, the sum finds: see binomial.as.
    const isSummed = lambda < MEAN_SUMMED_TO;
    const drawn = isSummed ? sumFromZero(uniform, lambda) : scalarQuantile(uniform, normalQuantile(uniform), lambda);
    store<f64>(count + o, drawn);
  }
}
