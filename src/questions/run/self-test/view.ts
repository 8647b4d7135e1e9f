import type { SelfTestPart, SelfTestWay } from "../../../analysis/self-test.js";
import type { SelfTestRecord } from "./record.js";
import { OUTCOMES } from "../../../funnel/outcomes.js";
import { count } from "../../../report/format/number.js";
import { trialCount } from "../../../report/format/trials.js";
import type { View, ViewCell } from "../../../report/view.js";

const WAYS: readonly { readonly way: SelfTestWay; readonly header: string }[] = [
  { way: "twin", header: "less its\ntwin" },
  { way: "added", header: "with twins\nadded" },
  { way: "reversed", header: "in reverse\norder" },
  { way: "chunks", header: "in other\npieces" },
];

/** What simulating the same trials again in other ways changed: nothing, or where. */
export function selfTestView(record: SelfTestRecord): View {
  const { name, trials, replicates, passed, parts } = record;
  const structures = [...new Set(parts.map(({ structure }) => structure))];
  const samples = replicates === 1 ? "" : ` x ${count(replicates)} streams of luck`;
  const scope = `${trialCount(trials)}${samples} x ${count(OUTCOMES.length)} outcomes`;
  return {
    title: `${name}: self-test ${passed ? "passed" : "FAILED"}`,
    blocks: [
      {
        kind: "table",
        heading: `Difference in ${scope}`,
        columns: [
          { header: "structure", align: "left", priority: 1, wrapsTo: 16 },
          ...WAYS.map(({ header }) => ({ header, align: "right" as const, priority: 1 })),
        ],
        rows: structures.map((structure) => [
          { text: structure },
          ...WAYS.map(({ way }) => partCell(parts.find((part) => part.structure === structure && part.way === way))),
        ]),
      },
    ],
    notes: [],
    captions: [
      "0: equal to the last bit in every outcome of every trial. “less its twin”: each structure beside an equal one in the same run " +
        "(A/A test). “with twins added”: the run itself against the run with the twins. “in reverse order”: the structures in the opposite " +
        "order. “in other pieces”: the trials cut into pieces of 1 to 190, in one thread.",
    ],
    warnings: parts.flatMap(firstText),
  };
}

function partCell(part: SelfTestPart | undefined): ViewCell {
  if (part === undefined || part.compared === 0) return { text: "nothing compared", tone: "bad" };
  if (part.different === 0) return { text: "0", tone: "good" };
  return { text: `${count(part.different)} of ${count(part.compared)} differ`, tone: "bad" };
}

function firstText({ way, structure, first }: SelfTestPart): string[] {
  if (first === undefined) return [];
  const { outcome, trial, replicate, value, again } = first;
  return [
    `${structure}, ${way}: first in ${outcome} of trial ${trial}, replicate ${replicate}: ${value} and ${again}, a difference of ${again - value}.`,
  ];
}
