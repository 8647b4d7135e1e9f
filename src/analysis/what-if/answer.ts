import type { Block } from "../../simulation/block.js";
import type { Plan } from "../../simulation/plan.js";
import { quasiGroups } from "../../simulation/quasi/quasi-points.js";
import { OUTCOMES_ONLY } from "../../simulation/runner.js";
import { serialRunner } from "../../simulation/serial-runner.js";
import { addToMean, createMean, meanEstimate, type RunningMean } from "../../statistics/running-mean.js";
import { createComparison } from "../compare.js";
import type { StructureComparison } from "../comparison.js";
import type { Estimate } from "../estimate.js";
import { objectiveSamples, outcomesFor, type Objective } from "../objective.js";
import { outcomeSamples, pairedDifference } from "../outcome-samples.js";
import { movedPlan, type MovablePlan, type PlanMoves } from "./moves.js";

/** How the structures stand with some things moved, over the first `trials` trials. */
export interface MovedAnswer {
  readonly trials: number;
  /** In the order of the plan. */
  readonly structures: readonly WhatIfStructure[];
}

/** By the objective; NaN without data. */
export interface WhatIfStructure extends Pick<StructureComparison, "id" | "probabilityBest" | "rank"> {
  /** What `run` gives for as many trials of the scenario with the same things moved. */
  readonly mean: number;
  readonly standardError: number;
  readonly p5: number;
  readonly p95: number;
  /** Paired, less the reference, as `run` gives it; absent for the reference. */
  readonly difference?: Estimate;
  /** Paired, less the same structure at the start, over the same trials; absent at the start. */
  readonly change?: Estimate;
}

/** Answers what-ifs of one plan, in this thread. */
export interface MoveAnswers {
  /** As things are. What it found is kept: changes are told against it. */
  readonly start: (trials: number) => Promise<MovedAnswer>;
  /**
   * With things moved, over no more trials than the start.
   * @throws the signal's reason once it has aborted
   */
  readonly moved: (moves: PlanMoves, trials: number, signal?: AbortSignal) => Promise<MovedAnswer>;
}

export function createMoveAnswers(movable: MovablePlan): MoveAnswers {
  const { plan, objective } = movable;
  const structures = plan.structures.map((_, place) => place);
  let start: readonly Float64Array[] = [];
  const begin: MoveAnswers["start"] = (trials) => {
    start = structures.map(() => new Float64Array(trials * plan.replicates));
    const keep = (block: Block): void => {
      for (const place of structures) start[place].set(objectiveOf(block, objective, place), firstSample(block));
    };
    return simulate(movable, plan, trials, keep);
  };
  const moved: MoveAnswers["moved"] = async (moves, trials, signal) => {
    const changes = structures.map(() => createMean(plan.replicates, quasiGroups(plan)));
    const compare = (block: Block): void => {
      for (const place of structures) {
        const own = objectiveOf(block, objective, place);
        const before = start[place].subarray(firstSample(block), firstSample(block) + own.length);
        addToMean(changes[place], pairedDifference(own, before));
      }
    };
    const answer = await simulate(movable, movedPlan(movable, moves), trials, compare, signal);
    const withChange = answer.structures.map((own, place) => ({ ...own, change: estimateOf(changes[place]) }));
    return { ...answer, structures: withChange };
  };
  return { start: begin, moved };
}

/** The objective of every sample of a structure. */
const objectiveOf = (block: Block, objective: Objective, structure: number): Float64Array =>
  objectiveSamples(objective, (outcome) => outcomeSamples(block, structure, outcome));

const firstSample = ({ firstTrial, replicates }: Block): number => firstTrial * replicates;

async function simulate(
  { objective, reference }: MovablePlan,
  plan: Plan,
  trials: number,
  onBlock: (block: Block) => void,
  signal?: AbortSignal,
): Promise<MovedAnswer> {
  const structureIds = plan.structures.map(({ id }) => id);
  const comparison = createComparison({
    structureIds,
    referenceIndex: structureIds.indexOf(reference),
    objective,
    replicates: plan.replicates,
    groups: quasiGroups(plan),
    outcomes: [],
  });
  const take = (block: Block): void => {
    comparison.add(block);
    onBlock(block);
  };
  await serialRunner(
    [{ plan, range: { from: 0, to: trials }, wants: { ...OUTCOMES_ONLY, outcomes: outcomesFor(objective) } }],
    take,
    signal,
  );
  return { trials, structures: comparison.result().structures.map(told) };
}

function told({ id, probabilityBest, rank, outcomes, difference }: StructureComparison): WhatIfStructure {
  const { mean, standardError, p5, p95 } = outcomes.objective;
  const against = difference?.objective;
  return {
    id,
    probabilityBest,
    rank,
    mean,
    standardError,
    p5,
    p95,
    ...(against && { difference: { mean: against.mean, standardError: against.standardError } }),
  };
}

function estimateOf(running: RunningMean): Estimate {
  const { mean, standardError } = meanEstimate(running);
  return { mean, standardError };
}
