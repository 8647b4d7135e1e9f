import { indifferenceAmount, type Indifference } from "../../analysis/indifference.js";
import type { Choices } from "../../analysis/choices/choice-effects.js";
import type { DriversAnalysis } from "../../analysis/drivers/drivers-analysis.js";
import type { DesignAnalysis } from "../../analysis/drivers/screening.js";
import type { EffectStrength } from "../../analysis/drivers/strength.js";
import type { Flips } from "../../analysis/flips/flips.js";
import type { FlipMap } from "../../analysis/flips/flip-map.js";
import { assumptionsOfBook } from "../../report/own-assumptions.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { Leaders } from "../../analysis/drivers/leaders.js";
import type { ComparedFigures, DriverRow, EffectStrengthRecord, SamplesFigures } from "./record.js";

/** What one run's samples tell, and fresh runs that start from them. */
interface SamplesFindings extends FreshFindings {
  readonly analysis: DriversAnalysis;
  readonly indifference: Indifference;
}

/** What fresh runs find, one after the other: after an interrupt only the first of it is there. */
export interface FreshFindings {
  strength?: EffectStrength;
  choices?: Choices;
  flips?: Flips;
  readonly maps: FlipMap[];
}

/** The findings, with what the scenario says of the drivers. */
export function samplesFigures(
  scenario: Scenario,
  { analysis, indifference, strength, flips, maps, choices }: SamplesFindings,
): SamplesFigures {
  const { drivers, perfectInformation, explained, groups, grades } = analysis;
  const { expectedLosses, ...information } = perfectInformation;
  const compared = comparedFigures(scenario, analysis, indifference);
  const nameOf = (structure: number): string => scenario.structures[structure].id;
  const ofBook = new Set(assumptionsOfBook(scenario));
  return {
    ...compared,
    method: "samples",
    structures: compared.structures.map((one, place) => ({ ...one, expectedLoss: expectedLosses[place] })),
    explained,
    groups,
    grades,
    perfectInformation: information,
    drivers: drivers.map((driver) => ({
      ...driver,
      bestAt: [nameOf(driver.bestAt[0]), nameOf(driver.bestAt[1])],
      ...knowledgeOf(scenario, driver.inputs[0]),
      ...(driver.inputs.every((id) => ofBook.has(id)) && { isOfBook: true as const }),
    })),
    ...(strength && { effectStrength: strengthRecord(strength, nameOf) }),
    ...(flips && { flips }),
    maps,
    ...(choices && { choices }),
  };
}

/** Who is ahead, and by how much: before any statistics. */
export function comparedFigures(
  { structures, objective: asked }: Scenario,
  { best, second, trials, incomplete, objective, probabilityBest, lead }: Leaders,
  indifference: Indifference,
): ComparedFigures {
  return {
    method: "comparison",
    best: structures[best].id,
    second: structures[second].id,
    trials,
    incompleteTrials: incomplete,
    structures: structures.map(({ id }, place) => ({
      id,
      objective: objective[place],
      probabilityBest: probabilityBest[place],
    })),
    lead,
    indifference: indifferenceAmount(
      indifference,
      asked,
      objective.map(({ mean }) => mean),
    ),
  };
}

/** Sobol' indices or a Morris screening. */
export function designFigures<Method extends string, Figures>(
  method: Method,
  { structures }: Scenario,
  { best, second, ...rest }: DesignAnalysis<Figures>,
) {
  return { method, best: structures[best].id, second: structures[second].id, ...rest };
}

/** Source, grade and unit of an input; a structure's own effects have none but the scenario. */
export function knowledgeOf({ assumptions }: Scenario, input: string): Pick<DriverRow, "unit" | "grade" | "source"> {
  const row = assumptions.find(({ id }) => id === input);
  return { unit: row?.unit ?? "ratio", grade: row?.grade ?? "assumption", source: row?.source ?? "this scenario" };
}

function strengthRecord(
  { trials, points, change }: EffectStrength,
  nameOf: (structure: number) => string,
): EffectStrengthRecord {
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
