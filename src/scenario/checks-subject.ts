import type { Mix, Subject } from "../analysis/checks/check.js";
import { canRank, singleOutcome, type Objective } from "../analysis/objective.js";
import { findOutcome } from "../funnel/outcomes.js";
import { checkForm } from "./checks-forms.js";
import type { LimitRange } from "./checks-limit.js";
import { readAmong, readName, readOutcome, type World } from "./checks-world.js";
import { checkKeys } from "./numbers.js";
import { nearest, type Report } from "./problems.js";
import { child, describe, entriesOf, type LocatedMap, type LocatedNode } from "./tree.js";

const STATISTICS = [
  "mean",
  "p5",
  "p50",
  "p95",
  "standard_deviation",
  "probability_best",
  "expected_regret",
  "probability_better",
  "crossing_month",
];

/** A percentile other than the named ones is allowed too. */
const PERCENTILE = /^p(\d{1,2}(?:\.\d+)?)$/u;

/** The number a check is about; undefined, with the reasons reported, if it cannot be told. */
export function readSubject(node: LocatedMap, world: World, report: Report): Subject | undefined {
  const statistic = child(node, "statistic");
  const found = statistic === undefined ? "mean" : describe(statistic);
  const probability = Number(PERCENTILE.exec(found)?.[1] ?? 0) / 100;
  if (probability > 0) {
    const mix = readMix(node, "spread", found, world, report);
    return mix && { kind: "quantile", mix, probability };
  }
  switch (found) {
    case "mean":
      return readMean(node, world, report);
    case "standard_deviation": {
      const mix = readMix(node, "spread", found, world, report);
      return mix && { kind: found, mix };
    }
    case "probability_best":
    case "expected_regret":
      return readBest(node, found, world, report);
    case "probability_better":
    case "crossing_month":
      return readDuel(node, found, world, report);
    default:
      report("not-one-of", statistic?.at, { found, allowed: STATISTICS, ...nearest(found, STATISTICS) });
      return undefined;
  }
}

function readMean(node: LocatedMap, world: World, report: Report): Subject | undefined {
  const mix = readMix(node, "mean", "statistic: mean", world, report);
  const divisor = child(node, "over");
  if (divisor === undefined) return mix && { kind: "mean", mix };
  const of = readOutcome(child(node, "outcome"), world, report);
  const over = readOperand(divisor, child(node, "structure"), of, ["structure", "outcome", "minus"], world, report);
  if (mix && over && isSame(mix, over)) report("check-alone", divisor.at, {});
  return mix && over && { kind: "ratio", mix, over };
}

/** What is compared with itself says nothing. */
const isSame = (one: Mix, other: Mix): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The check's own structure and outcome, less what stands under `minus`. */
function readMix(node: LocatedMap, form: "mean" | "spread", name: string, world: World, report: Report) {
  checkForm(node, form, name, report);
  const of = readOutcome(child(node, "outcome"), world, report);
  const structure = readName(node, "structure", world, report);
  return difference(node, structure, of, world, report);
}

function difference(
  node: LocatedNode,
  structure: string | undefined,
  of: Objective | undefined,
  world: World,
  report: Report,
): Mix | undefined {
  const subtracted = child(node, "minus");
  const minus =
    subtracted && readOperand(subtracted, child(node, "structure"), of, ["structure", "outcome"], world, report);
  if (structure === undefined || of === undefined || (subtracted && minus === undefined)) return undefined;
  const own = { structure, of, weight: 1 };
  if (minus?.some((term) => isSame([term], [own]))) report("check-alone", subtracted?.at, {});
  return [own, ...(minus ?? []).map((term) => ({ ...term, weight: 0 - term.weight }))];
}

/** A structure's name, or a mapping; what the mapping leaves out is as in the check. */
function readOperand(
  node: LocatedNode,
  ownStructure: LocatedNode | undefined,
  ownOutcome: Objective | undefined,
  allowed: readonly string[],
  world: World,
  report: Report,
): Mix | undefined {
  if (node.kind === "scalar") {
    const structure = world.nameOf(node, report);
    return structure !== undefined && ownOutcome ? [{ structure, of: ownOutcome, weight: 1 }] : undefined;
  }
  if (node.kind !== "map" || entriesOf(node).length === 0) {
    report("wrong-type", node.at, { found: describe(node), expected: "a structure, or { structure:, outcome: }" });
    return undefined;
  }
  checkKeys(node, allowed, report);
  if (entriesOf(node).some(({ key }) => !allowed.includes(key))) return undefined;
  const outcome = child(node, "outcome");
  const of = outcome === undefined ? ownOutcome : readOutcome(outcome, world, report);
  const name = child(node, "structure") ?? ownStructure;
  const structure = name && world.nameOf(name, report);
  return difference(node, structure, of, world, report);
}

function readBest(
  node: LocatedMap,
  kind: "probability_best" | "expected_regret",
  world: World,
  report: Report,
): Subject | undefined {
  checkForm(node, "best", kind, report);
  const of = readRankable(node, world, report);
  const structure = readName(node, "structure", world, report);
  const others = readAmong(node, structure, world, report);
  return of && structure !== undefined && others ? { kind, of, structure, others } : undefined;
}

function readDuel(
  node: LocatedMap,
  kind: "probability_better" | "crossing_month",
  world: World,
  report: Report,
): Subject | undefined {
  checkForm(node, "duel", kind, report);
  const of = readRankable(node, world, report);
  const structure = readName(node, "structure", world, report);
  const than = readName(node, "than", world, report);
  if (structure !== undefined && structure === than) report("check-alone", child(node, "than")?.at, {});
  return of && structure !== undefined && than !== undefined ? { kind, of, structure, than } : undefined;
}

/** An outcome of which more, or less, is better. */
function readRankable(node: LocatedMap, world: World, report: Report): Objective | undefined {
  const outcome = child(node, "outcome");
  const of = readOutcome(outcome, world, report);
  if (of === undefined || canRank(of)) return of;
  report("objective-cannot-rank", outcome?.at, { outcome: of.label });
  return undefined;
}

/** Where a limit on the number makes sense, as far as that is known beforehand. */
export function limitRange(subject: Subject, { resolved }: World): LimitRange {
  switch (subject.kind) {
    case "probability_best":
    case "probability_better":
      return { minimum: 0, maximum: 1, inPercent: true };
    case "crossing_month":
      return { minimum: 1, maximum: resolved.plan.horizonMonths, inPercent: false };
    case "ratio":
      return { ...ANYWHERE, inPercent: true };
    case "expected_regret":
      return { ...ANYWHERE, inPercent: isRelative(subject.of) };
    case "standard_deviation":
      return { ...ANYWHERE, inPercent: subject.mix.every(({ of }) => isRelative(of)) };
    case "mean":
    case "quantile": {
      const areShares = subject.mix.every(({ of }) => isShare(of));
      if (areShares) return { minimum: 1 - subject.mix.length, maximum: 1, inPercent: true };
      return { ...ANYWHERE, inPercent: subject.mix.every(({ of }) => isRelative(of)) };
    }
  }
}

const ANYWHERE = { minimum: -Infinity, maximum: Infinity };

const isShare = (of: Objective): boolean => unitOf(of).startsWith("fraction");
const isRelative = (of: Objective): boolean => isShare(of) || unitOf(of) === "index";

/** Of a mix of outcomes nobody knows the unit. */
function unitOf(of: Objective): string {
  const outcome = singleOutcome(of);
  return outcome === undefined ? "" : findOutcome(outcome).unit;
}
