import type { Steps } from "../../foundation/steps.js";
import { atLeastParts, prefixGroups } from "./driver-groups.js";
import { explainedShare, type Response } from "./influence.js";
import { pairedDifference } from "../outcome-samples.js";
import { estimateOf, expectedLosses, informationSteps, largestOf, workspaceOf } from "./information-value.js";
import type { ScoreModel } from "./score-model.js";
import type { Driver, DriverGroup, DriversAnalysis, PerfectInformation } from "./drivers-analysis.js";
import type { Information } from "./information.js";

/** How drivers are put together. */
export interface Grouping {
  /** Grade of the evidence for a driver. */
  readonly gradeOf: (driver: string) => string;
  /** Groups besides the prefixes of ids and the grades. */
  readonly groups: readonly DriverGroup[];
}

/** Operations per trial and structure, beside those of the columns. */
const INFORMATION_COST = 20;

/** What knowing each driver, each group, the drivers of each grade and all of them is worth. */
export function* valueInformation(
  model: ScoreModel,
  difference: Response,
  drivers: readonly Omit<Driver, "information">[],
  { gradeOf, groups }: Grouping,
): Steps<Pick<DriversAnalysis, "drivers" | "perfectInformation" | "groups" | "grades">> {
  const ids = drivers.map(({ id }) => id);
  const placesOf = (names: readonly string[]): ReadonlySet<number> => new Set(names.map((name) => ids.indexOf(name)));
  const groupOf = (kind: DriverGroup["kind"], name: string, own: readonly string[]): DriverGroup => ({
    kind,
    name,
    drivers: own,
  });
  const grades = [...new Set(ids.map(gradeOf))].map((grade) =>
    groupOf(
      "grade",
      grade,
      ids.filter((id) => gradeOf(id) === grade),
    ),
  );
  const all = [
    groupOf("all", "all", ids),
    ...ids.map((id) => groupOf("single", id, [id])),
    ...prefixGroups(ids),
    ...groups,
    ...grades,
  ];
  const values: (DriverGroup & { readonly information: Information })[] = [];
  const space = workspaceOf(model);
  for (const group of all) {
    values.push({ ...group, information: yield* informationSteps(model, placesOf(group.drivers), space) });
    yield model.samples.trials * model.samples.scores.length * (INFORMATION_COST + 3 * group.drivers.length);
  }
  const valued = atLeastParts(values);
  const everything = valued[0].information;
  const singles = valued.filter(({ kind }) => kind === "single");
  return {
    drivers: drivers.map((driver, place) => ({ ...driver, information: singles[place].information })).sort(bySwing),
    perfectInformation: { ...everything, ...lossesOf(model, everything.mean) },
    groups: valued.filter(({ kind }) => kind === "prefix" || kind === "user").sort(byValue),
    grades: valued
      .filter(({ kind }) => kind === "grade")
      .map((grade) => ({ ...grade, explained: explainedShare(model, difference, placesOf(grade.drivers)) }))
      .sort((a, b) => b.explained - a.explained),
  };
}

function bySwing(a: Pick<Driver, "difference">, b: Pick<Driver, "difference">): number {
  const swing = ({ difference: { low, high } }: Pick<Driver, "difference">): number => Math.abs(high.mean - low.mean);
  return swing(b) - swing(a);
}

function byValue(a: Pick<Driver, "information">, b: Pick<Driver, "information">): number {
  return b.information.mean - a.information.mean;
}

/** The losses belong to the policy that the value of perfect information is that of. */
function lossesOf(model: ScoreModel, value: number): Pick<PerfectInformation, "expectedLosses" | "withLuck"> {
  const losses = expectedLosses(model);
  const least = Math.min(...losses.map(({ mean }) => mean));
  const { scores } = model.samples;
  const best = scores[losses.findIndex(({ mean }) => mean === least)];
  const regret = pairedDifference(largestOf(scores), best);
  return {
    expectedLosses: losses.map(({ mean, standardError }) => ({ mean: value + (mean - least), standardError })),
    withLuck: estimateOf(regret),
  };
}
