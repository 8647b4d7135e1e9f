import * as z from "zod";
import { estimate } from "./figure.js";

/** Who is best, and by how much; `flips`: another than the one that is best as things are. */
const winner = { winner: z.string(), lead: estimate.exactOptional(), flips: z.boolean() };

const choice = { choice: z.string(), option: z.string() };

/** What another option of a choice would do for one structure, all others as they are. */
const choiceEffect = z.object({
  ...choice,
  current: z.string(),
  structure: z.string(),
  /** Another structure of the scenario that this one then is, but for what its managers cost. */
  sameAs: z.string().exactOptional(),
  /** Of the structure's objective, paired. */
  change: estimate,
  ...winner,
});

/** The structures with one option for all of them. */
export const equalChoiceSchema = z.object({
  ...choice,
  ...winner,
  structures: z
    .array(
      z.object({
        id: z.string(),
        isChanged: z.boolean(),
        objective: estimate,
        /** Paired: by how much the structure that is best as things are is then better; of that structure's own option only. */
        shortfall: estimate.exactOptional(),
      }),
    )
    .readonly(),
});

/** What choices do, beside what is not known. */
export const choicesSchema = z.object({
  trials: z.int().min(0),
  asTheyAre: z.object({ winner: winner.winner, lead: winner.lead }),
  effects: z.array(choiceEffect).readonly(),
  equal: z.array(equalChoiceSchema).readonly(),
});

export type EqualChoiceRecord = z.output<typeof equalChoiceSchema>;
export type ChoicesRecord = z.output<typeof choicesSchema>;
