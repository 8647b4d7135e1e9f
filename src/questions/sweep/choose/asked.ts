import { InvalidInput } from "../../../foundation/problem.js";
import { OUTCOMES } from "../../../funnel/outcomes.js";
import type { Objective } from "../../../analysis/objective.js";
import { settingPath } from "../../../scenario/overlays.js";
import { optionValue, readNumberOption } from "../../options/values.js";
import type { SweepGiven } from "../options.js";
import type { CheckedWhatIfs } from "../check-what-ifs.js";

declare module "../../../foundation/problem.js" {
  interface ProblemArguments {
    "choice-not-paired": { keys: readonly string[] };
  }
}

/** What is best, and what it may cost. */
export interface ChoiceCriterion {
  /** Absent: the objective of the scenario. */
  readonly objective?: Objective;
  /** Infinity: no bound. */
  readonly budget: number;
  readonly halving: boolean;
}

/** Outcomes to choose by. */
export const RANKED: readonly string[] = OUTCOMES.filter(({ better }) => better !== "neither").map(({ id }) => id);

/** Of `--best`, `--budget` and `--halving`. Throws InvalidInput. */
export const readCriterion = ({ best = "", budget, halving = false }: SweepGiven): ChoiceCriterion =>
  criterionBy(best, { budget: budget === undefined ? Infinity : readBudget(budget), halving });

/** By the id of an outcome or `objective`. Throws InvalidInput. */
export function criterionBy(best: string, bounds: Pick<ChoiceCriterion, "budget" | "halving">): ChoiceCriterion {
  const outcome = OUTCOMES.find(({ id }) => id === best && RANKED.includes(id));
  if (outcome === undefined && best !== "objective") {
    throw optionValue("--best", best, `objective or an outcome of which more or less is better: ${RANKED.join(", ")}`);
  }
  return {
    ...(outcome && { objective: { label: outcome.id, terms: [{ outcome: outcome.id, weight: 1 }] } }),
    ...bounds,
  };
}

const readBudget = (text: string): number =>
  readNumberOption(text, {
    option: "--budget",
    domain: "positive",
    kind: "amount",
    thousandsConceivable: true,
    expected: "the most that mean total_cost may be, such as 2500000, 2500k or 2.5M",
    isAllowed: (amount) => amount > 0,
  });

/** What-ifs that differ in these do not meet the same trials, and those of another objective have no scores in common. */
const UNPAIRED = ["seed", "trials", "replicates", "sampling"];

/** Throws InvalidInput where what varies leaves nothing to pair. */
export function requirePaired(files: readonly CheckedWhatIfs[], { objective }: ChoiceCriterion): void {
  const unpaired = objective === undefined ? [...UNPAIRED, "objective"] : UNPAIRED;
  const varied = files.flatMap(({ whatIfs }) => whatIfs.parameters.map(({ key }) => key));
  const keys = [...new Set(varied)].filter((key) => unpaired.includes((settingPath(key) ?? [key])[0]));
  if (keys.length > 0) throw new InvalidInput([{ code: "choice-not-paired", severity: "error", arguments: { keys } }]);
}
