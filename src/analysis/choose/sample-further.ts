import type { Block } from "../../simulation/block.js";
import type { Plan } from "../../simulation/plan.js";
import { quasiGroups } from "../../simulation/quasi/quasi-points.js";
import { OUTCOMES_ONLY, type Job } from "../../simulation/runner.js";
import type { Objective } from "../objective.js";
import { trialScores } from "../trial-scores.js";
import type { Candidate, SampledCandidate } from "./candidate.js";
import type { ChoiceOptions, ChoiceProblem } from "./problem.js";
import { trialMean } from "../trial-mean.js";
import { budgetStanding, keptCandidates, type KeptCandidates } from "./keep.js";

/** Candidates, each with the trials that it has, and how far they go. */
interface Further extends ChoiceProblem {
  /** The kept of an earlier round go on where they are. */
  readonly candidates: readonly (Candidate | SampledCandidate)[];
  readonly trials: number;
  /** How many are kept, see `keptCandidates`. */
  readonly keep: number;
}

/** What has been left out and done so far. */
interface ChoiceCounts {
  beyond: number;
  noData: number;
  simulated: number;
}

/** Money spent: less is better, so its scores are turned. */
const COST: Objective = { label: "total_cost", terms: [{ outcome: "total_cost", weight: 1 }] };

/** What is kept, and how far it came. */
interface Sampled extends KeptCandidates {
  /** Candidates that were simulated up to the last trial, and the what-ifs that they are structures of. */
  readonly finished: number;
  readonly finishedVariants: number;
  /** False where the signal came before all were: what is kept is then the best of those that were finished. */
  readonly isWhole: boolean;
}

/** Simulates every candidate up to `trials` and keeps the best; memory holds them and a few more, however many there are. */
export async function sampleFurther(
  { candidates, planOf, budget, trials, keep }: Further,
  { runner, signal, onProgress }: ChoiceOptions,
  counts: ChoiceCounts,
): Promise<Sampled> {
  let held: SampledCandidate[] = [];
  const finished = { finished: 0, finishedVariants: 0 };
  let outer: KeptCandidates = { kept: [], excluded: undefined, cheapest: undefined };
  const prune = (): void => {
    const { kept, excluded, cheapest } = keptCandidates(held, budget, keep);
    const known = [outer.excluded, excluded, outer.cheapest, cheapest].filter((one) => one !== undefined);
    outer = { ...keptCandidates(known, budget, 1), kept };
    held = [...kept];
  };
  const running = new Map<number, RunningWhatIf>();
  const jobs = function* (): Generator<Job> {
    let place = 0;
    for (const own of byVariant(candidates)) {
      const { plan, objective } = planOf(own[0].variant);
      const structures = own.map(({ structure }) => plan.structures[structure]);
      const from = "scores" in own[0] ? own[0].scores.length : 0;
      running.set(place++, { own, from, objective, plan, ...emptySamples(own, trials) });
      yield { plan: { ...plan, structures }, range: { from, to: trials }, wants: OUTCOMES_ONLY };
    }
  };
  const take = (block: Block, place: number): void => {
    const whatIf = running.get(place);
    if (whatIf === undefined) throw new RangeError(`a block of what-if ${place}, which has ended`);
    addBlock(whatIf, block);
    counts.simulated += block.trials * whatIf.own.length;
    onProgress?.(counts.simulated);
    if (block.firstTrial + block.trials < trials) return;
    running.delete(place);
    const sampled = sampledCandidates(whatIf);
    finished.finished += sampled.length;
    finished.finishedVariants++;
    // What is spent is always known, unless a number overflowed: what is left is then no fair sample.
    const sound = sampled.filter(({ score, costs }) => !Number.isNaN(score.mean) && !costs.some(Number.isNaN));
    counts.noData += sampled.length - sound.length;
    counts.beyond += sound.filter((one) => budgetStanding(one, budget) === "beyond").length;
    held.push(...sound);
    if (held.length > HELD_AT_MOST * keep) prune();
  };
  const isWhole = await untilAborted(runner(jobs(), take, signal), signal);
  prune();
  return { ...outer, ...finished, isWhole };
}

/** Whether it came to its end: false where it was given up because of the signal. */
async function untilAborted(running: Promise<void>, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await running;
    return true;
  } catch (reason) {
    if (signal?.aborted !== true || reason !== signal.reason) throw reason;
    return false;
  }
}

/** Times those that are kept: then what is worse is forgotten. */
const HELD_AT_MOST = 4;

interface RunningWhatIf {
  readonly own: readonly (Candidate | SampledCandidate)[];
  readonly from: number;
  readonly plan: Plan;
  readonly objective: Objective;
  readonly scores: readonly Float64Array[];
  readonly costs: readonly Float64Array[];
}

/** In the order of what-ifs, those of one together. */
function byVariant<One extends Candidate>(candidates: readonly One[]): readonly (readonly One[])[] {
  const groups = new Map<number, One[]>();
  for (const one of [...candidates].sort((a, b) => a.variant - b.variant || a.structure - b.structure)) {
    const own = groups.get(one.variant);
    if (own === undefined) groups.set(one.variant, [one]);
    else own.push(one);
  }
  return [...groups.values()];
}

/** With what an earlier round has sampled. */
function emptySamples(own: RunningWhatIf["own"], trials: number): Pick<RunningWhatIf, "scores" | "costs"> {
  const filled = (key: "scores" | "costs") =>
    own.map((one) => {
      const samples = new Float64Array(trials);
      if (key in one) samples.set((one as SampledCandidate)[key]);
      return samples;
    });
  return { scores: filled("scores"), costs: filled("costs") };
}

function addBlock({ own, objective, scores, costs }: RunningWhatIf, block: Block): void {
  own.forEach((_, place) => {
    scores[place].set(trialScores(block, place, objective), block.firstTrial);
    costs[place].set(
      trialScores(block, place, COST).map((score) => -score),
      block.firstTrial,
    );
  });
}

function sampledCandidates({ own, plan, scores, costs }: RunningWhatIf): SampledCandidate[] {
  const groups = quasiGroups(plan);
  return own.map((one, place) => ({
    variant: one.variant,
    structure: one.structure,
    same: "same" in one ? one.same : 0,
    alike: "alike" in one ? one.alike : [],
    scores: scores[place],
    costs: costs[place],
    score: trialMean(scores[place], groups),
    cost: trialMean(costs[place], groups),
    groups,
  }));
}
