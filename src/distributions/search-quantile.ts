/** A tail is summed until a term adds less than this share of the sum. */
const NEGLIGIBLE = 1e-17;

/**
 * The smallest k with F(k) >= u, searched from `start` with exact sums of the probability mass `pmf` (given at `start`).
 * The mass follows `pmf(k) = pmf(k-1) * (c + d * (max - k)) / k`: Poisson has c = mean, d = 0; Bin(max, p) has
 * c = d = p / (1 - p). The half of the distribution that u lies in is the one summed, so neither F nor 1 - F cancels.
 * Meant for a start within a few k of the answer.
 */
export function searchQuantile(u: number, start: number, pmf: number, c: number, d: number, max: number): number {
  return u < 0.5 ? searchLower(u, start, pmf, c, d, max) : searchUpper(1 - u, start, pmf, c, d, max);
}

function searchLower(u: number, start: number, pmf: number, c: number, d: number, max: number): number {
  let k = start;
  let term = pmf;
  let below: number = 0; // F(k)
  for (let j = start; j >= 0 && term > NEGLIGIBLE * below; j--) {
    below += term;
    term *= j / (c + d * (max - j));
  }
  term = pmf;
  while (k > 0 && below - term >= u) {
    below -= term;
    term *= k / (c + d * (max - k));
    k--;
  }
  while (k < max && below < u && term > 0) {
    k++;
    term *= (c + d * (max - k)) / k;
    below += term;
  }
  return k;
}

/** As `searchLower`, with the upper tail: the smallest k with 1 - F(k) <= v. */
function searchUpper(v: number, start: number, pmf: number, c: number, d: number, max: number): number {
  let k = start;
  let term = pmf;
  let above: number = 0; // 1 - F(k)
  for (let j = start + 1; j <= max; j++) {
    term *= (c + d * (max - j)) / j;
    above += term;
    if (term <= NEGLIGIBLE * above) break;
  }
  term = pmf;
  while (k > 0 && above + term <= v) {
    above += term;
    term *= k / (c + d * (max - k));
    k--;
  }
  while (k < max && above > v && term > 0) {
    k++;
    term *= (c + d * (max - k)) / k;
    above -= term;
  }
  return k;
}
