import { fixed } from "../../../report/format/number.js";
import { difference } from "../../../report/format/quantity.js";
import { nameOf } from "../../../report/structure-name.js";
import type { ViewCell, ViewTable } from "../../../report/view.js";
import type { Scale } from "../../../report/scale.js";
import type { MoveRecord, SweepRecord } from "../record.js";
import { parameterLabel, valueCell, valueLabel } from "./label.js";
import { leadScale } from "./scale.js";

/** Of the table at most: the file has them all. */
const MOST_ROWS = 12;

/** How far each key moves the lead of the leader, the farthest first, and where that changes who is best. */
export function movesTable(record: SweepRecord): ViewTable[] {
  const { moves, leader } = record;
  if (leader === undefined || moves.length < 2) return [];
  const structureName = (id: string): string => nameOf(record, id);
  const scale = leadScale(record);
  const isRanked = moves.every(({ rank }) => rank !== undefined) && record.method === "random";
  const shown = [...moves].sort((a, b) => spanOf(b) - spanOf(a)).slice(0, MOST_ROWS);
  const hasChanges = shown.some(({ steps }) => steps.some(({ winner }) => winner !== steps[0].winner));
  return [
    {
      kind: "table",
      heading: `What moves the lead of ${structureName(leader)} over the best other${moves.length > shown.length ? ` (${shown.length} of ${moves.length})` : ""}`,
      columns: [
        { header: "varied", align: "left", priority: 1, wrapsTo: 16 },
        { header: "from", align: "right", priority: 1 },
        { header: "to", align: "right", priority: 1 },
        { header: "lead\nat from", align: "right", priority: 1 },
        { header: "lead\nat to", align: "right", priority: 1 },
        ...(isRanked ? [{ header: "rank\ncorrelation", align: "right" as const, priority: 3 }] : []),
        ...(hasChanges ? [{ header: "best changes", align: "left" as const, priority: 2, wrapsTo: 18 }] : []),
      ],
      rows: shown.map((move) => {
        const first = move.steps[0];
        const last = move.steps[move.steps.length - 1];
        return [
          { text: parameterLabel(move.key, structureName) },
          valueCell(first.from),
          valueCell(last.to),
          leadCell(first.lead, scale),
          leadCell(last.lead, scale),
          ...(isRanked ? [{ text: fixed(move.rank?.partial ?? NaN, 2), value: move.rank?.partial ?? NaN }] : []),
          ...(hasChanges ? [{ text: changesText(move, structureName) }] : []),
        ];
      }),
    },
  ];
}

const leadCell = (lead: number, scale: Scale): ViewCell => ({
  text: difference(lead, 0, scale),
  value: lead,
  ...(lead < 0 && { tone: "bad" as const }),
});

function spanOf({ steps }: MoveRecord): number {
  const leads = steps.map(({ lead }) => lead);
  return Math.max(...leads) - Math.min(...leads);
}

const MOST_CHANGES = 2;

/** `A from 20%`: from which value on another structure is best on average. */
function changesText({ steps }: MoveRecord, structureName: (id: string) => string): string {
  const changes = steps.slice(1).flatMap((step, place) => {
    const before = steps[place];
    if (before.winner === step.winner) return [];
    return [`${structureName(step.winner)} from ${valueLabel(step.from)}`];
  });
  if (changes.length <= MOST_CHANGES) return changes.join("; ");
  return `${changes.length} times, first ${changes[0]}`;
}
