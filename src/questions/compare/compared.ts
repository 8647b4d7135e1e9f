import type { OutcomeId } from "../../funnel/outcomes.js";
import { changedEntries } from "../../scenario/changes.js";
import { changesOf } from "./changes.js";
import type { MatchedSides } from "./match.js";
import { comparedVariants } from "./compared-variants.js";
import { commonStructures, meansOf, movesWith, type Moves, type StructurePair } from "./figure-moves.js";
import type { ResultComparison } from "./record.js";
import type { StoredFile, StoredSide } from "./stored/side.js";
import { alikeIn, withSharesOfAll } from "./stored/alike.js";
import { winnerOf } from "./winner.js";

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
    ...(now.currency !== undefined && before.currency === now.currency && { currency: now.currency }),
    alike: isSame ? alikeInBoth(before, now) : [],
    labels: mergedLabels(before, now),
    changes: changesOf(before, now),
    assumptionsKnown: before.resolved !== undefined && now.resolved !== undefined,
    sameLuck: before.seed === now.seed && files.before.model === files.now.model,
    structuresOnly: { before: missingIn(now, before), now: missingIn(before, now) },
    winners,
    ...(isSame && leadOf(winners, moves)),
    objectives: isSame ? moves(means.filter(isObjective)) : [],
    probabilities: isSame ? moves(commonStructures(withShares(before), withShares(now)).flatMap(bestOf)) : [],
    outcomes: moves(others),
    ...(isSame && comparedVariants(before, now, moves)),
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

/** Those of the later result that are the same in the earlier one, too. */
function alikeInBoth(before: StoredSide, now: StoredSide): ResultComparison["alike"] {
  const then = alikeIn(before.objective, before.structures).map((group) => group.map(({ id }) => id));
  return alikeIn(now.objective, now.structures)
    .flatMap((group) => then.map((ids) => group.map(({ id }) => id).filter((id) => ids.includes(id))))
    .filter((ids) => ids.length > 1);
}

const checksOf = ({ checks }: StoredSide) => new Map(checks.map(({ name, result }) => [name, result]));

const withShares = ({ objective, structures }: StoredSide): Pick<StoredSide, "structures"> => ({
  structures: withSharesOfAll(objective, structures),
});

const bestOf = ([{ best: before }, { id: structure, best: now }]: StructurePair) =>
  before === undefined || now === undefined ? [] : [{ structure, before, now }];

/** Of the structure that is best in both, whichever comes second. */
function leadOf({ before, now }: ResultComparison["winners"], moves: Moves): Pick<ResultComparison, "lead"> {
  if (before === undefined || before.structure !== now?.structure) return {};
  return { lead: moves([{ before: before.lead, now: now.lead }])[0] };
}
