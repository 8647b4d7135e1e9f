import { count } from "../../../report/format/number.js";
import { quantityCell } from "../../../report/format/cell.js";
import { quantity } from "../../../report/format/quantity.js";
import { nameOf } from "../../../report/structure-name.js";
import type { View, ViewColumn } from "../../../report/view.js";
import type { SweepRecord, SweepRest } from "../record.js";
import { allInWords } from "./call.js";
import { leadScale } from "./scale.js";

type RegretRow = NonNullable<SweepRest["regret"]>["structures"][number];

/** Over the files, of a structure that is in all of them. */
const OF_ALL_FILES: readonly { readonly header: string; readonly of: (row: RegretRow) => number }[] = [
  { header: "largest", of: ({ most }) => most },
  { header: "mean", of: ({ mean }) => mean },
];

/** How far each structure is short of the best of the same what-if, file by file; nothing for one file. */
export function regretView(regret: SweepRest["regret"], records: readonly SweepRecord[]): View[] {
  if (regret === undefined) return [];
  const [record] = records;
  // A structure may be in some of the files alone.
  const labels = records.flatMap((one) => one.labels ?? []);
  const scale = leadScale(record);
  const safe = regret.structures.find(({ structure }) => structure === regret.safest);
  const everywhere = regret.structures.filter(({ most }) => !Number.isNaN(most));
  const ordered = [
    ...[...everywhere].sort((a, b) => a.most - b.most),
    ...regret.structures.filter(({ most }) => Number.isNaN(most)),
  ];
  const of = everywhere.length === regret.structures.length ? "" : ` (${inEveryFile(everywhere, regret.structures)})`;
  const ofAll = everywhere.length === 0 ? [] : OF_ALL_FILES;
  const column = (header: string, priority: number): ViewColumn => ({ header, align: "right", priority });
  return [
    {
      title: `${count(records.length)} files together`,
      verdict:
        safe === undefined
          ? ["No structure is in all of these files."]
          : [
              `Safest over ${allInWords(records.length)} files${of}: ${nameOf({ labels }, safe.structure)}, short of the best by ` +
                `${quantity(safe.most, 0, scale)} at most and ${quantity(safe.mean, 0, scale)} on average.`,
            ],
      blocks: [
        {
          kind: "table",
          heading: "Short of the best, mean over the what-ifs of each file",
          columns: [
            { header: "structure", align: "left", priority: 1, wrapsTo: 14 },
            ...records.map(({ name }) => ({ ...column(name, 3), wrapsTo: 10 })),
            ...ofAll.map(({ header }) => column(header, 1)),
          ],
          rows: ordered.map((row) => [
            {
              text: nameOf({ labels }, row.structure),
              ...(row.structure === regret.safest && { tone: "strong" as const }),
            },
            ...row.files.map((shortfall) => quantityCell(shortfall, 0, scale)),
            ...ofAll.map(({ of: figure }) => quantityCell(figure(row), 0, scale)),
          ]),
        },
      ],
      captions: [REGRET],
      warnings: [],
    },
  ];
}

/** Of which the safest is one. */
const inEveryFile = ({ length }: readonly RegretRow[], all: readonly RegretRow[]): string =>
  length === 1
    ? `the only one of ${count(all.length)} structures that is in every file`
    : `of the ${count(length)} of ${count(all.length)} structures that are in every file`;

export const REGRET =
  "Short of the best (regret): the best mean of the same what-if less the structure's own. The safest structure is that whose largest " +
  "shortfall is least (minimax regret, Savage 1951).";
