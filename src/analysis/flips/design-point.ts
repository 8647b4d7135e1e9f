import { correlationMatrix } from "../../distributions/correlation.js";
import type { Plan } from "../../simulation/plan.js";
import type { UncertainAssumption, Positions } from "../uncertain-assumptions.js";
import { findCrossing, type LeadCrossing } from "./line-search.js";
import { gradientAtPoint, valueAtPoint, type LeadModel } from "./lead-model.js";
import type { FlipSearch, Search } from "./search.js";

/** The nearest point, in standard deviations, at which the leader is not the best. */
export interface DesignPoint {
  readonly crossing: LeadCrossing;
  /** Normal scores of the assumptions, in their order. */
  readonly point: readonly number[];
}

/** The metamodel of the leader's lead over one rival. */
export interface RivalModel {
  /** Place of the rival. */
  readonly rival: number;
  readonly model: LeadModel;
}

/** Assumptions beyond these many hardly move the point; each costs a run per iteration. */
const MOST_MOVED = 20;
const METAMODEL_ITERATIONS = 50;
const SIMULATED_ITERATIONS = 3;
const CONVERGED = 0.02;
/** Step of the derivatives, in standard deviations: wide, because counts are whole numbers. */
const STEP = 0.5;
/** Farther than this is no flip worth the name. */
const LIMIT = 6;

export interface DesignPointSettings {
  readonly plan: Plan;
  readonly assumptions: readonly UncertainAssumption[];
  readonly models: readonly RivalModel[];
  /** Place of the structure that leads. */
  readonly leader: number;
}

/**
 * First-order reliability method: the point of the surface "lead = 0" nearest to the medians of all assumptions (Hasofer & Lind
 * 1974, "Exact and invariant second-moment code format", J. Engineering Mechanics Division ASCE 100; iterations of Rackwitz
 * & Fiessler 1978, "Structural reliability under combined load sequences", Computers & Structures 9). First on the
 * metamodels, then on simulated leads with differences on common random numbers, at last along the line to the point found.
 *
 * With correlated assumptions the distance is Mahalanobis'. The point is a local solution: a nearer one is not ruled out.
 */
export function* findDesignPoint({
  plan,
  assumptions,
  models,
  leader,
}: DesignPointSettings): Search<DesignPoint | undefined> {
  const streams = assumptions.map(({ stream }) => stream);
  const correlation = correlationMatrix(streams, plan.correlations);
  const origin: Candidate = { point: streams.map(() => 0), distance: 0 };
  let nearest: (Candidate & { readonly rival: number }) | undefined;
  for (const { rival, model } of models) {
    const candidate = yield* iterate(locally(model), origin, correlation, METAMODEL_ITERATIONS);
    if (candidate.distance < (nearest?.distance ?? Infinity)) nearest = { ...candidate, rival };
  }
  if (nearest === undefined) return undefined;
  const simulated = simulatedLead(streams, nearest);
  const { point, distance } = yield* iterate(simulated, nearest, correlation, SIMULATED_ITERATIONS);
  if (!(distance > 0 && distance < 2 * LIMIT)) return undefined;
  const at = (scale: number): number[] => point.map((score) => (scale / distance) * score);
  const positions = (scale: number): Positions =>
    new Map(at(scale).map((score, assumption) => [streams[assumption], score]));
  const start = Math.min(distance, LIMIT);
  const crossing = yield* findCrossing({ positions, start, limit: LIMIT, leader });
  return crossing && { crossing, point: at(crossing.at) };
}

interface Candidate {
  readonly point: readonly number[];
  /** From the medians. NaN if there is no point. */
  readonly distance: number;
}

/** A lead and its derivatives at a point. */
type LocalLead = (point: readonly number[]) => Search<{ readonly lead: number; readonly gradient: readonly number[] }>;

/** By the metamodel: asks nothing. */
function locally(model: LeadModel): LocalLead {
  return function* (point) {
    return { lead: valueAtPoint(model, point), gradient: gradientAtPoint(model, point) };
  };
}

/**
 * Rackwitz & Fiessler: the next point is the nearest one of the plane tangent to the lead at this one,
 * C grad (grad . z - lead) / (grad . C grad), C being the correlations of the normal scores.
 */
function* iterate(
  local: LocalLead,
  start: Candidate,
  correlation: readonly (readonly number[])[],
  most: number,
): Search<Candidate> {
  let current = start;
  for (let iteration = 0; iteration < most; iteration++) {
    const { lead, gradient } = yield* local(current.point);
    const spread = correlation.map((row) => dot(row, gradient));
    const variance = dot(gradient, spread);
    const scale = (dot(gradient, current.point) - lead) / variance;
    const point = spread.map((value) => scale * value);
    const moved = Math.sqrt(point.reduce((sum, score, i) => sum + (score - current.point[i]) ** 2, 0));
    current = { point, distance: Math.abs(scale) * Math.sqrt(variance) };
    if (!(moved > CONVERGED)) break;
  }
  return current;
}

/** The lead over the candidate's rival by fresh runs; derivatives only for the assumptions that moved farthest. */
function simulatedLead(streams: readonly string[], { point: found, rival }: Candidate & { rival: number }): LocalLead {
  const byReach = found.map((_, assumption) => assumption).sort((a, b) => Math.abs(found[b]) - Math.abs(found[a]));
  const moved = byReach.slice(0, MOST_MOVED);
  const questionAt = (point: readonly number[]): FlipSearch => ({
    positions: new Map(streams.map((stream, assumption) => [stream, point[assumption]])),
    trials: "search",
    rival,
  });
  return function* (point) {
    const points = [point, ...moved.map((assumption) => point.with(assumption, point[assumption] + STEP))];
    const standings = yield points.map(questionAt);
    const [lead, ...stepped] = standings.map(({ lead: { mean } }) => mean);
    const gradient = point.map(() => 0);
    moved.forEach((assumption, place) => (gradient[assumption] = (stepped[place] - lead) / STEP));
    return { lead, gradient };
  };
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i], 0);
