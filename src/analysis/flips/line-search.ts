import type { Positions } from "../uncertain-assumptions.js";
import type { Estimate } from "../estimate.js";
import { askOne, type Search } from "./search.js";

/** Where a lead is lost on a line through the space of assumptions. */
export interface LeadCrossing {
  /** Distance along the line at which the lead is 0; its uncertainty spans `low` to `high`. */
  readonly at: number;
  readonly low: number;
  readonly high: number;
  /** Place of the structure that is best at `high`. */
  readonly winner: number;
  /** On other trials than those of the search: the leader is best at `low`, another structure at `high`. */
  readonly verified: boolean;
}

export interface Line {
  /** Positions at a distance along the line. */
  readonly positions: (distance: number) => Positions;
  /** Where to look first, > 0, and no farther than. */
  readonly start: number;
  readonly limit: number;
  readonly leader: number;
}

/** Roots are found to this distance, in standard deviations of an assumption. */
const TOLERANCE = 0.02;
const MOST_STEPS = 8;
/** How often the interval is doubled when a verification run does not confirm it. */
const MOST_DOUBLINGS = 2;

/**
 * The first distance found at which another structure becomes best; nothing if none does up to the limit, outwards from where
 * the search starts. Fresh runs bracket the root (outwards, else inwards to 0), regula falsi narrows it down (Illinois
 * variant: Dowell & Jarratt 1971, BIT 11), and fresh runs on other trials confirm it on both sides of its interval: 1.96
 * standard errors of the difference of two runs each way, at the slope of the bracket.
 */
export function* findCrossing(line: Line): Search<LeadCrossing | undefined> {
  const point: PointAt = function* (at) {
    const { lead } = yield* askOne({ positions: line.positions(at), trials: "search" });
    return { at, lead };
  };
  const bracket = yield* findBracket(line, point);
  if (bracket === undefined) return undefined;
  const slope = (bracket.inside.lead.mean - bracket.outside.lead.mean) / (bracket.outside.at - bracket.inside.at);
  const root = yield* regulaFalsi(bracket, point);
  const error = (1.96 * Math.SQRT2 * root.lead.standardError) / slope;
  return yield* confirm(line, root.at, Math.max(TOLERANCE, error));
}

interface Point {
  readonly at: number;
  readonly lead: Estimate;
}

type PointAt = (at: number) => Search<Point>;

/** The leader is ahead inside and behind outside. */
interface Bracket {
  readonly inside: Point;
  readonly outside: Point;
}

function* findBracket({ start, limit }: Line, point: PointAt): Search<Bracket | undefined> {
  const first = yield* point(start);
  if (first.lead.mean > 0) return yield* outwards(first, limit, point);
  let outside = first;
  for (const at of [start / 2, 0]) {
    const next = yield* point(at);
    if (next.lead.mean > 0) return { inside: next, outside };
    outside = next;
  }
  return undefined;
}

function* outwards(first: Point, limit: number, point: PointAt): Search<Bracket | undefined> {
  let inside = first;
  while (inside.at < limit) {
    const next = yield* point(Math.min(limit, inside.at + Math.max(0.25, inside.at / 2)));
    if (next.lead.mean <= 0) return { inside, outside: next };
    inside = next;
  }
  return undefined;
}

function* regulaFalsi({ inside, outside }: Bracket, point: PointAt): Search<Point> {
  let [a, b] = [inside, outside];
  let [weightA, weightB] = [1, 1];
  let wasInside: boolean | undefined;
  for (let step = 0; step < MOST_STEPS && b.at - a.at > TOLERANCE; step++) {
    const [leadA, leadB] = [weightA * a.lead.mean, weightB * b.lead.mean];
    const next = yield* point(a.at + ((b.at - a.at) * leadA) / (leadA - leadB));
    // As near to 0 as a run of this length can tell.
    if (Math.abs(next.lead.mean) <= next.lead.standardError / 4) return next;
    const isInside = next.lead.mean > 0;
    // An end that stays a second time counts half.
    const factor = isInside === wasInside ? 0.5 : 1;
    wasInside = isInside;
    if (isInside) [a, weightA, weightB] = [next, 1, weightB * factor];
    else [b, weightB, weightA] = [next, 1, weightA * factor];
  }
  return a.lead.mean < -b.lead.mean ? a : b;
}

function* confirm({ positions, leader }: Line, at: number, width: number): Search<LeadCrossing> {
  for (let doubling = 0; ; doubling++) {
    const [low, high] = [at - width * 2 ** doubling, at + width * 2 ** doubling];
    const ends = [low, high].map((end) => ({ positions: positions(end), trials: "verify" as const }));
    const [before, { winner }] = yield ends;
    const verified = before.winner === leader && winner !== leader;
    if (verified || doubling === MOST_DOUBLINGS) return { at, low, high, winner, verified };
  }
}
