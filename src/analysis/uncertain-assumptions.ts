import { distribution } from "../distributions/distribution.js";
import { normalCdf } from "../distributions/special/normal-cdf.js";
import { INPUT_IDS } from "../funnel/model/inputs.js";
import { isIdle } from "./idle-inputs.js";
import { inputsOfStructures, type Plan, type PlannedInput } from "../simulation/plan.js";

/**
 * An uncertain quantity of a plan: a stream and the inputs it moves. Nearly always one; a structure's own effects on one
 * target share a stream. Its position is a normal score: 0 is the median, 1 a standard deviation up on the normal scale.
 */
export interface UncertainAssumption {
  readonly stream: string;
  /** Ids of the inputs. */
  readonly inputs: readonly string[];
}

/** Positions of assumptions by stream; assumptions not named stay uncertain. */
export type Positions = ReadonlyMap<string, number>;

/** The uncertain quantities that do something in one of the plan's structures, in the order of the plan. */
export function uncertainAssumptions(plan: Plan): UncertainAssumption[] {
  const read = new Set([...INPUT_IDS, ...inputsOfStructures(plan)]);
  const idle = isIdle(plan);
  const uncertain = plan.inputs.filter((input) => isUncertain(input) && read.has(input.id) && !idle(input.id));
  return [...new Set(uncertain.map(({ stream }) => stream))].map((stream) => ({
    stream,
    inputs: uncertain.filter((input) => input.stream === stream).map(({ id }) => id),
  }));
}

/**
 * The plan with the assumptions named held at their positions. The others keep their distributions and their luck; a correlation
 * with an assumption that is held has no effect: the assumption is set, not observed.
 */
export function planAt(plan: Plan, positions: Positions): Plan {
  const inputs = plan.inputs.map((input): PlannedInput => {
    const score = positions.get(input.stream);
    if (score === undefined || !isUncertain(input)) return input;
    return { ...input, distribution: { kind: "constant", value: valueAt(input, score) } };
  });
  return { ...plan, inputs };
}

/** The input's value at a normal score. */
export function valueAt({ distribution: spec }: PlannedInput, score: number): number {
  return distribution(spec).quantile(normalCdf(score));
}

const isUncertain = ({ distribution: spec }: PlannedInput): boolean => spec.kind !== "constant";
