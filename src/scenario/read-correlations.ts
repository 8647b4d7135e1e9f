import { correlationFaults, type CorrelationFault } from "../distributions/correlation-faults.js";
import { normalScoreCorrelation, type RankCorrelation } from "../distributions/correlation.js";
import type { PlannedInput } from "../simulation/plan.js";
import type { Report } from "./problems.js";
import type { ScenarioShape } from "./schema.js";
import { unknownAssumption } from "./unknown-assumption.js";
import { child, type LocatedNode, type Place } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "correlation-certain": { assumption: string };
    "correlation-with-itself": { assumption: string };
    "correlation-duplicate": { a: string; b: string; firstLine: number };
    "correlations-impossible": { pairs: readonly string[] };
    "correlations-beyond-copula": { pairs: readonly string[] };
  }
}

interface Pair extends RankCorrelation {
  readonly node: LocatedNode;
}

/** The rank correlations, between the streams of the inputs they name. Faulty ones are reported and left out. */
export function readCorrelations(
  node: LocatedNode | undefined,
  shapes: ScenarioShape["correlations"],
  inputs: readonly PlannedInput[],
  report: Report,
): RankCorrelation[] {
  if (node?.kind !== "list" || shapes === undefined) return [];
  const pairs = node.items.flatMap((item, index): Pair[] => {
    const { between, rank } = shapes[index];
    const [a, b] = between.map((id, side) => streamOf(id, betweenAt(item, side), inputs, report));
    return a === undefined || b === undefined ? [] : [{ a, b, rank, node: item }];
  });
  const faults = correlationFaults(pairs);
  for (const fault of faults) reportFault(fault, pairs, report);
  return faults.length > 0 ? [] : pairs.map(({ a, b, rank }) => ({ a, b, rank }));
}

function betweenAt(item: LocatedNode, side: number): Place {
  const between = child(item, "between");
  return (between?.kind === "list" ? between.items[side] : item).at;
}

function streamOf(id: string, at: Place, inputs: readonly PlannedInput[], report: Report): string | undefined {
  const input = inputs.find((candidate) => candidate.id === id);
  if (input === undefined) {
    const known = inputs.map((candidate) => candidate.id);
    report("unknown-assumption", at, unknownAssumption(id, known));
    return undefined;
  }
  if (input.distribution.kind !== "constant") return input.stream;
  report("correlation-certain", at, { assumption: id });
  return undefined;
}

const named = ({ a, b, rank }: RankCorrelation): string => `${a} and ${b} (${rank})`;

const withNormalScores = ({ a, b, rank }: RankCorrelation): string =>
  `${a} and ${b} (${rank}, as normal scores ${Number(normalScoreCorrelation(rank).toFixed(4))})`;

function reportFault(fault: CorrelationFault, pairs: readonly Pair[], report: Report): void {
  if (fault.code === "not-positive-definite") {
    const involved = fault.pairs.map((index) => pairs[index]);
    const { at } = involved[0].node;
    if (fault.isConsistent) report("correlations-beyond-copula", at, { pairs: involved.map(withNormalScores) });
    else report("correlations-impossible", at, { pairs: involved.map(named) });
    return;
  }
  const { a, b, rank, node } = pairs[fault.pair];
  if (fault.code === "with-itself") report("correlation-with-itself", node.at, { assumption: a });
  else if (fault.code === "duplicate") {
    report("correlation-duplicate", node.at, { a, b, firstLine: pairs[fault.first].node.at.position.line });
  } else {
    const found = String(rank);
    report("out-of-range", (child(node, "rank") ?? node).at, { found, minimum: -1, maximum: 1, exclusive: true });
  }
}
