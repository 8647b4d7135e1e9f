import { count } from "../../report/format/number.js";
import type { View } from "../../report/view.js";
import type { ShardRest } from "./record.js";

/** What a shard holds. */
export function shardView({ shard, index, of, from, to, trials, bytes, sums }: ShardRest): View {
  const held =
    from === to
      ? "no trials: there are fewer blocks than shards"
      : `${sums ? "sums of " : ""}trials ${count(from)} to ${count(to - 1)} of ${count(trials)}`;
  return {
    title: shard,
    blocks: [
      {
        kind: "facts",
        facts: [
          { name: "index", text: `${index}, the first is 0 and the last ${of - 1}` },
          { name: "holds", text: held },
          { name: "size", text: `${count(Math.ceil(bytes / 1000))} kB` },
        ],
      },
    ],
    captions: [],
    warnings: [],
  };
}
