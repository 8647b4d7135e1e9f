import * as z from "zod";
import { GRADES } from "../../assumptions/assumption.js";
import { choicesSchema } from "../../report/result/choice.js";
import { estimate, figure, figures, textList, whole } from "../../report/result/figure.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";

const share = z.object({ share: figure, standardError: figure });

/** `outOfSample` errs downwards, `plugIn` upwards. */
const information = estimate.extend({ outOfSample: figure, plugIn: figure, changes: figure });

const influence = z.object({
  spearman: figure,
  partial: figure,
  low: estimate,
  high: estimate,
  firstOrder: share,
});

const explained = z.object({ additive: figure, pairs: figure, rest: figure });

/** A driver with what the scenario says of it. */
const driver = z.object({
  id: z.string(),
  inputs: textList,
  values: z.tuple([figure, figure, figure]).readonly(),
  objective: influence,
  difference: influence,
  /** Structures with the best expectation at its 5 % and at its 95 % quantile. */
  bestAt: z.tuple([z.string(), z.string()]).readonly(),
  /** By how much each of these is then ahead of the structure that is best on average; absent where both are that one. */
  aheadAt: z.tuple([estimate, estimate]).readonly().exactOptional(),
  correlatedWith: textList,
  information,
  unit: z.string(),
  grade: z.enum(GRADES),
  source: z.string(),
  /** The scenario sets none of its inputs: the value is the book's. */
  isOfBook: z.literal(true).exactOptional(),
});

const group = z.object({
  name: z.string(),
  kind: z.enum(["all", "single", "prefix", "grade", "user"]),
  drivers: textList,
  information,
});

/** Strengths are shares of the strength the effects have in this run. */
const effectStrength = z.object({
  trials: whole,
  points: z.array(z.object({ strength: figure, best: z.string(), lead: estimate })).readonly(),
  change: z
    .object({ strength: figure, low: figure, high: figure, verified: z.boolean(), best: z.string() })
    .exactOptional(),
});

const position = z.object({ score: figure, quantile: figure, values: figures });
const guess = { stream: z.string(), inputs: textList };

const flips = z.object({
  trials: whole,
  probeTrials: whole,
  leader: z.string(),
  runnerUp: z.string(),
  lead: estimate,
  range: z.tuple([figure, figure]).readonly(),
  flips: z
    .array(
      z.object({
        ...guess,
        at: position,
        nearer: position,
        farther: position,
        winner: z.string(),
        verified: z.boolean(),
      }),
    )
    .readonly(),
  steady: z.array(z.object({ ...guess, leadLow: figure, leadHigh: figure })).readonly(),
  joint: z
    .object({
      distance: figure,
      low: figure,
      high: figure,
      winner: z.string(),
      verified: z.boolean(),
      moves: z.array(position.extend(guess)).readonly(),
    })
    .exactOptional(),
});

const axis = z.object({ ...guess, quantiles: figures, values: figures });

const map = z.object({
  trials: whole,
  x: axis,
  y: axis,
  /** cells[y][x] */
  cells: z
    .array(z.array(z.object({ winner: z.string(), margin: figure, standardError: figure })).readonly())
    .readonly(),
});

/** Ids of the structures with the best and the second best mean. */
const ends = { best: z.string(), second: z.string() };

/** Who is ahead in the scenario's trials. */
const ahead = {
  ...ends,
  trials: whole,
  incompleteTrials: whole,
  /** The best less the second best, positive where the best is ahead: the decisive difference. */
  lead: estimate,
  /** What a lead must exceed to matter, in the unit of the objective. */
  indifference: figure,
};

/** `probabilityBest`: share of the trials in which it is the best of all. */
const structure = z.object({ id: z.string(), objective: estimate, probabilityBest: figure });

/** All that an interrupt left of an answer from one run's samples, where it came before their statistics were done. */
const comparedFigures = z.object({
  method: z.literal("comparison"),
  ...ahead,
  structures: z.array(structure).readonly(),
});

/** From one run's samples. */
const samplesFigures = z.object({
  method: z.literal("samples"),
  ...ahead,
  /** `expectedLoss`: what choosing the structure costs, on average, beside knowing every driver. */
  structures: z.array(structure.extend({ expectedLoss: estimate })).readonly(),
  explained: z.object({ objective: explained, difference: explained }),
  /** The largest swing of the decisive difference first. */
  drivers: z.array(driver).readonly(),
  perfectInformation: information.extend({ withLuck: estimate }),
  groups: z.array(group).readonly(),
  grades: z.array(group.extend({ explained: figure })).readonly(),
  /** This one and the next three: absent, or fewer maps, where an interrupt came before they were found. */
  effectStrength: effectStrength.exactOptional(),
  flips: flips.exactOptional(),
  /** In the order they were asked for. */
  maps: z.array(map).readonly(),
  /** What is decided, not assumed: mandate, role and background of the deciding manager, cost of managers, posts. */
  choices: choicesSchema.exactOptional(),
});

const sobol = z.object({ first: share, total: share });
const morris = z.object({ mu: figure, muStar: figure, muStarStandardError: figure, sigma: figure });

/** From fresh runs of a sampling design. */
const designFigures = <Method extends string, Figures extends z.ZodType>(method: Method, figure: Figures) =>
  z.object({
    method: z.literal(method),
    ...ends,
    basePoints: whole,
    incomplete: whole,
    runs: whole,
    factors: z.array(z.object({ drivers: textList, objective: figure, difference: figure })).readonly(),
  });

const sobolFigures = designFigures("sobol", sobol);
const morrisFigures = designFigures("morris", morris);

/** What decides between a scenario's structures. */
export const driversFiguresSchema = z.object({
  drivers: z.discriminatedUnion("method", [samplesFigures, comparedFigures, sobolFigures, morrisFigures]),
});

export type DriversFigures = z.output<typeof driversFiguresSchema>;
export type ComparedFigures = z.output<typeof comparedFigures>;
export type SamplesFigures = z.output<typeof samplesFigures>;
type SobolFigures = z.output<typeof sobolFigures>;
type MorrisFigures = z.output<typeof morrisFigures>;
export type DriverRow = z.output<typeof driver>;
export type EffectStrengthRecord = z.output<typeof effectStrength>;

/** The same with what is said of the scenario. */
export type ComparedResult = ScenarioHeader & ComparedFigures;
export type SamplesResult = ScenarioHeader & SamplesFigures;
export type SobolResult = ScenarioHeader & SobolFigures;
export type MorrisResult = ScenarioHeader & MorrisFigures;
export type DesignResult = SobolResult | MorrisResult;
export type DriversResult = SamplesResult | ComparedResult | DesignResult;
