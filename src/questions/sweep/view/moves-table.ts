import { maximumOf, minimumOf } from "../../../foundation/extremes.js";
import { count, fixed } from "../../../report/format/number.js";
import { difference } from "../../../report/format/quantity.js";
import { nameOf } from "../../../report/structure-name.js";
import { listed } from "../../../report/verdict/words.js";
import type { ViewBlock, ViewCell, ViewTable } from "../../../report/view.js";
import { areMatched } from "../overall.js";
import type { MoveRecord, SweepRecord } from "../record.js";
import { whatIfs } from "./call.js";
import { parameterLabel, valueCell, valueLabel } from "./label.js";
import { leadScale } from "./scale.js";

/** Of the table at most: the file has them all. */
const MOST_ROWS = 12;

/** What moves the lead, and what of it is not told. */
export const movesBlocks = (record: SweepRecord): ViewBlock[] => [...movesTable(record), ...movesFacts(record)];

/** How far each key moves the lead of the leader, the farthest first, and where that changes who is best. */
function movesTable(record: SweepRecord): ViewTable[] {
  const { leader } = record;
  const moves = comparableMoves(record);
  if (leader === undefined || moves.length === 0) return [];
  const structureName = (id: string): string => nameOf(record, id);
  const scale = leadScale(record);
  // Means of leads are told to the digits that the least sure lead supports.
  const error = Math.max(
    0,
    ...record.variants.flatMap(({ lead }) => lead?.standardError ?? []).filter(Number.isFinite),
  );
  const leadCell = (lead: number): ViewCell => ({
    text: difference(lead, error, scale),
    value: lead,
    ...(lead < 0 && { tone: "bad" as const }),
  });
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
          leadCell(first.lead),
          leadCell(last.lead),
          ...(isRanked ? [{ text: fixed(move.rank?.partial ?? NaN, 2), value: move.rank?.partial ?? NaN }] : []),
          ...(hasChanges ? [{ text: changesText(move, structureName) }] : []),
        ];
      }),
    },
  ];
}

/** Keys of which two values can be compared; none where only one key varies, as its what-ifs are listed. */
const comparableMoves = ({ moves }: SweepRecord): readonly MoveRecord[] =>
  moves.length < 2 ? [] : moves.filter(({ steps }) => steps.length > 1);

/** Of which keys it is not told what they move, and that not all what-ifs are used; nothing where none is missing. */
function movesFacts(record: SweepRecord): ViewBlock[] {
  const { moves, leader, method, variants, parameters } = record;
  if (leader === undefined || moves.length < 2) return [];
  const drawn = parameters.some((parameter) => parameter.drawn) ? [THIRDS] : [];
  if (!areMatched(method)) return factsOf(drawn);
  const untold = moves.filter(({ key, steps }) => steps.length < 2 && isVaried(record, key));
  const used = comparableMoves(record).map(({ steps }) => steps.reduce((sum, { cells }) => sum + cells, 0));
  const names = untold.map(({ key }) => parameterLabel(key, (id) => nameOf(record, id)));
  return factsOf([
    ...drawn,
    ...(used.some((cells) => cells < variants.length)
      ? [`Values are compared where all else is the same: in ${rangeText(used)} of ${whatIfs(variants.length)}.`]
      : []),
    ...(names.length === 0
      ? []
      : [`What ${listed(names)} would move is not told: no two what-ifs differ in nothing else.`]),
  ]);
}

const THIRDS = "Of what is drawn, the lead is that over its lowest and over its highest third.";

const factsOf = (texts: readonly string[]): ViewBlock[] =>
  texts.length === 0 ? [] : [{ kind: "facts", facts: texts.map((text) => ({ name: "", text })) }];

const isVaried = ({ parameters }: SweepRecord, key: string): boolean =>
  parameters.some((parameter) => parameter.key === key && parameter.values.length > 1);

/** `18`, `16 to 20`. */
function rangeText(numbers: readonly number[]): string {
  const [least, most] = [minimumOf(numbers), maximumOf(numbers)];
  return least === most ? count(least) : `${count(least)} to ${count(most)}`;
}

function spanOf({ steps }: MoveRecord): number {
  const leads = steps.map(({ lead }) => lead);
  return maximumOf(leads) - minimumOf(leads);
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
