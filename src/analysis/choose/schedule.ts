/** One round: how many candidates are simulated up to which trial. */
export interface HalvingRound {
  readonly candidates: number;
  /** Trials that each has at its end. */
  readonly trials: number;
}

/** Fewer trials tell too little to leave a candidate out. */
const FEWEST_TRIALS = 50;

/**
 * The rounds of sequential halving (Karnin, Koren & Somekh 2013, "Almost optimal exploration in multi-armed bandits", ICML 30,
 * algorithm 1): from round to round half of the candidates are left out and the others have twice the trials, so that every round is the
 * same work; where trials are too few for that many rounds, more than half are. Unlike there, a candidate keeps the trials of earlier
 * rounds, and the last round has all of them: its figures are those of a full simulation. The schedule depends on these numbers
 * alone, not on what is found.
 * @param candidates >= 1
 * @param trials of the last round, >= 1
 * @param last candidates of the last round at most, >= 1
 */
export function halvingRounds(candidates: number, trials: number, last: number): readonly HalvingRound[] {
  if (candidates <= last) return [{ candidates, trials }];
  const wanted = Math.ceil(Math.log2(candidates / last));
  const possible = Math.max(0, Math.floor(Math.log2(trials / FEWEST_TRIALS)));
  const reductions = Math.min(wanted, possible);
  if (reductions === 0) return [{ candidates, trials }];
  const share = (last / candidates) ** (1 / reductions);
  return Array.from({ length: reductions + 1 }, (_, round) => ({
    candidates: round === reductions ? last : Math.ceil(candidates * share ** round),
    trials: Math.ceil(trials / 2 ** (reductions - round)),
  }));
}

/** What the rounds simulate, as a share of simulating every candidate in full. */
export function halvingWork(rounds: readonly HalvingRound[]): number {
  const [first] = rounds;
  const last = rounds[rounds.length - 1];
  const simulated = rounds.reduce(
    (sum, { candidates, trials }, round) =>
      sum + candidates * (trials - (rounds.at(round - 1)?.trials ?? 0) * Number(round > 0)),
    0,
  );
  return simulated / (first.candidates * last.trials);
}
