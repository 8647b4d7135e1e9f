import { baseName } from "../../../foundation/base-name.js";
import { canRank, direction } from "../../../analysis/objective.js";
import { scaleFor } from "../../format/quantity.js";
import { objectiveCurrency, objectiveText } from "../../outcome-text.js";
import { nameOf } from "../../structure-name.js";
import { chooseControls } from "./choose-controls.js";
import { compacted } from "./compact.js";
import type { LiveInput, LiveStructure } from "./input.js";
import { movablePlan } from "./movable.js";
import type { LiveData, Shown, ShownStructure } from "./shown.js";

/** Undefined where nothing may be moved, or the figures are not those of a whole run. */
export function liveData(input: LiveInput): LiveData | undefined {
  const movable = movablePlan(input.scenario);
  const controls = chooseControls(input, movable);
  const shown = shownOf(input);
  const isKnown = shown.structures.length === movable.plan.structures.length;
  return controls.length === 0 || !isKnown ? undefined : { movable: compacted(movable), controls, shown };
}

function shownOf({ scenario, run, kind }: LiveInput): Shown {
  const { objective } = scenario;
  const currency = objectiveCurrency(run);
  const structures = run.structures.map((own) => shownStructure(own, run));
  const scale = scaleFor(
    objectiveText(run).unit,
    structures.map(({ mean }) => mean),
  );
  return {
    subject: { scenario: run.name, file: baseName(run.file) },
    trials: run.trials,
    objective: objectiveText(run).label,
    ...(currency !== undefined && { currency }),
    scale,
    better: canRank(objective) ? direction(objective) : 0,
    indifference: run.indifference,
    kind,
    reference: run.structures.findIndex(({ id }) => id === run.reference),
    structures,
  };
}

function shownStructure(
  { id, outcomes, difference, probabilityBest }: LiveStructure,
  run: LiveInput["run"],
): ShownStructure {
  const { mean, standardError } = outcomes[run.objective];
  const against = difference?.[run.objective];
  return {
    id,
    name: nameOf(run, id),
    mean,
    standardError,
    ...(against && { difference: { mean: against.mean, standardError: against.standardError } }),
    probabilityBest,
  };
}
