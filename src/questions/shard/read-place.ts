import { InvalidInput } from "../../foundation/problem.js";
import { readNumberOption } from "../options/values.js";
import type { Asking } from "../surroundings.js";
import type { ShardGiven } from "./options.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "shard-of-missing": Record<never, never>;
    "shard-index-missing": { variables: readonly string[] };
  }
}

/** Where batch schedulers say which of its jobs this one is. */
const INDEX_VARIABLES = [
  "SLURM_ARRAY_TASK_ID",
  "JOB_COMPLETION_INDEX",
  "AWS_BATCH_JOB_ARRAY_INDEX",
  "PBS_ARRAY_INDEX",
] as const;

const MOST_SHARDS = 1_000_000;

/** Which shard of how many. @throws InvalidInput */
export function readPlace(
  { index, of: whole }: Pick<ShardGiven, "index" | "of">,
  { environment }: Pick<Asking, "environment">,
): { readonly index: number; readonly of: number } {
  if (whole === undefined) throw new InvalidInput([{ code: "shard-of-missing", severity: "error", arguments: {} }]);
  const of = readShardCount(whole);
  if (index !== undefined) return { index: readWhole(index, "--index", 0, of - 1), of };
  const variable = INDEX_VARIABLES.find((name) => environment(name) !== undefined);
  if (variable === undefined) {
    const details = { variables: INDEX_VARIABLES };
    throw new InvalidInput([{ code: "shard-index-missing", severity: "error", arguments: details }]);
  }
  return { index: readWhole(environment(variable) ?? "", variable, 0, of - 1), of };
}

/** How many shards a run is cut into. @throws InvalidInput */
export const readShardCount = (text: string): number => readWhole(text, "--of", 1, MOST_SHARDS, "");

const FIRST_IS_0 = ": the first shard has index 0";

function readWhole(text: string, option: string, low: number, high: number, why = FIRST_IS_0): number {
  const expected = `a whole number from ${low} to ${high}${why}`;
  const isAllowed = (value: number): boolean => value >= low && value <= high;
  return readNumberOption(text, { option, domain: "count", kind: "count", expected, isAllowed });
}
