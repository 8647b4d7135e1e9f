import { binomialQuantile as scalarQuantile } from "../../../distributions/binomial-quantile";
import { MARGIN, MARGIN_SCORE, MARGIN_TAIL } from "../../../distributions/lattice";
import { LANE_BYTES } from "./lanes";

const EXPANDED_FROM: f64 = 0.6;

/** The lanes that the expansion leaves undecided, by their offset in bytes. */
const UNDECIDED: usize = memory.data(256, 16);

/** See distributions/binomial-quantile.ts; what the expansion does not decide is settled there. */
export function binomialQuantile(u: usize, z: usize, n: usize, p: usize, count: usize): void {
  let end = UNDECIDED;
  for (let o: usize = 0; o < LANE_BYTES; o += 16) {
    const probability = v128.load(p + o);
    const size = v128.load(n + o);
    const score = v128.load(z + o);
    const mean = f64x2.mul(size, probability);
    const none = f64x2.le(v128.load(u + o), f64x2.sub(f64x2.splat(1), mean));
    const a = f64x2.mul(probability, f64x2.sub(f64x2.splat(1), probability));
    const variance = f64x2.mul(size, a);
    const sd = f64x2.sqrt(variance);
    const perVariance = f64x2.div(f64x2.splat(1), variance);
    const zz = f64x2.mul(score, score);
    const skew = f64x2.sub(f64x2.splat(1), f64x2.mul(f64x2.splat(2), probability));
    const quartic = f64x2.sub(
      f64x2.mul(zz, f64x2.add(f64x2.mul(f64x2.splat(3), zz), f64x2.splat(7))),
      f64x2.splat(16),
    );
    const peaked = f64x2.mul(f64x2.add(f64x2.splat(1), f64x2.mul(f64x2.splat(0.5), a)), quartic);
    const even = f64x2.add(
      f64x2.mul(f64x2.sub(zz, f64x2.splat(1)), f64x2.splat(1.0 / 6.0)),
      f64x2.mul(f64x2.mul(peaked, f64x2.splat(1.0 / 810.0)), perVariance),
    );
    const cubic = f64x2.add(
      f64x2.sub(f64x2.splat(2), f64x2.mul(f64x2.splat(14), a)),
      f64x2.mul(zz, f64x2.add(f64x2.splat(1), f64x2.mul(f64x2.splat(2), a))),
    );
    const odd = f64x2.sub(
      score,
      f64x2.mul(f64x2.mul(f64x2.mul(score, cubic), f64x2.splat(1.0 / 72.0)), perVariance),
    );
    const x = f64x2.add(
      f64x2.add(f64x2.add(mean, f64x2.splat(0.5)), f64x2.mul(skew, even)),
      f64x2.mul(sd, odd),
    );
    const k = f64x2.floor(x);
    const tail = f64x2.mul(f64x2.mul(f64x2.mul(f64x2.splat(MARGIN_TAIL), zz), zz), zz);
    const perFourth = f64x2.mul(perVariance, perVariance);
    const margin = f64x2.mul(
      sd,
      f64x2.add(f64x2.mul(f64x2.add(f64x2.splat(MARGIN), tail), perFourth), f64x2.splat(MARGIN_SCORE)),
    );
    const distance = f64x2.abs(f64x2.sub(f64x2.sub(x, k), f64x2.splat(0.5)));
    const decided = v128.andnot(
      f64x2.lt(distance, f64x2.sub(f64x2.splat(0.5), margin)),
      f64x2.lt(variance, f64x2.splat(EXPANDED_FROM)),
    );
    v128.store(count + o, v128.andnot(k, none));
    const open = ~i64x2.bitmask(v128.or(none, decided));
    store<i32>(end, <i32>o);
    end += <usize>((open & 1) << 2);
    store<i32>(end, <i32>o + 8);
    end += <usize>((open & 2) << 1);
  }
  for (let at = UNDECIDED; at < end; at += 4) {
    const o = <usize>load<i32>(at);
    store<f64>(count + o, scalarQuantile(load<f64>(u + o), load<f64>(z + o), load<f64>(n + o), load<f64>(p + o)));
  }
}
