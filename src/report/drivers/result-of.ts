import type { DriversAnalysis } from "../../analysis/drivers/drivers-analysis.js";
import type { DesignAnalysis } from "../../analysis/drivers/screening.js";
import type { EffectStrength } from "../../analysis/drivers/strength.js";
import type { Flips } from "../../analysis/flips/flips.js";
import type { FlipMap } from "../../analysis/flips/flip-map.js";
import { singleOutcome } from "../../analysis/objective.js";
import type { Scenario } from "../../scenario/scenario.js";
import { RESULT_SCHEMA_VERSION } from "../result.js";
import type { Call } from "../result-of.js";
import type { DesignResult, DriversFile, DriversResult, EffectStrengthResult, SamplesResult } from "./result.js";

/** What one run's samples tell, and fresh runs that start from them. */
interface SamplesFindings {
  readonly analysis: DriversAnalysis;
  readonly strength: EffectStrength;
  readonly flips: Flips;
  readonly maps: readonly FlipMap[];
}

/** The findings, with what the scenario says of the drivers. */
export function samplesResult(scenario: Scenario, { analysis, strength, flips, maps }: SamplesFindings): SamplesResult {
  const { objective, best, second, drivers, perfectInformation, incomplete, ...rest } = analysis;
  const { expectedLosses, ...information } = perfectInformation;
  const nameOf = (structure: number): string => scenario.structures[structure].id;
  return {
    ...contextOf(scenario, best, second),
    method: "samples",
    incompleteTrials: incomplete,
    structures: scenario.structures.map(({ id }, place) => ({
      id,
      objective: objective[place],
      expectedLoss: expectedLosses[place],
    })),
    ...rest,
    perfectInformation: information,
    drivers: drivers.map((driver) => ({
      ...driver,
      bestAt: [nameOf(driver.bestAt[0]), nameOf(driver.bestAt[1])],
      ...knowledgeOf(scenario, driver.inputs[0]),
    })),
    effectStrength: strengthResult(strength, nameOf),
    flips,
    maps,
  };
}

/** Sobol' indices or a Morris screening. */
export function designResult<Method extends string, Figures>(
  method: Method,
  scenario: Scenario,
  { best, second, ...rest }: DesignAnalysis<Figures>,
): DesignResult<Method, Figures> {
  return { ...contextOf(scenario, best, second), method, ...rest };
}

/** Source, grade and unit of an input; a structure's own effects have none but the scenario. */
export function knowledgeOf(
  { assumptions }: Scenario,
  input: string,
): Pick<SamplesResult["drivers"][number], "unit" | "grade" | "source"> {
  const row = assumptions.find(({ id }) => id === input);
  return { unit: row?.unit ?? "ratio", grade: row?.grade ?? "assumption", source: row?.source ?? "this scenario" };
}

export function driversFile(call: Call, scenario: Scenario, drivers: DriversResult): DriversFile {
  const { version, command, jobs, startedAt, elapsedMs } = call;
  const { plan, hash } = scenario;
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    manifest: {
      tool: "orgfunnel",
      version,
      command,
      seed: plan.seed,
      trials: drivers.method === "samples" ? drivers.trials + drivers.incompleteTrials : drivers.runs,
      horizonMonths: plan.horizonMonths,
      jobs,
      startedAt,
      elapsedMs,
      scenarioHash: hash,
    },
    drivers,
  };
}

function contextOf({ name, file, plan, objective, structures }: Scenario, best: number, second: number) {
  return {
    name,
    file,
    replicates: plan.replicates,
    objective: singleOutcome(objective) ?? "objective",
    objectiveLabel: objective.label,
    effects: plan.effectStrength ?? 1,
    best: structures[best].id,
    second: structures[second].id,
  };
}

function strengthResult(
  { trials, points, change }: EffectStrength,
  nameOf: (structure: number) => string,
): EffectStrengthResult {
  return {
    trials,
    points: points.map(({ strength, winner, lead }) => ({ strength, best: nameOf(winner), lead })),
    ...(change && {
      change: {
        strength: change.strength,
        low: change.low,
        high: change.high,
        verified: change.verified,
        best: nameOf(change.winner),
      },
    }),
  };
}
