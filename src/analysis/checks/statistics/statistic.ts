import type { OutcomeId } from "../../../funnel/outcomes.js";
import type { Gauge } from "../gauges.js";
import type { LimitRange } from "../limit.js";
import type { Operands, OperandsKind } from "../operands.js";
import type { Wording } from "../words.js";

/** A number of the trials that a check can hold against a limit: all there is to know of it but its row in the registry. */
export interface Statistic<Kind extends OperandsKind> {
  /** As `statistic:` names it. */
  readonly name: string;
  /** What it is taken of. */
  readonly operands: Kind;
  /** The outcomes it needs month by month. */
  readonly monthly?: (of: Operands[Kind]) => readonly OutcomeId[];
  /** What estimates it. */
  readonly gauge: (of: Operands[Kind]) => Gauge;
  /** A unit of an outcome, `ratio`, `month`, or `mix` for one without a name. */
  readonly unit: (of: Operands[Kind]) => string;
  /** Where a limit on it makes sense. */
  readonly range: (of: Operands[Kind], horizonMonths: number) => LimitRange;
  /** What it is, in words. */
  readonly text: (of: Operands[Kind], wording: Wording) => string;
}
