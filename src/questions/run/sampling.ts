import { InvalidInput } from "../../foundation/problem.js";
import type { Scenario } from "../../scenario/scenario.js";
import { withPlan } from "../../scenario/with-plan.js";
import type { Stopping } from "./precision-values.js";

/** How the uncertain assumptions are drawn: each trial on its own, or by quasi-Monte Carlo. */
export const SAMPLINGS = ["random", "qmc"] as const;
type Sampling = (typeof SAMPLINGS)[number];

/** Throws InvalidInput where the rule that ends the run is for trials that are independent of one another. */
export function refuseDependent(sampling: Sampling | undefined, stopping: Stopping | undefined): void {
  if (sampling !== "qmc" || stopping?.target.until !== "winner") return;
  const reason = "its confidence is that of independent trials, and quasi-Monte Carlo points depend on one another";
  const details = { options: ["--precision winner", "--sampling qmc"], reason };
  throw new InvalidInput([{ code: "options-exclude", severity: "error", arguments: details }]);
}

/** Throws InvalidInput for sums of trials that depend on one another: their errors come from groups that go through all blocks. */
export function refuseSumsOf(sampling: Sampling | undefined, sums: boolean | undefined): void {
  if (sampling !== "qmc" || sums !== true) return;
  const reason = "the error of quasi-Monte Carlo points comes from groups of trials that no part of a run has whole";
  throw new InvalidInput([
    { code: "options-exclude", severity: "error", arguments: { options: ["--sums", "--sampling qmc"], reason } },
  ]);
}

/** The scenario with its assumptions drawn so. */
export const sampledBy = (sampling: Sampling | undefined, scenario: Scenario): Scenario =>
  sampling === "qmc" ? withPlan(scenario, { ...scenario.plan, sampling }) : scenario;

export const QUASI_CAPTION =
  "Sampling qmc: the assumptions of the book are drawn as scrambled Sobol’ points, which cover what is possible more evenly than " +
  "independent draws; luck and a scenario’s own effects are drawn as ever. Sampling errors come from 32 independently scrambled groups of the trials.";
