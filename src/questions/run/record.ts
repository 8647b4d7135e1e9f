import * as z from "zod";
import { BACKGROUNDS, MANDATES, PLACED_TEAMS, RELATIONS, TEAM_PLACES, TEAMS } from "../../organisation/structure.js";
import { equalChoiceSchema } from "../../report/result/choice.js";
import { estimate, figure, figures, whole } from "../../report/result/figure.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";

const varianceComponent = z.object({ variance: figure, standardError: figure });

const sampleStatistics = z.object({
  mean: figure,
  /** Monte Carlo standard error of the mean. */
  standardError: figure,
  p5: figure,
  p50: figure,
  p95: figure,
  /** Samples without data: for want of events (0/0), left out of the figures, or because a number overflowed. */
  noData: whole,
  /** Of these, those in which a number overflowed: the figures are then withheld. Absent if none did. */
  overflowed: whole.exactOptional(),
  /** Only with two replicates or more. */
  varianceSplit: z.object({ whatWeDoNotKnow: varianceComponent, luck: varianceComponent }).exactOptional(),
});

const outcomeStatistics = sampleStatistics.extend({ sd: figure });

const differenceStatistics = sampleStatistics.extend({
  /** Whether the 95 % Monte Carlo interval of the mean leaves out 0. */
  resolved: z.boolean(),
  varianceReduction: figure,
});

/** What a structure is made of where it ends up: in its last state. */
const makeup = z.object({
  relation: z.enum(RELATIONS),
  mandate: z.enum(MANDATES),
  /** False where its chart has no effect, as a yardstick. */
  effectsOn: z.boolean(),
  /** Posts per team. */
  posts: z.record(z.enum(TEAMS), whole),
  /** Where the placed teams of the chart stand. */
  places: z.partialRecord(z.enum(PLACED_TEAMS), z.enum(TEAM_PLACES)),
  /** Managers of the chart, beside the teams' own heads. */
  managers: z
    .array(z.object({ name: z.string(), title: z.string().exactOptional(), background: z.enum(BACKGROUNDS) }))
    .readonly(),
  /** Assumptions that it sets differently from the scenario. */
  overrides: z.array(z.object({ assumption: z.string(), value: z.string() })).readonly(),
  /** It is so only after the last month simulated. */
  afterHorizon: z.literal(true).exactOptional(),
  /** It differs from today's structure in its mandate and in nothing else. */
  onlyMandateChanges: z.literal(true).exactOptional(),
});

const structure = z.object({
  id: z.string(),
  relation: z.enum(RELATIONS),
  background: z.enum(BACKGROUNDS),
  mandate: z.enum(MANDATES),
  makeup,
  outcomes: z.record(z.string(), outcomeStatistics),
  /** Paired, this structure less the reference; absent for the reference. */
  difference: z.record(z.string(), differenceStatistics).exactOptional(),
  probabilityBest: figure,
  probabilityBestStandardError: figure,
  /** Share of the worlds in which its expectation, the mean over the streams of luck, is best; only with ten replicates or more. */
  expectedBest: z.object({ probability: figure, standardError: figure }).exactOptional(),
  /** Share of the samples in which it is worse than the reference by more than `indifference`; absent for the reference. */
  worseThanReference: z
    .object({
      probability: figure,
      standardError: figure,
      /** Only from sums: by how much the share may be off, beside its error. */
      offBy: figure.exactOptional(),
    })
    .exactOptional(),
  expectedRegret: figure,
  expectedRegretStandardError: figure,
  rank: figure,
});

/** Two structures by the objective; every pair stands once, in the order of the scenario. */
const pair = z.object({
  first: z.string(),
  second: z.string(),
  /** P(the first is better in a sample), ties counting half, and its Monte Carlo standard error. */
  probabilityFirstBetter: figure,
  standardError: figure,
  /** Mean objective of the first less that of the second, its sign turned if less is better: positive means the first is better. */
  advantage: figure,
  advantageStandardError: figure,
});

/** `reached`: whether the target was; if not, `maxTrials` or an interrupt ended the run. */
const stoppingCommon = { reached: z.boolean(), maxTrials: whole };

const precisionStopping = z.object({
  until: z.literal("precision"),
  /** Of the mean (0.01 = 1 %), or in the unit of the objective. */
  kind: z.enum(["relative", "absolute"]),
  target: z.number().positive(),
  ...stoppingCommon,
  /** The widest 95 % half-width of a structure's mean objective, in the target's terms. */
  halfWidth: figure,
});

const winnerStopping = z.object({
  until: z.literal("winner"),
  confidence: z.number().gt(0).lt(1),
  /** In the unit of the objective, as the run ended. */
  indifference: figure,
  ...stoppingCommon,
  /** The structure whose mean objective may be short of the best by least. */
  leader: z.string(),
  /** With the confidence asked for, it is short by no more than this. */
  shortfallAtMost: figure,
});

