import * as z from "zod";
import { parseStoredJson } from "../stored-json.js";

const stopping = z.discriminatedUnion("until", [
  z.looseObject({
    until: z.literal("precision"),
    kind: z.enum(["relative", "absolute"]),
    target: z.number().positive(),
    maxTrials: z.int(),
  }),
  z.looseObject({
    until: z.literal("winner"),
    confidence: z.number().gt(0).lt(1),
    indifference: z.number().min(0),
    maxTrials: z.int(),
  }),
]);

const overrides = z.object({
  params: z.array(z.string()),
  set: z.array(z.string()),
  flags: z.partialRecord(
    z.enum(["trials", "seed", "horizon", "reference", "objective", "replicates", "effects"]),
    z.union([z.string(), z.number()]),
  ),
});

const scenario = z.looseObject({
  name: z.string(),
  file: z.string(),
  seed: z.string(),
  trials: z
    .int()
    .min(1)
    .max(2 ** 31),
  scenarioHash: z.string(),
  objective: z.string(),
  partial: z.boolean(),
  structures: z.array(z.looseObject({ id: z.string() })).min(1),
  overrides: overrides.optional(),
  stopping: stopping.optional(),
  series: z.looseObject({ curves: z.array(z.looseObject({ outcome: z.string() })) }).optional(),
});

const result = z.looseObject({
  schemaVersion: z.string().regex(/^1\./u),
  manifest: z.looseObject({ tool: z.literal("orgfunnel"), version: z.string(), command: z.literal("run") }),
  scenarios: z.array(scenario).min(1),
});

/** A stored result, with what is needed to run it again known and everything else as it stands. */
export type StoredResult = z.infer<typeof result>;
export type StoredScenario = z.infer<typeof scenario>;

/** Reads the text of a result file of `run`. Throws InvalidInput if it is none. */
export function parseStored(text: string, file: string): StoredResult {
  return parseStoredJson(result, text, file, "stored");
}
