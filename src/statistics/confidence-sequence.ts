/**
 * Half the width, after `count` independent values, of the asymptotic confidence sequence for their mean: with
 * probability of at least 1 - `alpha` it covers the mean at all counts at once, so one may look after every block and stop
 * when one likes (Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, "Time-uniform central limit theory and asymptotic
 * confidence sequences", Annals of Statistics 52, theorem 2.2; the boundary is Robbins' normal mixture of 1970). The
 * promise is asymptotic in the count of the first look. `standardError` is s / sqrt(count).
 *
 * `tightestCount` is where the sequence is about as narrow as it can be (their appendix on optimising Robbins' mixture); it must be
 * fixed before the first value. NaN below two values.
 */
export function confidenceSequenceHalfWidth(
  alpha: number,
  standardError: number,
  count: number,
  tightestCount: number,
): number {
  if (count < 2) return NaN;
  const rhoSquared = (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / tightestCount;
  const mixture = count * rhoSquared + 1;
  return standardError * Math.sqrt((mixture / (count * rhoSquared)) * Math.log(mixture / (alpha * alpha)));
}
