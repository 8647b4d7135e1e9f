import * as z from "zod";
import { COST_LINE_IDS } from "../../analysis/why/cost-lines.js";
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

/** A difference between two structures as a sum of contributions. */
const decomposition = {
  from: spread,
  to: spread,
  total: spread,
  contributions: z.array(contribution).readonly(),
  /** What the parts do not add up to, where they rest on fewer trials than the total. */
  untold: estimate.exactOptional(),
  roundingError: figure,
};

/** What is spent on one thing, discounted; a positive difference is money that the second structure spends more. */
const costLine = z.object({ id: z.enum(COST_LINE_IDS), from: spread, to: spread, difference: spread });

/** The objective's difference between two structures. */
const bridge = z.object({
  view: z.enum(["target", "origin"]),
  orders: z.enum(["all", "sampled"]),
  coalitions: whole,
  trials: whole,
  noData: whole,
  ...decomposition,
  /** Of an objective in money, the same for what comes in before costs. */
  earned: z.object(decomposition).exactOptional(),
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
    /** What a lead must exceed to matter, in the unit of the objective. */
    indifference: figure,
    /** Absent if it was interrupted; then `lead` is there. */
    bridge: bridge.exactOptional(),
    /** The objective of both and its difference, where there is no bridge to tell it. */
    lead: z.object({ from: spread, to: spread, total: spread }).exactOptional(),
    /** What is spent, kind by kind: what is earned less these is the objective, where that is in money. */
    costs: z.array(costLine).readonly(),
    funnel: z.object({ trials: whole, stages: z.array(stage).readonly(), sources: z.array(source).readonly() }),
  }),
});

export type WhyFigures = z.output<typeof whyFiguresSchema>;
export type WhyResult = ScenarioHeader & WhyFigures["why"];
/** With its bridge: not interrupted. */
export type ExplainedResult = WhyResult & Pick<Required<WhyResult>, "bridge">;
