import { canRank, direction } from "../../../analysis/objective.js";
import type { Scale } from "../../scale.js";
import { scaleFor } from "../../format/quantity.js";
import { objectiveCurrency, objectiveText } from "../../outcome-text.js";
import { nameOf } from "../../structure-name.js";
import { chooseControls } from "./choose-controls.js";
import { compacted, type CompactPlan } from "./compact.js";
import type { Control } from "./controls.js";
import type { LiveInput, StoredStructure } from "./input.js";
import { movablePlan } from "./movable.js";
import type { OverlaySubject } from "./overlay.js";

/** All that the program of a page works on, as plain data. */
export interface LiveData {
  readonly movable: CompactPlan;
  readonly controls: readonly Control[];
  readonly shown: Shown;
}

/** What is shown of the structures, and the figures that stand while nothing is moved. */
export interface Shown {
  readonly subject: Omit<OverlaySubject, "trials">;
  /** Of the stored figures. */
  readonly trials: number;
  readonly objective: string;
  /** What amounts are in, where there is a currency. */
  readonly currency?: string;
  readonly scale: Scale;
  /** 1 if more of the objective is better, -1 if less; 0 where nothing can be best by it. */
  readonly better: 1 | 0 | -1;
  /** Place of the structure the others are compared with. */
  readonly reference: number;
  readonly structures: readonly ShownStructure[];
}

export interface ShownStructure {
  readonly id: string;
  readonly name: string;
  readonly mean: number;
  readonly standardError: number;
  readonly difference?: { readonly mean: number; readonly standardError: number };
  readonly probabilityBest: number;
}

/** Undefined where nothing may be moved, or the figures are not those of a whole run. */
export function liveData(input: LiveInput): LiveData | undefined {
  const movable = movablePlan(input.scenario);
  const controls = chooseControls(input, movable);
  const shown = shownOf(input);
  const isKnown = shown.structures.length === movable.plan.structures.length;
  return controls.length === 0 || !isKnown ? undefined : { movable: compacted(movable), controls, shown };
}

function shownOf({ scenario, run }: LiveInput): Shown {
  const { objective } = scenario;
  const currency = objectiveCurrency(run);
  const structures = run.structures.map((own) => shownStructure(own, run));
  const scale = scaleFor(
    objectiveText(run).unit,
    structures.map(({ mean }) => mean),
  );
  return {
    subject: { scenario: run.name, file: run.file.split(/[/\\]/u).at(-1) ?? run.file },
    trials: run.trials,
    objective: objectiveText(run).label,
    ...(currency !== undefined && { currency }),
    scale,
    better: canRank(objective) ? direction(objective) : 0,
    reference: run.structures.findIndex(({ id }) => id === run.reference),
    structures,
  };
}

function shownStructure(
  { id, outcomes, difference, probabilityBest }: StoredStructure,
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
