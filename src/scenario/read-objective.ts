import { canRank, type Objective } from "../analysis/objective.js";
import { OUTCOME_IDS, type OutcomeId } from "../funnel/outcomes.js";
import { readNumber } from "./read-number.js";
import { nearest, type Report } from "./problems.js";
import { shorten } from "../foundation/shorten.js";
import { describe, entriesOf, type LocatedNode, type Place } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "unknown-outcome": { found: string; allowed: readonly string[]; nearest?: string };
    "objective-cannot-rank": { outcome: string };
    "objective-without-weight": Record<never, never>;
  }
}

const DEFAULT_OBJECTIVE: Objective = { label: "value", terms: [{ outcome: "value", weight: 1 }] };

/** An outcome, or a mix `{ outcome: weight }`; value if there is none. */
export function readObjective(node: LocatedNode | undefined, report: Report): Objective {
  if (node === undefined) return DEFAULT_OBJECTIVE;
  if (node.kind === "list" || (node.kind === "scalar" && typeof node.value !== "string")) {
    report("wrong-type", node.at, {
      found: describe(node),
      expected: "an outcome, or a mapping of outcomes to weights, such as { profit: 1, leads: 100 }",
    });
    return DEFAULT_OBJECTIVE;
  }
  const terms = node.kind === "scalar" ? single(node.text, node.at, report) : mix(node, report);
  if (terms === undefined) return DEFAULT_OBJECTIVE;
  const objective = { label: labelOf(terms), terms };
  if (terms.length > 0 && canRank(objective)) return objective;
  if (terms.length === 0) report("objective-without-weight", node.at, {});
  else report("objective-cannot-rank", node.at, { outcome: terms[0].outcome });
  return DEFAULT_OBJECTIVE;
}

type Terms = Objective["terms"];

function single(name: string, at: Place, report: Report): Terms | undefined {
  const outcome = readOutcomeId(name, at, report);
  return outcome && [{ outcome, weight: 1 }];
}

/** Weights of zero are left out. */
function mix(node: LocatedNode, report: Report): Terms | undefined {
  const terms = entriesOf(node).map(({ key, at, value }) => {
    const outcome = readOutcomeId(key, at, report);
    const weight = readNumber(value, report, { thousandsConceivable: true });
    return outcome === undefined || weight === undefined ? undefined : { outcome, weight };
  });
  return terms.every((term) => term !== undefined) ? terms.filter(({ weight }) => weight !== 0) : undefined;
}

/** The outcome of this name; undefined, reported, if there is none. */
export function readOutcomeId(name: string, at: Place, report: Report): OutcomeId | undefined {
  const outcome = OUTCOME_IDS.find((id) => id === name);
  if (outcome === undefined) {
    report("unknown-outcome", at, { found: shorten(name), allowed: OUTCOME_IDS, ...nearest(name, OUTCOME_IDS) });
  }
  return outcome;
}

/** `profit`, or `profit + 250000 brand_index - 10 cost_per_win`. */
function labelOf(terms: Terms): string {
  const texts = terms.map(({ outcome, weight }, place) => {
    const size = place === 0 ? weight : Math.abs(weight);
    const sign = place === 0 ? "" : weight < 0 ? " - " : " + ";
    return sign + (size === 1 ? outcome : `${size} ${outcome}`);
  });
  return texts.join("");
}
