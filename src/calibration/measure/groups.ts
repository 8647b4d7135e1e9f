import { poolShares } from "../estimators/partial-pooling.js";
import { bookPrior } from "../estimators/prior.js";
import { countEnding, dealsWhere, OPEN, WON, type DealList } from "../lists/deal-list.js";
import { quantilesOf } from "./measured.js";
import { firstOf, periodsOf } from "./periods.js";
import { dealsOfRep, repsOf } from "./reps.js";
import { fitWins } from "./win-rate.js";

/** What deals are shown by. */
export type By = "segment" | "rep";

/** One segment, or one rep by number. */
export interface GroupFigures {
  readonly name: string;
  readonly deals: number;
  readonly won: number;
  readonly closed: number;
  /** Of segments the share won in the end, of reps won of closed, partly pooled: 5th percentile, median, 95th; of reps the middle alone. */
  readonly winRate: readonly number[];
}

/** More are not told apart by anyone. */
const MOST_SEGMENTS = 12;

/** Deals by segment or by rep, the largest first. Only shown: the model has one funnel. */
export function groupsOf(deals: DealList, by: By): GroupFigures[] {
  return by === "rep" ? reps(deals) : segments(deals);
}

function reps(deals: DealList): GroupFigures[] {
  const all = repsOf(deals).filter(({ closed }) => closed > 0);
  if (all.length === 0) return [];
  const pooled = poolShares(
    all.map(({ won, closed }) => ({ events: won, exposure: closed })),
    bookPrior("funnel.win_inbound"),
  );
  return all.map((rep, place) => ({
    name: `rep ${place + 1}`,
    deals: dealsOfRep(rep),
    won: rep.won,
    closed: rep.closed,
    winRate: [pooled.shrunk[place]],
  }));
}

function segments(deals: DealList): GroupFigures[] {
  const periods = periodsOf(firstOf(deals.created, deals.until), deals.until);
  return deals.segments
    .map((name, number) => ({ name, own: dealsWhere(deals, (place) => deals.segment[place] === number) }))
    .filter(({ own }) => own.count > 0)
    .sort((a, b) => b.own.count - a.own.count)
    .slice(0, MOST_SEGMENTS)
    .map(({ name, own }) => ({
      name,
      deals: own.count,
      won: countEnding(own, WON),
      closed: own.count - countEnding(own, OPEN),
      winRate: quantilesOf(fitWins(own, periods).share),
    }));
}
