import type { Block } from "../block.js";
import type { Wants } from "../runner.js";

/** What a store has of a block beside its outcomes, where it was asked for; in the order of a file's name. */
export const EXTRAS = ["profits", "spent"] as const;
export type Extra = (typeof EXTRAS)[number];

export const extrasWanted = ({ profits, costs }: Wants): readonly Extra[] =>
  EXTRAS.filter((extra) => (extra === "profits" ? profits === true : costs !== undefined));

export const extrasOf = (block: Block): readonly Extra[] => EXTRAS.filter((extra) => block[extra] !== undefined);

/** Whether all that is wanted is there. */
export const hasExtras = (own: readonly Extra[], wanted: readonly Extra[]): boolean =>
  wanted.every((extra) => own.includes(extra));

/** A block with its outcomes and these extras alone. */
export function withExtrasAlone(block: Block, extras: readonly Extra[]): Block {
  const { firstTrial, trials, replicates, outcomes } = block;
  const own = Object.fromEntries(extras.map((extra) => [extra, block[extra]]));
  return { firstTrial, trials, replicates, outcomes, ...own };
}
