import type { Candidate, SampledCandidate } from "./candidate.js";
import { byScore, keptCandidates } from "./keep.js";
import { besideBest, nearBest, type NearCandidate } from "./near.js";
import type { ChoiceOptions, ChoiceProblem } from "./problem.js";
import { sampleFurther } from "./sample-further.js";
import type { HalvingRound } from "./schedule.js";

export interface Choice {
  /** The best first, then those near it; empty where no mean cost lies within the budget. */
  readonly near: readonly NearCandidate[];
  /** The best of those that the budget leaves out, beside the best, over the trials that it had. */
  readonly excluded?: NearCandidate;
  /** Where nothing lies within the budget: that of least mean cost. */
  readonly cheapest?: NearCandidate;
  /** How many the budget left out, in whichever round, and how many had no data. */
  readonly beyond: number;
  readonly noData: number;
  /** As they were: what is the same as another in every trial is simulated in the first alone. */
  readonly rounds: readonly HalvingRound[];
  /** Structures times trials that were simulated. */
  readonly simulated: number;
  /** Candidates that it is chosen from, and the what-ifs that they are structures of: all, unless the first round was cut short. */
  readonly finished: number;
  readonly finishedVariants: number;
  /** Cut short: by the last round that came to its end, or by those candidates that the first was through with. */
  readonly isPartial: boolean;
}

/**
 * Chooses the candidate of the best mean score among those whose mean cost lies within the budget. In every round all candidates that
 * are left meet the same trials (common random numbers), and the best are kept by `keptCandidates`. A signal that aborts cuts it short;
 * rejects with its reason where no candidate was finished by then.
 */
export async function choose(problem: ChoiceProblem, options: ChoiceOptions): Promise<Choice> {
  const { rounds, most } = options;
  const { budget } = problem;
  let left: readonly (Candidate | SampledCandidate)[] = problem.candidates;
  const counts = { beyond: 0, noData: 0, simulated: 0 };
  const outside: SampledCandidate[] = [];
  const cheap: SampledCandidate[] = [];
  let final: readonly SampledCandidate[] = [];
  const had: HalvingRound[] = [];
  let finished = { finished: 0, finishedVariants: 0 };
  let isPartial = false;
  for (const [place, { trials }] of rounds.entries()) {
    const keep = Math.max(most, rounds.at(place + 1)?.candidates ?? most);
    const before = { ...counts };
    const found = await sampleFurther({ ...problem, candidates: left, trials, keep }, options, counts);
    isPartial = !found.isWhole;
    if (isPartial && place > 0) {
      // Candidates of one choice have equal trials: those that went on do not count, but for the work.
      Object.assign(counts, { ...before, simulated: counts.simulated });
      break;
    }
    if (place === 0) finished = { finished: found.finished, finishedVariants: found.finishedVariants };
    had.push({ candidates: isPartial ? found.finished : left.length, trials });
    left = final = found.kept;
    if (found.excluded) outside.push(found.excluded);
    if (found.cheapest) cheap.push(found.cheapest);
    if (isPartial) break;
  }
  if (isPartial && finished.finished === 0) options.signal?.throwIfAborted();
  const near = nearBest(final, budget, most);
  return {
    near,
    ...outsideOf({ outside, cheap, final, near }, budget),
    rounds: had,
    ...counts,
    ...finished,
    isPartial,
  };
}

interface Outside {
  readonly outside: readonly SampledCandidate[];
  readonly cheap: readonly SampledCandidate[];
  readonly final: readonly SampledCandidate[];
  readonly near: readonly NearCandidate[];
}

/** What the budget leaves out, beside the best. */
function outsideOf({ outside, cheap, final, near }: Outside, budget: number): Pick<Choice, "excluded" | "cheapest"> {
  const best = final.find(({ variant, structure }) => near.length > 0 && isAt(near[0], variant, structure));
  const beside = (one: SampledCandidate | undefined): NearCandidate | undefined =>
    one && besideBest(one, best ?? one, budget);
  const excluded = beside([...outside].sort(byScore).at(0));
  const cheapest = best === undefined ? beside(keptCandidates(cheap, budget, 1).cheapest) : undefined;
  return { ...(excluded && { excluded }), ...(cheapest && { cheapest }) };
}

const isAt = (one: Candidate, variant: number, structure: number): boolean =>
  one.variant === variant && one.structure === structure;
