import type { Claim, Mix, Subject } from "../../analysis/checks/check.js";
import { singleOutcome } from "../../analysis/objective.js";
import { findOutcome } from "../../funnel/outcomes.js";
import { count } from "../../report/format/number.js";

/** What a claim is about, in words. */
export function subjectText(claim: Claim): string {
  switch (claim.kind) {
    case "limit":
      return limitSubject(claim.subject);
    case "rank":
      return `${claim.of.label} of ${claim.structure} among ${count(claim.others.length + 1)}`;
    case "order":
      return `order by ${claim.of.label}`;
    case "assumption":
      return claim.id;
  }
}

function limitSubject(subject: Subject): string {
  switch (subject.kind) {
    case "mean":
      return mixText(subject.mix);
    case "ratio":
      return `${grouped(subject.mix)} over ${grouped(subject.over)}`;
    case "standard_deviation":
      return `standard deviation of ${mixText(subject.mix)}`;
    case "quantile":
      return `p${Number((100 * subject.probability).toPrecision(12))} of ${mixText(subject.mix)}`;
    case "probability_best":
      return `probability that ${subject.structure} is best of ${count(subject.others.length + 1)} by ${subject.of.label}`;
    case "expected_regret":
      return `expected regret of ${subject.structure} among ${count(subject.others.length + 1)} by ${subject.of.label}`;
    case "probability_better":
      return `probability that ${subject.structure} is better than ${subject.than} by ${subject.of.label}`;
    case "crossing_month":
      return `median month from which ${subject.structure} is ahead of ${subject.than} in ${subject.of.label}`;
  }
}

const mixText = (mix: Mix): string =>
  mix
    .map(
      ({ structure, of, weight }, place) =>
        `${place === 0 ? "" : weight < 0 ? " less " : " plus "}${of.label} of ${structure}`,
    )
    .join("");

const grouped = (mix: Mix): string => (mix.length === 1 ? mixText(mix) : `(${mixText(mix)})`);

/** The unit of the number a claim is about. */
export function claimUnit(claim: Claim): string {
  switch (claim.kind) {
    case "rank":
      return "rank";
    case "order":
      return "steps";
    case "assumption":
      return claim.unit;
    case "limit":
      return subjectUnit(claim.subject);
  }
}

function subjectUnit(subject: Subject): string {
  switch (subject.kind) {
    case "mean":
    case "standard_deviation":
    case "quantile":
      return mixUnit(subject.mix);
    case "ratio":
      return "ratio";
    case "probability_best":
    case "probability_better":
      return "fraction";
    case "expected_regret":
      return objectiveUnit(subject.of);
    case "crossing_month":
      return "month";
  }
}

function mixUnit(mix: Mix): string {
  const [first, ...others] = mix.map(({ of }) => objectiveUnit(of));
  return others.every((unit) => unit === first) ? first : "mix";
}

/** A mix of outcomes is written like money. */
export function objectiveUnit(of: Mix[number]["of"]): string {
  const outcome = singleOutcome(of);
  return outcome === undefined ? "currency" : findOutcome(outcome).unit;
}
