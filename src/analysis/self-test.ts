import { OUTCOME_IDS, type OutcomeId } from "../funnel/outcomes.js";
import type { Block } from "../simulation/block.js";
import { createMachine, type Machine } from "../simulation/machine.js";
import type { Plan } from "../simulation/plan.js";
import { requirePlan } from "../simulation/require-batch.js";
import { outcomeSamples } from "./outcome-samples.js";

export type SelfTestWay = "twin" | "added" | "reversed" | "chunks";

/** One way of simulating a plan again that must not change a single number. */
export interface SelfTestPart {
  /**
   * `twin`: a structure against an equal one in the same run (the A/A test). `added`: the run without against the run with the
   * twins. `reversed`: the structures in reverse order. `chunks`: the trials cut into other pieces, in this thread.
   */
  readonly way: SelfTestWay;
  readonly structure: string;
  /** Numbers compared: one per sample and outcome. */
  readonly compared: number;
  /** Those that are not equal in every bit but the sign of zero; no data equals no data. */
  readonly different: number;
  readonly first?: SelfTestDifference;
}

/** The first difference; trial and replicate count from 0. */
export interface SelfTestDifference {
  readonly trial: number;
  readonly replicate: number;
  readonly outcome: OutcomeId;
  readonly value: number;
  readonly again: number;
}

/** Compares the blocks of a run with the same trials simulated again in other ways. */
export interface RunningSelfTest {
  readonly add: (block: Block) => void;
  readonly result: () => readonly SelfTestPart[];
}

/** Trials per piece: of unequal sizes, none of them that of a block. */
const CHUNKS = [1, 2, 7, 190, 61];

/** @throws InvalidInput for what is no plan */
export function createSelfTest(plan: Plan): RunningSelfTest {
  requirePlan(plan);
  const ids = plan.structures.map(({ id }) => id);
  const twins = createMachine(twinPlan(plan));
  const reversed = createMachine({ ...plan, structures: [...plan.structures].reverse() });
  const same = createMachine(plan);
  const parts = ids.map((structure) => ({
    twin: emptyPart("twin", structure),
    added: emptyPart("added", structure),
    reversed: emptyPart("reversed", structure),
    chunks: emptyPart("chunks", structure),
  }));
  return {
    add: (block) => {
      const beside = again(twins, block);
      const backwards = again(reversed, block);
      const pieces = inChunks(block).map(({ from, trials }) => same.simulate(from, trials, NOTHING_ELSE));
      parts.forEach((part, structure) => {
        compare(part.twin, beside, 2 * structure, beside, 2 * structure + 1);
        compare(part.added, block, structure, beside, 2 * structure);
        compare(part.reversed, block, structure, backwards, ids.length - 1 - structure);
        for (const piece of pieces) compare(part.chunks, block, structure, piece, structure);
      });
    },
    result: () => parts.flatMap(({ twin, added, reversed, chunks }) => [twin, added, reversed, chunks]),
  };
}

const NOTHING_ELSE = { inputs: false, tallies: false };

type Counting = { -readonly [Key in keyof SelfTestPart]: SelfTestPart[Key] };

const emptyPart = (way: SelfTestPart["way"], structure: string): Counting => ({
  way,
  structure,
  compared: 0,
  different: 0,
});

const again = (machine: Machine, { firstTrial, trials }: Block): Block =>
  machine.simulate(firstTrial, trials, NOTHING_ELSE);

/** Every structure followed by its twin; effects of its own are drawn for the twin too, as inputs of its own. */
function twinPlan(plan: Plan): Plan {
  const book = new Set(plan.inputs.filter(({ id, stream }) => id === stream).map(({ id }) => id));
  const twinOf = (id: string): string => (book.has(id) ? id : `${id} (twin)`);
  const own = plan.inputs.filter(({ id }) => !book.has(id));
  return {
    ...plan,
    inputs: [...plan.inputs, ...own.map((input) => ({ ...input, id: twinOf(input.id) }))],
    structures: plan.structures.flatMap((structure) => [
      structure,
      {
        ...structure,
        id: `${structure.id} (twin)`,
        states: structure.states.map((state) => ({
          ...state,
          effects: state.effects.map((term) => ({ ...term, input: twinOf(term.input) })),
          overrides: state.overrides.map((override) => ({ ...override, input: twinOf(override.input) })),
        })),
      },
    ]),
  };
}

function inChunks({ firstTrial, trials }: Block): { from: number; trials: number }[] {
  const chunks: { from: number; trials: number }[] = [];
  for (let done = 0, turn = 0; done < trials; turn++) {
    const size = Math.min(CHUNKS[turn % CHUNKS.length], trials - done);
    chunks.push({ from: firstTrial + done, trials: size });
    done += size;
  }
  return chunks;
}

/** Compares what `other` has of a structure with the same trials of `block`. */
function compare(part: Counting, block: Block, structure: number, other: Block, otherStructure: number): void {
  const offset = (other.firstTrial - block.firstTrial) * block.replicates;
  for (const outcome of OUTCOME_IDS) {
    const values = outcomeSamples(block, structure, outcome);
    const others = outcomeSamples(other, otherStructure, outcome);
    for (let sample = 0; sample < others.length; sample++) {
      const [value, again] = [values[offset + sample], others[sample]];
      if (value === again || (Number.isNaN(value) && Number.isNaN(again))) continue;
      part.different++;
      const trial = other.firstTrial + Math.floor(sample / block.replicates);
      part.first ??= { trial, replicate: sample % block.replicates, outcome, value, again };
    }
    part.compared += others.length;
  }
}
