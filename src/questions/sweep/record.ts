import * as z from "zod";
import { estimate, figure, textList, whole } from "../../report/result/figure.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";

const statistics = z.object({
  mean: figure,
  /** Monte Carlo standard error of the mean. */
  standardError: figure,
  p5: figure,
  p50: figure,
  p95: figure,
});

const structure = z.object({
  id: z.string(),
  probabilityBest: figure,
  probabilityBestStandardError: figure,
  /** Mean objective of the best structure of the what-if less this one's, its sign turned if less is better; 0 for the best. */
  shortfall: estimate,
  /** Paired: the mean objective less that of the same structure in the scenario as it is; absent where that does not have it. */
  change: estimate.exactOptional(),
  /** The objective, total_cost, and what was asked for. */
  outcomes: z.record(z.string(), statistics),
});

export const sweepMethod = z.enum(["grid", "zip", "random", "cases", "files"]);

/** A key that varies, with its distinct values as they were given, in order; `drawn`: between two ends. */
export const parameterSchema = z.object({
  key: z.string(),
  values: textList,
  drawn: z.literal(true).exactOptional(),
});

/** One what-if. */
const variant = z.object({
  variant: z.string(),
  /** In the order of `parameters`: the values as `--set` takes them. */
  values: textList,
  trials: whole,
  /** Key of its objective among outcomes: that of the scenario, unless it is what varies. */
  objective: z.string(),
  /** The structure with the best mean objective; absent without data. */
  winner: z.string().exactOptional(),
  /**
   * Its paired lead over the next best of those that are not the same as it in every trial; 0 where all others are, absent where there
   * is none.
   */
  lead: estimate.exactOptional(),
  next: z.string().exactOptional(),
  /** What a difference must exceed to matter, in the unit of its objective. */
  indifference: figure,
  structures: z.array(structure).readonly(),
});

/** How far a structure's mean objective lies below that of the best structure of the same what-if. */
const shortfallRecord = z.object({
  structure: z.string(),
  /** Largest over the what-ifs, and their mean. */
  most: figure,
  mean: figure,
  /** What-ifs in which it is there with data. */
  cells: whole,
});

/** How far a parameter moves the lead of the leader over the best other structure. */
const move = z.object({
  key: z.string(),
  /** Value by value, or by thirds of values that are drawn. */
  steps: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        /** What-ifs with such a value. */
        cells: whole,
        /** Mean over them of the leader's mean less that of the best other; below 0 where another is best. */
        lead: figure,
        /** The structure with the best mean over them. */
        winner: z.string(),
      }),
    )
    .readonly(),
  /** Rank correlation of its values and that lead over all what-ifs, and the same with all other parameters taken out. */
  rank: z.object({ spearman: figure, partial: figure }).exactOptional(),
});

/** What a sweep says of a scenario. */
export const sweepFiguresSchema = z.object({
  method: sweepMethod,
  parameters: z.array(parameterSchema).readonly(),
  /** The scenario as it is: nothing varied. */
  base: variant,
  variants: z.array(variant).readonly(),
  /** What-ifs that are no scenario. */
  invalid: z.array(z.object({ variant: z.string(), values: textList })).readonly(),
  shortfalls: z.array(shortfallRecord).readonly(),
  /** The structure that is short of the best by least on average; absent without data, or where the objective varies. */
  leader: z.string().exactOptional(),
  moves: z.array(move).readonly(),
});

const acrossFiles = z.object({
  structure: z.string(),
  /** Mean shortfall over the what-ifs of each file, in their order; null where a file does not have the structure. */
  files: z.array(figure).readonly(),
  /** Over all files; null where a file does not have it. */
  most: figure,
  mean: figure,
});

/** What a sweep says of all files together: absent of one alone, or where their objectives differ. */
export const sweepRestSchema = z.object({
  regret: z
    .object({
      structures: z.array(acrossFiles).readonly(),
      /** The structure of least largest shortfall over the files, of those in all of them. */
      safest: z.string().exactOptional(),
    })
    .exactOptional(),
});

export type SweepFigures = z.output<typeof sweepFiguresSchema>;
export type SweepRest = z.output<typeof sweepRestSchema>;
/** A scenario's part of a sweep's result. */
export type SweepRecord = ScenarioHeader & SweepFigures;
export type VariantRecord = z.output<typeof variant>;
export type MoveRecord = z.output<typeof move>;
export type ShortfallRecord = z.output<typeof shortfallRecord>;