const curve = z.object({
  structure: z.string(),
  /** Key of the outcome as in `outcomes`. */
  outcome: z.string(),
  /**
   * `monthly`: what the month alone brought; `cumulative`: all months up to its end; `difference`: cumulative, paired, less that
   * of the reference. Stocks and indices are their values at the end of the month in the first two.
   */
  measure: z.enum(["monthly", "cumulative", "difference"]),
  mean: figures,
  standardError: figures,
  p5: figures,
  p95: figures,
  /** Samples without data, left out. */
  noData: figures,
});

/** When the cumulative objective of one of two structures overtakes the other's for good. Months count from 1. */
const crossing = z.object({
  first: z.string(),
  second: z.string(),
  /** Share of the samples in which that happens within the horizon. */
  probability: figure,
  standardError: figure,
  /** Share of the samples in which it is the first that overtakes. */
  firstOvertakes: figure,
  /** Quantiles of the month among the samples in which it happens. */
  month: z.object({ p5: figure, p50: figure, p95: figure }),
  /** The month in which the mean curves cross for good; absent where the trials do not tell that they do. */
  meanCurvesMonth: z.number().exactOptional(),
  /** Before `from` the trials tell the one ahead, from `to` on the other (95 % intervals of the mean lead, each month on its own). */
  meanCurvesBetween: z.object({ from: z.int(), to: z.int() }).exactOptional(),
});

/** Monthly series. Place 0 of every list is the first month simulated. */
const series = z.object({
  curves: z.array(curve).readonly(),
  /** One per pair of structures. */
  crossings: z.array(crossing).readonly(),
  /** The rank of a quantile is off by at most this share of the samples; 0 = exact. */
  quantileRankError: figure,
});

const paybackMonth = z.union([z.int().min(1), z.literal("later")]);

/**
 * When a change has paid for itself: the month, from 1, from which cumulative discounted profit stays above that of today's
 * structure, up to the horizon. Quantiles are over all samples; those not ahead at the horizon count as later.
 */
const payback = z.object({
  structure: z.string(),
  /** P(paid back within the horizon). */
  withinHorizon: estimate,
  p5: paybackMonth,
  p50: paybackMonth,
  p95: paybackMonth,
});

/** What a run says of a scenario. */
export const runFiguresSchema = z.object({
  /** Samples in which a structure had no objective: left out of probability best and regret. */
  incompleteSamples: whole,
  /** The rank of a quantile is off by at most this share of the samples; 0 = exact, null from sums. */
  quantileRankError: figure,
  /** Only from sums: the samples that a quantile lies between are known to this share of each. All but quantiles and shares worse is exact. */
  quantileValueError: figure.exactOptional(),
  /** Differences of the objective up to this do not matter, in its unit. */
  indifference: figure,
  /** Only of a run that was to stop at a precision or a winner. */
  stopping: z.discriminatedUnion("until", [precisionStopping, winnerStopping]).exactOptional(),
  /** How the book's assumptions were drawn, if not independently: scrambled Sobol' points; standard errors then have 31 degrees of freedom. */
  sampling: z.literal("qmc").exactOptional(),
  /** In the order of the file. */
  structures: z.array(structure).readonly(),
  /** Every pair of structures by the objective. */
  pairs: z.array(pair).readonly(),
  /** Of every structure that today's is changed into on the way. */
  paybacks: z.array(payback).readonly().exactOptional(),
  /** The winner's mandate for all; absent where all have it. */
  equalMandate: equalChoiceSchema.exactOptional(),
  /** Today's structure with another mandate than now and than the winner's: by how much the winner is then better, paired. */
  todayAsked: z.object({ option: z.enum(MANDATES), shortfall: estimate }).exactOptional(),
  /** Why it is missing although mandates differ. */
  equalMandateWithheld: z.enum(["overflow", "interrupted"]).exactOptional(),
  /** Only when asked for. */
  series: series.exactOptional(),
});

export type RunFigures = z.output<typeof runFiguresSchema>;

/** A scenario's part of a run's result. */
export type ScenarioResult = ScenarioHeader & RunFigures;

export type StructureResult = z.output<typeof structure>;
export type StructureMakeup = z.output<typeof makeup>;
export type PairRecord = z.output<typeof pair>;
export type StoppingRecord = NonNullable<RunFigures["stopping"]>;
export type PrecisionRecord = z.output<typeof precisionStopping>;
export type WinnerRecord = z.output<typeof winnerStopping>;
export type PaybackRecord = z.output<typeof payback>;
export type SeriesRecord = z.output<typeof series>;
export type CurveRecord = z.output<typeof curve>;
export type SeriesMeasure = CurveRecord["measure"];
export type CrossingRecord = z.output<typeof crossing>;
