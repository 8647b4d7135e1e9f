import { count } from "../../../report/format/number.js";
import { nameOf } from "../../../report/structure-name.js";
import type { ViewBlock, ViewCell } from "../../../report/view.js";
import type { SweepRecord, VariantRecord } from "../record.js";
import { plainNumber } from "../variants/read-parameter.js";
import { isCallClear, isOpen, tiedOf, winsOf } from "./call.js";
import { parameterLabel, valueLabel } from "./label.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Who is best over two keys that vary: a letter for each what-if, in lower case where it is too close to call. */
export function pictureBlocks(record: SweepRecord): ViewBlock[] {
  const { variants, parameters } = record;
  const wins = winsOf(variants);
  // The key with more values goes across: lines are longer than screens are high.
  const [across, up] = parameters[0].values.length >= parameters[1].values.length ? [0, 1] : [1, 0];
  const [columns, rows] = [across, up].map((parameter) => inOrder(parameters[parameter].values));
  const at = new Map(
    variants.map((variant) => [JSON.stringify([variant.values[across], variant.values[up]]), variant]),
  );
  const letterOf = (winner: string): string =>
    LETTERS.charAt(wins.findIndex((one) => one.winner === winner) % LETTERS.length);
  const label = (parameter: number): string => parameterLabel(parameters[parameter].key, (id) => nameOf(record, id));
  return [
    {
      kind: "grid",
      heading: `Who is best, by ${label(across)} (across) and ${label(up)} (up)`,
      across: columns.map((value) => ({ value: valueLabel(value) })),
      up: rows.map((value) => ({ value: valueLabel(value) })),
      legend: [
        ...wins.map(({ winner, count: times }) => `${letterOf(winner)}  ${nameOf(record, winner)}, in ${count(times)}`),
        ...(variants.some((variant) => tiedOf(variant).length > 0) ? ["=  the same in every trial"] : []),
        ...(!variants.some(isOpen) ? [] : ["lower case: too close to call"]),
      ],
      cells: rows.map((row) => columns.map((column) => cellOf(at.get(JSON.stringify([column, row])), letterOf))),
    },
  ];
}

function cellOf(variant: VariantRecord | undefined, letterOf: (winner: string) => string): ViewCell {
  if (variant?.winner === undefined) return { text: "·" };
  if (tiedOf(variant).length > 0) return { text: "=" };
  const letter = letterOf(variant.winner);
  return {
    text: isCallClear(variant) ? letter : letter.toLowerCase(),
    ...(variant.lead && { value: variant.lead.mean }),
  };
}

/** Rising where all are numbers, else as given. */
function inOrder(values: readonly string[]): readonly string[] {
  const numbers = values.map(plainNumber);
  if (numbers.includes(undefined)) return values;
  return [...values].sort((a, b) => (plainNumber(a) ?? 0) - (plainNumber(b) ?? 0));
}
