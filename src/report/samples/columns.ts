import { objectiveSamples, type Objective } from "../../analysis/objective.js";
import type { SeriesId } from "../../analysis/comparison.js";
import { outcomeSamples } from "../../analysis/outcome-samples.js";
import type { Block } from "../../simulation/block.js";
import type { Columns } from "../columnar/columns.js";

/** What the samples of a scenario's blocks are called. */
export interface SampleNames {
  readonly file: string;
  readonly scenario: string;
  /** In the order of the blocks. */
  readonly structureIds: readonly string[];
  readonly inputIds: readonly string[];
  readonly objective: Objective;
  /** Which outcomes there are rows of; `objective` for a mix. */
  readonly outcomes: readonly SeriesId[];
}

/** One row per trial, replicate, structure and outcome. Trials and replicates count from 0. */
export function sampleColumns(names: SampleNames, block: Block): Columns {
  const { file, scenario, structureIds, outcomes } = names;
  const samples = structureIds.map((_, structure) =>
    outcomes.map((id) => samplesOf(names.objective, block, structure, id)),
  );
  const trial: number[] = [];
  const replicate: number[] = [];
  const structure: string[] = [];
  const outcome: string[] = [];
  const value: number[] = [];
  for (let sample = 0; sample < block.trials * block.replicates; sample++) {
    structureIds.forEach((id, place) => {
      outcomes.forEach((name, row) => {
        trial.push(block.firstTrial + Math.floor(sample / block.replicates));
        replicate.push(sample % block.replicates);
        structure.push(id);
        outcome.push(name);
        value.push(samples[place][row][sample]);
      });
    });
  }
  return [
    { name: "file", kind: "text", data: new Array<string>(trial.length).fill(file) },
    { name: "scenario", kind: "text", data: new Array<string>(trial.length).fill(scenario) },
    { name: "trial", kind: "whole", data: trial },
    { name: "replicate", kind: "whole", data: replicate },
    { name: "structure", kind: "text", data: structure },
    { name: "outcome", kind: "text", data: outcome },
    { name: "value", kind: "number", data: value },
  ];
}

function samplesOf(objective: Objective, block: Block, structure: number, id: SeriesId): Float64Array {
  if (id !== "objective") return outcomeSamples(block, structure, id);
  return objectiveSamples(objective, (outcome) => outcomeSamples(block, structure, outcome));
}

/** One row per trial and input: what was drawn for the assumptions and the structures' own effects. */
export function inputColumns(
  { file, scenario, inputIds }: SampleNames,
  { firstTrial, trials, inputs }: Block,
): Columns {
  if (inputs === undefined) throw new TypeError("the block has no inputs");
  const rows = Array.from({ length: trials * inputIds.length }, (_, row) => row);
  return [
    { name: "file", kind: "text", data: rows.map(() => file) },
    { name: "scenario", kind: "text", data: rows.map(() => scenario) },
    { name: "trial", kind: "whole", data: rows.map((row) => firstTrial + Math.floor(row / inputIds.length)) },
    { name: "input", kind: "text", data: rows.map((row) => inputIds[row % inputIds.length]) },
    { name: "value", kind: "number", data: rows.map((row) => inputs[row]) },
  ];
}
