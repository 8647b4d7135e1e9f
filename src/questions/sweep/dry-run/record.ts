import * as z from "zod";
import { textList, whole } from "../../../report/result/figure.js";
import { parameterSchema, sweepMethod } from "../record.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";

/** What a sweep would simulate of a scenario. */
export const dryRunFiguresSchema = z.object({
  method: sweepMethod,
  parameters: z.array(parameterSchema).readonly(),
  variants: z.array(z.object({ variant: z.string(), values: textList })).readonly(),
  /** What-ifs that are no scenario. */
  invalid: z.array(z.object({ variant: z.string(), values: textList })).readonly(),
  /** Structure-months of all, with the scenario as it is, by estimate. */
  work: whole,
});

export type DryRunFigures = z.output<typeof dryRunFiguresSchema>;
export type DryRunRecord = ScenarioHeader & DryRunFigures;
