import type { Problem } from "../../foundation/problem.js";
import { tidyRows } from "../../report/formats/tidy.js";
import { shardRefused } from "../../simulation/store/shard-store.js";
import { anyQuestion } from "../pose.js";
import { arrayText, missingIndices } from "./missing-indices.js";
import type { MergeGiven } from "./options.js";
import { readShards, type FoundShards } from "./read-shards.js";
import type { MissingRest } from "./record.js";

/** Which shards are to be done again. */
export const MISSING_QUESTION = anyQuestion<MergeGiven, FoundShards, object, MissingRest>({
  id: "merge-missing",
  schema: async () => (await import("./schema.js")).MERGE_SCHEMA,
  ask: async ({ shard }, { signal }) => {
    const found = await readShards(shard, signal);
    const [first] = found.refused;
    // Of how many they should be is told by a sound one alone.
    if (found.shards.length === 0) throw shardRefused(first.file, first.fault);
    return found;
  },
  warnings: ({ refused }) =>
    refused.flatMap(({ file, fault }) =>
      shardRefused(file, fault).problems.map((problem): Problem => ({ ...problem, severity: "warning" })),
    ),
  answer: ({ shards }) => {
    const missing = missingIndices(shards);
    return Promise.resolve({
      scenarios: [],
      rest: { of: shards[0].header.of, missing, array: arrayText(missing) },
    });
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
