import { joinedValues } from "../foundation/joined-values.js";
import type { Block } from "./block.js";

/** Puts pieces of blocks together again. */
export interface BlockJoiner {
  /** Takes the pieces in trial order; resolves when what becomes of a block that it makes whole is done. */
  readonly add: (piece: Block) => Promise<void>;
  /** Hands over what is left: a block with fewer trials. */
  readonly end: () => Promise<void>;
}

/**
 * Outcomes and inputs of pieces as blocks of `trials` trials, for what depends on the cut; without what is of months, which is why
 * there are pieces. A piece that is a whole block is handed over as it is.
 * @param trials a multiple of those of a piece
 */
export function joinedBlocks(trials: number, onBlock: (block: Block) => unknown): BlockJoiner {
  let pieces: Block[] = [];
  let held = 0;
  const end = async (): Promise<void> => {
    const own = pieces;
    pieces = [];
    held = 0;
    if (own.length > 0) await onBlock(own.length === 1 ? own[0] : joined(own));
  };
  return {
    add: async (piece) => {
      pieces.push(trials === piece.trials ? piece : withoutMonths(piece));
      held += piece.trials;
      if (held >= trials) await end();
    },
    end,
  };
}

const withoutMonths = ({ firstTrial, trials, replicates, outcomes, outcomeIds, inputs }: Block): Block => ({
  firstTrial,
  trials,
  replicates,
  outcomes,
  ...(outcomeIds && { outcomeIds }),
  ...(inputs && { inputs }),
});

function joined(pieces: readonly Block[]): Block {
  const [{ firstTrial, replicates, inputs, outcomes, outcomeIds, trials: perPiece }] = pieces;
  const trials = pieces.reduce((sum, piece) => sum + piece.trials, 0);
  const rows = outcomes.length / (perPiece * replicates);
  const whole = new Float64Array(rows * trials * replicates);
  for (const piece of pieces) {
    const samples = piece.trials * replicates;
    const first = (piece.firstTrial - firstTrial) * replicates;
    for (let row = 0; row < rows; row++) {
      whole.set(piece.outcomes.subarray(row * samples, (row + 1) * samples), row * trials * replicates + first);
    }
  }
  return {
    firstTrial,
    trials,
    replicates,
    outcomes: whole,
    ...(outcomeIds && { outcomeIds }),
    ...(inputs && { inputs: joinedValues(pieces.map(({ inputs: own = new Float64Array(0) }) => own)) }),
  };
}
