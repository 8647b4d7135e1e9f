import { InvalidInput } from "../../foundation/problem.js";
import type { Scenario } from "../../scenario/scenario.js";
import { readPlacedRecord, type Shard } from "../../simulation/store/shard-file.js";
import { shardRefused } from "../../simulation/store/shard-store.js";
import { summedRanges, type RunSums } from "../run/sums.js";
import { decodeSums, mostSums, sumsOf } from "../shard/sums-record.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "sums-of-another": { file: string; scenario: string };
  }
}

/**
 * The sums in all shards of a run, in the order of their trials, each read when it is asked for.
 * @param shards by their index
 * @param scenario of their plan
 * @param file the scenario's, for errors
 * @throws InvalidInput where the scenario asks for what their sums do not answer
 */
export function gatheredSums(shards: readonly Shard[], scenario: Scenario, file: string): Iterable<RunSums> {
  const asked = JSON.stringify(sumsOf(scenario));
  const other = shards.find(({ header: { sums } }) => JSON.stringify(sums) !== asked);
  if (other !== undefined) {
    const ofOther = { file: other.file, scenario: file };
    throw new InvalidInput([{ code: "sums-of-another", severity: "error", arguments: ofOther }]);
  }
  return sumsOfShards(shards, scenario);
}

/** One after the other: all at once they would take hundreds of megabytes. Without any where there are fewer blocks than shards. */
function* sumsOfShards(shards: readonly Shard[], scenario: Scenario): Generator<RunSums> {
  for (const { file, header, blocks } of shards) {
    const ranges = summedRanges(scenario, header.index, header.of);
    for (const placed of blocks) {
      const record = readPlacedRecord(placed, mostSums(scenario, ranges));
      if (typeof record === "string") throw shardRefused(file, record);
      const sums = decodeSums(record, scenario, ranges);
      if (sums === undefined) throw shardRefused(file, "foreign");
      yield sums;
    }
  }
}
