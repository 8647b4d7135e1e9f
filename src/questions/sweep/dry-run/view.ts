import { duration } from "../../../report/format/duration.js";
import { count } from "../../../report/format/number.js";
import { nameOf } from "../../../report/structure-name.js";
import type { View } from "../../../report/view.js";
import { parameterHead } from "../view/label.js";
import { leftOutFacts } from "../view/left-out.js";
import type { DryRunRecord } from "./record.js";

/** Rows of the table at most: files have them all. */
const MOST_ROWS = 40;
/** Structure-months that a processor simulates in a millisecond, about. */
const PER_MS = 1500;

/** What would be simulated. */
export function dryRunView(record: DryRunRecord): View {
  const { name, parameters, variants, invalid, work } = record;
  const shown = variants.slice(0, MOST_ROWS);
  const left = variants.length - shown.length;
  return {
    title: `${name}: ${count(variants.length)} what-if${variants.length === 1 ? "" : "s"}, nothing simulated`,
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "what-if", align: "left", priority: 1 },
          ...parameters.map(({ key }) => ({
            header: parameterHead(key, (id) => nameOf(record, id)),
            align: "right" as const,
            priority: 2,
          })),
        ],
        rows: shown.map(({ variant, values }) => [{ text: variant }, ...values.map((text) => ({ text }))]),
      },
      ...leftOutFacts(left),
      {
        kind: "facts",
        facts: [
          {
            name: "work",
            text: `${count(work)} structure-months with the scenario as it is, ${workTime(work)} of one processor`,
          },
          ...(invalid.length === 0
            ? []
            : [{ name: "left out", text: `${count(invalid.length)} that are no scenario` }]),
        ],
      },
    ],
    captions: [],
    warnings: [],
  };
}

/** The least that is told in seconds. */
const LEAST_MS = 100;

function workTime(work: number): string {
  const milliseconds = work / PER_MS;
  return milliseconds < LEAST_MS ? `less than ${duration(LEAST_MS)}` : `about ${duration(milliseconds)}`;
}
