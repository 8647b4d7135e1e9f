/** sigma(logit(probability) + ln ratio): the probability whose odds are `ratio` times those of `probability` (0..1). */
export function shiftOdds(probability: number, ratio: number): number {
  const odds = probability * ratio;
  return odds / (1 - probability + odds);
}
