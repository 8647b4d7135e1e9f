import * as z from "zod";
import { OUTCOME_IDS } from "../../../funnel/outcomes.js";
import { figure, whole } from "../../../report/result/figure.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";

/** One way of simulating again and one structure. Trials and replicates count from 0. */
const part = z.object({
  way: z.enum(["twin", "added", "reversed", "chunks"]),
  structure: z.string(),
  /** Numbers compared, and those that are not equal in every bit. */
  compared: whole,
  different: whole,
  first: z
    .object({ trial: whole, replicate: whole, outcome: z.enum(OUTCOME_IDS), value: figure, again: figure })
    .exactOptional(),
});

/** What simulating a scenario's trials again in ways that must not change a number has changed. */
export const selfTestFiguresSchema = z.object({ passed: z.boolean(), parts: z.array(part).readonly() });

export type SelfTestFigures = z.output<typeof selfTestFiguresSchema>;
export type SelfTestRecord = ScenarioHeader & SelfTestFigures;
