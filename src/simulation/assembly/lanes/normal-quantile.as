import { normalQuantile as scalarQuantile } from "../../../distributions/special/normal-quantile";
import { log } from "./log";

/** See distributions/special/normal-quantile.ts. */
export function normalQuantile(probability: v128): v128 {
  const fromHalf = f64x2.sub(probability, f64x2.splat(0.5));
  const isCentral = f64x2.le(f64x2.abs(fromHalf), f64x2.splat(0.425));
  const score = f64x2.mul(fromHalf, central(f64x2.sub(f64x2.splat(0.180625), f64x2.mul(fromHalf, fromHalf))));
  if (i64x2.all_true(isCentral)) return score;
  return v128.bitselect(score, tailScore(probability, fromHalf), isCentral);
}

/** Of the lanes in a tail; the others get any number. */
function tailScore(probability: v128, fromHalf: v128): v128 {
  const lower = f64x2.lt(fromHalf, f64x2.splat(0));
  const tail = v128.bitselect(probability, f64x2.sub(f64x2.splat(1), probability), lower);
  const root = f64x2.sqrt(f64x2.neg(log(tail)));
  if (!i64x2.all_true(f64x2.le(root, f64x2.splat(5)))) {
    return f64x2(scalarQuantile(f64x2.extract_lane(probability, 0)), scalarQuantile(f64x2.extract_lane(probability, 1)));
  }
  const distance = nearTail(f64x2.sub(root, f64x2.splat(1.6)));
  return v128.bitselect(f64x2.neg(distance), distance, lower);
}

@inline
function central(r: v128): v128 {
  const numerator = polynomial(
    r,
    3.387132872796366608,
    133.14166789178437745,
    1971.5909503065514427,
    13731.693765509461125,
    45921.953931549871457,
    67265.770927008700853,
    33430.575583588128105,
    2509.0809287301226727,
  );
  const denominator = polynomial(
    r,
    1,
    42.313330701600911252,
    687.1870074920579083,
    5394.1960214247511077,
    21213.794301586595867,
    39307.89580009271061,
    28729.085735721942674,
    5226.495278852854561,
  );
  return f64x2.div(numerator, denominator);
}

@inline
function nearTail(r: v128): v128 {
  const numerator = polynomial(
    r,
    1.42343711074968357734,
    4.6303378461565452959,
    5.7694972214606914055,
    3.64784832476320460504,
    1.27045825245236838258,
    0.24178072517745061177,
    0.0227238449892691845833,
    7.7454501427834140764e-4,
  );
  const denominator = polynomial(
    r,
    1,
    2.05319162663775882187,
    1.6763848301838038494,
    0.68976733498510000455,
    0.14810397642748007459,
    0.0151986665636164571966,
    5.475938084995344946e-4,
    1.05075007164441684324e-9,
  );
  return f64x2.div(numerator, denominator);
}

@inline
function polynomial(r: v128, c0: f64, c1: f64, c2: f64, c3: f64, c4: f64, c5: f64, c6: f64, c7: f64): v128 {
  const square = f64x2.mul(r, r);
  const low = f64x2.add(linear(r, c0, c1), f64x2.mul(linear(r, c2, c3), square));
  const high = f64x2.add(linear(r, c4, c5), f64x2.mul(linear(r, c6, c7), square));
  return f64x2.add(low, f64x2.mul(high, f64x2.mul(square, square)));
}

@inline
function linear(r: v128, c0: f64, c1: f64): v128 {
  return f64x2.add(f64x2.splat(c0), f64x2.mul(f64x2.splat(c1), r));
}
