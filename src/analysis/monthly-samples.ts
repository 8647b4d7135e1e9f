import { findOutcome, type OutcomeId } from "../funnel/outcomes.js";
import { FIRST_STOCK, Tally } from "../funnel/model/places.js";
import { hasOverflowed, isBeyond } from "../funnel/overflow.js";
import type { Block } from "../simulation/block.js";
import { objectiveSamples, type Objective } from "./objective.js";
import type { SeriesId } from "./comparison.js";

/** Which tallies of a block are meant. */
export interface TallyPlace {
  readonly structure: number;
  readonly structures: number;
  readonly month: number;
  readonly months: number;
}

/** One series of one structure in one month, per sample: the month alone, and the months up to its end. */
export interface MonthSamples {
  readonly monthly: Float64Array;
  readonly cumulative: Float64Array;
}

/** The outcomes and the objective of one structure in one month, from a block's tallies. Stocks are the same in both. */
export function monthSamples(
  block: Block,
  place: TallyPlace,
  outcomes: readonly OutcomeId[],
  objective: Objective,
): (id: SeriesId) => MonthSamples {
  const needed = new Set([...outcomes, ...objective.terms.map(({ outcome }) => outcome)]);
  const samples = new Map<SeriesId, MonthSamples>();
  for (const outcome of needed) samples.set(outcome, outcomeInMonth(block, place, outcome));
  const of = (id: SeriesId) => samples.get(id) ?? missing(id);
  samples.set("objective", {
    monthly: objectiveSamples(objective, (outcome) => of(outcome).monthly),
    cumulative: objectiveSamples(objective, (outcome) => of(outcome).cumulative),
  });
  return of;
}

/** Whether a number overflowed by the end of the month in one of the samples. */
export function overflowedBy({ tallies = missing("tallies"), trials, replicates }: Block, place: TallyPlace): boolean {
  for (let sample = 0; sample < trials * replicates; sample++) {
    if (hasOverflowed(tallies, placeOf(place, sample))) return true;
  }
  return false;
}

const placeOf = ({ structures, structure, months, month }: TallyPlace, sample: number): number =>
  ((sample * structures + structure) * months + month) * Tally.Size;

function outcomeInMonth(block: Block, place: TallyPlace, outcome: OutcomeId): MonthSamples {
  const tallies = block.tallies ?? missing("tallies");
  const { value } = findOutcome(outcome);
  const monthly = new Float64Array(block.trials * block.replicates);
  const cumulative = new Float64Array(monthly.length);
  const added = new Float64Array(Tally.Size);
  for (let sample = 0; sample < monthly.length; sample++) {
    const at = placeOf(place, sample);
    const isLost = hasOverflowed(tallies, at);
    if (!isLost) setAdded(added, tallies, at, place.month);
    monthly[sample] = isLost ? NaN : known(value(added, 0));
    cumulative[sample] = isLost ? NaN : known(value(tallies, at));
  }
  return { monthly, cumulative };
}

const known = (value: number): number => (isBeyond(value) ? NaN : value);

/** Sets `added` to the tally at `at`, its flows less those of the month before. */
function setAdded(added: Float64Array, tallies: Float64Array, at: number, month: number): void {
  added.set(tallies.subarray(at, at + added.length));
  if (month === 0) return;
  for (let flow = 0; flow < FLOWS; flow++) added[flow] -= tallies[at - added.length + flow];
}

const FLOWS: number = FIRST_STOCK;

function missing(what: string): never {
  throw new TypeError(`monthly series need ${what}`);
}
