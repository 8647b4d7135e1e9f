import * as z from "zod";
import type { DistributionSpec } from "./spec.js";

const numbers = z.array(z.number()).readonly();

/** Where numbers that were read from a file come from. */
const data = z.object({
  file: z.string(),
  column: z.string(),
  where: z.string().exactOptional(),
  count: z.int().min(1),
  sha256: z.string(),
});

const simple = [
  z.object({ kind: z.literal("constant"), value: z.number() }),
  z.object({
    kind: z.literal("quantiles"),
    scale: z.enum(["identity", "log", "logit"]),
    points: z.array(z.object({ probability: z.number(), value: z.number() })).readonly(),
  }),
  z.object({ kind: z.literal("normal"), mean: z.number(), sd: z.number(), data: data.exactOptional() }),
  z.object({ kind: z.literal("lognormal"), mean: z.number(), sd: z.number() }),
  z.object({ kind: z.literal("beta"), alpha: z.number(), beta: z.number(), data: data.exactOptional() }),
  z.object({ kind: z.literal("uniform"), low: z.number(), high: z.number() }),
  z.object({ kind: z.literal("triangular"), low: z.number(), mode: z.number(), high: z.number() }),
  z.object({ kind: z.literal("pert"), low: z.number(), mode: z.number(), high: z.number(), shape: z.number() }),
  z.object({ kind: z.literal("gamma"), shape: z.number(), scale: z.number(), data: data.exactOptional() }),
  z.object({ kind: z.literal("discrete"), values: numbers, weights: numbers }),
  z.object({ kind: z.literal("empirical"), values: numbers, data: data.exactOptional() }),
] as const;

/** What is said of one number: see `distributions/spec.ts`. */
export const distributionSchema: z.ZodType<DistributionSpec> = z.discriminatedUnion("kind", [
  ...simple,
  z.object({
    kind: z.literal("truncated"),
    of: z.discriminatedUnion("kind", simple),
    min: z.number().exactOptional(),
    max: z.number().exactOptional(),
  }),
]);
