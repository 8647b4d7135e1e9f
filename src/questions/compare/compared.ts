import type { Estimate } from "../../analysis/estimate.js";
import { unpairedDifferences } from "../../analysis/unpaired.js";
import { objectiveText, outcomeText } from "../../report/outcome-text.js";
import { OUTCOMES, type OutcomeId } from "../../funnel/outcomes.js";
import { changedEntries } from "../../scenario/changes.js";
import { changesOf } from "./changes.js";
import type { MatchedSides } from "./match.js";
import type { MovedFigure, MovedOutcome, ResultComparison } from "./record.js";
import type { StoredFile, StoredSide, StoredStructure } from "./stored/side.js";
import { winnerOf } from "./winner.js";

/** Of all figures of a list together. */
const CONFIDENCE_TOGETHER = 0.95;

/** One scenario in both results, by its objective and the outcomes that are `wanted`. */
export function comparedSides(
  { before, now, matchedBy }: MatchedSides,
  files: { readonly before: StoredFile; readonly now: StoredFile },
  wanted: readonly OutcomeId[],
): ResultComparison {
  const isSame = before.objective === now.objective && before.objectiveLabel === now.objectiveLabel;
  const common = commonStructures(before, now);
  const means = common.flatMap((pair) => meansOf(pair, before));
  const isObjective = ({ outcome }: { readonly outcome: string }): boolean => outcome === before.objective;
  const others = means.filter((mean) => !(isSame && isObjective(mean)) && wanted.some((id) => id === mean.outcome));
  const winners = winnersOf(before, now);
  const moves = movesWith(Math.min(before.trials, now.trials), files.before.question === files.now.question);
  return {
    before: placeOf(before),
    now: placeOf(now),
    matchedBy,
    ...(isSame && { objective: before.objective }),
    objectiveLabels: { before: before.objectiveLabel, now: now.objectiveLabel },
    labels: mergedLabels(before, now),
    changes: changesOf(before, now),
    assumptionsKnown: before.resolved !== undefined && now.resolved !== undefined,
    sameLuck: before.seed === now.seed && files.before.model === files.now.model,
    structuresOnly: { before: missingIn(now, before), now: missingIn(before, now) },
    winners,
    ...(isSame && leadOf(winners, moves)),
    objectives: isSame ? moves(means.filter(isObjective)) : [],
    probabilities: isSame ? moves(common.flatMap(bestOf)) : [],
    outcomes: moves(others),
    checks: changedEntries(checksOf(before), checksOf(now)),
  };
}

/** As it is called now, else as it was. */
const mergedLabels = (before: StoredSide, now: StoredSide): StoredSide["labels"] => [
  ...now.labels,
  ...before.labels.filter(({ structure }) => !now.labels.some((label) => label.structure === structure)),
];

/** Where a scenario stands in a result. */
export const placeOf = ({ name, file, seed, trials, partial }: StoredSide) => ({ name, file, seed, trials, partial });

/** Every structure of the scenario, whether its figures are told or not. */
const structureIds = ({ resolved, structures }: StoredSide): readonly string[] =>
  (resolved?.structures ?? structures).map(({ id }) => id);

const missingIn = (side: StoredSide, other: StoredSide): readonly string[] =>
  structureIds(other).filter((id) => !structureIds(side).includes(id));

/** Who is best among all, or among the same few in both: a result of two structures tells nothing of the others. */
function winnersOf(before: StoredSide, now: StoredSide): ResultComparison["winners"] {
  const [ids, others] = [before, now].map(({ structures }) => structures.map(({ id }) => id));
  const isWhole = [before, now].every((side) => side.structures.length === structureIds(side).length);
  const isSameFew = ids.length === others.length && ids.every((id) => others.includes(id));
  if (!isWhole && !isSameFew) return {};
  const [first, last] = [winnerOf(before), winnerOf(now)];
  return { ...(first && { before: first }), ...(last && { now: last }) };
}

const checksOf = ({ checks }: StoredSide) => new Map(checks.map(({ name, result }) => [name, result]));

type StructurePair = readonly [StoredStructure, StoredStructure];

/** In the order of the later result. */
function commonStructures(before: StoredSide, now: StoredSide): StructurePair[] {
  return now.structures.flatMap((structure) => {
    const then = before.structures.find(({ id }) => id === structure.id);
    return then === undefined ? [] : [[then, structure] as const];
  });
}

interface Two {
  readonly before: Estimate;
  readonly now: Estimate;
}

const plain = ({ mean, standardError }: Estimate): Estimate => ({ mean, standardError });

/** Of every outcome that both tell and this version knows. */
function meansOf([then, today]: StructurePair, { objective, objectiveLabel }: StoredSide) {
  return Object.keys(today.outcomes)
    .filter((key) => Object.hasOwn(then.outcomes, key) && (key === "objective" || isKnown(key)))
    .map((outcome): Omit<MovedOutcome, keyof MovedFigure> & Two => {
      const { label, unit } = outcome === objective ? objectiveText({ objective, objectiveLabel }) : textOf(outcome);
      const [before, now] = [plain(then.outcomes[outcome]), plain(today.outcomes[outcome])];
      return { structure: today.id, outcome, label, unit, before, now };
    });
}

const isKnown = (key: string): boolean => OUTCOMES.some(({ id }) => id === key);

/** A mix that is not the objective of both is compared with nothing. */
const textOf = (outcome: string) => (outcome === "objective" ? { label: "objective", unit: "" } : outcomeText(outcome));

const bestOf = ([{ best: before }, { id: structure, best: now }]: StructurePair) =>
  before === undefined || now === undefined ? [] : [{ structure, before, now }];

type Moves = <Figure extends Two>(figures: readonly Figure[]) => (Figure & MovedFigure)[];

/** A share of a mean: what another order of adding up makes of it in another question. */
const ROUNDING = 1e-9;

/** How figures have moved; what has data in neither result is left out. */
function movesWith(trials: number, isSameQuestion: boolean): Moves {
  const evened = <Figure extends Two>(figure: Figure): Figure => {
    const { before, now } = figure;
    const isEven = !isSameQuestion && Math.abs(now.mean - before.mean) <= ROUNDING * Math.abs(before.mean);
    return isEven ? { ...figure, now: { ...now, mean: before.mean } } : figure;
  };
  return (figures) => {
    const told = figures
      .filter(({ before, now }) => !(Number.isNaN(before.mean) && Number.isNaN(now.mean)))
      .map(evened);
    const differences = unpairedDifferences(
      told.map(({ before, now }) => ({ before, now, trials })),
      CONFIDENCE_TOGETHER,
    );
    return told.map((figure, place) => ({ ...figure, ...differences[place] }));
  };
}

/** Of the structure that is best in both, whichever comes second. */
function leadOf({ before, now }: ResultComparison["winners"], moves: Moves): Pick<ResultComparison, "lead"> {
  if (before === undefined || before.structure !== now?.structure) return {};
  return { lead: moves([{ before: before.lead, now: now.lead }])[0] };
}
