import { singleOutcome } from "../../analysis/objective.js";
import { OUTCOME_IDS, type OutcomeId } from "../../funnel/outcomes.js";
import type { Columns } from "../../report/columnar/columns.js";
import { inputColumns, sampleColumns, type SampleNames } from "../../report/samples/columns.js";
import { tableWriter, type SampleFormat } from "../../report/samples/table.js";
import type { Scenario } from "../../scenario/scenario.js";
import type { Block } from "../../simulation/block.js";
import type { DraftFile, OpenFiles } from "../surroundings.js";

export interface SamplesOptions {
  readonly samples?: string;
  readonly samplesInputs?: string;
}

/** Files that every block of a run is written to, so that memory does not grow with the number of trials. */
export interface SampleFiles {
  /** Whether the blocks must hold inputs. */
  readonly inputs: boolean;
  readonly add: (scenario: Scenario, block: Block) => void;
  /** By their names: each `keep` ends the file and gives it its name. */
  readonly files: readonly { readonly file: string; readonly keep: (isPartial: boolean) => Promise<void> }[];
  readonly discard: () => void;
}

const FORMATS = { ".csv": "csv", ".parquet": "parquet" } as const;

/** The files asked for. Throws InvalidInput before anything runs if one cannot be written. */
export function openSamples(
  { samples, samplesInputs }: SamplesOptions,
  outcomes: readonly OutcomeId[] | undefined,
  openFiles: OpenFiles,
): SampleFiles {
  const asked = [samples, samplesInputs].filter((file) => file !== undefined);
  const files = openFiles<SampleFormat>(asked, FORMATS).map(openTable);
  const [outcomeTable, inputTable] = samples === undefined ? [undefined, files.at(0)] : files;
  return {
    inputs: inputTable !== undefined,
    add: (scenario, block) => {
      const names = namesOf(scenario, outcomes);
      outcomeTable?.add(sampleColumns(names, block));
      inputTable?.add(inputColumns(names, block));
    },
    files: files.map(({ keep }, place) => ({ file: asked[place], keep })),
    discard: () => {
      for (const file of files) file.discard();
    },
  };
}

function openTable({ format, draft }: { readonly format: SampleFormat; readonly draft: DraftFile }) {
  const table = tableWriter(format, draft.write);
  return {
    add: (columns: Columns) => {
      table.add(columns);
    },
    keep: (isPartial: boolean) => {
      table.finish();
      return draft.keep(isPartial);
    },
    discard: draft.discard,
  };
}

/** Without `--outcomes` every outcome, and a mix if that is the objective. */
function namesOf(
  { name, file, structures, objective, plan }: Scenario,
  chosen: readonly OutcomeId[] | undefined,
): SampleNames {
  const mix = singleOutcome(objective) === undefined ? (["objective"] as const) : [];
  return {
    file,
    scenario: name,
    structureIds: structures.map(({ id }) => id),
    inputIds: plan.inputs.map(({ id }) => id),
    objective,
    outcomes: chosen ?? [...OUTCOME_IDS, ...mix],
  };
}
