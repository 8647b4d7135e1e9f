import type { OutcomeId } from "../funnel/outcomes.js";
import { singleOutcome } from "../analysis/objective.js";
import { OUTCOME_IDS } from "../funnel/outcomes.js";
import { inputColumns, sampleColumns, type Columns, type SampleNames } from "../report/samples/columns.js";
import { tableWriter, type SampleFormat } from "../report/samples/table.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Block } from "../simulation/block.js";
import type { Io } from "./io.js";
import { filesByExtension, refusedBySystem, type OutputFile } from "./output.js";

export interface SamplesOptions {
  readonly samples?: string;
  readonly samplesInputs?: string;
}

/** Files that every block of a run is written to, so that memory does not grow with the number of trials. */
export interface SampleFiles {
  /** Whether the blocks must hold inputs. */
  readonly inputs: boolean;
  readonly add: (scenario: Scenario, block: Block) => void;
  /** Ends the files and gives them their names. */
  readonly keep: () => void;
  readonly discard: () => void;
}

const FORMATS = { ".csv": "csv", ".parquet": "parquet" } as const;

/** The files asked for. Throws InvalidInput before anything runs if one cannot be written. */
export function openSamples(
  { samples, samplesInputs }: SamplesOptions,
  outcomes: readonly OutcomeId[] | undefined,
  io: Io,
): SampleFiles {
  const asked = [samples, samplesInputs].filter((file) => file !== undefined);
  const outputs = filesByExtension<SampleFormat>(asked, FORMATS, io);
  const files = outputs.map((output) => openTable(output, io));
  const [outcomeTable, inputTable] = samples === undefined ? [undefined, files.at(0)] : files;
  return {
    inputs: inputTable !== undefined,
    add: (scenario, block) => {
      const names = namesOf(scenario, outcomes);
      outcomeTable?.add(sampleColumns(names, block));
      inputTable?.add(inputColumns(names, block));
    },
    keep: () => {
      for (const file of files) file.keep();
    },
    discard: () => {
      for (const file of files) file.discard();
    },
  };
}

function openTable({ file, format }: OutputFile<SampleFormat>, io: Io) {
  const refused = refusedBySystem(file);
  const draft = refused(() => io.openFile(file));
  const table = tableWriter(format, (bytes) => {
    refused(() => {
      draft.write(bytes);
    });
  });
  return {
    add: (columns: Columns) => {
      table.add(columns);
    },
    keep: () => {
      table.finish();
      refused(draft.keep);
    },
    discard: draft.discard,
  };
}

/** Without `--outcomes` every outcome, and a mix if that is the objective. */
function namesOf(
  { name, structures, objective, plan }: Scenario,
  chosen: readonly OutcomeId[] | undefined,
): SampleNames {
  const mix = singleOutcome(objective) === undefined ? (["objective"] as const) : [];
  return {
    scenario: name,
    structureIds: structures.map(({ id }) => id),
    inputIds: plan.inputs.map(({ id }) => id),
    objective,
    outcomes: chosen ?? [...OUTCOME_IDS, ...mix],
  };
}
