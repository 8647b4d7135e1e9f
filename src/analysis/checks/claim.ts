import type { Claim, Mix, Subject } from "./check.js";
import { deviationGauge, meanGauge, probabilityGauge, quantileGauge, ratioGauge, type Gauge } from "./gauges.js";
import type { Limit } from "./limit.js";
import { orderGauge, rankGauge } from "./ranks.js";
import { bestSeries, betterSeries, crossingSeries, mixSeries } from "./series.js";

/** A claim about trials. */
export type SimulatedClaim = Exclude<Claim, { kind: "assumption" }>;

/** What estimates the number a claim is about. */
export function gaugeOf(claim: SimulatedClaim): Gauge {
  switch (claim.kind) {
    case "limit":
      return subjectGauge(claim.subject);
    case "rank":
      return rankGauge(claim);
    case "order":
      return orderGauge(claim);
  }
}

/** The limit that number must keep. */
export function limitOf(claim: SimulatedClaim): Limit {
  switch (claim.kind) {
    case "limit":
      return claim.limit;
    case "rank":
      return { atMost: claim.places };
    case "order":
      return { atLeast: claim.order.length - 1 };
  }
}

function subjectGauge(subject: Subject): Gauge {
  switch (subject.kind) {
    case "mean":
      return meanGauge(mixSeries(subject.mix));
    case "ratio":
      return ratioGauge(mixSeries(subject.mix), mixSeries(subject.over));
    case "standard_deviation":
      return deviationGauge(mixSeries(subject.mix));
    case "quantile":
      return quantileGauge(mixSeries(subject.mix), subject.probability);
    case "probability_best":
      return probabilityGauge(bestSeries(subject));
    case "expected_regret":
      return meanGauge(bestSeries(subject));
    case "probability_better":
      return probabilityGauge(betterSeries(subject));
    case "crossing_month":
      return quantileGauge(crossingSeries(subject), MEDIAN);
  }
}

const MEDIAN = 0.5;

/** True if it needs the months of every trial. */
export function needsMonths(claim: Claim): boolean {
  return claim.kind === "limit" && claim.subject.kind === "crossing_month";
}

/** The structures a claim is about. */
export function structuresOf(claim: Claim): readonly string[] {
  switch (claim.kind) {
    case "assumption":
      return [];
    case "rank":
      return [claim.structure, ...claim.others];
    case "order":
      return claim.order;
    case "limit":
      return structuresOfSubject(claim.subject);
  }
}

function structuresOfSubject(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case "mean":
    case "standard_deviation":
    case "quantile":
      return structuresOfMix(subject.mix);
    case "ratio":
      return [...structuresOfMix(subject.mix), ...structuresOfMix(subject.over)];
    case "probability_best":
    case "expected_regret":
      return [subject.structure, ...subject.others];
    case "probability_better":
    case "crossing_month":
      return [subject.structure, subject.than];
  }
}

const structuresOfMix = (mix: Mix): string[] => mix.map(({ structure }) => structure);
