import * as z from "zod";
import { estimate, figure, whole } from "../../../report/result/figure.js";
import { objectiveText, type ObjectiveName } from "../../../report/outcome-text.js";
import type { StoredSide } from "./side.js";

/** What can be held against another result. */
export type StoredFigures = Pick<StoredSide, "structures" | "pairs" | "checks" | "variants">;

export const NO_FIGURES: StoredFigures = { structures: [], pairs: [], checks: [], variants: [] };

/** What of a run is compared: the same in both versions of the result file. */
export const storedRun = z.object({
  structures: z
    .array(
      z.object({
        id: z.string(),
        outcomes: z.record(z.string(), estimate),
        probabilityBest: figure,
        probabilityBestStandardError: figure,
      }),
    )
    .readonly(),
  pairs: z
    .array(z.object({ first: z.string(), second: z.string(), advantage: figure, advantageStandardError: figure }))
    .readonly(),
});

const samples = z.object({
  method: z.enum(["samples", "comparison"]),
  best: z.string(),
  second: z.string(),
  structures: z.array(z.object({ id: z.string(), objective: estimate })).readonly(),
  lead: estimate,
});

/** From fresh runs of a design: no structure has a mean. */
const storedDrivers = z.object({ drivers: z.union([samples, z.object({ method: z.string() })]) });

const pair = z.object({ from: estimate, to: estimate, total: estimate });
const storedWhy = z.object({
  why: z.object({ from: z.string(), to: z.string(), bridge: pair.exactOptional(), lead: pair.exactOptional() }),
});

const storedVariant = storedRun.pick({ structures: true }).extend({
  winner: z.string().exactOptional(),
  next: z.string().exactOptional(),
  lead: estimate.exactOptional(),
});

/** Of a sweep the scenario as it is, and every what-if. */
const storedSweep = z.object({
  base: storedVariant,
  parameters: z.array(z.object({ key: z.string() })),
  variants: z.array(
    storedVariant.extend({ variant: z.string(), values: z.array(z.string()), trials: whole, objective: z.string() }),
  ),
});

const storedCheck = z.object({ checks: z.array(z.object({ name: z.string(), result: z.string() })).readonly() });

export function runStructures({ structures, pairs }: z.output<typeof storedRun>): StoredFigures {
  return {
    ...NO_FIGURES,
    structures: structures.map(({ id, outcomes, probabilityBest, probabilityBestStandardError }) => ({
      id,
      outcomes,
      best: { mean: probabilityBest, standardError: probabilityBestStandardError },
    })),
    pairs: pairs.map(({ first, second, advantage, advantageStandardError }) => ({
      first,
      second,
      advantage: { mean: advantage, standardError: advantageStandardError },
    })),
  };
}

function driversStructures({ drivers }: z.output<typeof storedDrivers>, { objective }: ObjectiveName): StoredFigures {
  if (!("lead" in drivers)) return NO_FIGURES;
  const { structures, best, second, lead } = drivers;
  return {
    ...NO_FIGURES,
    structures: structures.map(({ id, objective: mean }) => ({ id, outcomes: { [objective]: mean } })),
    pairs: [{ first: best, second, advantage: lead }],
  };
}

function whyStructures({ why }: z.output<typeof storedWhy>, name: ObjectiveName): StoredFigures {
  const { from, to, bridge, lead = bridge } = why;
  if (lead === undefined) return NO_FIGURES;
  const sign = objectiveText(name).better === "lower" ? -1 : 1;
  return {
    ...NO_FIGURES,
    structures: [
      { id: from, outcomes: { [name.objective]: lead.from } },
      { id: to, outcomes: { [name.objective]: lead.to } },
    ],
    pairs: [{ first: to, second: from, advantage: { ...lead.total, mean: sign * lead.total.mean } }],
  };
}

function sweepStructures({ base, parameters, variants }: z.output<typeof storedSweep>): StoredFigures {
  return {
    ...variantStructures(base),
    variants: variants.map((one) => ({
      variant: one.variant,
      trials: one.trials,
      objective: one.objective,
      values: parameters.map(({ key }, place) => ({ key, value: one.values[place] })),
      ...variantStructures(one),
    })),
  };
}

function variantStructures({ structures, winner, next, lead }: z.output<typeof storedVariant>): StoredFigures {
  const isLed = winner !== undefined && next !== undefined && lead !== undefined;
  const pairs = isLed
    ? [{ first: winner, second: next, advantage: lead.mean, advantageStandardError: lead.standardError }]
    : [];
  return runStructures({ structures, pairs });
}

/** What a scenario's part of a result tells, by the objective it names. */
export type FiguresBy = (name: ObjectiveName) => StoredFigures;

/** By question, what is read of a scenario; of any other question only settings and assumptions are compared. */
export const FIGURES_OF: Readonly<Record<string, z.ZodType<FiguresBy>>> = {
  run: storedRun.transform((run) => () => runStructures(run)),
  drivers: storedDrivers.transform((drivers) => (name: ObjectiveName) => driversStructures(drivers, name)),
  why: storedWhy.transform((why) => (name: ObjectiveName) => whyStructures(why, name)),
  sweep: storedSweep.transform((sweep) => () => sweepStructures(sweep)),
  check: storedCheck.transform(({ checks }) => () => ({ ...NO_FIGURES, checks })),
};
