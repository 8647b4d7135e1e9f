import type { Scenario } from "../../scenario/scenario.js";
import { readIndifference } from "../options/indifference.js";
import { refuseTiny } from "../options/tiny-amount.js";
import { readBasePoints } from "../options/values.js";
import { anyQuestion } from "../pose.js";
import type { Answering, Asking } from "../surroundings.js";
import { drivers, driversWork, type DriversOptions } from "./answer.js";
import type { DriversGiven } from "./options.js";
import { readGroups } from "./read-groups.js";
import { readMaps } from "./read-maps.js";
import type { DriversFigures } from "./record.js";
import { driversRows } from "./rows.js";
import { stepText, type DriversStep, type OnDriversProgress } from "./steps.js";
import { driversView } from "./view.js";

interface DriversAsked {
  readonly scenario: Scenario;
  readonly options: DriversOptions;
  readonly full: boolean;
}

/** Which assumptions decide between a scenario's structures, and what knowing them is worth. */
export const DRIVERS_QUESTION = anyQuestion<DriversGiven, DriversAsked, DriversFigures, object>({
  id: "drivers",
  schema: async () => (await import("./schema.js")).DRIVERS_SCHEMA,
  ask,
  warnings: ({ scenario }) => scenario.warnings,
  work: ({ scenario, options }) => driversWork(scenario, options),
  answer,
  tell: ({ scenarios }, { full }) => ({
    views: (everything = full) =>
      scenarios.map((scenario) => driversView({ ...scenario, ...scenario.drivers }, { full: everything })),
    rows: () => scenarios.flatMap(driversRows),
  }),
  interrupted: "Interrupted before the scenario's trials were simulated, so there is no result.",
});

async function ask(given: DriversGiven, { read }: Asking): Promise<DriversAsked> {
  const { method, basePoints, indifference: smallest, group = [], map = [], full = false, strength } = given;
  const scenario = await read(given.scenario);
  const groups = readGroups(group, scenario.plan);
  const maps = readMaps(map, scenario.plan);
  const points = readBasePoints(basePoints);
  const indifference = readIndifference(smallest);
  refuseTiny({ indifference }, scenario.objective);
  return {
    scenario,
    options: { method, indifference, groups, maps, strength, ...(points !== undefined && { basePoints: points }) },
    full,
  };
}

/** Whether an interrupt left out what fresh runs tell, or all but who is ahead. */
const isCutShort = (found: DriversFigures["drivers"], { maps = [], strength = true }: DriversOptions): boolean =>
  found.method === "comparison" ||
  (found.method === "samples" &&
    ((strength && !found.effectStrength) || !found.choices || !found.flips || found.maps.length < maps.length));

async function answer({ scenario, options }: DriversAsked, { runner, signal, progress }: Answering) {
  let step: DriversStep | undefined;
  const line = progress((trials) => (step === undefined ? "" : stepText(step, trials)));
  const onProgress: OnDriversProgress = (trials, at) => {
    step = at;
    line.update(trials, trials);
  };
  let compared: DriversFigures["drivers"] | undefined;
  const onCompared: DriversOptions["onCompared"] = (leaders) => {
    compared = leaders;
  };
  try {
    return answerOf(scenario, await drivers(scenario, { ...options, runner, signal, onProgress, onCompared }), options);
  } catch (reason) {
    if (compared === undefined || reason !== signal.reason) throw reason;
    return answerOf(scenario, compared, options);
  } finally {
    line.clear();
  }
}

function answerOf(scenario: Scenario, found: DriversFigures["drivers"], options: DriversOptions) {
  const trials = "runs" in found ? found.runs : found.trials + found.incompleteTrials;
  const partial = isCutShort(found, options);
  return { scenarios: [{ scenario, trials, partial, figures: { drivers: found } }], rest: {} };
}
