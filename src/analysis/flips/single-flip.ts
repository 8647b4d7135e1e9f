import { findCrossing, type LeadCrossing } from "./line-search.js";
import { errorWith, valueWith, type LeadModel } from "./lead-model.js";
import type { Search } from "./search.js";

/** The range searched: 1st to 99th percentile of the stated uncertainty (normal scores, Abramowitz & Stegun 1964, 26.2). */
export const RANGE = 2.3263;

/** A side of the median. */
export type Side = -1 | 1;

/** The metamodels say where to look; an assumption that may lose the leader its lead within this many standard errors is looked at. */
const SCREENING_ERRORS = 3;
const GRID = 0.05;

/** The leader's lead over its nearest rival with one assumption held, by the metamodels of its lead over each rival. */
export function predictedLead(models: readonly LeadModel[], assumption: number, score: number): number {
  return Math.min(...models.map((model) => valueWith(model, assumption, score)));
}

/** Distance from the median, on one side, at which the metamodels see the lead lost or in doubt; nothing if nowhere in the range. */
export function suspectedFlip(models: readonly LeadModel[], assumption: number, side: Side): number | undefined {
  let doubtful: number | undefined;
  let least = 0;
  for (let distance = GRID; distance <= RANGE; distance += GRID) {
    const score = side * distance;
    if (predictedLead(models, assumption, score) <= 0) return distance;
    const pessimistic = Math.min(
      ...models.map(
        (model) => valueWith(model, assumption, score) - SCREENING_ERRORS * errorWith(model, assumption, score),
      ),
    );
    if (pessimistic < least) [least, doubtful] = [pessimistic, distance];
  }
  return doubtful;
}

/**
 * Where on this side of its median one assumption, held there while all others stay uncertain, makes another structure best. The
 * metamodels choose where fresh runs look and which assumptions they need not look at.
 */
export function singleFlip(
  stream: string,
  suspected: number,
  side: Side,
  leader: number,
): Search<LeadCrossing | undefined> {
  const positions = (distance: number) => new Map([[stream, side * distance]]);
  return findCrossing({ positions, start: suspected, limit: RANGE, leader });
}
