import type { Candidate } from "../../../analysis/choose/candidate.js";
import { choose, type Choice } from "../../../analysis/choose/choose.js";
import { halvingRounds, halvingWork, type HalvingRound } from "../../../analysis/choose/schedule.js";
import type { NearCandidate } from "../../../analysis/choose/near.js";
import { indifferenceAmount, usualIndifference, type Indifference } from "../../../analysis/indifference.js";
import { direction, singleOutcome, type Objective } from "../../../analysis/objective.js";
import { settingPath } from "../../../scenario/overlays.js";
import type { Scenario } from "../../../scenario/scenario.js";
import type { Runner } from "../../../simulation/runner.js";
import type { CheckedWhatIfs } from "../check-what-ifs.js";
import { namedValues } from "../variants/what-ifs.js";
import type { ChoiceCriterion } from "./asked.js";
import type { CandidateRecord, ChoiceFigures } from "./record.js";

export interface ChooseOptions {
  readonly runner: Runner;
  /** What a difference must exceed to matter; default: the usual. */
  readonly indifference?: Indifference | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the structures times trials done and to do. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Told of beside the best at most, and left in the last round of halving. */
const MOST_NEAR = 10;
/** Scenarios that are kept between rounds; the others are read again, so that memory stays flat. */
const MOST_KEPT = 500;

/** What was chosen, by so many trials of those near it. */
export interface ChosenOfScenario {
  readonly figures: ChoiceFigures;
  readonly trials: number;
  /** Cut short by the signal. */
  readonly partial: boolean;
}

/**
 * Chooses among all structures of all what-ifs of a scenario. A signal that aborts cuts it short; rejects with its reason where
 * nothing was finished by then.
 */
export async function chooseScenario(
  checked: CheckedWhatIfs,
  criterion: ChoiceCriterion,
  { runner, indifference, signal, onProgress }: ChooseOptions,
): Promise<ChosenOfScenario> {
  const { prepared, whatIfs, sound, invalid } = checked;
  const { scenario } = prepared;
  const scenarioAt = rememberedScenarios(checked);
  const objectiveOf = (one: Scenario): Objective => criterion.objective ?? one.objective;
  const candidates = candidatesOf(checked, scenarioAt);
  const rounds = roundsOf(candidates.length, scenario.trials, criterion);
  const full = candidates.length * scenario.trials;
  const total = halvingWork(rounds) * full;
  const found = await choose(
    {
      candidates,
      planOf: (variant) => ({ plan: scenarioAt(variant).plan, objective: objectiveOf(scenarioAt(variant)) }),
      budget: criterion.budget,
    },
    { rounds, most: MOST_NEAR, runner, signal, onProgress: (done) => onProgress?.(done, Math.max(done, total)) },
  );
  const objective = objectiveOf(scenario);
  const named = ({ variant, structure }: Candidate) => ({
    ...namedValues(whatIfs.at(sound[variant])),
    structure: scenarioAt(variant).plan.structures[structure].id,
  });
  const recordOf = (one: NearCandidate): CandidateRecord => ({
    ...named(one),
    alike: one.alike.map(named),
    ...candidateFigures(one, objective),
  });
  const means = found.near.map(({ score }) => direction(objective) * score.mean);
  const figures: ChoiceFigures = {
    parameters: whatIfs.parameters,
    outcome: singleOutcome(objective) ?? "objective",
    outcomeLabel: objective.label,
    ...(criterion.budget !== Infinity && { limit: criterion.budget }),
    indifference: indifferenceAmount(indifference ?? usualIndifference(objective), objective, means.slice(0, 1)),
    method: criterion.halving ? "halving" : "full",
    whatIfs: found.finishedVariants,
    candidates: found.finished,
    ...(found.isPartial && {
      planned: { whatIfs: sound.length, candidates: candidates.length, rounds: rounds.length },
    }),
    rounds: found.rounds,
    work: { simulated: found.simulated, full },
    near: found.near.map(recordOf),
    ...outsideRecords(found, recordOf),
    beyond: found.beyond,
    noData: found.noData,
    invalid: invalid.map(namedValues),
  };
  return { figures, trials: found.rounds.at(-1)?.trials ?? 0, partial: found.isPartial };
}

const roundsOf = (candidates: number, trials: number, { halving }: ChoiceCriterion): readonly HalvingRound[] =>
  halving ? halvingRounds(candidates, trials, MOST_NEAR) : [{ candidates, trials }];

/** Structure-months that choosing takes, by estimate: the scenario as it is is not simulated. */
export function choiceWork({ prepared, sound, work }: CheckedWhatIfs, criterion: ChoiceCriterion): number {
  const { trials, plan } = prepared.scenario;
  return work * halvingWork(roundsOf(sound.length * plan.structures.length, trials, criterion));
}

function rememberedScenarios({ scenarioAt, sound }: CheckedWhatIfs): (variant: number) => Scenario {
  const known = new Map<number, Scenario>();
  return (variant) => {
    const scenario = known.get(variant) ?? scenarioAt(sound[variant]);
    if (known.size < MOST_KEPT) known.set(variant, scenario);
    return scenario;
  };
}

/** Every structure of every what-if; they are read only where they may have other structures than the scenario. */
function candidatesOf(
  { prepared, whatIfs, sound }: CheckedWhatIfs,
  scenarioAt: (variant: number) => Scenario,
): Candidate[] {
  const isOpen = whatIfs.parameters.some(({ key }) => {
    const path = settingPath(key) ?? [key];
    return path[0] === "structures" && path.length <= 2;
  });
  return sound.flatMap((_, variant) => {
    const { structures } = (isOpen ? scenarioAt(variant) : prepared.scenario).plan;
    return structures.map((__, structure) => ({ variant, structure }));
  });
}

function candidateFigures(
  one: NearCandidate,
  objective: Objective,
): Omit<CandidateRecord, "variant" | "values" | "structure" | "alike"> {
  const { same, trials, score, cost, budget, shortfall, costChange, best } = one;
  return {
    same,
    trials,
    mean: { ...score, mean: direction(objective) * score.mean },
    cost,
    budget,
    shortfall,
    costChange,
    ...(best && { probabilityBest: best }),
  };
}

function outsideRecords(
  { excluded, cheapest }: Choice,
  recordOf: (one: NearCandidate) => CandidateRecord,
): Pick<ChoiceFigures, "excluded" | "cheapest"> {
  return { ...(excluded && { excluded: recordOf(excluded) }), ...(cheapest && { cheapest: recordOf(cheapest) }) };
}
