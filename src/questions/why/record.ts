import * as z from "zod";
import { PLAYER_IDS } from "../../analysis/why/players.js";
import { estimate, figure, textList, whole } from "../../report/result/figure.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";

const spread = estimate.extend({ p5: figure, p95: figure });

const contribution = spread.extend({
  id: z.enum(PLAYER_IDS),
  /** Ids of the effects before and after the switch. */
  from: textList,
  to: textList,
});

/** The objective's difference between two structures as a sum of contributions. */
const bridge = z.object({
  view: z.enum(["target", "origin"]),
  orders: z.enum(["all", "sampled"]),
  coalitions: whole,
  trials: whole,
  noData: whole,
  from: spread,
  to: spread,
  total: spread,
  contributions: z.array(contribution).readonly(),
  roundingError: figure,
});

const stage = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.enum(["count", "currency", "currency/month"]),
  from: estimate,
  to: estimate,
  difference: estimate,
  ratio: figure,
});

const factor = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.enum(["count", "fraction", "currency"]),
  from: figure,
  to: figure,
  ratio: figure,
  logRatio: estimate,
  share: figure,
});

const source = z.object({
  source: z.enum(["marketing", "sales"]),
  bookings: z.object({ from: figure, to: figure, ratio: figure, logRatio: estimate }),
  factors: z.array(factor).readonly(),
});

/** Where the difference between two structures of a scenario comes from. */
export const whyFiguresSchema = z.object({
  why: z.object({
    from: z.string(),
    to: z.string(),
    bridge,
    funnel: z.object({ trials: whole, stages: z.array(stage).readonly(), sources: z.array(source).readonly() }),
  }),
});

export type WhyFigures = z.output<typeof whyFiguresSchema>;
export type WhyResult = Pick<ScenarioHeader, "name" | "replicates" | "objective" | "objectiveLabel" | "effects"> &
  WhyFigures["why"];
