import { log } from "../elementary/log.js";

/**
 * Quantile function of the standard normal distribution: the z with P(Z <= z) = `probability`.
 * -Infinity at 0, Infinity at 1, NaN outside 0..1. Relative error about 1e-15 in the value.
 *
 * Source: Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988)
 * 477-484, routine PPND16 with its coefficients.
 */
export function normalQuantile(probability: number): number {
  const fromHalf = probability - 0.5;
  if (Math.abs(fromHalf) <= 0.425) return fromHalf * central(0.180625 - fromHalf * fromHalf);
  if (!(probability > 0 && probability < 1)) return boundary(probability);
  const tail = fromHalf < 0 ? probability : 1 - probability;
  const root = Math.sqrt(-log(tail));
  const distance = root <= 5 ? nearTail(root - 1.6) : farTail(root - 5);
  return fromHalf < 0 ? -distance : distance;
}

function boundary(probability: number): number {
  if (probability === 0) return -Infinity;
  return probability === 1 ? Infinity : NaN;
}

/** |p - 1/2| <= 0.425, r = 0.180625 - (p - 1/2)^2. */
function central(r: number): number {
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
  return numerator / denominator;
}

/** Tail probability above exp(-25), r = sqrt(-log(tail)) - 1.6. */
function nearTail(r: number): number {
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
  return numerator / denominator;
}

/** Tail probability below exp(-25), r = sqrt(-log(tail)) - 5. */
function farTail(r: number): number {
  const numerator = polynomial(
    r,
    6.6579046435011037772,
    5.4637849111641143699,
    1.7848265399172913358,
    0.29656057182850489123,
    0.026532189526576123093,
    0.0012426609473880784386,
    2.71155556874348757815e-5,
    2.01033439929228813265e-7,
  );
  const denominator = polynomial(
    r,
    1,
    0.59983220655588793769,
    0.13692988092273580531,
    0.0148753612908506148525,
    7.868691311456132591e-4,
    1.8463183175100546818e-5,
    1.4215117583164458887e-7,
    2.04426310338993978564e-15,
  );
  return numerator / denominator;
}

/** c0 + c1 r + ... + c7 r^7, by halves (Estrin's scheme): a modern processor works on them side by side. */
function polynomial(
  r: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  c4: number,
  c5: number,
  c6: number,
  c7: number,
): number {
  const square = r * r;
  const low = c0 + c1 * r + (c2 + c3 * r) * square;
  const high = c4 + c5 * r + (c6 + c7 * r) * square;
  return low + high * (square * square);
}
