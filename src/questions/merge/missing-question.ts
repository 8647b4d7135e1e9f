import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { tidyRows } from "../../report/formats/tidy.js";
import type { Shard } from "../../simulation/store/shard-file.js";
import { shardRefused } from "../../simulation/store/shard-store.js";
import { anyQuestion } from "../pose.js";
import { readShardCount } from "../shard/read-place.js";
import { arrayText, missingIndices } from "./missing-indices.js";
import type { MergeGiven } from "./options.js";
import { readShards, type FoundShards } from "./read-shards.js";
import type { MissingRest } from "./record.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "shards-none-sound": Record<never, never>;
    "shards-of-number": { file: string; of: number; asked: number };
  }
}

interface MissingAsked extends FoundShards {
  /** How many there should be. */
  readonly of: number;
}

/** Which shards are to be done again. */
export const MISSING_QUESTION = anyQuestion<MergeGiven, MissingAsked, object, MissingRest>({
  id: "merge-missing",
  schema: async () => (await import("./schema.js")).MERGE_SCHEMA,
  ask: async ({ shard, of }, { signal }) => {
    const count = of === undefined ? undefined : readShardCount(of);
    const found = await readShards(shard, signal, { mayBeAbsent: count !== undefined });
    // Told by the caller, or by any sound one.
    const whole = count ?? found.shards.at(0)?.header.of;
    if (whole === undefined) throw noneSound(found);
    const other = found.shards.find(({ header }) => header.of !== whole);
    if (other !== undefined) throw otherCount(other, whole);
    return { ...found, of: whole };
  },
  warnings: ({ refused }) =>
    refused.flatMap(({ file, fault }) =>
      shardRefused(file, fault).problems.map((problem): Problem => ({ ...problem, severity: "warning" })),
    ),
  answer: ({ shards, of }) => {
    const missing = missingIndices(shards, of);
    return Promise.resolve({ scenarios: [], rest: { of, missing, array: arrayText(missing) } });
  },
  tell: ({ array, missing }) => ({
    rows: () =>
      missing.flatMap((index) =>
        tidyRows({ file: "", scenario: "", partial: false, unit: "index" }, { missing: index }),
      ),
    views: () => [
      {
        title: "",
        blocks: array === "" ? [] : [{ kind: "lines", lines: [array] }],
        captions: [],
        warnings: [],
      },
    ],
  }),
  interrupted: "Interrupted.",
});

function noneSound({ refused }: FoundShards): InvalidInput {
  const faults = refused.flatMap(({ file, fault }) => shardRefused(file, fault).problems);
  return new InvalidInput([...faults, { code: "shards-none-sound", severity: "error", arguments: {} }]);
}

function otherCount({ file, header: { of } }: Shard, asked: number): InvalidInput {
  return new InvalidInput([{ code: "shards-of-number", severity: "error", arguments: { file, of, asked } }]);
}
